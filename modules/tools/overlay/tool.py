"""Overlay: where two indicators are bad at once. A map of three by three classes, and a list."""

from __future__ import annotations

from htmltools import Tag, TagList
from shiny import module, reactive, ui

from analysis.errors import AnalysisError

from ...parts.painting import Painting
from ...parts.plain_ui import plain_ui
from ...parts.tool_table import ToolTable
from ...parts.tool_words import refused
from ..limits import Limit
from ..pairing import SUGGESTED, missing
from ..settings import Choice, IndicatorChoice, value_of
from ..tool import Outcome, Tool
from .answer import answer_of
from .figures import ENDS, OF_ALL, OF_SHOWN, OWN, Asked, Crossing, crossing_of, painting_of
from .table import table_of

OTHER = IndicatorChoice(
    "other",
    "Second indicator",
    none=SUGGESTED,
    why="What the map’s indicator is crossed with. As long as it is a suggestion, that is worklessness; "
    "beside worklessness, health. Numbers and ranks are left out, and what contains the map’s indicator.",
)
CUTS = Choice(
    "cuts",
    "Classes",
    {OF_ALL: "Thirds of all areas", OF_SHOWN: "Thirds of the areas shown", OWN: "My own cut points"},
    OF_ALL,
    why="Thirds put the same number of areas in each class, so ‘worst’ means worse than two in three. Your "
    "own cut points ask for a level that matters to you, such as 20 % out of work.",
)
LIMITS = tuple(Limit(end, "Cut point", why="Where one class ends and the next begins.") for end in ENDS)
HELP = (
    "The map’s indicator runs from pale to orange, the second to blue; where both are bad, the map is black "
    "(in dark mode white). Press a square of the legend to see only its areas. The list has the areas in the "
    "worse class of both, worst first; press one to select it. Thirds are relative: a third of the areas is "
    "always worst. Set your own cut points where a level matters. Two things that are bad in one area need "
    "not be so for the same people, and one need not cause the other."
)


@module.ui
def overlay_ui() -> Tag:
    """Return the tool's part of the panel."""
    return TagList(ui.output_ui("answer"))


@module.server
def overlay_server(input, output, session, *, state, views, against) -> Outcome:
    """Cross the map's indicator with another."""

    @reactive.calc
    def crossing() -> Crossing:
        ends = tuple(value_of(input, one) for one in LIMITS)
        asked = Asked(state.subject(), state.settings(), value_of(input, OTHER), value_of(input, CUTS), ends)
        return crossing_of(views, asked, state.shown())

    @reactive.calc
    def painting() -> Painting:
        return painting_of(crossing())

    @reactive.calc
    def table() -> ToolTable:
        return table_of(crossing())

    def controls() -> dict[str, dict]:
        greyed = {"missing": missing(views, state.subject())}
        own = value_of(input, CUTS) == OWN
        try:
            other = {"value": crossing().subjects[1].indicator.id}
            return {OTHER.id: greyed | other} | cut_controls(crossing(), hidden=not own)
        except AnalysisError:
            return {OTHER.id: greyed} | {one.id: {"hidden": True} for one in LIMITS}

    @plain_ui
    def answer() -> Tag | TagList:
        try:
            return answer_of(crossing())
        except AnalysisError as problem:
            return refused(str(problem))

    return Outcome(painting, table, controls)


def cut_controls(crossing: Crossing, *, hidden: bool) -> dict[str, dict]:
    """Return what the sliders of the cut points are told."""
    told = {}
    for place, (one, end) in enumerate(zip(LIMITS, crossing.ends, strict=True)):
        name, span = crossing.names[place // 2], crossing.spans[place // 2]
        which = "lower" if place % 2 == 0 else "upper"
        told[one.id] = (
            {"hidden": True}
            if span is None
            else span.told(name, f"{name.title}, {which} cut", end, hidden=hidden)
        )
    return told


TOOL = Tool(
    "overlay",
    "Overlay",
    "Where are two things bad at once?",
    20,
    overlay_ui,
    overlay_server,
    HELP,
    (OTHER, CUTS, *LIMITS),
)
