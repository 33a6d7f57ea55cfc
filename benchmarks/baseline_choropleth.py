"""The usual way: a Shiny app that takes an `ipyleaflet.Choropleth` off the map and puts a new one on.

Geometry, values and classes are the explorer's. Everything else is stock: the slider, its polling and its
debounce, the layer. `value_min` and `value_max` are set because the layer else keeps its first range. There
is no table and only one sentence, so this baseline does less than the explorer.
"""

from __future__ import annotations

import ipyleaflet
import numpy as np
from branca.colormap import StepColormap
from shiny import App, Inputs, Outputs, Session, reactive, render, ui
from shinywidgets import output_widget, render_widget

from analysis.view import View
from benchmarks.baseline_figures import START, colours, figures, geometry, middle

GEOMETRY = geometry()

app_ui = ui.page_sidebar(
    ui.sidebar(
        ui.input_slider("classes", "Number of classes", 3, 9, START["classes"]),
        ui.input_slider("population", "Fewest residents", 0, 3000, START["population"], step=100),
        ui.output_text("sentence"),
    ),
    output_widget("areas", height="800px"),
    title="Employment deprivation",
)


def new_layer(view: View) -> ipyleaflet.Choropleth:
    """Return a layer of the view's values in its classes."""
    low, high = float(np.nanmin(view.values)), float(np.nanmax(view.values))
    steps = StepColormap(colours(len(view.breaks) + 1), index=[low, *view.breaks, high], vmin=low, vmax=high)
    values = dict(zip(view.area_codes.tolist(), view.values.tolist(), strict=True))
    return ipyleaflet.Choropleth(
        geo_data=GEOMETRY, choro_data=values, key_on="id", value_min=low, value_max=high, colormap=steps
    )


def server(input: Inputs, output: Outputs, session: Session) -> None:
    """Wire one session: each slider step replaces the layer."""

    @reactive.calc
    def view() -> View:
        return figures(input.classes(), input.population())

    @render_widget
    def areas() -> ipyleaflet.Map:
        with reactive.isolate():
            first = new_layer(view())
        return ipyleaflet.Map(center=(53.51, -2.3), zoom=10, layers=[first])

    @reactive.effect
    @reactive.event(view, ignore_init=True)
    def replace() -> None:
        shown = areas.widget
        if shown is None:
            return
        shown.remove(shown.layers[0])
        shown.add(new_layer(view()))

    @render.text
    def sentence() -> str:
        return middle(view())


app = App(app_ui, server)
