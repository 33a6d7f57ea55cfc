"""The figures behind a need index, the index, and its draws: made once for everybody who asks. No Shiny."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

import geodata
from analysis.errors import AnalysisError
from analysis.need import Need, Part, need_index, refuse_parts
from analysis.need_draws import Certainty, Plan, need_draws, standard_errors
from analysis.view import View

from ...parts.keeping import kept_with_views
from ...parts.state import Notices, Subject, resolve_settings
from ...parts.views import Views, inside, residents
from ..others import subject_of
from .choice import Entries, title_of

MOST_KEPT = 24
"""Answers kept: at LSOA level one holds a megabyte."""
MOST_FIGURES = 256


@dataclass(frozen=True, slots=True)
class Place:
    """Which areas: their level, the area they lie in, whose figures, the fewest residents to be ranked."""

    level: str
    within: str = ""
    sex: str = ""
    population: int = 0

    @classmethod
    def of(cls, subject: Subject) -> Place:
        """Return the place that the map shows."""
        return cls(subject.level, subject.within, subject.sex, subject.population)

    @property
    def whole(self) -> Place:
        """Return all areas of the level, wherever they lie and however few live there."""
        return replace(self, within="", population=0)

    @property
    def plural(self) -> str:
        """What its areas are called."""
        return geodata.LEVELS[self.level].plural

    @property
    def singular(self) -> str:
        """What one of its areas is called."""
        return geodata.LEVELS[self.level].singular

    @property
    def shown(self) -> NDArray[np.bool_]:
        """Which areas lie in it."""
        return inside(self.level, self.within)

    @property
    def enough(self) -> NDArray[np.bool_]:
        """Which areas have at least the fewest residents that the reader asks for."""
        people = residents(self.level)
        return people >= self.population if self.population else np.ones(people.size, dtype=bool)

    @property
    def name(self) -> str:
        """What the areas lie in."""
        found = geodata.area(self.within) if self.within else None
        return found.name if found else "Greater Manchester"


@dataclass(frozen=True, slots=True)
class Question:
    """A need index: which indicators with which weights, on which scale, over which areas."""

    entries: Entries
    way: str
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """An index with the views that it was made from, one a part of the index."""

    question: Question
    need: Need
    views: Mapping[str, View]
    periods: Mapping[str, str]
    shown: NDArray[np.bool_]

    @property
    def missing(self) -> NDArray[np.bool_]:
        """Which of the areas shown are not ranked because a figure is missing."""
        return self.need.unranked & self.shown & self.question.place.enough

    @property
    def first(self) -> int:
        """The place of the area with the greatest need."""
        return int(np.argmin(np.where(self.need.ranks > 0, self.need.ranks, self.need.ranks.size + 1)))

    def place_of(self, area_code: str) -> int | None:
        """Return the place of an area among those shown, None where it is none of them."""
        codes = geodata.load_areas(self.question.place.level)["area_code"].to_numpy(str)
        found = np.flatnonzero((codes == area_code) & self.shown)
        return int(found[0]) if found.size else None


@kept_with_views(maxsize=MOST_FIGURES)
def figure_of_indicator(views: Views, indicator_id: str, place: Place) -> tuple[Subject, View]:
    """Return an indicator's newest figures at a place; raises `NotHeld` where there are none."""
    indicator = next(iter(views.catalogue.indicators.values()))
    beside = Subject(indicator, place.level, place.within, "", place.sex, "", 1, place.population)
    subject = subject_of(views, indicator_id, beside)
    return subject, views.view(subject, resolve_settings({}, Notices()))


@kept_with_views(maxsize=MOST_KEPT)
def need_answer(views: Views, question: Question) -> Answer:
    """Return the index that is asked for.

    Raises
    ------
    AnalysisError
        No indicator, no weight, a composite with its own part, or figures that cannot tell areas apart.
    """
    parts = [part_of(views, name, weight) for name, weight in question.entries]
    inside_of = {name: frozenset(views.catalogue.indicators[name].contains) for name, _ in question.entries}
    refuse_parts(parts, inside_of)
    place = question.place
    found = {name: figure_of_indicator(views, name, place.whole) for name, _ in question.entries}
    values = np.column_stack([view.values for _, view in found.values()]) if found else np.empty((0, 0))
    shown = place.shown
    need = need_index(values, parts, question.way, among=shown & place.enough)
    if need.ranked == 0:
        raise AnalysisError(
            f"No {place.singular} in {place.name} has figures of all the indicators"
            + (" and enough residents." if place.population else ": take one out.")
        )
    return Answer(
        question,
        need,
        {name: view for name, (_, view) in found.items()},
        {name: subject.period for name, (subject, _) in found.items()},
        shown,
    )


@kept_with_views(maxsize=MOST_KEPT)
def need_certainty(views: Views, question: Question, plan: Plan) -> Certainty:
    """Return how sure the index's ranks are; takes some hundredths of a second."""
    answer = need_answer(views, question)
    errors = {
        part.id: standard_errors(view.lower, view.upper, view.confidence)
        for part in answer.need.parts
        if np.isfinite((view := answer.views[part.id]).lower).any()
    }
    return need_draws(answer.need, errors, plan)


def part_of(views: Views, indicator_id: str, weight: float) -> Part:
    """Return an indicator as a part of an index."""
    indicator = views.catalogue.indicators[indicator_id]
    return Part(indicator_id, title_of(views, indicator_id), indicator.polarity, weight)


def most_at_the_top(ranked: int) -> int:
    """Return how many areas the top may hold: half of those ranked."""
    return max(1, ranked // 2)
