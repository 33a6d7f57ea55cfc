"""What becomes of a session's file of groups: made in threads, held here alone and gone with the session.

The questions that Shiny remembers name the file by its number and hold nothing of it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from own import Grouping, Refused, grouping_of

from ...parts.drawings import Drawing
from ...parts.own_desk import Tray

NOT_MADE = "The groups of this file could not be made. Save it as CSV with two columns, area and group."
GONE = "The file is gone. Choose it again."

told = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which file is meant, by its number, and the letters of its two columns; "" as recognised."""

    number: int
    area: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """The groups of a file; `fault` says why there are none, `reasons` what they cannot show and why."""

    wanted: Wanted
    grouping: Grouping | None = None
    fault: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)


class OwnAreas:
    """The groups that a session's file gave, and the newest drawing of them.

    Parameters
    ----------
    tray
        Where the file waits.
    reasons
        Returns why each indicator cannot be shown by some groups.
    """

    def __init__(self, tray: Tray, reasons: Callable[[Grouping], Mapping[str, str]]) -> None:
        self._tray, self._reasons = tray, reasons
        self.made: Made | None = None
        self.drawing: tuple[Any, Drawing] | None = None

    def make(self, wanted: Wanted) -> Wanted:
        """Make the groups; nothing of them is returned, for the answer may outlive the file."""
        made = self._made(wanted)
        if wanted.number == self._tray.number:
            self.made = made
        return wanted

    def _made(self, wanted: Wanted) -> Made:
        draft = self._tray.draft
        if draft is None or wanted.number != self._tray.number:
            return Made(wanted, fault=GONE)
        try:
            grouping = grouping_of(draft, wanted.area, wanted.group)
            return Made(wanted, grouping, reasons=self._reasons(grouping))
        except Refused as problem:
            return Made(wanted, fault=str(problem))
        except Exception as fault:  # a fault of ours: its own words may quote the file
            told.error("The groups of a session's file could not be made: %s", type(fault).__name__)
            return Made(wanted, fault=NOT_MADE)

    def draw(self, wanted: Any, make: Callable[[Made], Drawing | None]) -> Any:
        """Draw the groups as they are now; the drawing is held here under what was wanted."""
        made = self.made
        drawn = make(made) if made is not None else None
        if drawn is not None and self.made is made:
            self.drawing = wanted, drawn
        return wanted

    def forget(self) -> None:
        """Let go of everything that came from the file."""
        self.made = self.drawing = None
