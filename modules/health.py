"""Health: years of healthy life, stroke, distance to care; how health spreads across deprivation."""

from __future__ import annotations

import math

import numpy as np
from htmltools import Tag, TagList
from shiny import Inputs, Outputs, Session, module, render

import geodata
from analysis.errors import AnalysisError
from analysis.spread import deprivation_groups, spread_across
from analysis.view import View
from analysis.wording import format_difference, format_value

from .parts.page_state import PageState, read
from .parts.state import Subject
from .parts.theme_card import answer, bars, note, theme_card
from .parts.views import Views
from .theme import Parameter, Theme

GROUPS = Parameter(
    "groups", "Groups of areas", 3, 10, 5,
    why="Areas are put in order of deprivation and cut into groups of equal population. Five, quintiles, are usual.",
)
QUESTION = "How does it spread across deprivation?"
IN_THE_INDEX = frozenset({
    "imd_score", "imd_rank", "income_deprivation", "employment_deprivation", "education_deprivation", "health_deprivation",
    "crime", "barriers_to_housing", "living_environment", "income_deprivation_children", "income_deprivation_older_people",
})
SCORE, INSTEAD = "imd_score", "income_deprivation"


@module.ui
def health_ui(wishes: dict) -> Tag:
    """Return the theme's card."""
    return theme_card(QUESTION, (GROUPS,), wishes, "health", "spread")


@module.server
def health_server(input: Inputs, output: Outputs, session: Session, *, state: PageState, views: Views, against) -> None:
    """Show the indicator over groups of areas by deprivation."""

    @render.ui
    def spread():
        groups = int(GROUPS.valid(read(input, "groups") or GROUPS.default))
        return spread_answer(views, state.subject(), state.view(), groups)


def measure_for(indicator_id: str) -> tuple[str, str]:
    """Return the deprivation measure that does not contain the indicator, and a sentence when it is not the index."""
    if indicator_id not in IN_THE_INDEX:
        return SCORE, "Groups by the Index of Multiple Deprivation 2019."
    return INSTEAD, "The index contains this indicator, so areas are grouped by income deprivation (2019) instead."


def spread_answer(views: Views, subject: Subject, view: View, groups: int) -> TagList:
    """Return a bar a group, most deprived first, and the gap between the ends in words."""
    measure, why = measure_for(subject.indicator.id)
    indicator, level = subject.indicator, geodata.LEVELS[subject.level]
    if not indicator.mapped:
        return TagList(note("A number of people has no gradient: choose a rate or a score."))
    try:
        rows = spread_rows(views, view, measure, groups)
    except AnalysisError as fault:
        return TagList(note(str(fault)))
    shown = [
        (f"{int(row.group)} {'most' if row.group == 1 else 'least' if row.group == groups else ''}".strip(), row.mean, format_value(row.mean, indicator.unit, indicator.decimals))
        for row in rows.itertuples()
    ]
    first, last = rows["mean"].iloc[0], rows["mean"].iloc[-1]
    side = "higher" if first > last else "lower"
    apart = format_difference(abs(first - last), indicator.unit, indicator.decimals)
    said = answer("In the most deprived group it is ", (f"{apart} {side}",), " than in the least deprived.") if math.isfinite(first - last) else note("An end group has no figure.")
    return TagList(said, bars(shown), note(f"{why} {groups} groups of {level.plural} with about equal population; means weighted by residents (Census 2011). Not a statement about single people."))


def spread_rows(views: Views, view: View, measure: str, groups: int):
    """Return one row a group; see `analysis.spread.spread_across`."""
    deprivation = views.observations((measure, view.level, "2019", "all", _age(views, measure), 1)).set_index("area_code")["value"]
    population = geodata.load_areas(view.level)["residents_2011"].to_numpy(float)
    scores = deprivation.reindex(view.area_codes).to_numpy(float)
    return spread_across(view.values, deprivation_groups(np.where(np.isfinite(view.values), scores, np.nan), population, groups), population)


def _age(views: Views, measure: str) -> str:
    return views.dimensions(measure, "lsoa11")["ages"][0]


THEME = Theme(
    id="health", title="Health", order=20, ui=health_ui, server=health_server,
    opens_with="health_deprivation", parameters=(GROUPS,),
)
