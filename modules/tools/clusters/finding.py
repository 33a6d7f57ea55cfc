"""What the clusters tool is asked, and what it finds. No Shiny here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

import geodata
from analysis.cluster_groups import groups
from analysis.cluster_words import Group
from analysis.clusters import COUNTS_REFUSED, HIGH, LOW, Clusters, find_clusters
from analysis.clusters import Settings as Asked
from analysis.errors import NotClusterable
from analysis.neighbours import Neighbours, nearest, touching, within
from analysis.permutation import KeepGoing
from analysis.view import View
from catalogue import Indicator

from ...parts.state import Settings, Subject
from ...parts.views import Views, inside

TOUCHING, NEAREST, WITHIN = "touching", "nearest", "within"
SHARES = ("proportion", "rate")
"""Measures that rest on counts, whether or not these are published."""
NO_COUNTS = "Counts are not published for every area, so rates are taken as they are."
NOT_A_SHARE = (
    "The published rate is not its count over its base (it is adjusted for age, say), so rates are taken as "
    "they are."
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Everything that the answer depends on."""

    subject: Subject
    settings: Settings
    asked: Asked
    near: str
    number: int
    kilometres: float
    held_back: bool

    @property
    def cache_key(self) -> tuple:
        """The hashable parts, without what only the picture shows."""
        subject = self.subject
        reach = {NEAREST: self.number, WITHIN: self.kilometres}.get(self.near, 0)
        place = (subject.key, subject.within, subject.population)
        return (*place, self.asked, self.near, reach, self.held_back)


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Areas of one kind that touch, by their place in canonical order; `peak` is the most extreme of them."""

    group: Group
    areas: NDArray[np.intp]
    peak: int


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The answer: clusters, the figures that they are of, places by kind, and a note on small counts."""

    wanted: Wanted
    view: View
    shown: NDArray[np.bool_]
    clusters: Clusters
    places: Mapping[int, tuple[Place, ...]]
    note: str

    @property
    def words(self) -> tuple[str, str]:
        """What one area and several are called."""
        level = geodata.LEVELS[self.view.level]
        return level.singular, level.plural


def find(views: Views, wanted: Wanted, keep_going: KeepGoing) -> Found:
    """Return the clusters among the areas shown; errors as `find_clusters`."""
    subject = wanted.subject
    if subject.indicator.measure == "count":
        raise NotClusterable(COUNTS_REFUSED)
    view, shown = views.view(subject, wanted.settings), inside(subject.level, subject.within)
    known = np.isfinite(view.values) & shown
    counts, note = None, ""
    if wanted.held_back and subject.indicator.measure in SHARES:
        counts, note = counts_of(view, known, subject.indicator)
    found = find_clusters(
        view.values, neighbours_of(wanted, known), subject.indicator.measure, counts, wanted.asked, keep_going
    )
    touch = geodata.neighbours(subject.level)
    places = {kind: places_of(found, kind, touch, subject.level) for kind in (HIGH, LOW)}
    return Found(wanted, view, shown, found, places, note)


def neighbours_of(wanted: Wanted, known: NDArray[np.bool_]) -> Neighbours:
    """Return who is whose neighbour; errors as `analysis.neighbours`."""
    areas = geodata.load_areas(wanted.subject.level)
    ways: Mapping[str, Callable[[], Neighbours]] = {
        TOUCHING: lambda: touching(geodata.neighbours(wanted.subject.level), known),
        NEAREST: lambda: nearest(areas["lat"], areas["lon"], wanted.number, known),
        WITHIN: lambda: within(areas["lat"], areas["lon"], wanted.kilometres, known),
    }
    return ways[wanted.near]()


def counts_of(
    view: View, known: NDArray[np.bool_], indicator: Indicator
) -> tuple[tuple[NDArray[np.float64], NDArray[np.float64]] | None, str]:
    """Return numerators and denominators where they make the values; else None, and why not."""
    counts = view.numerator, view.denominator
    usable = np.isfinite(counts[0]) & np.isfinite(counts[1]) & (counts[1] > 0) & (counts[0] >= 0)
    if not known.any() or not usable[known].all():
        return None, NO_COUNTS
    rates = indicator.multiplier * counts[0][known] / counts[1][known]
    if not np.allclose(rates, view.values[known], rtol=0.02, atol=10.0**-indicator.decimals):
        return None, NOT_A_SHARE
    return counts, ""


def places_of(found: Clusters, kind: int, touch: NDArray[np.intp], level: str) -> tuple[Place, ...]:
    """Return the places of a kind, the largest first, each named after its most extreme area."""
    made = []
    for areas in groups(found.kinds, kind, touch):
        extreme = np.argmax(found.scores[areas]) if kind == HIGH else np.argmin(found.scores[areas])
        peak = int(areas[extreme])
        made.append(Place(Group(place_name(level, peak), len(areas)), areas, peak))
    return tuple(made)


def place_name(level: str, at: int) -> str:
    """Return where an area lies as a reader knows it: its ward and borough, or its own name."""
    row = geodata.load_areas(level).iloc[at]
    if level == "borough":
        return str(row["name"])
    return f"{ward_name(level, str(row['area_code'])) or row['name']} in {row['parent_name']}"


def ward_name(level: str, code: str) -> str:
    """Return the name of the ward that holds most of an area; "" for wards, and where none is known."""
    if geodata.LEVELS[level].area_type not in ("lsoa", "msoa"):
        return ""
    for ward in geodata.MAP_LEVELS:
        if geodata.LEVELS[ward].area_type == "ward" and (held := geodata.holder(code, level, ward)):
            found = geodata.area(held, ward)
            return found.name if found else ""
    return ""
