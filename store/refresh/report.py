"""What became of a refresh, source by source: for the terminal, the page, and the snapshot's own folder."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

ALL_DONE, NOTHING_WRITTEN, SOME_FAILED = 0, 1, 3
"""Exit codes; 2 is that of a command line that cannot be read."""

REPORT = "report.json"
LAST = "refresh.json"
"""The reports in a snapshot's folder, and of the last refresh whatever came of it in the data folder."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source.

    Attributes
    ----------
    state
        "refreshed"; "in part" where some of its indicators stay as they were; "failed" where all do.
    faults
        Why, one sentence each.
    rows, bytes
        What the publisher sent.
    observations, replaced
        How many figures were written, and how many gave way to them.
    set_aside
        How many are of a level at which their indicator is not shown.
    urls, retrieved_at
        What was asked, without keys, and when the oldest part of the answer was sent.
    """

    source: str
    publisher: str
    dataset: str
    state: str
    faults: tuple[str, ...] = ()
    rows: int = 0
    bytes: int = 0
    observations: int = 0
    set_aside: int = 0
    urls: tuple[str, ...] = ()
    retrieved_at: str = ""

    def words(self) -> str:
        """Return it as a sentence."""
        if self.state == "failed":
            return f"{self.source} keeps its old figures. {' '.join(self.faults)}"
        written = f"{self.source}: {self.observations:,} figures of {self.rows:,} rows"
        aside = f", {self.set_aside:,} set aside" if self.set_aside else ""
        return f"{written}{aside}. {' '.join(self.faults)}".rstrip()


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a refresh.

    Attributes
    ----------
    began, ended
        ISO 8601, UTC.
    snapshot
        The name of the snapshot that it brought into use; "" if it brought none.
    """

    began: str
    ended: str
    outcomes: Sequence[Outcome]
    snapshot: str = ""
    replaced: int = 0
    notes: Sequence[str] = field(default_factory=tuple)

    @property
    def code(self) -> int:
        """Return the exit code of the command."""
        states = {outcome.state for outcome in self.outcomes}
        if not self.snapshot:
            return NOTHING_WRITTEN
        return ALL_DONE if states == {"refreshed"} else SOME_FAILED

    def words(self) -> str:
        """Return what a reader needs to know, in a sentence or two."""
        good = [one for one in self.outcomes if one.state != "failed"]
        counted = f"{len(good)} of {len(self.outcomes)} sources were refreshed"
        if not self.snapshot:
            return f"{counted}. Nothing was written: the figures stay as they are."
        figures = sum(one.observations for one in good)
        return (
            f"{counted}: {figures:,} figures written, {self.replaced:,} of them in the place of older ones. "
            f"The snapshot in use is {self.snapshot}."
        )

    def plain(self) -> dict[str, Any]:
        """Return it as JSON takes it."""
        return asdict(self)

    def text(self) -> str:
        """Return it as JSON."""
        return json.dumps(self.plain(), indent=1, ensure_ascii=False) + "\n"
