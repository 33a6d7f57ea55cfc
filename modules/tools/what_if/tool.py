"""What if: closing the gap, a fall of the indicator, the share of an outcome that goes with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from htmltools import Tag, TagList
from shiny import Inputs, Outputs, Session, module, reactive, ui

import geodata
from analysis.errors import AnalysisError

from ...parts.figures import Beside
from ...parts.level_choice import reason_of
from ...parts.page_state import PageState
from ...parts.painting import Painting
from ...parts.plain_ui import plain_ui
from ...parts.tool_table import ToolTable
from ...parts.views import Views
from ..on_map import OnMap, on_map
from ..settings import Choice, IndicatorChoice, Setting, Slider, Text, value_of
from ..tool import Outcome, Tool
from .burden import OWN, RISKS, Typed, paint_share, share_of, table_of_share
from .burden_answer import answer_share, refused_share
from .fall import answer_fall, fall_of, paint_fall, refused_fall, table_of_fall
from .gap import TARGETS, gap_of, paint_gap, table_of_gap
from .gap_answer import answer_gap, refused_gap

GAP, FALL, SHARE = "gap", "fall", "share"
ASK = Choice(
    "ask",
    "What if …",
    {GAP: "the gap were closed?", FALL: "it fell?", SHARE: "it is a cause of something?"},
    GAP,
    "Three questions about the indicator on the map.",
)
TARGET = Choice("target", "Every area reaches", TARGETS, geodata.GM, "Whose rate every area would reach.")
PART = Slider(
    "part", "Share of each gap closed", 10, 100, 100, 5, " %", "100 % is reaching the target everywhere."
)
OUTCOME = IndicatorChoice(
    "outcome", "Outcome", "health_deprivation", why="What may change with the indicator on the map."
)
REDUCTION = Slider(
    "fall", "It falls by", 0, 100, 10, 1, " %",
    "In the areas chosen, or in all that are shown. A tenth is much: see how it changed before.",
)  # fmt: skip
RISK = Choice(
    "risk", "Relative risk", {**RISKS, OWN: "My own, with its source"}, next(iter(RISKS)),
    "How many times as likely the outcome is among the exposed. Only published ones are offered; one of your "
    "own needs its source.",
)  # fmt: skip
VALUE = Text("value", "Value", "1.5", "Above 0. Below 1, the exposed have the outcome less often.", 20)
INTERVAL = Text("interval", "Its 95 % interval, if published", "1.2 to 2.1", "As the source gives it.", 40)
SOURCE = Text("source", "Source", "Author, year, where", "So that others can check it.", 300)
COUNTED = IndicatorChoice(
    "counted", "Cases counted by", none="None of these", why="An indicator that counts the outcome here."
)
CASES = Text(
    "cases", "Number of cases, if known", "1,200", "Among the people whom the exposure is about.", 20
)
SETTINGS = (ASK, TARGET, PART, OUTCOME, RISK, VALUE, INTERVAL, SOURCE, COUNTED, CASES, REDUCTION)
OF_OWN = (VALUE, INTERVAL, SOURCE, COUNTED)
NO_COUNTS = "no counts"
HELP = (
    "Three questions about the indicator on the map. Closing the gap: how many people every area would need "
    "to move to reach the rate of Greater Manchester, England or the best borough. If it fell: what goes "
    "with a fall in the areas you choose (click, and Shift and click), read off the line through all areas; "
    "association is not cause. If it is a cause: the share of an outcome that goes with it, by a published "
    "relative risk or one of your own with its source."
)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the reader asks: the target and the part of each gap, the outcome, the fall, the risk."""

    target: str
    part: float
    outcome: str
    fall: float
    typed: Typed
    confidence: float


@dataclass(frozen=True, slots=True)
class Question:
    """One of the three: how it is answered, painted, listed, told and refused, and its settings."""

    settings: tuple[Setting, ...]
    find: Callable[[OnMap, Wishes], Any]
    paint: Callable[[Any, int, str], Painting]
    table: Callable[[Any, Any], ToolTable]
    tell: Callable[[Any], TagList]
    refuse: Callable[[OnMap, Wishes, AnalysisError], Tag]


