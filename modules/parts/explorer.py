"""The session's server: state, map, figures, table, downloads, places; then each theme's own part."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
from shiny import Inputs, Outputs, Session, reactive
from shiny.render.renderer import Jsonifiable, Renderer

import geodata

from ..theme import Theme
from ..tools.about import about_server
from ..tools.administrator.office import Office, administrator_server
from ..tools.tool import Tool
from .charts_panel import charts_server
from .comparators import beside_panel
from .control_facts import address_state, describe_state
from .downloads import downloads_server
from .feed import Feeds, feed_message, no_feed
from .figures import Beside, beside, chosen_comparator, figure_of
from .map_stage import map_stage_server
from .nearest import named
from .own_desk import Desk, Tray
from .own_picker import tell_own
from .page_state import PageState, page_defaults, page_state
from .plain_ui import plain_ui
from .session_views import SessionDrawings, SessionViews
from .shelf import Shown
from .state import Notices, parse_address, unknown_keys, write_address
from .summary import summary_panel
from .table_data import rows_shown, table_message
from .tool_frame import NOTHING, OpenTool
from .tool_table import ToolTable, tool_message
from .views import Views

QUIET_KEYS = ("period", "sex", "age", "pool", "selected", "tray")
ADDRESS_ONLY = ("period", "sex", "age", "scale", "mode", "look", "chart", "places", "tiles", "story")


class area_table(Renderer[dict]):
    """Render the rows behind the map into the page's own table."""

    async def transform(self, value: dict) -> Jsonifiable:
        return value


def explorer_server(
    input: Inputs,
    output: Outputs,
    session: Session,
    *,
    shown: Shown,
    themes: Sequence[Theme],
    tools: Sequence[Tool] = (),
    office: Office | None = None,
    desk: Desk | None = None,
    feeds: Feeds | None = None,
    handed: Mapping[str, Any] = NOTHING,
) -> PageState:
    """Wire one session, which shows the same snapshot from beginning to end; returns its state.

    `handed` has what tools need of the parts of the application that no module may import.
    """
    desk = desk or Desk()
    trays = {one.id: desk.open(one.reads) for one in tools if one.reads is not None}
    views = SessionViews(shown.views)
    drawings = SessionDrawings(shown.drawings, views)
    session.on_ended(lambda: leave(desk, trays, views))
    state = page_state(input, session, views)

    @reactive.calc
    def against() -> Beside | None:
        return chosen_comparator(views, state.subject(), state.settings(), state.chosen())

    @reactive.calc
    def rows():
        return rows_shown(views, state.subject(), state.view(), state.shown(), against())

    tool = OpenTool(tools, state=state, views=views, against=against, handed=handed, trays=trays)
    map_stage_server("stage", state=state, views=views, against=against, painting=tool.painting)

    @plain_ui
    def summary():
        return summary_panel(
            views, state.subject(), state.settings(), state.chosen(), state.view(), state.in_view()
        )

    @plain_ui
    def comparators():
        return beside_panel(views, state.subject(), state.chosen(), state.view())

    sent: dict[str, tuple[str, str]] = {}

    @area_table
    def table():
        return fresh_table(state, rows, against, tool.table(), sent)

    @reactive.effect(priority=5)
    async def tell_page() -> None:
        await session.send_custom_message("gm-state", page_message(views, state, themes, tool, feeds))

    charts_server(state=state, drawings=drawings, against=against)
    tell_own(session, views)
    tell_notices(session, state, themes, tools)
    find_places(input, session, state)
    about_server(shown)
    administrator_server(input, session, office, shown.snapshot)
    downloads_server(state=state, views=views, rows=rows, against=against, session=session, tool=tool)
    for theme in themes:
        theme.server(theme.id, state=state, views=views, against=against)
    return state


def leave(desk: Desk, trays: Mapping[str, Tray], views: SessionViews) -> None:
    """Let go of what a session brought, when it ends."""
    for tray in trays.values():
        desk.close(tray)
    views.end()


def fresh_table(
    state: PageState,
    rows: Callable[[], pd.DataFrame],
    against: Callable[[], Beside | None],
    tool: ToolTable | None,
    sent: dict[str, tuple[str, str]],
) -> dict:
    """Return the table's message: a tool's rows, else the indicator's.

    `sent` remembers which areas this session's page has been told.
    """
    if tool is not None:
        sent.clear()
        return tool_message(tool, state.subject().level)
    areas = (state.subject().level, state.subject().within)
    known = areas == sent.get("areas")
    sent["areas"] = areas
    return table_message(rows(), state.subject(), against(), table_title(state), areas_known=known)


