"""Area profile: everything about one area on one page, and the boroughs side by side one click deeper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from htmltools import Tag, TagList
from shiny import Inputs, Outputs, Session, module, reactive, ui

import geodata
from analysis.errors import AnalysisError
from analysis.profile import Profile
from analysis.wording import with_article

from ...parts.figures import Beside
from ...parts.later import Later
from ...parts.page_state import PageState, while_open
from ...parts.plain_ui import plain_ui
from ...parts.tool_table import ToolTable
from ...parts.tool_words import deeper, drawing, refused, waiting
from ...parts.views import Views
from ...theme import discover_themes
from ..on_map import name_of, on_map
from ..settings import Choice, Slider, value_of
from ..tool import Outcome, Tool
from .answer import (
    all_figures,
    behind,
    chart_of,
    ends_of,
    head_of,
    moves_section,
    sentences_of,
)
from .charts import Asked, Drawn, profile_of, rug_against, rug_drawn, spine_drawn
from .moves import Move, moves_of
from .readings import (
    COMPARATORS,
    Who,
    against_of,
    borough_of,
    in_order,
    plain_settings,
    readings_of,
    who_of,
)
from .rug import rug_of, rug_table
from .table import table_of

AGAINST = Choice(
    "against",
    "Compare with",
    COMPARATORS,
    geodata.GM,
    "What every indicator is set against, where a figure of it is published. A borough’s own is itself, so "
    "that is Greater Manchester; and of Greater Manchester it is England.",
)
MOST = Slider(
    "most", "Best and worst named", 3, 10, 5, why="How many indicators are named at either end, at most."
)
HELP = (
    "Every indicator of one area: the selected one, the borough drilled into, or Greater Manchester. Each is "
    "set among the areas of the same level and against a comparator. Filled marks are "
    "verdicts by an interval; hollow ones only say on which side the figure lies. What is held only for the "
    "borough is shown for the borough and says so. Press an indicator to see it on the map. The tartan rug, "
    "one click deeper, sets the ten boroughs side by side. The table below the map has every area by every "
    "indicator, and a download of it the profile in words."
)


@module.ui
def profile_ui() -> Tag:
    """Return the places of the answer."""
    return TagList(*[ui.output_ui(name) for name in ("head", "spine", "moves", "more")])


@module.server
def profile_server(
    input: Inputs,
    output: Outputs,
    session: Session,
    *,
    state: PageState,
    views: Views,
    against: Callable[[], Beside | None],
) -> Outcome:
    """Profile the area that is selected; drawings come a moment after the words."""

    @reactive.calc
    def asked() -> Asked:
        return asked_of(state, value_of(input, AGAINST))

    @reactive.calc
    def found() -> Profile:
        return profile_of(views, asked(), int(value_of(input, MOST)))

    @reactive.calc
    def moved() -> tuple[str, Sequence[Move]]:
        return moved_of(views, asked(), found())

    @reactive.calc
    def table() -> ToolTable:
        return table_of(on_map(views, state), asked(), sentences_of(asked(), found(), moved()[1]))

    is_open = while_open(state, TOOL.id)
    spines = Later(asked, lambda wanted: spine_drawn(views, wanted), when=is_open)
    rugs = Later(asked, lambda wanted: drawn_or_fault(views, wanted), when=is_open)

    @plain_ui
    def head():
        return TagList(head_of(asked(), found()), ends_of(asked(), found()))

    @plain_ui
    def spine():
        drawn = spines.newest()
        return (
            waiting("Drawing …")
            if drawn is None
            else chart_of(drawn, asked(), found())
            if drawn.svg
            else None
        )

    @plain_ui
    def moves():
        name, found_moves = moved()
        return moves_section(asked(), found_moves, name)

    @plain_ui
    def more():
        return TagList(
            rug_section(views, asked(), rugs.newest()),
            all_figures(asked(), found()),
            behind(asked(), found()),
        )

    return Outcome(table=table)


def asked_of(state: PageState, wish: str) -> Asked:
    """Return what the page asks a profile of; reactive. The indicator on the map does not matter to it.

    `wish` is the comparator's code.
    """
    who = who_of(state.subject(), state.chosen())
    return Asked(
        who=who,
        against=against_of(who, wish),
        sex=state.subject().sex,
        population=state.subject().population,
        confidence=state.settings().confidence,
        themes=themes_of_page(),
        projector=state.wish("mode") == "projector",
    )


@cache
def themes_of_page() -> tuple[tuple[str, str], ...]:
    """Return id and title of every theme, in the order of the tabs."""
    return tuple((theme.id, theme.title) for theme in discover_themes())


def moved_of(views: Views, asked: Asked, found: Profile) -> tuple[str, Sequence[Move]]:
    """Return what moved, and whose changes these are: the borough's where the area has one period only."""
    who, subject = asked.who, asked.subject(views)
    own = moves_of(views, who, [one.reading for one in found.spines], subject, asked.confidence)
    code = borough_of(who)
    if own or not code or code == who.code:
        return who.name, own
    borough = Who(code, name_of(code), "borough")
    readings = readings_of(views, borough, subject, plain_settings(asked.confidence), rug_against(asked))
    return borough.name, moves_of(views, borough, in_order(readings, asked.order), subject, asked.confidence)


def drawn_or_fault(views: Views, asked: Asked) -> Drawn | AnalysisError:
    """Return the rug, or why there is none."""
    try:
        return rug_drawn(views, asked)
    except AnalysisError as fault:
        return fault


def rug_section(views: Views, asked: Asked, drawn: Drawn | AnalysisError | None) -> Tag:
    """Return the tartan rug and its figures, one click deeper."""
    title = "Tartan rug: the ten boroughs"
    if drawn is None:
        return deeper(title, waiting("Drawing …"))
    if isinstance(drawn, AnalysisError):
        return deeper(title, refused(str(drawn)))
    against = rug_against(asked)
    rug = rug_of(views, asked.subject(views), asked.confidence, against.code, asked.order)
    note = f"Filled cells are verdicts by an interval, against {with_article(against.name)}."
    return deeper(title, drawing(drawn.svg, title=drawn.title, note=note), rug_table(rug, against.name))


TOOL = Tool(
    id="profile",
    title="Area profile",
    note="Everything about one area",
    order=90,
    ui=profile_ui,
    server=profile_server,
    help=HELP,
    settings=(AGAINST, MOST),
)
