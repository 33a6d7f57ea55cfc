"""Difference made: did chosen areas change more than others since a date, or leave their own course?"""

from __future__ import annotations

from typing import Any

from htmltools import Tag, TagList, tags
from shiny import module, reactive, render, ui

from analysis.errors import AnalysisError

from ...parts.later import Later
from ...parts.painting import Painting
from ...parts.plain_ui import plain_ui
from ...parts.tool_table import ToolTable
from ...parts.tool_words import refused, waiting
from ..over_time import OnePeriod, PeriodSlider, answered, choose_series, nearest_label, panel_for
from ..settings import Choice, Kept, Slider, value_of
from ..tool import Outcome, Tool
from .answer import answer, further, tabs
from .figures import (
    ALL,
    BOROUGH,
    CHOSEN,
    COURSE,
    EVERY,
    NEAREST,
    OTHERS,
    Asked,
    Compared,
    Place,
    compared,
    most_lag,
    place_of,
    start_labels,
    usual_start,
)
from .map import paint_course, paint_roles
from .pictures import Request, comparison_pictures, course_answer
from .table import course_table, table_of

ID = "difference"
VIEW = Kept("view", OTHERS)
START = PeriodSlider(
    "start", "Start",
    why="The first period in which what was done could show. Left alone, it is the first one with eight "
    "periods before it.",
)  # fmt: skip
LAG = Slider(
    "lag", "Lag", 0, 12, 0, unit=" periods", follows=True,
    why="Periods after the start that are left out, for what was done to take effect. Decide on it before "
    "you look.",
)  # fmt: skip
TREATED = Choice(
    "treated", "Something was done in", {CHOSEN: "The areas I chose", BOROUGH: "All its borough"}, CHOSEN,
    why="The selected area and those kept for comparing, or every area of the borough that it is in.",
)  # fmt: skip
AGAINST = Choice(
    "against", "Compare with", {NEAREST: "The nearest before the start", ALL: "All other areas"}, NEAREST,
    why="Areas whose figures ran nearest before the start are likelier to have gone the same way since. "
    "Where there are no more areas than asked for, all are taken.",
)  # fmt: skip
COUNT = Slider(
    "count", "How many", 4, 60, 20, follows=True,
    why="Twenty is the fewest with which the largest difference is rarer than one in twenty by chance. Under "
    "eight there is no verdict.",
)  # fmt: skip
SIGNIFICANCE = Slider(
    "significance", "Stands out below p of", 1, 20, 5, unit=" %",
    why="How rare by chance a difference must be to stand out. Five in a hundred is usual; among ten "
    "boroughs nothing can be rarer than one in ten.",
)  # fmt: skip
WINDOW = Slider(
    "window", "Periods each side", 4, EVERY, EVERY, follows=True,
    why="How far back and on figures are taken. Left alone, all are. Fewer keep to the time around the "
    "start: what happened long after may have other reasons.",
)  # fmt: skip
ERRORS = Choice(
    "errors", "Errors related over", {"rule": "The usual rule", "0": "No period", "1": "1 period",
    "2": "2 periods", "3": "3 periods", "4": "4 periods"}, "rule",
    why="How long one period’s odd figure carries on into the next (Newey–West lags). The rule is "
    "4 (n ÷ 100)^(2/9) of n figures.",
)  # fmt: skip
SETTINGS = (START, LAG, TREATED, AGAINST, COUNT, WINDOW, SIGNIFICANCE, ERRORS)
HELP = (
    "Select the areas where something was done, and set when it started. Against other areas: did they "
    "change more than areas where nothing was done? The same is worked out for each of these, and only a "
    "difference larger than nearly all of them stands out. Against its own course: did figures leave the "
    "line they were on? That needs eight periods before and four after. The dashed line is what would have "
    "happened otherwise. Neither can prove a cause: something else may have happened at that time. Claimants "
    "across 2015 to 2018 get no verdict, because the rules changed."
)


