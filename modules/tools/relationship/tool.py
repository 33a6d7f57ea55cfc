"""Relationship: how two indicators go together from area to area, and what the line leaves over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from htmltools import Tag, TagList, tags
from shiny import Inputs, module, reactive, render, ui

from analysis.errors import AnalysisError

from ...parts.painting import Painting
from ...parts.plain_ui import plain_ui
from ...parts.tool_table import ToolTable
from ...parts.tool_words import refused, waiting
from ..pairing import missing
from ..settings import value_of
from ..tool import Outcome, Tool
from .answer import (
    answer_of,
    brushed_part,
    furthest_part,
    method_part,
    pattern_part,
    scatter_part,
)
from .figures import Asked, Limits
from .map import painting_of, table_of
from .session import Findings, quietly
from .settings import ALSO, OTHER, RANGE, RESIDUALS, SIDES, WEIGHTED, controls_of
from .several import several_part

NAME = "relationship"
HELP = (
    "Each dot is an area: the map’s indicator upwards, the one you choose across. The correlation says how "
    "closely the two go together, from −1 to 1; the line, by how much one differs where the other does. Drag "
    "over the dots to light their areas on the map. What the line leaves over shows where something else is "
    "at work. Hold up to three other exposures still to see what remains of the first. Areas are not people: "
    "the same people need not have both. And going together is not causing: both may follow from a third."
)


@module.ui
def relationship_ui() -> Tag:
    """Return the tool's part of the panel."""
    return TagList(
        *[ui.output_ui(part) for part in ("answer", "picture", "rectangle", "pattern", "several", "further")]
    )


@module.server
def relationship_server(input, output, session, *, state, views, against) -> Outcome:
    """Set the map's indicator against another."""

    @reactive.calc
    def asked() -> Asked | None:
        return asked_of(input, state) if state.wish("tool") == NAME else None

    @reactive.calc
    def limits() -> Limits:
        return Limits(*[value_of(input, side) for side in SIDES])

    found = Findings(asked, limits, state=state, views=views, against=against)

    @reactive.calc
    def painting() -> Painting | None:
        relation, left = found.relation(), found.left_over() if value_of(input, RESIDUALS) else None
        return painting_of(relation, *left) if relation and left else None

    @reactive.calc
    def table() -> ToolTable | None:
        relation, left = found.relation(), found.left_over()
        return table_of(relation, *left, limits(), used_by(found)) if relation and left else None

    def controls() -> dict[str, dict[str, Any]]:
        relation, also = quietly(found.relation), [value_of(input, one) for one in ALSO]
        open_range = value_of(input, RANGE) or limits().drawn
        return controls_of(relation, missing(views, state.subject()), also, limits(), hidden=not open_range)

    draw_parts(found, level=lambda: state.subject().level)
    return Outcome(painting, table, controls)


def draw_parts(found: Findings, *, level: Callable[[], str]) -> None:
    """Draw the parts of the answer: the sentence at once, the others when they are ready."""

    @plain_ui
    def answer():
        try:
            relation = found.relation()
        except AnalysisError as problem:
            return refused(str(problem))
        return answer_of(relation) if relation else waiting()

    @render.ui
    def picture():
        drawn = quietly(found.picture) if found.stands() else None
        return scatter_part(drawn) if drawn else None

    @plain_ui
    def rectangle():
        relation = quietly(found.relation)
        return brushed_part(relation, found.limits()) if relation else None

    @plain_ui
    def pattern():
        return saying(found, lambda: (new := found.pattern()) and pattern_part(new, level(), found.model))

    @render.ui
    def several():
        return saying(found, lambda: (new := found.regression()) and several_part(*new[1:], level()))

    @plain_ui
    def further():
        relation, left = quietly(found.relation), quietly(found.left_over)
        return TagList(furthest_part(relation, *left), method_part(relation)) if relation and left else None


def saying(found: Findings, make: Callable[[], Tag | None]) -> Tag | None:
    """Return a part, or why there is none; nothing where there is no relation at all."""
    if not found.stands():
        return None
    try:
        return make()
    except AnalysisError as problem:
        return tags.p(str(problem), class_="note")


def asked_of(input: Inputs, state: Any) -> Asked:
    """Return what the reader set."""
    return Asked(
        state.subject(),
        state.settings(),
        value_of(input, OTHER),
        tuple(value_of(input, one) for one in ALSO),
        value_of(input, WEIGHTED),
    )


def used_by(found: Findings) -> tuple[str, ...]:
    """Return the ids of all indicators in the answer, the outcome first."""
    relation, held = found.relation(), found.regression()
    if relation is None:
        return ()
    exposures = held[1].subjects if held else relation.subjects[:1]
    return (relation.subjects[1].indicator.id, *(one.indicator.id for one in exposures))


TOOL = Tool(
    NAME,
    "Relationship",
    "What goes with what?",
    30,
    relationship_ui,
    relationship_server,
    HELP,
    (OTHER, *ALSO, WEIGHTED, RESIDUALS, RANGE, *SIDES),
)
