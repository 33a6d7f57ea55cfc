"""Change: where a figure went between two periods, how sure that is, and how the selected area went."""

from __future__ import annotations

from typing import Any

from htmltools import Tag, TagList
from shiny import module, reactive, render, ui

from analysis.errors import AnalysisError

from ...parts.later import Later
from ...parts.painting import Painting
from ...parts.plain_ui import plain_ui
from ...parts.tool_table import ToolTable
from ...parts.tool_words import refused, waiting
from ..over_time import OnePeriod, PeriodSlider, answered, choose_series, panel_for
from ..settings import Choice, value_of
from ..tool import Outcome, Tool
from . import map as change_map
from .answer import Picture, answer, how, lists, trend_picture
from .figures import ALONE, SIZE, TOGETHER, VERDICTS, Asked, Changes, changes_of, span_of

ID = "change"
FROM = PeriodSlider("from", "From", why="The earlier period. Left alone, it is the first one published.")
TO = PeriodSlider("to", "To", why="The later period. Left alone, it is the newest one.")
SHOWS = Choice(
    "shows", "The map shows", {VERDICTS: "Improved or worsened", SIZE: "How much it changed"}, VERDICTS,
    why="Improved and worsened are said only where the interval of the change leaves out no change at all. "
    "Without published intervals only the size can be shown.",
)  # fmt: skip
TESTS = Choice(
    "tests", "Many tests", {TOGETHER: "Allow for their number", ALONE: "Each area as if alone"}, TOGETHER,
    why="Of 215 areas tested one by one at 5 %, about eleven come out clear by chance. Allowing for that "
    "holds the share of false finds to 5 %, and finds fewer.",
)  # fmt: skip
HELP = (
    "Choose two periods. The map shows which areas improved or worsened clearly, that is by more than chance "
    "would explain, or how much each changed. The lists have the largest moves, clear or not; press one to "
    "select it. For the selected area a trend test says whether its figures went one way over all periods. "
    "Periods that share years get no test, and claimants across 2015 to 2018 no verdict, because the rules "
    "of who counts changed. A change says nothing of its cause, and people move: *Difference made* compares "
    "with areas where nothing was done."
).replace("*", "")


@module.ui
def change_ui() -> Tag:
    """Return the tool's part of the panel."""
    return TagList(ui.output_ui("finding"), ui.output_ui("course"), ui.output_ui("further"))


@module.server
def change_server(input: Any, output: Any, session: Any, *, state: Any, views: Any, against: Any) -> Outcome:
    """Work out the change of the indicator on the map between two periods."""

    def asked() -> Asked:
        wishes = [value_of(input, one) for one in (FROM, TO, SHOWS, TESTS)]
        return Asked(state.subject(), state.settings(), *wishes)

    @reactive.calc
    def found() -> Changes:
        return changes_of(views, asked())

    @reactive.calc
    def painting() -> Painting:
        return change_map.paint(found())

    @reactive.calc
    def table() -> ToolTable:
        return change_map.table(found())

    def picture() -> Picture | None:
        if state.wish("tool") != ID or not state.chosen().selected or not answered(found):
            return None
        projector = state.wish("mode") == "projector"
        return Picture(state.subject(), state.settings(), state.chosen(), projector)

    drawn = Later(picture, lambda request: trend_picture(views, request))

    @plain_ui
    def finding() -> TagList | Tag:
        try:
            return answer(found(), state.chosen().selected)
        except OnePeriod as one:
            return choose_series(views, state.subject(), str(one))
        except AnalysisError as fault:
            return refused(str(fault))

    @render.ui
    def course() -> Any:
        return (drawn.finished() or waiting("Drawing …")) if picture() else None

    @plain_ui
    def further() -> TagList | None:
        return TagList(lists(found()), how(found())) if answered(found) else None

    return Outcome(painting, table, lambda: controls(views, asked()))


def controls(views: Any, asked: Asked) -> dict[str, dict[str, Any]]:
    """Return what the controls are told: the periods, where the sliders stand, and what cannot be shown."""
    try:
        panel = panel_for(views, asked.subject, asked.settings)
    except AnalysisError:
        return {one.id: {"hidden": True} for one in (FROM, TO, SHOWS, TESTS)}
    periods = list(panel.periods)
    told: dict[str, dict[str, Any]] = {
        FROM.id: {
            "labels": periods[:-1],
            "value": asked.first if asked.first in periods[:-1] else periods[0],
        },
        TO.id: {"labels": periods[1:], "value": asked.last if asked.last in periods[1:] else periods[-1]},
        SHOWS.id: {"missing": {}, "hidden": False},
        TESTS.id: {"hidden": False},
    }
    try:
        span_of(panel, asked)
        reason = changes_of(views, asked).found.reason
    except AnalysisError:
        return told
    if reason:
        told[SHOWS.id] = {"missing": {VERDICTS: "not testable"}, "value": SIZE, "hidden": False}
        told[TESTS.id] = {"hidden": True}
    return told


TOOL = Tool(
    ID, "Change", "Who improved, who worsened?", 50, change_ui, change_server, HELP,
    (FROM, TO, SHOWS, TESTS), folded=(TESTS.id,),
)  # fmt: skip
