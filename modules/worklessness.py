"""Worklessness: claimants, employment deprivation, low income; how many people a gap means."""

from __future__ import annotations

from collections.abc import Callable

from htmltools import Tag, TagList
from shiny import Inputs, Outputs, Session, module, render

from analysis.gap import people_to_match
from analysis.wording import format_difference, format_number, possessive
from catalogue import BASE_WORDS, people_per

from .parts.figures import AreaFigure, Beside, figure_of
from .parts.page_state import PageState, read
from .parts.people import about, base_of, no_base
from .parts.state import Subject
from .parts.theme_card import answer, note, theme_card
from .parts.views import Views
from .theme import Parameter, Theme

SHARE = Parameter(
    "share",
    "Share of the gap to close",
    10,
    100,
    100,
    step=5,
    unit=" %",
    why="How much of the distance to the comparator is closed. 100 % is matching it.",
)
QUESTION = "How many people would close the gap?"


@module.ui
def worklessness_ui(wishes: dict) -> Tag:
    """Return the theme's card."""
    return theme_card(QUESTION, (SHARE,), wishes, "worklessness", "people")


@module.server
def worklessness_server(
    input: Inputs,
    output: Outputs,
    session: Session,
    *,
    state: PageState,
    views: Views,
    against: Callable[[], Beside | None],
) -> None:
    """Answer for the selected area against the chosen comparator."""

    @render.ui
    def people():
        figure = figure_of(state.view(), state.chosen().selected)
        share = SHARE.valid(read(input, "share") or SHARE.default)
        return people_answer(state.subject(), figure, against(), share)


def people_answer(
    subject: Subject, figure: AreaFigure | None, against: Beside | None, share: float
) -> TagList:
    """Return how many people would have to move for the area to match, or why that is not counted.

    `share` is the part of the gap to close, in per cent.
    """
    indicator = subject.indicator
    if figure is None:
        return TagList(note("Select an area to see how many people the gap to the comparator means."))
    if indicator.people_base is None:
        return TagList(note(no_base(indicator.title)))
    if against is None or against.code == figure.code:
        return TagList(
            note("The chosen comparator has no figure to set this area against. Choose another one.")
        )
    base, per = base_of(subject, figure.code), people_per(indicator)
    gap = people_to_match(figure.value, against.value, base, indicator.polarity, per)
    if gap.people is None:
        return TagList(note(f"Not counted: {gap.reason}."))
    if gap.people < 1:
        return TagList(answer(f"{figure.name} already matches {against.name} or does better."))
    way = "into work" if indicator.id in IN_WORK else "across"
    apart = format_difference(gap.points, indicator.unit, indicator.decimals)
    return TagList(
        answer(
            *about(gap.people * share / 100),
            f" would have to move {way} for {figure.name} to close {share:g} % of its gap to the "
            f"{against.name} rate.",
        ),
        note(
            f"{possessive(figure.name)} gap is {apart} of {format_number(base)} "
            f"{BASE_WORDS[indicator.people_base]}. The base is the nearest one held, so the number is "
            "rounded."
        ),
    )


IN_WORK = {
    "employment_deprivation",
    "employment_rate",
    "claimant_rate",
    "claimant_rate_annual",
    "economic_inactivity",
}


THEME = Theme(
    id="worklessness",
    title="Worklessness",
    order=10,
    ui=worklessness_ui,
    server=worklessness_server,
    opens_with="employment_deprivation",
    parameters=(SHARE,),
)