QUESTIONS = {
    GAP: Question(
        (TARGET, PART),
        lambda at, wishes: gap_of(at, wishes.target, wishes.part),
        paint_gap,
        table_of_gap,
        answer_gap,
        lambda at, wishes, fault: refused_gap(at, fault),
    ),
    FALL: Question(
        (OUTCOME, REDUCTION),
        lambda at, wishes: fall_of(at, wishes.outcome, wishes.fall, wishes.confidence),
        paint_fall,
        table_of_fall,
        answer_fall,
        lambda at, wishes, fault: refused_fall(at, fault),
    ),
    SHARE: Question(
        (RISK, *OF_OWN, CASES, REDUCTION),
        lambda at, wishes: share_of(at, wishes.typed, wishes.fall),
        paint_share,
        table_of_share,
        answer_share,
        lambda at, wishes, fault: refused_share(at, wishes.typed, fault),
    ),
}


@module.ui
def what_if_ui() -> Tag:
    """Return the place of the answer."""
    return ui.output_ui("answer")


@module.server
def what_if_server(
    input: Inputs,
    output: Outputs,
    session: Session,
    *,
    state: PageState,
    views: Views,
    against: Callable[[], Beside | None],
) -> Outcome:
    """Answer the question that is chosen; map, table and panel read one answer."""

    @reactive.calc
    def question() -> Question:
        return QUESTIONS[value_of(input, ASK)]

    @reactive.calc
    def wishes() -> Wishes:
        return wishes_of(input, state.settings().confidence)

    @reactive.calc
    def ground() -> OnMap:
        return on_map(views, state)

    @reactive.calc
    def found() -> Any:
        return question().find(ground(), wishes())

    @reactive.calc
    def painting() -> Painting:
        settings = state.settings()
        return question().paint(found(), settings.classes, settings.method)

    @reactive.calc
    def table() -> ToolTable:
        return question().table(found(), painting().codes)

    @plain_ui
    def answer() -> TagList | Tag:
        try:
            return question().tell(found())
        except AnalysisError as fault:
            return question().refuse(ground(), wishes(), fault)

    return Outcome(
        painting, table, lambda: controls(question(), wishes().typed, views, state.subject().level)
    )


def wishes_of(input: Inputs, confidence: float) -> Wishes:
    """Return what the tool's settings say; reactive."""
    typed = Typed(*(value_of(input, one) for one in (RISK, VALUE, INTERVAL, SOURCE, COUNTED, CASES)))
    return Wishes(
        target=value_of(input, TARGET),
        part=value_of(input, PART) / 100,
        outcome=value_of(input, OUTCOME),
        fall=value_of(input, REDUCTION) / 100,
        typed=typed,
        confidence=confidence,
    )


def controls(question: Question, typed: Typed, views: Views, level: str) -> dict[str, dict[str, Any]]:
    """Return which controls are in sight, and which indicators count cases at the level."""
    own = typed.risk == OWN
    hidden = {one.id for one in SETTINGS if one is not ASK and one not in question.settings}
    hidden |= set() if own else {one.id for one in OF_OWN}
    hidden |= {CASES.id} if own and typed.counted_by else set()
    told: dict[str, dict[str, Any]] = {one.id: {"hidden": one.id in hidden} for one in SETTINGS}
    if COUNTED.id not in hidden:
        told[COUNTED.id]["missing"] = without_counts(views, level)
    return told


def without_counts(views: Views, level: str) -> dict[str, str]:
    """Return why an indicator has no counts of cases at a level, by id, for those that have none."""
    reasons = {}
    for one in views.catalogue.indicators.values():
        reason = reason_of(one, level) or views.absent(one.id, level)
        if not reason and not views.dimensions(one.id, level)["has_counts"]:
            reason = NO_COUNTS
        reasons |= {one.id: reason} if reason else {}
    return reasons


TOOL = Tool(
    id="what_if",
    title="What if",
    note="Close the gap, lower a rate, find a burden",
    order=80,
    ui=what_if_ui,
    server=what_if_server,
    help=HELP,
    settings=SETTINGS,
)
