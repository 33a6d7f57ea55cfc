"""A small tool for the tests of the frame: doubles the indicator's values, one setting of each kind."""

from __future__ import annotations

from htmltools import Tag
from shiny import module, reactive, ui

from analysis.errors import AnalysisError
from analysis.ranking import rank
from modules.parts.painting import Painting, Spoken, paint_values
from modules.parts.plain_ui import plain_ui
from modules.parts.tool_table import Column, ToolTable, base_rows
from modules.parts.tool_words import said
from modules.tools.settings import Choice, IndicatorChoice, Kept, Slider, Switch, value_of
from modules.tools.tool import Outcome, Tool

TIMES = Slider("times", "Times", 1, 5, 2, why="How often.")
HOW = Choice("how", "How", {"plain": "Plainly", "not": "Not at all"}, "plain")
OTHER = IndicatorChoice("other", "Beside", none="Nothing")


@module.ui
def doubling_ui() -> Tag:
    return ui.output_ui("answer")


@module.server
def doubling_server(input, output, session, *, state, views, against) -> Outcome:
    words = Spoken("Doubled", "{name}: {value}", "%")

    @reactive.calc
    def values():
        if value_of(input, HOW) == "not":
            raise AnalysisError("Nothing is doubled.")
        return state.view().values * value_of(input, TIMES)

    @reactive.calc
    def painting() -> Painting:
        return paint_values(values(), state.subject().level, state.shown(), words, classes=5)

    @reactive.calc
    def table() -> ToolTable:
        rows = base_rows(
            state.subject().level, state.shown(), value=values(), rank=rank(values()), half=values() / 2
        )
        return ToolTable(
            "Twice as much", rows, Column("value", "Doubled", unit="%"), (Column("half", "Half", unit="%"),),
            facts=(("Times", f"{value_of(input, TIMES):g}"),), sentences=("Twice is not half.",),
            indicators=(state.subject().indicator.id,), note="doubled",
        )  # fmt: skip

    @plain_ui
    def answer():
        return said("Times ", (f"{value_of(input, TIMES):g}",), ".")

    return Outcome(painting, table, lambda: {"times": {"max": 4}})


DOUBLING = Tool(
    "doubling", "Doubling", "Twice", 1, doubling_ui, doubling_server, "It doubles.",
    (TIMES, HOW, OTHER, Switch("loud", "Loudly"), Kept("kept")),
)  # fmt: skip
