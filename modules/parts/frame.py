"""The page's frame: header, rail, map stage, panel, drawer. Own HTML, so the first paint has every control."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from htmltools import HTMLDependency, Tag, TagList, tags
from shiny import ui

import geodata
from catalogue import Catalogue

from ..theme import Theme
from .controls import hidden_value, menu, range_control, select_control, switch_control, text_control
from .help_text import help_template
from .icons import LOGO, icon, sprite
from .palettes import all_palettes
from .picker import LEVEL_NAMES, picker_button, picker_dialog
from .state import DEFAULTS, METHODS

PAGE = Path(__file__).with_name("page.html").read_text("utf-8")
STYLE_FILES = ("tokens", "frame", "controls", "stage", "panel", "table", "modes")
STYLES = "".join(f'<link rel="stylesheet" href="css/{name}.css">' for name in STYLE_FILES)
SCRIPTS = (
    f'<script type="application/json" id="palettes">{json.dumps(all_palettes())}</script>'
    '<script type="module" src="js/page.js"></script>'
)
HIDDEN_KEYS = ("indicator", "level", "within", "selected", "tray", "sex", "age", "chart", "mode", "look")
AGAINST_WORDS = {"parent": "Its borough"} | dict(geodata.COMPARATORS)
HELP = {
    "against": "The rate that every area is set beside: its own borough, Greater Manchester, the North West, "
    "England or the UK. One for which no figure is published is greyed.",
    "threshold": "Fades every area below this value, so that the ones above stand out. At the far end it is off. "
    "It changes the picture only, never a figure.",
    "period": "Which published period the map shows.",
    "classes": "How many colours. Five is what a reader can tell apart from across a room.",
    "method": "Natural breaks put limits where the values have gaps; equal counts put as many areas in each class; "
    "equal intervals split the range evenly; standard deviations measure from the mean. Limits are rounded to "
    "numbers that can be said aloud where no class is lost by it.",
    "confidence": "The level of the intervals that are computed here from counts. Published intervals stay at 95 %.",
    "population": "Areas with fewer residents (Census 2011) are hatched and left out of classes and ranks.",
    "pool": "Adds the counts of several periods before the rate is computed, to steady small numbers.",
    "sex": "Shown where the publisher gives the figures by sex.",
    "age": "Shown where the publisher gives the figures by age.",
}


def page(
    wishes: Mapping[str, str],
    catalogue: Catalogue,
    themes: Sequence[Theme],
    map_output: Tag,
    dependencies: Sequence[HTMLDependency],
) -> ui.PageHtmlDocument:
    """Return the whole page for the wishes of the address bar."""
    state = {**DEFAULTS, **{key: value for key, value in wishes.items() if value}}
    indicator = catalogue.indicators.get(state["indicator"]) or catalogue.indicators[DEFAULTS["indicator"]]
    body = TagList(
        sprite(),
        tags.a("Skip to the figures", href="#panel", class_="skip"),
        _header(themes, indicator.theme),
        tags.main(
            _rail(state, indicator),
            _stage(state, map_output),
            _panel(themes, wishes),
            _drawer(),
            class_="frame",
            id="frame",
        ),
        picker_dialog(catalogue, themes),
        _about(),
        _phone_tabs(),
        help_template(),
        tags.div(
            id="popover", class_="popover info-popover", role="dialog", hidden="", **{"aria-label": "Details"}
        ),
        tags.div(id="toasts", class_="toasts", role="status", **{"aria-live": "polite"}),
        tags.div(
            *[hidden_value(key, state[key]) for key in HIDDEN_KEYS],
            hidden_value("window", ""),
            hidden_value("place_query", ""),
            hidden_value("opened", ""),
            hidden_value("table_order", ""),
            hidden="",
        ),
    )
    html = (
        PAGE.replace("<!-- body -->", body.render()["html"])
        .replace("<!-- styles -->", STYLES)
        .replace("<!-- scripts -->", SCRIPTS)
    )
    return ui.page_html(_marked(html, state), extra_deps=[*body.get_dependencies(), *dependencies])


def _marked(html: str, state: Mapping[str, str]) -> str:
    marks = {"scale": state["scale"], "mode": state["mode"], "theme": state["look"]}
    safe = {"safe", "projector", "dark", "light"}
    words = " ".join(f'data-{key}="{value}"' for key, value in marks.items() if value in safe)
    return html.replace('lang="en"', f'lang="en" {words}'.strip(), 1)


def _header(themes: Sequence[Theme], active: str) -> Tag:
    tabs = [
        tags.button(
            theme.title,
            type="button",
            class_="tab",
            **{"data-theme-tab": theme.id, "data-opens-with": theme.opens_with},
            **({"aria-current": "page"} if theme.id == active else {}),
        )
        for theme in themes
    ]
    return tags.header(
        tags.h1(
            LOGO, tags.span(tags.strong("GM Determinants"), " Explorer", class_="title-words"), class_="title"
        ),
        tags.p(
            tags.strong("", id="projector-title"),
            tags.span("", id="projector-note"),
            class_="projector-title",
        ),
        tags.nav(*tabs, class_="tabs", id="theme-tabs", **{"aria-label": "Themes"}),
        tags.div(
            menu(
                "tools-menu",
                "Tools",
                _menu_item("about", "About the data", "Sources, vintages, gaps"),
                tags.div(switch_control("dark", "Dark", ""), class_="menu-row"),
            ),
            _action("share", "link", "Share"),
            _action("projector", "screen", "Projector"),
            _action("help", "help", "Help"),
            _projector_bar(),
            class_="actions",
        ),
        class_="header",
    )


def _projector_bar() -> Tag:
    levels = menu(
        "projector-levels",
        "Areas",
        *[
            tags.button(name, type="button", class_="menu-item", **{"data-level": level})
            for level, name in LEVEL_NAMES.items()
        ],
    )
    return tags.div(
        tags.button(
            tags.span("Indicator"),
            icon("chevron"),
            type="button",
            class_="button-outline",
            **{"data-opens": "picker", "aria-expanded": "false"},
        ),
        levels,
        tags.button(
            icon("close"), tags.span("Leave projector"), type="button", class_="action", id="leave-projector"
        ),
        class_="projector-bar",
    )


def _menu_item(action: str, title: str, note: str) -> Tag:
    return tags.button(
        tags.span(title, class_="menu-title"),
        tags.span(note, class_="menu-note"),
        type="button",
        class_="menu-item",
        **{"data-action": action},
    )


def _action(action: str, picture: str, label: str) -> Tag:
    return tags.button(
        icon(picture),
        tags.span(label),
        type="button",
        class_="action",
        **{"data-action": action, "aria-label": label},
    )


def _rail(state: Mapping[str, str], indicator) -> Tag:
    return tags.aside(
        tags.div(
            picker_button(indicator),
            _levels(),
            range_control("period", "Period", 0, 1, "0", default="", help=HELP["period"]),
            select_control(
                "against",
                "Compare with",
                AGAINST_WORDS,
                state["against"],
                default=DEFAULTS["against"],
                help=HELP["against"],
            ),
            range_control(
                "threshold",
                "Highlight areas above",
                0,
                100,
                state["threshold"],
                default="",
                help=HELP["threshold"],
                off_at="max",
            ),
            class_="rail-main",
        ),
        tags.div(
            tags.button(
                icon("sliders"),
                tags.span("More settings"),
                type="button",
                class_="action",
                id="more",
                **{"aria-expanded": "false", "aria-controls": "settings"},
            ),
            tags.span("", id="defaults-note", class_="note"),
            class_="more-row",
        ),
        _settings(state),
        tags.section(
            tags.div("Compare", class_="label"),
            tags.div(id="tray", class_="tray-list"),
            id="tray-box",
            class_="tray",
            **{"aria-label": "Compare"},
        ),
        tags.p(icon("info"), tags.span("", id="rail-source"), class_="rail-foot"),
        class_="rail",
        id="rail",
        **{"aria-label": "Controls"},
    )


def _levels() -> Tag:
    buttons = [
        tags.button(
            tags.span(name, class_="seg-name"),
            tags.span("", class_="seg-count"),
            type="button",
            class_="seg",
            **{"data-level": level, "aria-pressed": "false"},
        )
        for level, name in LEVEL_NAMES.items()
    ]
    return tags.div(
        tags.div(tags.span("Show by", class_="label", id="levels-label"), class_="field-top"),
        tags.div(
            *buttons, class_="segments", id="levels", role="group", **{"aria-labelledby": "levels-label"}
        ),
        tags.p("", class_="field-reason", hidden=""),
        class_="field field-levels",
        **{"data-field": "level"},
    )


def _settings(state: Mapping[str, str]) -> Tag:
    return tags.div(
        range_control(
            "classes", "Number of classes", 3, 9, state["classes"], default="5", help=HELP["classes"]
        ),
        select_control(
            "method", "Class limits by", METHODS, state["method"], default="natural", help=HELP["method"]
        ),
        text_control("manual", "Own class limits", state["manual"], "5, 10, 15, 20"),
        range_control(
            "confidence",
            "Confidence level",
            80,
            99,
            state["confidence"],
            default="95",
            unit=" %",
            help=HELP["confidence"],
        ),
        range_control(
            "population",
            "Fewest residents",
            0,
            3000,
            state["population"],
            default="0",
            step=100,
            help=HELP["population"],
        ),
        range_control("pool", "Years pooled", 1, 5, state["pool"], default="1", help=HELP["pool"]),
        _sex_and_age(),
        switch_control("places", "Jobcentre offices", state["places"], note="September 2018"),
        switch_control("tiles", "Street map underneath", state["tiles"], note="needs a network"),
        id="settings",
        class_="settings",
        hidden="",
    )


def _sex_and_age() -> Tag:
    return tags.div(
        *[
            tags.div(
                tags.div(tags.span(label, class_="label", id=f"{key}-label"), class_="field-top"),
                tags.div(
                    class_="segments small",
                    role="group",
                    **{"data-choice": key, "aria-labelledby": f"{key}-label"},
                ),
                tags.p("", class_="field-reason", hidden=""),
                class_="field",
                **{"data-field": key},
            )
            for key, label in (("sex", "Sex"), ("age", "Age"))
        ],
        class_="pair",
    )


def _stage(state: Mapping[str, str], map_output: Tag) -> Tag:
    return tags.section(
        tags.div(map_output, class_="map-box", id="map-box"),
        tags.nav(
            icon("home"),
            tags.ol(id="crumbs"),
            class_="crumbs card",
            **{"data-over-map": "", "aria-label": "Where you are"},
        ),
        tags.div(
            icon("search"),
            tags.input(
                type="search",
                id="place-search",
                placeholder="Place or postcode",
                autocomplete="off",
                role="combobox",
                **{
                    "aria-label": "Find a place or postcode",
                    "aria-expanded": "false",
                    "aria-controls": "place-list",
                    "aria-autocomplete": "list",
                },
            ),
            tags.ul(
                id="place-list",
                class_="place-list",
                role="listbox",
                hidden="",
                **{"aria-label": "Places found"},
            ),
            class_="place card",
            **{"data-over-map": "standing"},
        ),
        tags.section(
            tags.div(
                tags.h2("", id="legend-title"),
                tags.span("", id="legend-note", class_="note"),
                class_="legend-head",
            ),
            tags.div(id="legend-plot", class_="legend-plot"),
            tags.div(
                tags.span(
                    tags.span(class_="hatch", **{"aria-hidden": "true"}),
                    tags.span("", id="legend-missing"),
                    class_="legend-none",
                ),
                switch_control("scale", "Colour-blind safe", state["scale"], on="safe", css="switch-small"),
                class_="legend-foot",
            ),
            class_="legend card",
            id="legend",
            hidden="",
            **{"data-over-map": "standing", "aria-label": "Legend"},
        ),
        tags.div(
            _map_button("zoomIn", "plus", "Zoom in"),
            _map_button("zoomOut", "minus", "Zoom out"),
            _map_button("home", "home", "All of Greater Manchester"),
            class_="map-buttons card",
            **{"data-over-map": ""},
        ),
        tags.p("", id="stage-note", class_="stage-note card", hidden=""),
        tags.div(id="tray-float", class_="tray-float card", hidden="", **{"data-over-map": ""}),
        class_="stage",
        id="stage",
        **{"aria-label": "Map"},
    )


def _map_button(action: str, picture: str, label: str) -> Tag:
    return tags.button(icon(picture), type="button", **{"data-map": action, "aria-label": label})


def _panel(themes: Sequence[Theme], wishes: Mapping[str, str]) -> Tag:
    return tags.aside(
        tags.div(
            ui.output_ui("summary", class_="summary"),
            tags.div(ui.output_ui("picture"), class_="chart-box", id="chart-box"),
            ui.output_ui("comparators", class_="comparators"),
            *[
                tags.div(theme.ui(theme.id, wishes), class_="theme-part", **{"data-theme-part": theme.id})
                for theme in themes
            ],
            class_="panel-scroll",
            tabindex="0",
            role="region",
            **{"aria-label": "Figures"},
        ),
        tags.div(
            tags.button(
                icon("picture"),
                tags.span("Copy picture"),
                type="button",
                class_="action",
                **{"data-action": "copy-picture"},
            ),
            tags.button(
                icon("copy"),
                tags.span("Copy sentence"),
                type="button",
                class_="action",
                **{"data-action": "copy-sentence"},
            ),
            tags.button(
                icon("download"),
                tags.span("Download"),
                type="button",
                class_="button-solid",
                **{"data-opens": "downloads", "aria-expanded": "false"},
            ),
            tags.div(
                *[_download(kind, words) for kind, words in DOWNLOADS.items()],
                id="downloads",
                class_="menu popover upward",
                hidden="",
            ),
            class_="panel-foot",
        ),
        class_="panel",
        id="panel",
        tabindex="-1",
        **{"aria-label": "Figures for what is shown"},
    )


DOWNLOADS = {
    "xlsx": "Excel: data, metadata, notes",
    "csv": "CSV",
    "geojson": "GeoJSON with values",
    "parquet": "Parquet",
}


def _download(kind: str, words: str) -> Tag:
    return ui.download_link(f"download_{kind}", words, class_="menu-item")


def _drawer() -> Tag:
    return tags.section(
        tags.div(
            tags.button(
                icon("up"),
                tags.strong("Table"),
                tags.span("", id="table-note", class_="note"),
                type="button",
                class_="drawer-toggle",
                id="drawer-toggle",
                **{"aria-expanded": "false", "aria-controls": "drawer-body"},
            ),
            tags.div(
                tags.span("Download", class_="note"),
                *[
                    tags.button(name, type="button", class_="link", **{"data-download": kind})
                    for kind, name in (
                        ("csv", "CSV"),
                        ("xlsx", "Excel"),
                        ("geojson", "GeoJSON"),
                        ("parquet", "Parquet"),
                    )
                ],
                class_="drawer-links",
            ),
            class_="drawer-line",
        ),
        tags.div(
            tags.div(
                tags.input(
                    type="search",
                    id="table-filter",
                    placeholder="Filter the table",
                    autocomplete="off",
                    **{"aria-label": "Filter the table by name, borough or code"},
                ),
                class_="table-tools",
            ),
            tags.div(
                id="table",
                class_="gm-table-output",
                tabindex="0",
                role="region",
                **{"aria-label": "Table of what the map shows"},
            ),
            id="drawer-body",
            class_="drawer-body",
            hidden="",
        ),
        class_="drawer",
        id="drawer",
        **{"aria-label": "Table"},
    )


def _about() -> Tag:
    return tags.section(
        tags.div(
            tags.h2("About the data", tabindex="-1", id="about-title"),
            tags.button(
                icon("close"),
                tags.span("Back to the map"),
                type="button",
                class_="action",
                **{"data-action": "close-about"},
            ),
            class_="about-head",
        ),
        ui.output_ui("about"),
        class_="about",
        id="about-page",
        hidden="",
        **{"aria-labelledby": "about-title"},
    )


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
