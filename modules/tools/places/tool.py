"""Your places: a file of services, partners or assets as points on the map, for this session only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from htmltools import Tag, TagList
from shiny import Inputs, Outputs, Session, module, reactive, render, ui

import geodata
from own import Points, places_draft_of

from ...parts.figures import Beside
from ...parts.later import Later
from ...parts.own_chooser import chooser, forget_button, said_of, token_of
from ...parts.own_desk import Tray
from ...parts.own_rows import problem_rows
from ...parts.page_state import PageState
from ...parts.painting import Painting
from ...parts.plain_ui import plain_ui
from ...parts.tool_table import ToolTable
from ...parts.tool_words import method, refused, waiting
from ...parts.views import Views
from ..settings import Choice, Kept, Slider, value_of
from ..tool import Outcome, Tool
from .answer import answer, change_button, columns_panel, held, kind_select
from .figures import IN_AREAS, NEAR, Ask, Found, find
from .files import places_csv, places_geojson
from .map import paint, table
from .words import method_words
from .work import Agreed, PlacesWork, on_the_map

LEAD = (
    "Bring a list of services, partners or assets, with a postcode or coordinates. It is for places, not for "
    "people: they stay in this session, read in memory, saved nowhere, gone when the page is closed."
)
NOTHING_YET = "No places are held yet. Choose a file: they are drawn on the map, and counted."
MODE = Choice(
    "mode",
    "Colour areas by",
    {IN_AREAS: "Places in each area", NEAR: "Places within a distance"},
    IN_AREAS,
    why="How many places lie inside each area, or how many lie within a distance of its middle, on "
    "whichever side of a boundary they are.",
)
DISTANCE = Slider(
    "distance",
    "Within",
    0.2,
    10,
    1,
    step=0.1,
    unit=" km",
    why="In a straight line: the way by the streets is longer.",
)
KIND = Kept("kind")
SETTINGS = (MODE, DISTANCE, KIND)


@module.ui
def places_ui() -> Tag:
    """Return the finding, what is known of the file, and the chooser under it."""
    parts = [ui.output_ui(name) for name in ("finding", "kinds", "kept")]
    return TagList(*parts, chooser("places", LEAD), ui.output_ui("columns"))


@module.server
def places_server(
    input: Inputs,
    output: Outputs,
    session: Session,
    *,
    state: PageState,
    views: Views,
    against: Callable[[], Beside | None],
    tray: Tray,
) -> Outcome:
    """Take a session's places from its tray to the map."""
    work = PlacesWork(tray)
    agreed: reactive.Value[Agreed | None] = reactive.value(None, name="agreed")
    told: reactive.Value[int] = reactive.value(0, name="told")
    session.on_ended(work.forget)
    later: Later[Agreed, Agreed] = Later(agreed, work.make, pause=0.0)

    @reactive.effect
    @reactive.event(input.heard)
    def act() -> None:
        agreed.set(agreed_after(said_of(input), tray, work, agreed()))
        told.set(told() + 1)

    def points() -> Points | None:
        """Return the places; no calc, which would keep them when they are forgotten."""
        told()
        return work.points if agreed() is not None and later.current() is not None else None

    @reactive.calc
    def ask() -> Ask:
        subject, kilometres = state.subject(), round(value_of(input, DISTANCE), 1)
        settings = (value_of(input, MODE), kilometres, number_of(input))
        return Ask(subject.level, subject.within, state.chosen().selected, *settings)

    @reactive.calc
    def found() -> Found | None:
        places = points() if state.wish("tool") == TOOL.id else None
        return find(places, ask(), state.shown()) if places is not None else None

    @reactive.calc
    def painting() -> Painting | None:
        return paint(found(), state.settings().classes, state.settings().method) if found() else None

    @reactive.calc
    def rows() -> ToolTable | None:
        return table(found(), painting(), work.points.file) if found() and work.points else None

    tell_map(session, points, lambda: number_of(input))

    @plain_ui
    def token():
        return token_of(TOOL.id, tray)

    @plain_ui
    def columns():
        told()
        return columns_panel(tray.draft) if tray.draft is not None and agreed() is None else None

    @plain_ui
    def finding():
        told()
        if agreed() is None:
            return refused(NOTHING_YET) if tray.draft is None else None
        if later.current() is None:
            return waiting("Placing the rows …")
        return answer(found()) if found() else refusal(work.fault)

    @plain_ui
    def kinds():
        places = points()
        with reactive.isolate():
            return kind_select(places, number_of(input)) if places is not None else None

    @render.ui
    def kept():
        places = points()
        if places is None:
            return None
        subject = state.subject()  # the settings are left aside: a step of the slider closes nothing here
        meant = state.chosen().selected or subject.within
        return file_panel(places, subject.level, meant, number_of(input), session)

    @render.download_link(filename="places.csv", media_type="text/csv")
    def csv():
        yield places_csv(work.points) if work.points else b""

    @render.download_link(filename="places.geojson", media_type="application/geo+json")
    def geojson():
        yield places_geojson(work.points) if work.points else b""

    @render.download_link(filename="rows-not-placed.csv", media_type="text/csv")
    def unplaced():
        yield problem_rows(work.points.problems if work.points else ())

    return Outcome(painting, rows)