@module.ui
def difference_ui() -> Tag:
    """Return the tool's part of the panel."""
    return TagList(
        ui.output_ui("ways"),
        tags.div(
            ui.output_ui("finding"), ui.output_ui("pictures"), ui.output_ui("beyond"),
            id="difference-shown", role="tabpanel", class_="tool-text",
        ),
    )  # fmt: skip


@module.server
def difference_server(
    input: Any, output: Any, session: Any, *, state: Any, views: Any, against: Any
) -> Outcome:
    """Set the chosen areas against others, or against their own course."""

    def asked() -> Asked:
        return Asked(
            state.subject(),
            state.settings(),
            state.chosen().codes,
            start=value_of(input, START),
            lag=int(value_of(input, LAG)),
            treated=value_of(input, TREATED),
            against=value_of(input, AGAINST),
            count=int(value_of(input, COUNT)),
            significance=value_of(input, SIGNIFICANCE) / 100,
            window=int(value_of(input, WINDOW)),
        )

    def course() -> bool:
        return value_of(input, VIEW) == COURSE

    @reactive.calc
    def place() -> Place:
        return place_of(views, asked())

    @reactive.calc
    def made() -> Compared:
        return compared(views, asked())

    @reactive.calc
    def painting() -> Painting:
        return paint_course(place()) if course() else paint_roles(made())

    @reactive.calc
    def table() -> ToolTable:
        return course_table(place()) if course() else table_of(made())

    def request() -> Request | None:
        if state.wish("tool") != ID or not answered(place):
            return None
        lags = value_of(input, ERRORS)
        return Request(asked(), None if lags == "rule" else int(lags), state.wish("mode") == "projector")

    charts = Later(lambda: None if course() else request(), lambda one: comparison_pictures(views, one))
    own = Later(lambda: request() if course() else None, lambda one: course_answer(views, one), pause=0.0)

    @plain_ui
    def ways() -> Tag | None:
        return tabs(COURSE if course() else OTHERS) if answered(place) else None

    @render.ui
    def finding() -> Any:
        try:
            place()
            return (own.newest() or waiting("Working …")) if course() else answer(made())
        except OnePeriod as one:
            return choose_series(views, state.subject(), str(one))
        except AnalysisError as fault:
            return refused(str(fault))

    @render.ui
    def pictures() -> Any:
        if course() or not answered(made):
            return None
        return charts.finished() or waiting("Drawing …")

    @plain_ui
    def beyond() -> TagList | None:
        return further(made()) if not course() and answered(made) else None

    return Outcome(painting, table, lambda: controls(views, asked(), course()))


def controls(views: Any, asked: Asked, course: bool) -> dict[str, dict[str, Any]]:
    """Return what the controls are told: the periods to start at, the longest lag, what does not matter."""
    try:
        panel = panel_for(views, asked.subject, asked.settings)
        labels = start_labels(panel)
    except AnalysisError:
        labels = []
    if not labels:
        return {one.id: {"hidden": True} for one in SETTINGS}
    start = nearest_label(asked.start, labels, usual_start(panel))
    borough = asked.subject.level == "borough"
    return {
        START.id: {"labels": labels, "value": start, "hidden": False},
        LAG.id: {"max": min(most_lag(panel, start), 12), "hidden": False},
        TREATED.id: {"hidden": borough},
        AGAINST.id: {"hidden": course},
        COUNT.id: {"max": min(60, panel.area_codes.size - 1), "hidden": course or asked.against == ALL},
        WINDOW.id: window_told(asked, len(panel.periods)),
        SIGNIFICANCE.id: {"hidden": course},
        ERRORS.id: {"hidden": not course},
    }


def window_told(asked: Asked, periods: int) -> dict[str, Any]:
    """Return the bounds of the window: at its far end all periods are taken."""
    most = max(periods - 1, 5)
    return {"max": most, "value": str(min(asked.window, most)), "hidden": False}


TOOL = Tool(
    ID, "Difference made", "Did what was done change it?", 60, difference_ui, difference_server, HELP,
    (VIEW, *SETTINGS), folded=(WINDOW.id, SIGNIFICANCE.id, ERRORS.id),
)  # fmt: skip
