"""Worklessness: claimants, employment deprivation, low income; how many people a gap means."""

from __future__ import annotations

import math

import geodata
from htmltools import Tag, TagList
from shiny import Inputs, Outputs, Session, module, render

from analysis.gap import people_to_match
from analysis.wording import format_number, possessive

from .parts.figures import AreaFigure, Beside, figure_of
from .parts.page_state import PageState, read
from .parts.state import Subject
from .parts.theme_card import answer, note, theme_card
from .parts.views import Views
from .theme import Parameter, Theme

SHARE = Parameter(
    "share", "Share of the gap to close", 10, 100, 100, step=5, unit=" %",
    why="How much of the distance to the comparator is closed. 100 % is matching it.",
)
QUESTION = "How many people would close the gap?"


@module.ui
def worklessness_ui(wishes: dict) -> Tag:
    """Return the theme's card."""
    return theme_card(QUESTION, (SHARE,), wishes, "worklessness", "people")


@module.server
def worklessness_server(input: Inputs, output: Outputs, session: Session, *, state: PageState, views: Views, against) -> None:
    """Answer for the selected area against the chosen comparator."""

    @render.ui
    def people():
        figure = figure_of(state.view(), state.chosen().selected)
        return people_answer(state.subject(), figure, against(), SHARE.valid(read(input, "share") or SHARE.default))


def people_answer(subject: Subject, figure: AreaFigure | None, against: Beside | None, share: float) -> TagList:
    """Return how many people would have to move for the area to match the comparator, or why that is not counted."""
    indicator = subject.indicator
    if figure is None:
        return TagList(note("Select an area to see how many people the gap to the comparator means."))
    if indicator.people_base is None:
        return TagList(note(f"{indicator.title} is not a share of people whose number is held here, so its gap is not counted in people."))
    if against is None:
        return TagList(note("The chosen comparator has no figure for this indicator. Choose another one."))
    base = base_of(subject, figure.code)
    gap = people_to_match(figure.value, against.value, base, indicator.polarity, indicator.multiplier if indicator.multiplier > 1 else 100)
    if gap.people is None:
        return TagList(note(f"Not counted: {gap.reason}."))
    if gap.people < 1:
        return TagList(answer(f"{figure.name} already matches {against.name} or does better."))
    people = about(gap.people * share / 100)
    way = "into work" if indicator.id in IN_WORK else "across"
    return TagList(
        answer("About ", (f"{people} people",), f" would have to move {way} for {figure.name} to close {share:g} % of its gap to the {against.name} rate."),
        note(f"{possessive(figure.name)} gap is {abs(gap.points or 0):.1f} points of {format_number(base)} residents {BASE_WORDS[indicator.people_base]}. The base is the nearest one held, so the number is rounded."),
    )


IN_WORK = {"employment_deprivation", "employment_rate", "claimant_rate", "claimant_rate_annual", "economic_inactivity"}
BASE_WORDS = {
    "working_age_2017": "aged 16 to 64 (mid-2017)",
    "residents_2011": "of all ages (Census 2011)",
    "households_2011": "households (Census 2011)",
}


def base_of(subject: Subject, code: str) -> float:
    """Return the people whom the indicator's rate is about; NaN where not held."""
    areas = geodata.load_areas(subject.level).set_index("area_code")
    value = areas[subject.indicator.people_base].get(code, math.nan)
    return float(value)


def about(people: float) -> str:
    """Return a number of people to two significant figures: 1,234 is 1,200; below 10 it is 'fewer than 10'."""
    if people < 10:
        return "fewer than 10"
    digits = 10 ** (math.floor(math.log10(people)) - 1)
    return format_number(round(people / digits) * digits)


THEME = Theme(
    id="worklessness", title="Worklessness", order=10, ui=worklessness_ui, server=worklessness_server,
    opens_with="employment_deprivation", parameters=(SHARE,),
)