def agreed_after(says: dict[str, Any], tray: Tray, work: PlacesWork, before: Agreed | None) -> Agreed | None:
    """Return how the columns are taken after the page said something; None while they wait for the reader."""
    what = str(says.get("what", ""))
    if what in ("file", "forget"):
        work.forget()
        if what == "forget":
            tray.empty()
        return None
    if what == "change":
        return None
    if what == "use" and tray.draft is not None:
        given = says.get("roles")
        roles = {str(letter): str(role) for letter, role in given.items()} if isinstance(given, dict) else {}
        return Agreed(tray.number, tuple(sorted(roles.items())))
    return before


def number_of(input: Inputs) -> int:
    """Return the number of the category that is counted, 0 for all. Its name is the reader's own."""
    number = str(value_of(input, KIND))
    return int(number) if number.isdecimal() and len(number) < 4 else 0


def tell_map(session: Session, points: Callable[[], Points | None], kind: Callable[[], int]) -> None:
    """Tell the session's page which places to draw, whenever that changes."""
    drawn = [False]

    @reactive.effect
    async def draw() -> None:
        places = points()
        number = kind()
        if places is not None or drawn[0]:
            drawn[0] = places is not None
            await session.send_custom_message("gm-own-points", on_the_map(places, number))


def refusal(fault: str) -> Tag:
    """Return why there are no places, and the ways on."""
    return refused(fault, change_button(), " · ", forget_button(TOOL.id))


def file_panel(places: Points, level: str, meant: str, kind: int, session: Session) -> TagList:
    """Return what became of a file; the places listed are those of the area meant and of the category."""
    rows, area = places.of_kind(kind), geodata.area(meant) if meant else None
    if area is not None:
        rows = rows & (places.at(area.level) == area.code)
    where = f"in {area.name}" if area is not None else ""
    ids = {name: session.ns(name) for name in ("csv", "geojson", "unplaced")}
    return TagList(*held(places, np.flatnonzero(rows), where, ids), method(*method_words(level)))


TOOL = Tool(
    "places",
    "Your places",
    "Services, partners, assets on the map",
    101,
    places_ui,
    places_server,
    "Choose a CSV or XLSX file of places with a postcode, longitude and latitude, or easting and northing. "
    "Columns are recognised; change what is wrong, then put them on the map. They stay on it in every tool "
    "until you forget them or close the page; a switch in the legend hides them. Here areas are coloured by "
    "how many places lie in them, or within a distance of their middle, and it is said how many residents "
    "live near one. Rows that cannot be placed are listed with the reason. Nothing is saved. Files of people "
    "are refused; telephone numbers, e-mail and street addresses are left out.",
    SETTINGS,
    uses_indicator=False,
    reads=places_draft_of,
)
