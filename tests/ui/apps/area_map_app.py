"""A small page around the map extension alone: made-up rates on the real boundaries, buttons to repaint."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from shiny import App, Inputs, Outputs, Session, reactive, req, ui
from shinywidgets import output_widget, render_widget

from geodata import BOUNDARIES, LEVELS, MAP_LEVELS, boundary_url_name, load_areas
from modules.parts.area_map import ChoroplethLayer, OutlineLayer, PointLayer, QuietMap, map_dependency

Rates = NDArray[np.float64]

TOKENS = Path(__file__).parents[3] / "www" / "css" / "tokens.css"
FRAME = [53.327, -2.731, 53.686, -1.909]
BREAKS = [8.0, 12.0, 16.0, 20.0]
SENTENCE = "{name}, {parent}: {value} of working-age adults are out of work, {rank} of {count} {plural}."
OFFICES = [
    {"name": "Altrincham", "detail": "Roberts House", "lat": 53.388, "lon": -2.352},
    {"name": "Stretford <b>Jobcentre</b>", "detail": "Arndale House", "lat": 53.446, "lon": -2.308},
]


def rates_of(level: str, period: int) -> Rates:
    """Return made-up percentages of one decimal, one per area in canonical order, every 50th missing."""
    count = len(load_areas(level))
    rates = np.random.default_rng(count + period).gamma(5.0, 2.7, count).round(1)
    rates[::50] = np.nan
    return rates


def codes_of(rates: Rates) -> NDArray[np.int64]:
    """Return class codes, 254 where missing."""
    return np.where(np.isfinite(rates), np.searchsorted(BREAKS, rates, side="right"), 254)


def about_of(level: str) -> dict[str, Any]:
    """Return the words of the made-up indicator."""
    return {
        "title": "Employment deprivation",
        "unit": "%",
        "prefix": "",
        "suffix": " %",
        "decimals": 1,
        "sentence": SENTENCE,
        "missing": "no data (suppressed)",
        "polarity": "high_is_bad",
        "singular": LEVELS[level].singular,
        "plural": LEVELS[level].plural,
        "scale": "bad-high",
        "n_classes": 5,
        "breaks": BREAKS,
        "comparator": {"name": "Greater Manchester", "value": 13.4},
        "hint": "Click to select, double-click for its LSOAs",
    }


def ladder_of(rates: Rates) -> dict[str, dict[str, list[float]]]:
    """Return breaks for three to nine classes under four methods, as large as a real indicator's."""
    known = rates[np.isfinite(rates)]
    steps = {str(n): np.quantile(known, np.arange(1, n) / n).round(1).tolist() for n in range(3, 10)}
    return dict.fromkeys(("quantile", "natural", "equal", "deviation"), steps)


app_ui = ui.page_fluid(
    *map_dependency(),
    ui.include_css(TOKENS) if TOKENS.is_file() else None,
    ui.tags.style("body{margin:0} .frame{height:640px;width:900px} .frame>*{height:100%!important}"),
    ui.h1("Map extension", style="font-size:16px"),
    ui.input_select("level", "Level", list(MAP_LEVELS), selected=os.environ.get("AREA_MAP_LEVEL", "ward25")),
    ui.input_numeric("period", "Period", 0),
    ui.input_action_button("short", "Send seven codes"),
    ui.input_action_button("half", "Hide half, exclude one"),
    ui.div(output_widget("area_map"), class_="frame"),
    lang="en",
    title="Map extension",
)


def server(input: Inputs, output: Outputs, session: Session) -> None:
    urls = {key: boundary_url_name(key) for key in MAP_LEVELS}
    layers = {key: ChoroplethLayer(url=url, level=key, visible=False) for key, url in urls.items()}

    @render_widget
    def area_map() -> QuietMap:
        quiet = QuietMap(frame=FRAME, pad=[24, 24, 24, 24], label="Map of Greater Manchester")
        edge = OutlineLayer(url=boundary_url_name("outline"), kind="gm")
        boroughs = OutlineLayer(url=boundary_url_name("borough"), kind="borough", labels=True)
        quiet.layers = [edge, boroughs, PointLayer(label="Jobcentre", points=OFFICES), *layers.values()]
        return quiet

    @reactive.effect
    def paint_level() -> None:
        req(area_map.widget)
        level = input.level()
        rates = rates_of(level, int(input.period() or 0))
        for key, layer in layers.items():
            layer.visible = layer.visible and key == level
        layers[level].paint(rates, codes_of(rates), about_of(level), ladder_of(rates), visible=True)

    @reactive.effect
    @reactive.event(input.short)
    def send_too_few() -> None:
        layers[input.level()].codes = bytes(7)

    @reactive.effect
    @reactive.event(input.half)
    def hide_half() -> None:
        level = input.level()
        rates = rates_of(level, 0)
        codes = codes_of(rates)
        codes[: len(codes) // 2] = 255
        codes[-1] = 252
        layers[level].paint(rates, codes)


app = App(app_ui, server, static_assets=BOUNDARIES)
