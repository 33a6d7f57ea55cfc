"""What is counted of a session's places: in areas, within a distance, and who lives near. No Shiny here."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

import geodata
from own import Points
from own.point_counts import Share, counted_in, counted_within, reach_of, residents_of

IN_AREAS, NEAR = "count", "near"
Counts = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of the places: level, the area drilled into, the area selected, and the settings."""

    level: str
    within: str
    selected: str
    mode: str
    kilometres: float
    kind: int


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The answer, an entry an area in canonical order.

    Attributes
    ----------
    shown
        The areas on the map.
    total
        How many places are counted: those of the category, in the borough drilled into, unless distances
        count, which know no boundary.
    inside, near
        Places in each area; places within the distance of its middle.
    people
        Residents of each area.
    shares
        Percentage of each area's residents who live in an LSOA with a place within the distance.
    whole, here
        That share of Greater Manchester, and of the area selected or drilled into; None where there is none.
    place
        The name of the latter.
    kind
        The category that is counted, "" for all.
    """

    ask: Ask
    shown: NDArray[np.bool_]
    total: int
    inside: Counts
    near: Counts
    people: Counts
    shares: Counts
    whole: Share | None
    here: Share | None
    place: str
    kind: str

    @property
    def counts(self) -> Counts:
        """What the map is coloured by."""
        return self.near if self.ask.mode == NEAR else self.inside

    @property
    def rates(self) -> Counts:
        """Places in each area for every 10,000 residents, NaN where their number is not known."""
        return 10_000 * self.inside / np.where(self.people > 0, self.people, np.nan)


def find(points: Points, ask: Ask, shown: NDArray[np.bool_]) -> Found:
    """Return what is counted of the places."""
    of_kind, metres = points.of_kind(ask.kind), 1000 * ask.kilometres
    inside = counted_in(points, ask.level, of_kind).astype(float)
    reach = reach_of(points, of_kind)
    place = ask.selected or ask.within
    area = geodata.area(place) if place else None
    return Found(
        ask,
        shown,
        int(inside[shown].sum()) if ask.within and ask.mode == IN_AREAS else int(of_kind.sum()),
        inside,
        counted_within(points, ask.level, of_kind, metres).astype(float),
        residents_of(ask.level),
        reach.shares(metres, ask.level),
        reach.share(metres),
        reach.share(metres, area.code, area.level) if area else None,
        area.name if area else "",
        points.kinds[ask.kind - 1] if 1 <= ask.kind <= len(points.kinds) else "",
    )