def table_title(state: PageState) -> str:
    """Return what the table holds, for screen readers."""
    subject = state.subject()
    return f"{subject.indicator.title} by {geodata.LEVELS[subject.level].singular}, {subject.period}"


def page_message(
    views: Views, state: PageState, themes: Sequence[Theme], tool: OpenTool, feeds: Feeds | None = None
) -> dict:
    """Return the state as the page's own controls and the address bar take it."""
    subject, settings, chosen, view = state.subject(), state.settings(), state.chosen(), state.view()
    wishes = {key: state.wish(key) for key in ADDRESS_ONLY}
    if len(views.periods(subject.indicator.id, subject.level)) < 2:
        wishes["period"] = ""  # the slider stands at the only one: nothing that a link need say
    address = address_state(subject, settings, chosen, wishes)
    for theme in themes:
        address |= state.parameters(theme)
    held, usual = tool.address()
    address, defaults = address | held, page_defaults(themes) | usual
    figure = figure_of(view, chosen.selected) if chosen.selected else None
    comparators = beside(views, subject, figure, subject.within)
    message = describe_state(
        views, subject, settings, chosen, view, state.shown(), comparators, write_address(address, defaults)
    )
    told = tool.message()
    message["controls"] |= told.pop("controls")
    if feeds:
        mine = isinstance(views, SessionViews) and views.has(subject)
        open_tool = told.get("title", "")
        message["feed"] = (
            no_feed(subject) if mine else feed_message(feeds, subject, settings, wishes["period"], open_tool)
        )
    message["returned"] = state.wish("returned")  # what Back and Forward wait for
    return message | {"tool": told, "wished": {key: state.wish(key) for key in ("selected", "tray")}}


def tell_notices(session: Session, state: PageState, themes: Sequence[Theme], tools: Sequence[Tool]) -> None:
    """Tell each notice once; what only a link can get wrong is told with the first."""
    told: set[str] = set()

    @reactive.effect
    async def tell() -> None:
        said = state.notices().sentences
        if not told:
            said = link_sentences(
                state.notices(), parse_address(session.clientdata.url_search()), themes, tools
            )
        new = [one for one in dict.fromkeys(said) if one not in told]
        told.update([*new, "opened"])
        if new:
            await session.send_custom_message("gm-notice", new)


def link_sentences(
    notices: Notices, wishes: Mapping[str, str], themes: Sequence[Theme], tools: Sequence[Tool] = ()
) -> list[str]:
    """Return what whoever opens a link is told: all notices, the quiet ones only of what the link says."""
    known = {*page_defaults(themes), *(key for tool in tools for key in tool.defaults)}
    strange = Notices()
    if wishes.get("tool") and wishes["tool"] not in {tool.id for tool in tools}:
        strange.add(f"There is no tool {named(wishes['tool'])} here; showing the map.")
    unknown_keys(wishes, known, strange)
    quiet = notices.quiet if any(wishes.get(key) for key in QUIET_KEYS) else []
    return [*notices.sentences, *quiet, *strange.sentences]


def find_places(input: Inputs, session: Session, state: PageState) -> None:
    """Answer the place search."""

    @reactive.effect
    @reactive.event(input.place_query, ignore_init=True)
    async def answer() -> None:
        query = input.place_query()
        if query:
            await session.send_custom_message(
                "gm-places", {"query": query, "places": places_found(query, state.subject().level)}
            )


def places_found(query: str, level: str) -> list[dict]:
    """Return what a place name, postcode or code leads to at the level shown."""
    return [
        {
            "label": place.label,
            "note": "",
            "select": place.ancestors.get(level, ""),
            "bounds": _bounds(place),
        }
        for place in geodata.find_place(query)
    ]


def _bounds(place: geodata.Place) -> list[float]:
    if place.kind == "postcode":
        return [place.lat - 0.012, place.lon - 0.02, place.lat + 0.012, place.lon + 0.02]
    row = geodata.load_areas(place.level).set_index("area_code").loc[place.code]
    return [float(row[side]) for side in ("south", "west", "north", "east")]
