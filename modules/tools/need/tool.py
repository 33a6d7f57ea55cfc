"""Need: where it is greatest by several indicators at once, why, how sure that is, and what follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from htmltools import Tag, TagChild, TagList, tags
from shiny import Inputs, Outputs, Session, module, reactive, render, ui

from analysis.errors import AnalysisError
from analysis.need_draws import SEED, Certainty, Plan

from ...parts.figures import Beside
from ...parts.later import Later
from ...parts.page_state import PageState, while_open
from ...parts.painting import Painting
from ...parts.plain_ui import plain_ui
from ...parts.state import Settings
from ...parts.tool_table import ToolTable
from ...parts.tool_words import deeper, refused, waiting
from ...parts.views import Views
from ..settings import value_of
from ..tool import Outcome, Tool
from . import conditions, settings
from .answer import how_it_is_made, how_sure, lead, subject_place, top_list
from .choice import Choice, choose
from .controls import controls_told
from .figures import Answer, Place, Question, most_at_the_top, need_answer, need_certainty
from .picture import ChartRequest, chart_of
from .sharing import Shared, share, share_answer
from .table import need_table, paint_amounts, paint_score, paint_share

HELP = (
    "Choose indicators of any theme and weigh them from 0 to 10. Each is put on one scale on which more is "
    "more need, and the weighted mean is the area’s score. The bars say what makes it: each indicator "
    "against the average area. “How sure” draws the weights, and the figures within their intervals, a "
    "thousand times, and counts how often an area is among the top. Below, share out a budget or staff, or "
    "ask which areas meet several conditions at once. An area that lacks a figure is hatched, listed, and "
    "not ranked. An index is not weighed together with its own part. The table under the map holds it all."
)


@module.ui
def need_ui() -> Tag:
    """Return the tool's part of the panel."""
    return TagList(
        ui.output_ui("answer"),
        ui.output_ui("why"),
        ui.output_ui("top"),
        tags.section(
            tags.h3("How sure is the order?"),
            *_slots(settings.K, settings.VARY),
            ui.output_ui("sure"),
            class_="section",
        ),
        deeper("Share out a budget or staff", *_slots(*settings.IN_PANEL[2:]), ui.output_ui("shares")),
        deeper("Areas that meet several conditions", tags.div(id="need-conditions-box"), ui.output_ui("met")),
        ui.output_ui("made"),
    )


@dataclass(frozen=True)
class Asked:
    """What a session asks and what is found; every member is called, and may raise `AnalysisError`.

    `certainty` is the newest for these areas, maybe of the weights of a moment ago; `current` is of those of
    now, None while it is being made.
    """

    place: Callable[[], Place]
    choice: Callable[[], Choice]
    found: Callable[[], Answer]
    plan: Callable[[], Plan]
    certainty: Callable[[], Certainty | None]
    current: Callable[[], Certainty | None]
    shared: Callable[[], Shared]
    conditions: Callable[[], Sequence[conditions.Asked]]


@module.server
def need_server(
    input: Inputs,
    output: Outputs,
    session: Session,
    *,
    state: PageState,
    views: Views,
    against: Callable[[], Beside | None],
) -> Outcome:
    """Rank the areas shown, and answer for the selected one."""
    asked = asked_in(input, state, views)

    @reactive.calc
    def painting() -> Painting:
        return painting_of(asked, value_of(input, settings.SHOWS), state.settings())

    @reactive.calc
    def table() -> ToolTable:
        return table_of(views, asked, painting())

    def controls() -> dict[str, dict[str, Any]]:
        answer = or_none(asked.found)
        k, kind = int(value_of(input, settings.K)), value_of(input, settings.KIND)
        ranked = answer.need.ranked if answer else 0
        return controls_told(views, asked.place(), asked.choice(), ranked, k, kind, asked.conditions())

    show_ranking(asked, state, views)
    show_what_follows(asked)
    return Outcome(painting, table, controls)


def asked_in(input: Inputs, state: PageState, views: Views) -> Asked:
    """Return what a session asks, from its inputs; inside the tool's module."""

    @reactive.calc
    def place() -> Place:
        return Place.of(state.subject())

    @reactive.calc
    def choice() -> Choice:
        preset, text = value_of(input, settings.PRESET), value_of(input, settings.WEIGHTS)
        return choose(views, place().level, preset, text)

    @reactive.calc
    def found() -> Answer:
        return need_answer(views, Question(choice().entries, value_of(input, settings.WAY), place()))

    @reactive.calc
    def plan() -> Plan:
        k = min(int(value_of(input, settings.K)), most_at_the_top(found().need.ranked))
        return Plan(k=k, weights_by=value_of(input, settings.VARY) / 100, seed=SEED)

    @reactive.calc
    def shared() -> Shared:
        return share(views, found(), settings.request_of(lambda one: value_of(input, one)))

    @reactive.calc
    def set_conditions() -> Sequence[conditions.Asked]:
        wishes = conditions.parse_conditions(value_of(input, settings.CONDITIONS))
        return conditions.asked_of(views, place(), wishes)

    draws = Later(
        lambda: or_none(lambda: (found().question, plan())),
        lambda wanted: (wanted[0].place, need_certainty(views, *wanted)),
        when=while_open(state, TOOL.id),
    )

    def of_these_areas(drawn: tuple[Place, Certainty] | None) -> Certainty | None:
        drawn_for, sure = drawn or (None, None)
        return sure if drawn_for == place() else None

    def certainty() -> Certainty | None:
        return of_these_areas(draws.newest())

    # The page is told of another level before the draws for it are asked for.
    def current() -> Certainty | None:
        return of_these_areas(draws.current())

    return Asked(
        place, choice, found, plan, reactive.calc(certainty), reactive.calc(current), shared, set_conditions
    )


