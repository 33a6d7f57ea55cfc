"""Need: where it is greatest by several indicators at once, why, how sure that is, and what follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from htmltools import Tag, TagChild, TagList, tags
from shiny import Inputs, Outputs, Session, module, reactive, render, ui

from analysis.errors import AnalysisError
from analysis.need_draws import SEED, Certainty, Plan

from ..parts.figures import Beside
from ..parts.later import Later
from ..parts.page_state import PageState
from ..parts.painting import Painting
from ..parts.plain_ui import plain_ui
from ..parts.tool_table import ToolTable
from ..parts.tool_words import deeper, refused, waiting
from ..parts.views import Views
from . import need_conditions as conditions
from .need_answer import WAYS, ChartRequest, chart_of, how_it_is_made, how_sure, lead, subject_place, top_list
from .need_choice import choose, presets
from .need_controls import controls_told
from .need_figures import Answer, Place, Question, most_at_the_top, need_answer, need_certainty
from .need_sharing import BY, KINDS, Request, Shared, share, share_answer
from .need_table import need_table, paint_amounts, paint_score, paint_share
from .settings import Choice, Kept, Slider, value_of
from .tool import Outcome, Tool

PRESET = Choice(
    "preset",
    "Weights to start from",
    {name: one.title for name, one in presets().items()},
    "equal",
    why="Which indicators, and how much each counts. Change them below; 0 leaves one out.",
)
WEIGHTS = Kept("weights")
WAY = Choice(
    "way",
    "On one scale by",
    WAYS,
    "z",
    why="Distance from the mean keeps how far apart areas are. Ranks keep the order only. The way of the "
    "English indices ranks, and stretches the top, so that a high figure is not cancelled by a low one.",
)
SHOWS = Choice(
    "shows",
    "The map shows",
    {
        "score": "Need score",
        "share": "Share of draws in the top",
        "gets": "What each area gets",
        "meets": "Areas that meet all conditions",
    },
    "score",
)
K = Slider(
    "k",
    "How many areas are the top",
    1,
    20_000,
    20,
    follows=True,
    why="An area is sure of its place where it is among the top in most draws. Up to half of those ranked.",
)
VARY = Slider(
    "vary",
    "Weights vary by",
    0,
    100,
    25,
    step=5,
    unit=" %",
    why="In every draw each weight is changed by up to this much, up or down. Weights are a judgement: a "
    "quarter is about as far as two reasonable people differ.",
)
KIND = Choice("kind", "Share out", KINDS, "budget")
BUDGET = Slider("budget", "How much", 10_000, 10_000_000, 1_000_000, step=10_000)
LEAST_BUDGET = Slider("least_budget", "At least for each area", 0, 100_000, 0, step=500)
STAFF = Slider("staff", "How many", 1, 1000, 50, unit=" staff")
LEAST_STAFF = Slider("least_staff", "At least for each area", 0, 20, 0)
SHARED_BY = Choice(
    "by",
    "In proportion to",
    BY,
    "score",
    why="A score has no zero, so shares follow how far it lies above the lowest. The gap is the people who "
    "would have to change for the area to match Greater Manchester.",
)
CONDITIONS = Kept("conditions")
IN_PANEL = (K, VARY, KIND, BUDGET, STAFF, LEAST_BUDGET, LEAST_STAFF, SHARED_BY)
"""Settings that stand beside their answer and not in the rail."""

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
            tags.h3("How sure is the order?"), *_slots(K, VARY), ui.output_ui("sure"), class_="section"
        ),
        deeper("Share out a budget or staff", *_slots(*IN_PANEL[2:]), ui.output_ui("shares")),
        deeper("Areas that meet several conditions", tags.div(id="need-conditions-box"), ui.output_ui("met")),
        ui.output_ui("made"),
    )


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

    @reactive.calc
    def place() -> Place:
        return Place.of(state.subject())

    @reactive.calc
    def choice():
        return choose(views, place().level, value_of(input, PRESET), value_of(input, WEIGHTS))

    @reactive.calc
    def found() -> Answer:
        return need_answer(views, Question(choice().entries, value_of(input, WAY), place()))

    @reactive.calc
    def plan() -> Plan:
        k = min(int(value_of(input, K)), most_at_the_top(found().need.ranked))
        return Plan(k=k, weights_by=value_of(input, VARY) / 100, seed=SEED)

    @reactive.calc
    def asked():
        return conditions.asked_of(views, place(), conditions.parse_conditions(value_of(input, CONDITIONS)))

    @reactive.calc
    def shared() -> Shared:
        return share(views, found(), request_of(lambda one: value_of(input, one)))

    draws = Later(
        lambda: or_none(lambda: (found().question, plan())),
        lambda wanted: (wanted[0].place, need_certainty(views, *wanted)),
    )
    drawn = Later(
        lambda: or_none(
            lambda: ChartRequest(
                found().question,
                subject_place(found(), state.chosen().selected),
                state.wish("mode") == "projector",
            )
        ),
        lambda wanted: chart_of(views, need_answer(views, wanted.question), wanted),
    )

    @reactive.calc
    def certainty() -> Certainty | None:
        drawn_for, sure = draws.newest() or (None, None)
        return sure if drawn_for == place() else None

    @reactive.calc
    def painting() -> Painting:
        shows, settings = value_of(input, SHOWS), state.settings()
        if shows == "meets" and asked():
            return conditions.paint_met(conditions.met_by(asked(), place()), place(), asked())
        if shows == "gets":
            return paint_amounts(found(), shared(), settings)
        if shows == "share" and certainty() is not None:
            return paint_share(found(), certainty(), settings)
        return paint_score(found(), certainty(), settings)

    @reactive.calc
    def table() -> ToolTable:
        meets = conditions.column_of(conditions.met_by(asked(), place())) if asked() else None
        _, sure = draws.current() or (None, None)
        return need_table(views, found(), painting(), plan().k, sure, or_none(shared), meets)

    @plain_ui
    def answer():
        return or_refused(lambda: lead(found(), choice(), state.chosen().selected, certainty()))

    @render.ui
    def why():
        return drawn.newest() if or_none(found) else None

    @plain_ui
    def top():
        return or_nothing(lambda: top_list(found(), certainty()))

    @plain_ui
    def sure():
        return or_nothing(lambda: how_sure(found(), certainty()) if found() and certainty() else waiting())

    @plain_ui
    def shares():
        return or_refused(lambda: share_answer(found(), shared()))

    @plain_ui
    def met():
        if not asked():
            return tags.p("Add a condition: such as claimants above one number.", class_="note")
        return conditions.met_answer(asked(), conditions.met_by(asked(), place()), place())

    @plain_ui
    def made():
        return or_nothing(lambda: how_it_is_made(views, found()))

    def controls() -> Mapping[str, Mapping[str, Any]]:
        ranked = found().need.ranked if or_none(found) else 0
        return controls_told(
            views, place(), choice(), ranked, int(value_of(input, K)), value_of(input, KIND), asked()
        )

    return Outcome(painting, table, controls)


def request_of(value: Callable[[Any], Any]) -> Request:
    """Return what is to be shared out; `value` gives a setting's value."""
    kind = value(KIND)
    amount, least = (BUDGET, LEAST_BUDGET) if kind == "budget" else (STAFF, LEAST_STAFF)
    return Request(kind, round(value(amount)), round(value(least)), value(SHARED_BY))


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


def _slots(*settings: Any) -> list[Tag]:
    """Return the places that the controls of these settings are moved to by `tool-need.js`."""
    return [tags.div(**{"data-setting-slot": f"need-{one.id}"}) for one in settings]


TOOL = Tool(
    "need",
    "Need",
    "Where is it greatest, and how sure is that?",
    10,
    need_ui,
    need_server,
    HELP,
    (PRESET, WEIGHTS, WAY, SHOWS, *IN_PANEL, CONDITIONS),
    uses_indicator=False,
)
