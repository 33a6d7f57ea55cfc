"""Pictures to keep."""

import io

import numpy as np
import pytest
from matplotlib.image import imread

from charts.distribution import Distribution, plot_distribution
from charts.inks import DOT
from charts.marks import Comparator
from charts.picture import to_png
from charts.svg import to_svg
from tests.unit.chart_figures import wards

OPTIONS = Distribution(comparators=(Comparator("Greater Manchester", 13.4),))


@pytest.fixture
def figure():
    return plot_distribution(wards(), OPTIONS)


def pixels(png):
    return (imread(io.BytesIO(png))[:, :, :3] * 255).round().astype(int)


def test_it_is_a_png_as_wide_as_the_dots_an_inch_ask(figure):
    png = to_png(figure, dpi=144)
    assert png.startswith(b"\x89PNG")
    assert pixels(png).shape[1] == round((348 + 2 * 12) * 144 / 72)


def test_its_ground_is_white(figure):
    assert (pixels(to_png(figure, dpi=72))[[0, 0, -1, -1], [0, -1, 0, -1]] == 255).all()


def test_title_and_source_take_room_above_and_below(figure):
    bare, named, sourced = (
        pixels(png).shape[0]
        for png in (
            to_png(figure, 72),
            to_png(figure, 72, title="A finding that is so long that it needs two lines to be said in full"),
            to_png(figure, 72, source="Indices of Deprivation 2019"),
        )
    )
    assert named > bare + 40
    assert bare + 15 < sourced < bare + 40


def test_every_dot_is_painted(figure):
    colour = [int(DOT[at : at + 2], 16) for at in (1, 3, 5)]
    painted = (np.abs(pixels(to_png(figure, 144)) - colour).max(axis=2) < 8).sum()
    assert painted > 215 * 40


def test_the_figure_is_left_as_it_was(figure):
    before = to_svg(figure, "x")
    to_png(figure, 144)
    assert to_svg(figure, "x") == before
