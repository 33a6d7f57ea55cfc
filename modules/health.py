"""Health: years of healthy life, stroke, distance to care; how health spreads across deprivation."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import product

import numpy as np
import pandas as pd
from htmltools import Tag, TagList
from shiny import Inputs, Outputs, Session, module, render

import geodata
from analysis.errors import AnalysisError, NotComparable
from analysis.spread import deprivation_groups, spread_across
from analysis.view import View
from analysis.wording import format_difference, format_value
from catalogue import Indicator, overlap_in_any_release

from .parts.figures import Beside
from .parts.page_state import PageState, read
from .parts.state import Subject
from .parts.theme_card import answer, bars, note, theme_card
from .parts.views import Views, census_of, residents
from .theme import Parameter, Theme

GROUPS = Parameter(
    "groups",
    "Groups of areas",
    3,
    10,
    5,
    why="Areas are put in order of deprivation and cut into groups of equal population. Five, quintiles, are "
    "usual.",
)
QUESTION = "How does it spread across deprivation?"
RELEASES = {2025: "_2025", 2019: ""}
"""Releases of the Indices of Deprivation, newest first, and how the ids of their measures end."""
MEASURES = {
    "imd_score": "Groups by the Index of Multiple Deprivation {year}.",
    "income_deprivation": "The index contains this indicator, so areas are grouped by income deprivation "
    "({year}) instead.",
    "employment_deprivation": "The index and income deprivation contain this indicator, so areas are grouped "
    "by employment deprivation ({year}) instead.",
}
ITSELF = "The deprivation measure contains this indicator, so the two would rise together anyway."
NO_FIGURES = "No deprivation measure is held for these areas, so they cannot be put in groups."


@module.ui
def health_ui(wishes: dict) -> Tag:
    """Return the theme's card."""
    return theme_card(QUESTION, (GROUPS,), wishes, "health", "spread")


@module.server
def health_server(
    input: Inputs,
    output: Outputs,
    session: Session,
    *,
    state: PageState,
    views: Views,
    against: Callable[[], Beside | None],
) -> None:
    """Show the indicator over groups of areas by deprivation."""

    @render.ui
    def spread():
        groups = int(GROUPS.valid(read(input, "groups") or GROUPS.default))
        return spread_answer(views, state.subject(), state.view(), groups)


def measure_for(views: Views, indicator_id: str, level: str) -> tuple[str, str]:
    """Return the deprivation measure that groups an indicator's areas, and a sentence about it.

    It is the first of the newest release held at the level that the indicator is no part of, in any release:
    what one index counts, the next counts again.

    Raises
    ------
    AnalysisError
        No measure is held at the level.
    NotComparable
        Every measure held contains the indicator, or is a part of it.
    """
    indicator = views.catalogue.indicators[indicator_id]
    refusal: AnalysisError = AnalysisError(NO_FIGURES)
    for (year, ending), (stem, sentence) in product(RELEASES.items(), MEASURES.items()):
        measure = stem + ending
        if measure not in views.catalogue.indicators or views.absent(measure, level):
            continue
        if overlap_in_any_release(indicator, views.catalogue.indicators[measure]):
            refusal = NotComparable(ITSELF)
        else:
            return measure, sentence.format(year=year)
    raise refusal


def spread_answer(views: Views, subject: Subject, view: View, groups: int) -> TagList:
    """Return a bar a group, most deprived first, and the gap between the ends in words."""
    indicator, level = subject.indicator, geodata.LEVELS[subject.level]
    if not indicator.mapped:
        return TagList(note("A number of people has no gradient: choose a rate or a score."))
    try:
        measure, why = measure_for(views, indicator.id, view.level)
        rows = spread_rows(views, view, measure, groups)
    except AnalysisError as fault:
        return TagList(note(str(fault)))
    shown = [
        (group_name(int(group), groups), mean, format_value(mean, indicator.unit, indicator.decimals))
        for group, mean in zip(rows["group"], rows["mean"], strict=True)
    ]
    return TagList(
        gap_in_words(float(rows["mean"].iloc[0]), float(rows["mean"].iloc[-1]), indicator),
        bars(shown),
        note(
            f"{why} {groups} groups of {level.plural} with about equal population; means weighted by "
            f"residents (Census {census_of(level.key)[-4:]}). Not a statement about single people."
        ),
    )


def group_name(group: int, groups: int) -> str:
    """Return a group's number, with words for the ends: "1 most", "2", "5 least"."""
    return f"{group} {'most' if group == 1 else 'least' if group == groups else ''}".strip()


def gap_in_words(most: float, least: float, indicator: Indicator) -> Tag:
    """Return how the most deprived group stands to the least deprived one; an end may be missing."""
    if not (math.isfinite(most) and math.isfinite(least)):
        return note("An end group has no figure.")
    apart = format_difference(most - least, indicator.unit, indicator.decimals)
    opening = "In the most deprived group it is "
    if apart == format_difference(0.0, indicator.unit, indicator.decimals):
        return answer(opening, ("the same",), " as in the least deprived.")
    side = "higher" if most > least else "lower"
    return answer(opening, (f"{apart} {side}",), " than in the least deprived.")


def spread_rows(views: Views, view: View, measure: str, groups: int) -> pd.DataFrame:
    """Return one row a group, the most deprived first; see `analysis.spread.spread_across`.

    Raises
    ------
    AnalysisError
        Fewer areas have figures than there are groups.
    """
    offered, period = views.dimensions(measure, view.level), views.periods(measure, view.level)[-1]
    rows = views.observations((measure, view.level, period, offered["sexes"][0], offered["ages"][0], 1))
    scores = rows.set_index("area_code")["value"].reindex(view.area_codes).to_numpy(float)
    population = residents(view.level)
    known = np.where(np.isfinite(view.values), scores, np.nan)
    return spread_across(view.values, deprivation_groups(known, population, groups), population)


THEME = Theme(
    id="health",
    title="Health",
    order=20,
    ui=health_ui,
    server=health_server,
    opens_with="health_deprivation",
    parameters=(GROUPS,),
)
