"""How many places lie in each area, and who lives within reach of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geodata import EMBEDDED, FINEST, LEVELS, centres_of, load_areas
from own.places import climbed, climbs
from own.points import Points


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the residents of an area live within reach."""

    reached: float
    residents: float

    @property
    def percent(self) -> float:
        """The share in percent."""
        return 100 * self.reached / self.residents


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """Metres from the middle of each LSOA to the nearest place, in canonical order."""

    metres: NDArray[np.float64]
    finest: str = FINEST[0]

    def reached(self, within: float) -> NDArray[np.bool_]:
        """Return which LSOAs have a place within a distance of their middle."""
        return np.asarray(self.metres <= within, dtype=np.bool_)

    def share(self, within: float, area: str = "", level: str = "") -> Share | None:
        """Return how many residents live in LSOAs with a place within a distance.

        Parameters
        ----------
        area, level
            An area and its level; without one, all of Greater Manchester. None where no LSOAs make it up.
        """
        here = np.ones(self.metres.size, dtype=bool)
        if area:
            if not climbs(self.finest, level):
                return None
            here = self._of(level) == area
        people = residents_of(self.finest)
        if not here.any() or not people[here].sum() > 0:
            return None
        reached = here & self.reached(within)
        return Share(float(people[reached].sum()), float(people[here].sum()))

    def shares(self, within: float, level: str) -> NDArray[np.float64]:
        """Return the percentage of each area's residents within reach, NaN where no LSOAs make it up."""
        codes = load_areas(level)["area_code"]
        if not climbs(self.finest, level):
            return np.full(len(codes), np.nan)
        people, of = residents_of(self.finest), self._of(level)
        table = pd.DataFrame({"of": of, "all": people, "near": people * self.reached(within)})
        sums = table.groupby("of").sum().reindex(codes)
        return (100 * sums["near"] / sums["all"].where(sums["all"] > 0)).to_numpy(float)

    def _of(self, level: str) -> NDArray[np.object_]:
        return climbed(load_areas(self.finest)["area_code"].to_numpy(object), self.finest, level)


def counted_in(points: Points, level: str, of_kind: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return how many of the places `of_kind` lie in each area of a level, in canonical order."""
    codes = pd.Index(load_areas(level)["area_code"])
    places = codes.get_indexer(pd.Index(points.at(level)[of_kind]))
    return np.bincount(places[places >= 0], minlength=len(codes)).astype(np.intp)


def counted_within(points: Points, level: str, of_kind: NDArray[np.bool_], within: float) -> NDArray[np.intp]:
    """Return how many of the places lie within so many metres of the middle of each area (`centres_of`)."""
    tree, centres = _tree(points.metres[of_kind]), centres_of(level).metres
    if tree is None:
        return np.zeros(len(centres), dtype=np.intp)
    return np.asarray(tree.query_ball_point(centres, within, return_length=True), dtype=np.intp)


def reach_of(points: Points, of_kind: NDArray[np.bool_]) -> Reach:
    """Return how far it is to the nearest of the places from the middle of each LSOA."""
    tree, centres = _tree(points.metres[of_kind]), centres_of(FINEST[0]).metres
    if tree is None:
        return Reach(np.full(len(centres), np.inf))
    return Reach(np.asarray(tree.query(centres)[0], dtype=np.float64))


def residents_of(level: str) -> NDArray[np.float64]:
    """Return the usual residents of each area, of Census 2011, or 2021 where areas were drawn since."""
    return load_areas(level)["residents_2011" if level in EMBEDDED else "residents_2021"].to_numpy(float)


def census_words(level: str) -> str:
    """Return which census a level's residents are of."""
    return "Census 2011" if level in EMBEDDED else "Census 2021"


def centre_words(level: str) -> str:
    """Return what the middle of an area of a level is."""
    one = LEVELS[level].singular
    if centres_of(level).weighted:
        return (
            "the middle of where an area’s residents live (the mean of its LSOAs, by residents of the census)"
        )
    return f"a point inside the {one}"


def _tree(metres: NDArray[np.float64]) -> Any:
    """Return points to be searched by distance, None for none."""
    from scipy.spatial import cKDTree  # only for the first file of places

    return cKDTree(metres) if len(metres) else None
