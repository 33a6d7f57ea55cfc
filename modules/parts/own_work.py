"""What becomes of a session's file once its columns are agreed upon: made in a thread, held here alone.

The questions that Shiny remembers name the file by its number and hold nothing of it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

from analysis.errors import AnalysisError
from own import (
    Draft,
    Holding,
    NoLongerWanted,
    Origin,
    Patience,
    Prepared,
    Protection,
    Refused,
    Settled,
    figures_of,
    indicators_of,
    prepare,
)

from .own_desk import Tray

NOTHING_TO_ROUND = (
    "Means and weighted shares have no counts to round. Choose the file again, and hold small numbers back."
)
NOT_MADE = "The figures of this file could not be worked out safely, so none are shown. Try fewer columns."
NOWHERE = "No row of the file could be placed in an area and a period, so there is nothing to count."

THREADS = ThreadPoolExecutor(2, "own-data")
"""In which files of all sessions are worked out: one may take a minute, and others wait their turn."""

told = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the columns of a file are taken: its number, roles by letter, how dates are put together.

    With a `base` counts are rounded to it, and nothing is held back. It is agreed once a file: who could
    choose anew might work out small numbers from the differences.
    """

    number: int
    roles: tuple[tuple[str, str], ...]
    grouping: str
    per_area: bool
    base: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """What figures are wanted of a file."""

    agreement: Agreement
    threshold: int
    polarities: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Made:
    """The figures of a file, and its rows as they were placed; `fault` says why there are none."""

    asked: Asked
    prepared: Prepared | None = None
    holding: Holding | None = None
    fault: str = ""


class OwnWork:
    """The figures that a session's own file gave.

    Parameters
    ----------
    tray
        Where the file waits.
    lay
        Shows figures beside the published ones.
    patience
        Makes the limit of time within which small numbers are protected.
    """

    def __init__(
        self,
        tray: Tray,
        lay: Callable[[Holding | None], None],
        patience: Callable[..., Patience] = Patience,
    ) -> None:
        self._tray, self._lay, self._patience = tray, lay, patience
        self._settled = Settled()
        self._prepared: tuple[Agreement, Prepared] | None = None
        self._runs = 0
        self.made: Made | None = None

    def make(self, asked: Asked, stop: Callable[[], bool] = lambda: False) -> Asked:
        """Work out the figures; nothing of them is returned, for the answer may outlive the file.

        Those that are no longer wanted, by `stop` or because the file is gone, are given up.
        """

        def unwanted() -> bool:
            return stop() or asked.agreement.number != self._tray.number

        try:
            made = self._figures(asked, self._patience(stopped=unwanted))
        except NoLongerWanted:
            return asked
        except (Refused, AnalysisError) as problem:
            made = Made(asked, fault=str(problem))
        except Exception as fault:  # a fault of ours: its own words may quote the file
            told.error("The figures of a session's file could not be made: %s", type(fault).__name__)
            made = Made(asked, fault=NOT_MADE)
        if not unwanted():
            self.made = made
        return asked

    def show(self) -> None:
        """Show the newest figures on the page."""
        self._lay(self.made.holding if self.made else None)

    def forget(self) -> None:
        """Let go of everything that came from the file, but of the checksum of what was shown."""
        self._prepared, self.made = None, None

    def _figures(self, asked: Asked, patience: Patience) -> Made:
        draft = self._tray.draft
        if draft is None or asked.agreement.number != self._tray.number:
            return Made(asked, fault="The file is gone. Choose it again.")
        prepared = self._rows(draft, asked.agreement)
        if not prepared.used.any():
            return Made(asked, prepared, fault=NOWHERE)
        today, protection = date.today(), Protection(asked.threshold, asked.agreement.base)
        self._settled.check(prepared, asked.agreement.base)
        figures = figures_of(prepared, protection, today, patience)
        if not figures:
            return Made(asked, prepared, fault=NOTHING_TO_ROUND)
        patience.left()
        self._settled.settle(prepared, asked.agreement.base)
        self._runs += 1
        named = indicators_of(prepared, figures, protection, self._runs, dict(asked.polarities))
        origin = Origin(
            dataset=prepared.name,
            rows=prepared.rows,
            sha256=self._tray.sha256,
            retrieved_at=today,
            query=f"{int(prepared.used.sum()):,} of its {prepared.rows:,} rows were placed and counted.",
        )
        return Made(asked, prepared, Holding(named, dict(zip(named, figures, strict=True)), origin))

    def _rows(self, draft: Draft, agreed: Agreement) -> Prepared:
        """Return the rows of a file, placed once."""
        if self._prepared is None or self._prepared[0] != agreed:
            self._prepared = agreed, prepare(draft, dict(agreed.roles), agreed.grouping, agreed.per_area)
        return self._prepared[1]
