"""The shared map: one long-lived widget for all tabs, one layer a level, recoloured and never rebuilt."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import ipywidgets
import numpy as np
import pandas as pd
from ipyleaflet import MapStyle
from numpy.typing import NDArray
from shiny import Inputs, Outputs, Session, module, reactive, req, ui
from shinywidgets import output_widget, render_widget

import geodata
from analysis.classification import displayed

from .area_map import (
    ChoroplethLayer,
    GroupLayer,
    OutlineLayer,
    PointLayer,
    QuietMap,
    encode_codes,
    encode_people,
)
from .area_map.at_once import send_at_once
from .figures import Beside
from .map_words import about_map
from .page_state import PageState
from .painting import Painting
from .views import Views, bounds_of, finer_words, map_codes, residents

PLACES = Path(geodata.__file__).parents[1] / "store" / "tables" / "jobcentres.csv"
PAD = [16, 24, 24, 24]


@module.ui
def map_stage_ui() -> ui.Tag:
    """Return the map's place in the page."""
    return output_widget("map", height="100%", fill=False)


@module.server
def map_stage_server(
    input: Inputs,
    output: Outputs,
    session: Session,
    *,
    state: PageState,
    views: Views,
    against: Callable[[], Beside | None],
    painting: Callable[[], Painting | None] = lambda: None,
) -> None:
    """Paint the map whenever the figures, the classes or the area drilled into change."""
    layers: dict[str, Any] = {}

    @render_widget
    def map() -> QuietMap:
        layers.clear()
        return new_map(layers)

    @reactive.effect(priority=10)
    async def paint() -> None:
        shared = req(map.widget)
        wanted = painting() or painting_of(state, views, against())
        if state.subject().level in layers:
            await send_at_once(session, lambda: repaint(shared, layers, state, wanted))
        else:
            repaint(shared, layers, state, wanted)

    @reactive.effect
    def outline_groups() -> None:
        wanted = painting()
        outline_of(req(map.widget), layers, state.subject().level, None if wanted is None else wanted.outline)

    @reactive.effect
    def show_places() -> None:
        toggle_places(req(map.widget), layers, state.wish("places") == "1")


def new_map(layers: dict[str, Any]) -> QuietMap:
    """Return the session's map with borough lines and the outline on it."""
    # Widgets are told of in the order in which they are made: a map may only name what the page has heard of.
    layers["outline"] = OutlineLayer(url=url_of("outline"), kind="gm")
    layers["boroughs"] = OutlineLayer(url=url_of("borough"), kind="borough", labels=True)
    return QuietMap(
        label="Map of Greater Manchester",
        pad=PAD,
        layers=(layers["outline"], layers["boroughs"]),
        frame=bounds_of("borough", _all("borough")),
        layout=ipywidgets.Layout(height="100%"),
        **{name: MapStyle() for name in ("style", "default_style", "dragging_style")},
    )


def painting_of(state: PageState, views: Views, against: Beside | None) -> Painting:
    """Return values, classes and words of the indicator shown."""
    subject, view, shown = state.subject(), state.view(), state.shown()
    about = about_map(
        subject.indicator,
        view,
        subject.level,
        (against.name, against.value) if against else None,
        finer_words(subject.indicator.levels, subject.level),
        subject.population,
    )
    # Rounded as everywhere else on the page: 63.85 must not be 63.9 in a chart and 63.8 on the map.
    values = displayed(view.everything, subject.indicator.decimals)
    ladder = views.ladder(subject.key, subject.population, state.settings().method)
    return Painting(values, map_codes(view, subject.indicator, shown), about, ladder)


def repaint(shared: QuietMap, layers: dict[str, Any], state: PageState, painting: Painting) -> None:
    """Send values, classes and words to the level shown, in one message; hide the other levels."""
    subject = state.subject()
    layer = layers.get(subject.level)
    new = layer is None
    if new:
        layer = layers[subject.level] = new_layer(subject.level)
    for level in geodata.MAP_LEVELS:
        if level in layers and level != subject.level and layers[level].visible:
            layers[level].visible = False
    layer.paint(painting.values, painting.codes, painting.about, painting.ladder, visible=True)
    if new:
        # Appended, never inserted: a layer that moves in the list is built anew in the browser.
        shared.layers = (*shared.layers, layer)
    frame = bounds_of(subject.level, state.shown())
    if frame != list(shared.frame):
        shared.frame = frame


def outline_of(
    shared: QuietMap, layers: dict[str, Any], level: str, groups: NDArray[np.uint8] | None
) -> None:
    """Put a line around groups of areas of a level, or take it away."""
    layer = layers.get("groups")
    if groups is None:
        if layer is not None:
            layer.visible = False
        return
    if layer is not None:
        with layer.hold_sync():
            layer.url, layer.groups, layer.visible = url_of(level), encode_codes(groups), True
        return
    layers["groups"] = GroupLayer(url=url_of(level), groups=encode_codes(groups))
    shared.layers = (*shared.layers, layers["groups"])


def new_layer(level: str) -> ChoroplethLayer:
    """Return a level's areas without colours, with their residents for the page to leave out by."""
    people = encode_people(residents(level))
    return ChoroplethLayer(url=url_of(level), level=level, people=people)


def url_of(level: str) -> str:
    """Return the address of a level's geometry, as the page asks for it."""
    return geodata.boundary_url(level)


def toggle_places(shared: QuietMap, layers: dict[str, Any], wanted: bool) -> None:
    """Put the Jobcentre offices on the map, or take them off."""
    if wanted and "places" not in layers:
        layers["places"] = PointLayer(label="Jobcentre offices, September 2018", points=jobcentres())
        shared.layers = (*shared.layers, layers["places"])
    elif not wanted and "places" in layers:
        gone = layers.pop("places")
        shared.layers = tuple(layer for layer in shared.layers if layer is not gone)


@lru_cache(maxsize=1)
def jobcentres() -> list[dict[str, Any]]:
    """Return the Jobcentre offices of September 2018: name, detail, lat, lon."""
    table = pd.read_csv(PLACES)
    return [
        {
            "name": f"{row.name} Jobcentre",
            "detail": f"{row.postcode}, {row.borough}",
            "lat": row.latitude,
            "lon": row.longitude,
        }
        for row in table.itertuples(index=False)
    ]


def _all(level: str):
    return geodata.load_areas(level)["area_code"].notna().to_numpy()
