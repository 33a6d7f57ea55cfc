"""The page's frame: header, rail, map stage, panel, drawer. Own HTML, so the first paint is whole."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from htmltools import HTMLDependency, Tag, TagList, tags
from shiny import ui

from catalogue import Catalogue

from ..theme import Theme
from ..tools.tool import Tool
from .controls import hidden_value
from .feed import Feeds, feed_popover
from .header import header
from .help_text import help_template
from .icons import icon, sprite
from .page_state import page_defaults
from .palettes import all_palettes
from .panel import about, drawer, panel
from .picker import picker_dialog
from .rail import rail
from .setting_controls import tool_controls
from .stage import stage
from .state import DEFAULTS
from .static_version import content_hash
from .stories import story_bar
from .tool_frame import tool_parts

WWW = Path(__file__).parents[2] / "www"
# Their address changes with what they hold, so that browsers ask for them once.
FILES = f"page-{content_hash(WWW)}"
PAGE = Path(__file__).with_name("page.html").read_text("utf-8").replace("{files}", FILES)
STYLE_FILES = (
    "tokens",
    "frame",
    "controls",
    "stage",
    "panel",
    "table",
    "tools",
    "tool-need",
    "tool-own-areas",
    "tool-own-data",
    "tool-one-id",
    "tool-pictures",
    "tool-places",
    "tool-relationship",
    "guide",
    "modes",
)
STYLES = "".join(f'<link rel="stylesheet" href="{FILES}/css/{name}.css">' for name in STYLE_FILES)
# Modules name one another: without this, each is fetched only once the one before it was read.
MODULES = "".join(
    f'<link rel="modulepreload" href="{FILES}/js/{one.name}">' for one in sorted((WWW / "js").glob("*.js"))
)
PALETTES = f'<script type="application/json" id="palettes">{json.dumps(all_palettes())}</script>'
SCRIPTS = f'<script type="module" src="{FILES}/js/page.js"></script>'
HIDDEN_KEYS = (
    "indicator",
    "level",
    "within",
    "selected",
    "tray",
    "sex",
    "age",
    "chart",
    "mode",
    "look",
    "tool",
    "story",
)


def page(
    wishes: Mapping[str, str],
    catalogue: Catalogue,
    themes: Sequence[Theme],
    map_output: Tag,
    dependencies: Sequence[HTMLDependency],
    tools: Sequence[Tool] = (),
    feeds: Feeds | None = None,
) -> ui.PageHtmlDocument:
    """Return the whole page for the wishes of the address bar."""
    open_tool = wishes.get("tool") if any(tool.id == wishes.get("tool") for tool in tools) else ""
    wishes = {**wishes, "tool": open_tool or ""}
    state = {**DEFAULTS, **{key: value for key, value in wishes.items() if value}}
    indicator = catalogue.indicators.get(state["indicator"]) or catalogue.indicators[DEFAULTS["indicator"]]
    body = TagList(
        sprite(),
        tags.a("Skip to the figures", href="#panel", class_="skip"),
        header(themes, indicator.theme, tools),
        tags.main(
            rail(state, indicator, [tool_controls(tool, wishes, catalogue, themes) for tool in tools]),
            stage(state, map_output, story_bar(state["story"])),
            panel(themes, wishes, indicator.theme, tool_parts(tools, wishes), feeds=feeds is not None),
            drawer(feeds=feeds is not None),
            class_="frame",
            id="frame",
        ),
        picker_dialog(catalogue, themes),
        about(),
        _phone_tabs(),
        help_template(),
        tags.div(
            id="popover", class_="popover info-popover", role="dialog", hidden="", **{"aria-label": "Details"}
        ),
        feed_popover(feeds) if feeds else None,
        tags.div(id="toasts", class_="toasts", role="status", **{"aria-live": "polite"}),
        tags.div(
            *[hidden_value(key, state[key]) for key in HIDDEN_KEYS],
            hidden_value("window", ""),
            hidden_value("place_query", ""),
            hidden_value("opened", ""),
            hidden_value("table_order", ""),
            hidden_value("returned", ""),  # how often Back or Forward was pressed
            hidden="",
        ),
    )
    html = (
        PAGE.replace("<!-- body -->", body.render()["html"])
        .replace("<!-- styles -->", STYLES + MODULES)
        .replace("<!-- scripts -->", PALETTES + _address_defaults(themes, tools) + SCRIPTS)
    )
    return ui.page_html(_marked(html, state), extra_deps=[*body.get_dependencies(), *dependencies])


def _address_defaults(themes: Sequence[Theme], tools: Sequence[Tool]) -> str:
    """Return what an address means where it is silent, for Back and Forward (www/js/history.js)."""
    whole = {"page": page_defaults(themes), "tools": {tool.id: tool.defaults for tool in tools}}
    return f'<script type="application/json" id="address-defaults">{json.dumps(whole)}</script>'


def _marked(html: str, state: Mapping[str, str]) -> str:
    marks = {"scale": state["scale"], "mode": state["mode"], "theme": state["look"]}
    safe = {"safe", "projector", "dark", "light"}
    words = " ".join(f'data-{key}="{value}"' for key, value in marks.items() if value in safe)
    return html.replace('lang="en"', f'lang="en" {words}'.strip(), 1)


def _phone_tabs() -> Tag:
    tabs = (("map", "map", "Map"), ("numbers", "bars", "Numbers"), ("table", "table", "Table"))
    return tags.nav(
        *[
            tags.button(
                icon(picture),
                tags.span(label),
                type="button",
                **{"data-pane": pane, "aria-pressed": "true" if pane == "map" else "false"},
            )
            for pane, picture, label in tabs
        ],
        class_="phone-tabs",
        **{"aria-label": "Parts of the page"},
    )
