"""Briefing: pick areas and themes, press once, take away a page to print and slides."""

from __future__ import annotations

from collections.abc import Callable

from htmltools import Tag, TagList, tags
from shiny import Inputs, Outputs, Session, module, reactive, ui
from starlette.requests import Request
from starlette.responses import Response

import geodata
from analysis.errors import AnalysisError

from ...parts.figures import Beside
from ...parts.later import Later
from ...parts.page_state import PageState
from ...parts.plain_ui import plain_ui
from ...parts.tool_words import refused, waiting
from ...parts.views import Views
from ...theme import discover_themes
from ..profile.readings import COMPARATORS
from ..settings import Choice, Switch, value_of
from ..tool import Outcome, Tool
from .answer import answer_of, lead_of, response_of
from .wish import Brief, Made, Progress, Wanted, wanted_of

AREAS = Choice(
    "areas",
    "Areas",
    {
        "chosen": "Those selected and compared",
        "borough": "The borough",
        "whole": "Greater Manchester",
    },
    "chosen",
    why="Those on the map: the selected area and the compare tray, else the borough drilled into, else "
    "Greater Manchester. The borough is the one that holds what is selected or shown.",
)
AGAINST = Choice(
    "against",
    "Compare with",
    COMPARATORS,
    geodata.GM,
    why="What every figure is set against, where one is published for it. Nothing is compared with itself: "
    "Greater Manchester is then set against England.",
)
IN_IT = "Whether the briefing has a chapter on this theme."
THEMES = tuple(Switch(theme.id, theme.title, begins_on=True, why=IN_IT) for theme in discover_themes())
TITLES = {theme.id: theme.title for theme in discover_themes()}
POLL_SECONDS = 0.4
HELP = (
    "Makes a briefing on one area or several: plain sentences, best and worst five, what improves and what "
    "worsens, gaps in people, a map and charts a theme, method and sources. Choose areas on the map and "
    "themes here, then press the button. It is made as a page that prints to A4, with everything inside it, "
    "and as PowerPoint slides with titles and tables to edit. It is kept for this session only, and your own "
    "data are never in it. For all ten boroughs at once: python -m briefing --all."
)


@module.ui
def briefing_ui() -> Tag:
    """Return the sentence, the button, and the place of what was made."""
    return TagList(
        ui.output_ui("lead"),
        tags.div(
            ui.input_action_button("make", "Make the briefing", class_="button-solid"),
            class_="briefing-press",
        ),
        ui.output_ui("made"),
    )


@module.server
def briefing_server(
    input: Inputs,
    output: Outputs,
    session: Session,
    *,
    state: PageState,
    views: Views,
    against: Callable[[], Beside | None],
    brief: Brief | None,
) -> Outcome:
    """Make a briefing in a thread; another press gives up the one under way."""
    asked: reactive.Value[Wanted | None] = reactive.value(None, name="asked")
    progress, done = Progress(), list[Made]()

    def wish() -> Wanted:
        themes = tuple((one.id, TITLES[one.id]) for one in THEMES if value_of(input, one))
        return wanted_of(
            state.subject(), state.chosen(), value_of(input, AREAS), themes, value_of(input, AGAINST)
        )

    @reactive.effect
    @reactive.event(input.make)
    def press() -> None:
        asked.set(wish().pressed(input.make()))

    later: Later[Wanted, Made] = Later(asked, progress.of(brief), stop=True, pause=0.0)

    async def hand_out(request: Request) -> Response:
        return response_of(done[-1] if done else None, request.query_params)

    address = session.dynamic_route("briefing", hand_out)
    session.on_ended(done.clear)

    @plain_ui
    def lead() -> Tag | TagList:
        return lead_of(wish())

    @plain_ui
    def made() -> Tag | TagList | None:
        if later.working:
            reactive.invalidate_later(POLL_SECONDS, session=session)
            return waiting(progress.words, progress.share)
        try:
            found = later.current()
        except AnalysisError as fault:
            return refused(str(fault))
        if found is None:
            return None
        done[:] = [found]
        return answer_of(found, address)

    return Outcome()


TOOL = Tool(
    "briefing",
    "Briefing",
    "To print, and as slides",
    95,
    briefing_ui,
    briefing_server,
    HELP,
    (AREAS, *THEMES, AGAINST),
    uses_indicator=False,
    folded=("against",),
    needs=("brief",),
)
