"""The same page as a Bokeh server: areas as patches, two sliders, a sentence, a table. `bokeh serve` runs it.

It is built as Bokeh does it best: the geometry is sent once, a step sends one column of classes as bytes,
and the colours are looked up in the browser.
"""

from __future__ import annotations

from itertools import chain
from typing import Any

from bokeh.io import curdoc
from bokeh.layouts import column, row
from bokeh.models import ColumnDataSource, DataTable, Div, LinearColorMapper, Slider, TableColumn
from bokeh.plotting import figure
from bokeh.transform import transform

import geodata
from benchmarks.baseline_figures import LEVEL, START, colours, figures, geometry, middle

GAP = (float("nan"), float("nan"))


def rings(shape: dict[str, Any]) -> tuple[list[float], list[float]]:
    """Return the longitudes and latitudes of an area's outer rings, NaN between two rings."""
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    points = list(chain.from_iterable([*polygon[0], GAP] for polygon in polygons))[:-1]
    return [point[0] for point in points], [point[1] for point in points]


areas = geodata.load_areas(LEVEL)
outlines = [rings(feature["geometry"]) for feature in geometry()["features"]]
start = figures(**START)
patches = ColumnDataSource(
    {
        "xs": [xs for xs, _ in outlines],
        "ys": [ys for _, ys in outlines],
        "klass": start.classes.astype("u1"),
    }
)
rows = ColumnDataSource(
    {
        "name": areas["name"].to_numpy(),
        "borough": areas["parent_name"].to_numpy(),
        "code": start.area_codes.astype(object),
        "value": start.values,
        "rank": start.ranks,
        "klass": start.classes.astype("u1"),
    }
)
mapper = LinearColorMapper(
    palette=colours(START["classes"]), low=-0.5, high=START["classes"] - 0.5, high_color="#d5d8dc"
)
picture = figure(width=780, height=440, match_aspect=True, toolbar_location=None)
picture.patches(
    "xs", "ys", source=patches, fill_color=transform("klass", mapper), line_color="white", line_width=0.4
)
sentence = Div(text=middle(start))
table = DataTable(
    source=rows,
    width=780,
    height=350,
    columns=[
        TableColumn(field=name, title=name) for name in ("rank", "name", "borough", "value", "klass", "code")
    ],
)
classes = Slider(title="Number of classes", start=3, end=9, step=1, value=START["classes"], name="classes")
population = Slider(
    title="Fewest residents", start=0, end=3000, step=100, value=START["population"], name="population"
)


def step(attr: str, old: float, new: float) -> None:
    """Take over a slider's new value: colours first, then table and sentence."""
    view = figures(int(classes.value), int(population.value))
    count = len(view.breaks) + 1
    mapper.update(palette=colours(count), high=count - 0.5)
    patches.data["klass"] = view.classes
    rows.data.update({"value": view.values, "rank": view.ranks, "klass": view.classes})
    sentence.text = middle(view)


for slider in (classes, population):
    slider.on_change("value", step)
curdoc().add_root(row(column(classes, population, sentence, width=270), column(picture, table)))
