"""A map as a picture."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest

from charts import AreaMap, Words, alt_area_map, plot_area_map, to_svg
from charts.area_map import FINEST, _View
from charts.inks import SELECT

COLOURS = ("#21814F", "#F3DF7C", "#B5201F")
RANGES = ("under 5 %", "5 to under 10 %", "10 % and over")
WORDS = Words("Unemployment", "2019", "ward", "wards")


def square(west: float, south: float) -> tuple[np.ndarray, ...]:
    """A tenth of a degree."""
    corners = [(0, 0), (0.1, 0), (0.1, 0.1), (0, 0.1), (0, 0)]
    return (np.array([(west + x, south + y) for x, y in corners]),)


SHAPES = {code: square(-2.5 + 0.1 * place, 53.4) for place, code in enumerate("ABCD")}
AREAS = pd.DataFrame(
    {
        "area_code": list("ABCD"),
        "name": ["Ash", "Beech", "Cedar", "Dogwood"],
        "value": [2.0, 6.0, 12.0, np.nan],
        "klass": [0, 1, 2, 254],
        "lat": 53.45,
        "lon": [-2.45, -2.35, -2.25, -2.15],
    }
)
OPTIONS = AreaMap(COLOURS, RANGES)


@pytest.fixture(scope="module")
def svg() -> str:
    return to_svg(plot_area_map(AREAS, SHAPES, OPTIONS), alt_area_map(AREAS, OPTIONS, WORDS))


def test_every_class_has_its_colour_and_says_how_many_areas(svg: str) -> None:
    for colour in ("var(--c1)", "#f3df7c", "var(--c5)"):
        assert colour in svg.casefold()
    for words in ("under 5 % (1)", "5 to under 10 % (1)", "10 % and over (1)", "no figure (1)"):
        assert f">{words}<" in svg


def test_missing_is_hatched_and_in_no_colour_of_a_class(svg: str) -> None:
    assert "<pattern" in svg and re.search(r"fill=\"url\(#c[0-9a-f]{8}-", svg)
    without = to_svg(plot_area_map(AREAS[:3], SHAPES, OPTIONS), "")
    assert "<pattern" not in without and "no figure" not in without


def test_names_stand_where_none_covers_another(svg: str) -> None:
    assert all(f">{name}<" in svg for name in ("Ash", "Cedar"))
    crowded = AREAS.assign(lon=-2.3)
    drawn = to_svg(plot_area_map(crowded, SHAPES, OPTIONS), "")
    assert sum(f">{name}<" in drawn for name in AREAS["name"]) == 1


def test_the_selected_area_is_outlined_and_named_first() -> None:
    options = AreaMap(COLOURS, RANGES, selected="B")
    crowded = AREAS.assign(lon=-2.3)
    figure = plot_area_map(crowded, SHAPES, options)
    assert [text.get_text() for text in figure.texts if text.get_color() == SELECT] == ["Beech"]


def test_words_are_made_from_the_figures() -> None:
    assert alt_area_map(AREAS, OPTIONS, WORDS).replace("\u00a0", " ") == (
        "Map of Unemployment, 2019: four wards, from 2.0 % in Ash to 12.0 % in Cedar. under 5 %: 1; "
        "5 to under 10 %: 1; 10 % and over: 1. 1 without a figure."
    )
    nothing = AREAS.assign(value=np.nan, klass=254)
    assert (
        alt_area_map(nothing, OPTIONS, WORDS) == "Map of Unemployment, 2019: four wards, none with a figure."
    )


def test_north_is_up_and_a_degree_is_as_long_east_as_it_is_there() -> None:
    view = _View.of([ring for rings in SHAPES.values() for ring in rings], 348)
    (west, south), (east, north) = view.at(-2.5, 53.4), view.at(-2.1, 53.5)
    assert west < east and south > north
    across, down = (east - west) / 0.4, (south - north) / 0.1
    assert across / down == pytest.approx(np.cos(np.radians(53.45)))
    assert west >= 0 and east <= 348 and south <= view.height


def test_corners_that_nobody_can_tell_apart_are_one() -> None:
    view = _View.of(SHAPES["A"], 348)
    fine = np.linspace((-2.5, 53.4), (-2.4, 53.4), 5_000)
    kept = np.array(view.drawn(fine))
    steps = np.abs(np.diff(kept, axis=0)).sum(axis=1)
    assert len(kept) < 1_000 and steps.min() >= FINEST
