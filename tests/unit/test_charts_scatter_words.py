"""The finding of a scatter in words."""

import numpy as np

from analysis.association import ECOLOGICAL, associate
from analysis.pairs import Named
from charts.marks import Chosen
from charts.scatter import Point, Scatter
from charts.scatter_words import alt_scatter, subtitle_scatter, title_scatter
from charts.words import Words
from tests.unit.chart_figures import wards

X, Y = Named("Out of work"), Named("Bad health", "score", 2)
WORDS = Words("", singular="ward", plural="wards", parent_name="Trafford")


def related(slope, noise=0.3):
    rows = wards().rename(columns={"value": "x"})
    rows = rows.assign(y=slope * rows["x"] / 10 + np.random.default_rng(2).normal(0, noise, 215))
    return rows, associate(rows["x"], rows["y"], (X, Y))


def test_the_title_is_the_finding():
    assert title_scatter(related(1)[1], Scatter(X, Y)) == (
        "Where “Out of work” is high, “Bad health” is mostly high"
    )
    assert title_scatter(related(-1)[1], Scatter(X, Y)).endswith("is mostly low")
    assert title_scatter(related(0.35, 0.7)[1], Scatter(X, Y)).endswith("is often high")
    assert title_scatter(related(0)[1], Scatter(X, Y)) == "“Out of work” and “Bad health” hardly go together"


def test_the_subtitle_says_what_is_drawn():
    found = related(1)[1]
    assert subtitle_scatter(found, Scatter(X, Y), WORDS).replace("\u00a0", " ") == (
        "One dot for each ward. Line of least squares; shaded, where it plausibly runs (95 %)."
    )
    assert "ward, Trafford’s darker." in subtitle_scatter(
        found, Scatter(X, Y, parent_code="E08000009"), WORDS
    )
    rows, _ = related(1)
    weighted = associate(rows["x"], rows["y"], (X, Y), np.ones(215))
    assert "least squares, by residents;" in subtitle_scatter(weighted, Scatter(X, Y), WORDS)


def test_the_alternative_text_has_the_figures_and_the_caution():
    rows, found = related(1)
    chosen = (Chosen(rows["area_code"][0], "Bowdon"), Chosen("E05099999", "Elsewhere", "B"))
    points = (Point("England", 10.0, 1.0, "country"), Point("UK", np.nan, 1.0, "country"))
    said = alt_scatter(rows, found, Scatter(X, Y, found.line, chosen, points), WORDS).replace("\u00a0", " ")
    assert said.startswith(
        "Scatter of Bad health (up) against Out of work (across), 215 wards. Correlation 0.9"
    )
    assert f"Bowdon: {rows['x'][0]} % and {rows['y'][0]:.2f}." in said
    assert "Elsewhere: not both figures." in said
    assert "England: 10.0 % and 1.00." in said and "UK" not in said
    assert said.endswith(ECOLOGICAL)
