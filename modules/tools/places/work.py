"""The places of a session's file: made in a thread, held here alone, and told to the session's own page."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

import geodata
from own import Points, Refused, points_of
from own.point_counts import reach_of

from ...parts.own_desk import Tray

MOST_DRAWN = 5_000
NOT_MADE = "The places of this file could not be worked out. Choose it again, with fewer columns."
GONE = "The file is gone. Choose it again."

told = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Agreed:
    """How the columns of a file are taken: the file's number, and roles by letter. It holds nothing of it."""

    number: int
    roles: tuple[tuple[str, str], ...]


class PlacesWork:
    """The places that a session's own file gave; `fault` says why there are none."""

    def __init__(self, tray: Tray) -> None:
        self._tray = tray
        self.agreed: Agreed | None = None
        self.points: Points | None = None
        self.fault = ""

    def make(self, agreed: Agreed) -> Agreed:
        """Place the rows; nothing of them is returned, for the answer may outlive the file."""
        points, fault = self._placed(agreed)
        if agreed.number == self._tray.number:
            self.agreed, self.points, self.fault = agreed, points, fault
        return agreed

    def forget(self) -> None:
        """Let go of everything that came from the file."""
        self.agreed, self.points, self.fault = None, None, ""

    def _placed(self, agreed: Agreed) -> tuple[Points | None, str]:
        draft = self._tray.draft
        if draft is None or agreed.number != self._tray.number:
            return None, GONE
        try:
            points = points_of(draft, dict(agreed.roles))
            make_ready(points)
        except Refused as problem:
            return None, str(problem)
        except Exception as fault:  # a fault of ours: its own words may quote the file
            told.error("The places of a session's file could not be made: %s", type(fault).__name__)
            return None, NOT_MADE
        return points, ""


def make_ready(points: Points) -> None:
    """Load here, in a thread, what a process needs once to count places, so that no session waits for it."""
    reach_of(points, points.of_kind(0))
    for level in geodata.MAP_LEVELS:
        points.at(level)
        geodata.centres_of(level)


def on_the_map(points: Points | None, kind: int) -> dict[str, Any]:
    """Return what the page draws: places of a category, the first of them where they are too many."""
    if points is None:
        return {"words": "", "places": []}
    rows = points.of_kind(kind).nonzero()[0]
    drawn = rows[:MOST_DRAWN]
    degrees = points.degrees.round(5)
    return {
        "words": drawn_words(points, kind, rows.size),
        "places": [
            [float(degrees[row, 1]), float(degrees[row, 0]), title_of(points, row), kind_of(points, row)]
            for row in drawn
        ],
    }


def drawn_words(points: Points, kind: int, count: int) -> str:
    """Return what the legend says of the places on the map."""
    of = f" of “{points.kinds[kind - 1]}”" if 1 <= kind <= len(points.kinds) else ""
    one = "place" if count == 1 else "places"
    if count > MOST_DRAWN:
        return f"The first {MOST_DRAWN:,} of your {count:,} {one}{of}"
    return f"Your {one}{of}: {count:,}"


def title_of(points: Points, row: int) -> str:
    """Return what a place is called: its row in the file where it has no name."""
    return points.names[row] or f"Row {points.lines[row]:,}"


def kind_of(points: Points, row: int) -> str:
    """Return a place's category, "" where the file has none."""
    return points.kinds[points.kind[row]] if points.kinds else ""
