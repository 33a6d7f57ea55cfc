"""GM Determinants Explorer: the page and the session, wired together. Start with `./run`."""

from __future__ import annotations

import os
from pathlib import Path

# Nothing may be asked of a content delivery network; set before shinywidgets is imported.
os.environ.setdefault("SHINYWIDGETS_CDN", "/no-cdn/")

from shiny import App, Inputs, Outputs, Session
from starlette.requests import Request

import geodata
from catalogue import load_catalogue
from modules.parts.area_map import map_dependency
from modules.parts.drawings import Drawings
from modules.parts.explorer import explorer_server
from modules.parts.frame import page
from modules.parts.map_stage import map_stage_ui
from modules.parts.readiness import Readiness
from modules.parts.serving import served
from modules.parts.state import parse_address
from modules.parts.views import Views
from modules.theme import discover_themes
from store import Store, store_url

HERE = Path(__file__).parent
# The page shows what the snapshot holds.
CATALOGUE = load_catalogue().embedded()
VIEWS = Views(Store(url=store_url()), CATALOGUE)
DRAWINGS = Drawings(VIEWS)
THEMES = discover_themes()
READINESS = Readiness(lambda: VIEWS)


def app_ui(request: Request):
    """Return the page for what the address bar asks."""
    return page(parse_address(request.url.query), CATALOGUE, THEMES, map_stage_ui("stage"), map_dependency())


def server(input: Inputs, output: Outputs, session: Session) -> None:
    """Wire one session."""
    explorer_server(input, output, session, views=VIEWS, drawings=DRAWINGS, themes=THEMES)


FILES = {"/geo": geodata.BOUNDARIES, "/": HERE / "www"}
app = served(App(app_ui, server, static_assets=FILES), READINESS)
