"""A small page around the map extension alone: two levels of made-up squares, buttons that repaint them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
from shiny import App, Inputs, Outputs, Session, reactive, req, ui
from shinywidgets import output_widget, render_widget

from modules.parts.area_map import ChoroplethLayer, OutlineLayer, PointLayer, QuietMap, map_dependency

GEOMETRY = Path(os.environ["AREA_MAP_GEOMETRY"])
LOOK = Path(os.environ.get("AREA_MAP_LOOK", ""))
COUNTS = {"borough": 10, "msoa11": 346, "lsoa11": 1673}
FRAME = [53.327, -2.731, 53.686, -1.909]
PLURALS = {"borough": "boroughs", "msoa11": "MSOAs", "lsoa11": "LSOAs"}
BREAKS = [8.0, 12.0, 16.0, 20.0]
SENTENCE = "{name}, {parent}: {value} of working-age adults are out of work, {rank} of {count} {plural}."


def values_of(level: str, period: int) -> np.ndarray:
    """Return made-up percentages, one per area, with every 50th missing."""
    count = COUNTS[level]
    rates = np.random.default_rng(count + period).gamma(5.0, 2.7, count).round(1)
    rates[::50] = np.nan
    return rates


def codes_of(rates: np.ndarray) -> np.ndarray:
    """Return class codes, 254 where missing."""
    return np.where(np.isfinite(rates), np.searchsorted(BREAKS, rates, side="right"), 254)


def about_of(level: str) -> dict[str, Any]:
    """Return the words of the made-up indicator."""
    return {
        "title": "Employment deprivation", "unit": "%", "prefix": "", "suffix": " %", "decimals": 1,
        "sentence": SENTENCE, "missing": "no data (suppressed)", "polarity": "high_is_bad",
        "plural": PLURALS[level], "singular": PLURALS[level][:-1], "scale": "bad-high", "n_classes": 5,
        "breaks": BREAKS, "comparator": {"name": "Greater Manchester", "value": 13.4},
        "hint": "Click to select, double-click for its LSOAs",
    }  # fmt: skip


def ladder_of(rates: np.ndarray) -> dict[str, dict[str, list[float]]]:
    """Return quantile, equal and natural-like breaks for three to nine classes."""
    known = rates[np.isfinite(rates)]
    steps = {str(n): np.quantile(known, np.arange(1, n) / n).round(1).tolist() for n in range(3, 10)}
    return {"quantile": steps, "natural": steps, "equal": steps, "sd": steps}


TOKENS = ui.include_css(LOOK) if LOOK.is_file() else None
PAGE_CSS = ui.tags.style("body{margin:0} .frame{height:800px;width:780px;position:relative} .frame>*{height:100%!important}")
app_ui = ui.page_fluid(
    *map_dependency(),
    TOKENS,
    PAGE_CSS,
    ui.input_select("level", "Level", list(COUNTS), selected=os.environ.get("AREA_MAP_LEVEL", "msoa11")),
    ui.input_numeric("period", "Period", 0),
    ui.input_action_button("short", "Wrong length"),
    ui.input_action_button("trafford", "Trafford only"),
    ui.div(output_widget("area_map"), class_="frame"),
    lang="en",
    title="Map extension",
)


def server(input: Inputs, output: Outputs, session: Session) -> None:
    layers = {level: ChoroplethLayer(url=f"{level}.json", level=level, visible=False) for level in COUNTS}

    @render_widget
    def area_map() -> QuietMap:
        quiet = QuietMap(frame=FRAME, pad=[72, 24, 24, 24], label="Map of Greater Manchester")
        edge = OutlineLayer(url="outline.json", kind="gm")
        boroughs = OutlineLayer(url="borough.json", kind="borough", labels=True)
        offices = PointLayer(label="Jobcentre", points=[{"name": "Altrincham", "detail": "Barrington Road", "lat": 53.39, "lon": -2.35}])
        quiet.layers = [edge, boroughs, offices, *layers.values()]
        return quiet

    @reactive.effect
    def paint_level() -> None:
        req(area_map.widget)
        level = input.level()
        for key, layer in layers.items():
            if key != level:
                layer.visible = False
        rates = values_of(level, int(input.period() or 0))
        layers[level].paint(rates, codes_of(rates), about_of(level), ladder_of(rates), visible=True)

    @reactive.effect
    @reactive.event(input.short)
    def send_too_few() -> None:
        layers[input.level()].codes = bytes(7)

    @reactive.effect
    @reactive.event(input.trafford)
    def hide_most() -> None:
        level = input.level()
        rates = values_of(level, 0)
        codes = codes_of(rates)
        codes[: len(codes) // 2] = 255
        layers[level].paint(rates, codes)


app = App(app_ui, server, static_assets=GEOMETRY)
