"""The map stage: the map and what floats over it."""

from __future__ import annotations

from collections.abc import Mapping

from htmltools import Tag, tags

from .controls import switch_control
from .icons import icon


def stage(state: Mapping[str, str], map_output: Tag, story: Tag | None = None) -> Tag:
    """Return the stage around the map, with the bar of the story that is told."""
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
            _own_points(),
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
        # On small screens the floating tray's place is kept clear from the start, so that nothing jumps.
        tags.div(class_="tray-space", **{"data-over-map": "standing", "aria-hidden": "true"}),
        tags.div(id="tray-float", class_="tray-float card", hidden="", **{"data-over-map": ""}),
        story,
        class_="stage has-story" if story else "stage",
        id="stage",
        **{"aria-label": "Map"},
    )


def _own_points() -> Tag:
    """Return the legend's row of the reader's own places, with a switch (www/js/own-points.js)."""
    return tags.div(
        tags.span(class_="legend-disc", **{"aria-hidden": "true"}),
        tags.span("", id="legend-own-words"),
        tags.label(
            tags.input(type="checkbox", role="switch", id="own-points-shown", class_="gm-switch", checked=""),
            tags.span(class_="switch-track", **{"aria-hidden": "true"}),
            tags.span("Show", class_="switch-label"),
            class_="switch switch-small",
        ),
        class_="legend-own",
        id="legend-own",
        hidden="",
    )


def _map_button(action: str, picture: str, label: str) -> Tag:
    return tags.button(icon(picture), type="button", **{"data-map": action, "aria-label": label})
