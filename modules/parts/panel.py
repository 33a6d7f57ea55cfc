"""The right panel, the table drawer and the page about the data: places that outputs fill."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from htmltools import Tag, TagChild, tags
from shiny import ui

from ..theme import Theme
from . import feed
from .controls import action_button
from .icons import icon


def panel(
    themes: Sequence[Theme],
    wishes: Mapping[str, str],
    active: str,
    tools: TagChild = None,
    *,
    feeds: bool = False,
) -> Tag:
    """Return the panel: the indicator's part with one a theme, and the `tools` parts.

    `feeds` says whether there are any to offer.
    """
    return tags.aside(
        tags.div(
            tags.div(
                ui.output_ui("summary", class_="summary"),
                tags.div(ui.output_ui("picture"), class_="chart-box", id="chart-box"),
                ui.output_ui("comparators", class_="comparators"),
                *[
                    tags.div(
                        theme.ui(theme.id, wishes),
                        class_="theme-part",
                        hidden=None if theme.id == active else "",
                        **{"data-theme-part": theme.id},
                    )
                    for theme in themes
                ],
                id="indicator-part",
                class_="indicator-part",
                hidden="" if wishes.get("tool") else None,
            ),
            tools,
            class_="panel-scroll",
            tabindex="0",
            role="region",
            **{"aria-label": "Figures"},
        ),
        tags.div(
            action_button("picture", "Copy picture", data_action="copy-picture", aria_label="Copy picture"),
            action_button("copy", "Copy sentence", data_action="copy-sentence", aria_label="Copy sentence"),
            action_button(
                "download", "Download", "button-solid", data_opens="downloads", aria_expanded="false"
            ),
            tags.div(
                *[_download(kind, words) for kind, words in DOWNLOADS.items()],
                _feed_item() if feeds else None,
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
    "gpkg": "GeoPackage with values",
    "parquet": "Parquet",
}


def _download(kind: str, words: str) -> Tag:
    return ui.download_link(f"download_{kind}", words, class_="menu-item")


def _feed_item() -> Tag:
    return tags.button(feed.TITLE, type="button", class_="menu-item", **{"data-action": "feed"})


def drawer(*, feeds: bool = False) -> Tag:
    """Return the table drawer, closed; `feeds` says whether there are any to offer."""
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
                tags.button("Feed", type="button", class_="link", **{"data-action": "feed"})
                if feeds
                else None,
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


def about() -> Tag:
    """Return the page about the data, closed."""
    return tags.section(
        tags.div(
            tags.h2("About the data", tabindex="-1", id="about-title"),
            # Shown where there is such a part.
            tags.button(
                "For the administrator",
                id="to-administrator",
                type="button",
                class_="link",
                hidden="",
                data_admin="go",
            ),
            action_button("close", "Back to the map", data_action="close-about"),
            class_="about-head",
        ),
        ui.output_ui("about"),
        ui.output_ui("administrator"),
        class_="about",
        id="about-page",
        hidden="",
        **{"aria-labelledby": "about-title"},
    )