def show_ranking(asked: Asked, state: PageState, views: Views) -> None:
    """Set up the outputs of the ranking: sentence, bars, list, how sure it is, method."""
    drawn = Later(
        lambda: or_none(lambda: chart_request(asked, state)),
        lambda wanted: chart_of(views, need_answer(views, wanted.question), wanted),
        when=while_open(state, TOOL.id),
    )

    @plain_ui
    def answer():
        return or_refused(
            lambda: lead(asked.found(), asked.choice(), state.chosen().selected, asked.certainty())
        )

    @render.ui
    def why():
        return drawn.newest() if or_none(asked.found) else None

    @plain_ui
    def top():
        return or_nothing(lambda: top_list(asked.found(), asked.certainty()))

    @plain_ui
    def sure():
        return or_nothing(lambda: sure_answer(asked.found(), asked.certainty()))

    @plain_ui
    def made():
        return or_nothing(lambda: how_it_is_made(views, asked.found()))


def show_what_follows(asked: Asked) -> None:
    """Set up the outputs of what is done with the ranking: sharing out, and several conditions."""

    @plain_ui
    def shares():
        return or_refused(lambda: share_answer(asked.found(), asked.shared()))

    @plain_ui
    def met():
        chosen, place = asked.conditions(), asked.place()
        if not chosen:
            return tags.p("Add a condition: such as claimants above one number.", class_="note")
        return conditions.met_answer(chosen, conditions.met_by(chosen, place), place)


def painting_of(asked: Asked, shows: str, looks: Settings) -> Painting:
    """Return the map that the reader chose; the scores where there is nothing of it yet."""
    chosen, place = asked.conditions(), asked.place()
    if shows == "meets" and chosen:
        return conditions.paint_met(conditions.met_by(chosen, place), place, chosen)
    if shows == "gets":
        return paint_amounts(asked.found(), asked.shared(), looks)
    certainty = asked.certainty()
    if shows == "share" and certainty is not None:
        return paint_share(asked.found(), certainty, looks)
    return paint_score(asked.found(), certainty, looks)


def table_of(views: Views, asked: Asked, painting: Painting) -> ToolTable:
    """Return the ranking with all that was asked beside it."""
    chosen, place = asked.conditions(), asked.place()
    meets = conditions.column_of(conditions.met_by(chosen, place)) if chosen else None
    shared = or_none(asked.shared)
    return need_table(views, asked.found(), painting, asked.plan().k, asked.current(), shared, meets)


def chart_request(asked: Asked, state: PageState) -> ChartRequest:
    """Return whose bars are wanted."""
    answer = asked.found()
    place = subject_place(answer, state.chosen().selected)
    return ChartRequest(answer.question, place, state.wish("mode") == "projector")


def sure_answer(answer: Answer, certainty: Certainty | None) -> TagChild:
    """Return how sure the order is, or that this is being worked out."""
    return waiting() if certainty is None else how_sure(answer, certainty)


def or_none(make: Callable[[], Any]) -> Any:
    """Return what `make` makes, None where the figures give no answer."""
    try:
        return make()
    except AnalysisError:
        return None


def or_nothing(make: Callable[[], TagChild]) -> TagChild:
    """Return what `make` makes; where the figures give no answer, nothing: the lead says why."""
    try:
        return make()
    except AnalysisError:
        return TagList()


def or_refused(make: Callable[[], TagChild]) -> TagChild:
    """Return what `make` makes, or why there is no answer."""
    try:
        return make()
    except AnalysisError as fault:
        return refused(str(fault))


def _slots(*given: Any) -> list[Tag]:
    """Return the places that the controls of these settings are moved to by `tool-need.js`."""
    return [tags.div(**{"data-setting-slot": f"need-{one.id}"}) for one in given]


TOOL = Tool(
    "need",
    "Need",
    "Where is it greatest, and how sure is that?",
    10,
    need_ui,
    need_server,
    HELP,
    settings.EVERY,
    uses_indicator=False,
)
