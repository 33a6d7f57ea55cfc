"""A gradient worked out on the figures of the page: groups, their values, both indices, shares, trend.

No Shiny here. Each answer is kept beside the views, by all that it depends on.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

import geodata
from analysis.gradient_words import GradientWords
from analysis.group_values import AreaFigures, GroupValues, check_averaged, group_values
from analysis.groups import (
    FEWEST_GROUPS,
    MOST_GROUPS,
    RANKED_IN_ENGLAND,
    AreaGroups,
    group_areas,
    group_by_rank,
    most_groups,
)
from analysis.inequality import Inequality, inequality
from analysis.variants import default_variant, has_ratio
from analysis.view import View
from analysis.wording import count_words, sentence_case
from catalogue import Indicator, people_per

from ...parts.keeping import kept_with_views
from ...parts.state import Settings, Subject
from ...parts.views import Views, inside, residents
from ..others import subject_of, view_of
from .choice import Ranking, Wish, caution_about, people_behind, ranking_for

Floats = NDArray[np.float64]
FEW_AREAS = 30
PUBLISHED = 0.95


@dataclass(frozen=True, slots=True, eq=False)
class GradientFigures:
    """Everything that the tool shows of one choice.

    `rank_values` has the ranking measure of every area of the level, `weights` the people behind each value,
    `among` which areas were asked for. `stand_in` names the people who stand for those behind the figure.
    """

    subject: Subject
    wish: Wish
    ranking: Ranking
    view: View
    groups: AreaGroups
    values: GroupValues
    found: Inequality
    words: GradientWords
    rank_values: Floats
    weights: Floats
    among: NDArray[np.bool_]
    variant: str
    rank_period: str
    stand_in: str = ""
    cautions: tuple[str, ...] = field(default=())

    @property
    def outcome(self) -> Indicator:
        """The indicator on the map."""
        return self.subject.indicator

    @property
    def place(self) -> str:
        """What was divided into groups."""
        return self.words.where


@kept_with_views(maxsize=64)
def gradient_of(views: Views, subject: Subject, settings: Settings, wish: Wish) -> GradientFigures:
    """Return the gradient of the indicator on the map.

    Raises
    ------
    AnalysisError
        There is none; the message says why and what to do.
    """
    outcome = subject.indicator
    check_averaged(outcome.measure)
    ranking = ranking_for(views, subject, wish)
    view = views.view(subject, settings)
    ranked = subject_of(views, ranking.indicator.id, subject)
    rank_view = views.view(ranked, settings)
    weights, stand_in = people_behind(view, outcome)
    within = "" if wish.where == "gm" else subject.within
    among = inside(subject.level, within) & np.isfinite(view.values) & (weights > 0)
    people = residents(subject.level)
    groups = _groups(rank_view.values, people, among, wish, subject, ranking)
    values = group_values(
        groups.member,
        groups.numbers,
        figures_of(view, weights, outcome),
        outcome.measure,
        multiplier=whole_of(outcome),
        confidence=settings.confidence,
    )
    variant = default_variant(outcome.measure) if wish.variant == "usual" else wish.variant
    found = inequality(
        values.steps,
        polarity=outcome.polarity,
        variant=variant,
        ratio=has_ratio(outcome.measure, outcome.unit),
        confidence=settings.confidence,
        draws=wish.draws,
    )
    words = words_of(outcome, subject, wish, ranking, within)
    made = GradientFigures(
        subject, wish, ranking, view, groups, values, found, words, rank_view.values, weights, among, variant,
        ranked.period, stand_in,
    )  # fmt: skip
    return replace(made, cautions=_cautions(made))


def whole_of(outcome: Indicator) -> float:
    """Return what everybody together would be in the indicator's unit: 100 for per cent."""
    return people_per(outcome) if outcome.measure in ("proportion", "rate") else 1.0


def figures_of(view: View, weights: Floats, outcome: Indicator) -> AreaFigures:
    """Return what is known of each area; limits only where they are published."""
    published = outcome.interval == "published"
    nothing = np.full(view.values.shape, np.nan)
    return AreaFigures(
        value=view.values,
        weight=weights,
        numerator=view.numerator,
        denominator=view.denominator,
        lower=view.lower if published else nothing,
        upper=view.upper if published else nothing,
    )


def words_of(
    outcome: Indicator, subject: Subject, wish: Wish, ranking: Ranking, within: str
) -> GradientWords:
    """Return what the sentences need to know."""
    place = geodata.area(within) if within else None
    of_whom = f" ({subject.sex}s)" if subject.sex in ("female", "male") else ""
    most, least = ranking.ends
    return GradientWords(
        sentence=outcome.sentence + of_whom,
        unit=outcome.unit,
        decimals=outcome.decimals,
        polarity=outcome.polarity,
        where=place.name if place else "Greater Manchester",
        groups=wish.groups,
        most=most,
        least=least,
        has=not ranking.of_deprivation,
        counted={"years": "all the years", "minutes": "all the minutes"}.get(
            outcome.unit, "all that is counted"
        ),
        england=wish.where == "england",
    )


def most_possible(views: Views, subject: Subject, settings: Settings, wish: Wish) -> int:
    """Return how many groups the areas carry: two areas a group on average, and none empty; 0 for none.

    Raises
    ------
    AnalysisError
        Nothing ranks the areas.
    """
    ranking = ranking_for(views, subject, wish)
    if wish.where == "england":
        return MOST_GROUPS
    view = views.view(subject, settings)
    rank_view = view_of(views, ranking.indicator.id, subject, settings)
    here = inside(subject.level, "" if wish.where == "gm" else subject.within) & np.isfinite(view.values)
    scores = np.where(here, rank_view.values, np.nan)
    enough = max(int(np.isfinite(scores).sum()) // 2, FEWEST_GROUPS)
    return most_groups(scores, residents(subject.level), min(enough, MOST_GROUPS))


def _groups(
    rank_values: Floats,
    people: Floats,
    among: NDArray[np.bool_],
    wish: Wish,
    subject: Subject,
    ranking: Ranking,
) -> AreaGroups:
    if wish.where == "england":
        of = RANKED_IN_ENGLAND[subject.level]
        return group_by_rank(rank_values, people, wish.groups, of, among=among)
    return group_areas(
        rank_values, people, wish.groups, among=among, high_is_deprived=ranking.high_is_deprived
    )


def _cautions(made: GradientFigures) -> tuple[str, ...]:
    level, areas = geodata.LEVELS[made.subject.level], sum(made.groups.areas)
    counted, groups = (
        count_words(areas, level.singular, level.plural),
        count_words(len(made.groups.numbers), "group", "groups"),
    )
    said = [caution_about(made.outcome, made.ranking.indicator)]
    if level.area_type == "borough":
        said.append(
            f"{sentence_case(counted)} in {groups}: the gaps inside boroughs, from one neighbourhood to the "
            "next, are not in this."
        )
    elif areas < FEW_AREAS:
        said.append(f"{sentence_case(counted)} only: one more or less in a group would move the result.")
    if "crude" in made.outcome.title.lower():
        said.append("It is not adjusted for age, so a gradient in it is partly one of how old residents are.")
    if made.stand_in:
        said.append(
            f"The number of people behind each figure is not held: {made.stand_in} stand for them, so "
            "groups’ values are estimated."
        )
    return tuple(one for one in said if one)
