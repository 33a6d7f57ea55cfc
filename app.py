"""GM Determinants Explorer: the page and the session, wired together. Start with `./run`."""

from __future__ import annotations

import os
from functools import lru_cache, partial
from pathlib import Path

# Nothing may be asked of a content delivery network; set before shinywidgets is imported.
os.environ.setdefault("SHINYWIDGETS_CDN", "/no-cdn/")

from shiny import App, Inputs, Outputs, Session
from starlette.requests import Request

import geodata
from briefing import brief
from catalogue import Catalogue, load_catalogue
from feeds import FeedLinks, feed_routes
from modules.parts.ahead import Ahead
from modules.parts.area_map import map_dependency
from modules.parts.drawings import Drawings
from modules.parts.explorer import explorer_server
from modules.parts.frame import FILES, WWW, page
from modules.parts.map_stage import map_stage_ui
from modules.parts.own_desk import Desk
from modules.parts.readiness import Readiness
from modules.parts.serving import served
from modules.parts.shelf import EMBEDDED, Shelf, Shown
from modules.parts.state import parse_address
from modules.parts.views import Views
from modules.theme import discover_themes
from modules.tools.administrator.office import Office
from modules.tools.tool import discover_tools, offered
from store import Store, store_url
from store.folders import USUAL, DataFolder, InUse, data_folder
from store.grouped import grouped_figures
from store.taken import whole_snapshot

HERE = Path(__file__).parent
CATALOGUE = load_catalogue()
THEMES = discover_themes()
TOOLS = offered(discover_tools(), os.environ.get("EXPLORER_TRIAL", ""))
DATABASE = store_url()
TOKEN = os.environ.get("EXPLORER_ADMIN_TOKEN", "").strip()
DATA = None if DATABASE else data_folder() or (DataFolder(USUAL) if TOKEN else None)


def open_newest() -> Shown:
    """Return the figures of the snapshot in use."""
    found = DATA.in_use() if DATA else InUse(None)
    store = Store(found.folder, DATABASE)
    # The page shows what the snapshot holds.
    views = Views(store, CATALOGUE.holding(store.indicators()))
    snapshot = "that of the database" if DATABASE else found.folder.name if found.folder else EMBEDDED
    whole = None if DATABASE else partial(whole_snapshot, found.folder)
    return Shown(views, Drawings(views), snapshot, found.fault, whole)


def open_office() -> Office | None:
    """Return what administrators share; None where there is no token, or no folder to write to."""
    if not TOKEN or DATA is None:
        return None
    known = {name: value for name, value in os.environ.items() if name != "EXPLORER_ADMIN_TOKEN"}
    office = Office.of(TOKEN, HERE, DATA.path, known)
    office.uploads.discard_abandoned()
    return office


OFFICE = open_office()
DESK = Desk()
AHEAD = Ahead()
SHELF = Shelf(DATA.mark if DATA else lambda: None, open_newest)
FEEDS = FeedLinks()
KEPT_PAGES = 64
READINESS = Readiness(lambda: SHELF.newest().views)


def newest_figures() -> tuple[Store, Catalogue, str]:
    """Return what the feeds serve: the same as a new session shows."""
    shown = SHELF.newest()
    return shown.views.store, shown.views.catalogue, shown.snapshot


def app_ui(request: Request):
    """Return the page for what the address bar asks."""
    wishes = parse_address(request.url.query)
    return page_of(SHELF.newest().snapshot, tuple(sorted(wishes.items())))


@lru_cache(KEPT_PAGES)
def page_of(snapshot: str, wishes: tuple[tuple[str, str], ...]):
    """Return the page for the wishes of a link, made once: a room that opens one link opens one page.

    `snapshot` says that another is in use, with other indicators to choose.
    """
    views = SHELF.newest().views
    AHEAD.read(views, dict(wishes))
    return page(dict(wishes), views.catalogue, THEMES, map_stage_ui("stage"), map_dependency(), TOOLS, FEEDS)


def server(input: Inputs, output: Outputs, session: Session) -> None:
    """Wire one session."""
    shown = SHELF.newest()
    explorer_server(
        input,
        output,
        session,
        shown=shown,
        themes=THEMES,
        tools=TOOLS,
        office=OFFICE,
        desk=DESK,
        feeds=FEEDS,
        # Of what is published: a session's own figures never come into a briefing.
        handed={
            "brief": partial(brief, shown.views.store, shown.views.catalogue),
            "add_up": grouped_figures,
        },
    )


# The page's files twice: by an address that changes with them, and by their own names for the feeds' page.
FOLDERS = {f"/{name}": folder for name, folder in geodata.SERVED.items()} | {f"/{FILES}": WWW, "/": WWW}
UPLOADS = [OFFICE.uploads.route()] if OFFICE else []
OWN_FILES = [DESK.route()] if any(tool.reads for tool in TOOLS) else []
ROUTES = [*OWN_FILES, *UPLOADS, *feed_routes(newest_figures)]
app = served(App(app_ui, server, static_assets=FOLDERS), READINESS, *ROUTES)
