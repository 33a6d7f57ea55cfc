"""All nine cells of the overlay can be told apart, from each other and from missing data."""

import itertools

import pytest

from analysis.bivariate_palette import bivariate_palette, cell, classes_of
from analysis.colour import VISIONS, contrast, difference, mean_colour, seen_with, to_lab
from analysis.errors import AnalysisError
from analysis.palettes import MODES, NO_DATA, ink_on

EVERY = pytest.mark.parametrize("mode", MODES)
SEEN = pytest.mark.parametrize("vision", [None, *VISIONS])


def as_seen(colour, vision):
    return seen_with(vision, colour) if vision else colour


@EVERY
@SEEN
def test_any_two_cells_are_told_apart(mode, vision):
    colours = [as_seen(colour, vision) for colour in bivariate_palette(mode)]
    assert min(difference(one, other) for one, other in itertools.combinations(colours, 2)) >= 12


@EVERY
@SEEN
def test_no_cell_looks_like_missing_data(mode, vision):
    looks = [as_seen(mean_colour(*NO_DATA[mode]), vision), as_seen(NO_DATA[mode][1], vision)]
    colours = [as_seen(colour, vision) for colour in bivariate_palette(mode)]
    assert min(difference(colour, look) for colour in colours for look in looks) >= 15


@EVERY
def test_each_step_along_a_side_deepens_the_colour(mode):
    light = [to_lab(colour).lightness for colour in bivariate_palette(mode)]
    turn = -1 if mode == "light" else 1
    steps = [
        turn * (light[cell(*later)] - light[cell(*earlier)])
        for earlier in itertools.product(range(3), repeat=2)
        for later in ((earlier[0] + 1, earlier[1]), (earlier[0], earlier[1] + 1))
        if max(later) < 3
    ]
    assert len(steps) == 12
    assert min(steps) > 0


@EVERY
def test_the_first_runs_to_orange_and_the_second_to_blue(mode):
    colours = bivariate_palette(mode)
    assert to_lab(colours[cell(2, 0)]).b > 40 > -20 > to_lab(colours[cell(0, 2)]).b


@EVERY
def test_text_on_a_cell_is_legible(mode):
    assert all(contrast(ink_on(colour), colour) >= 4.5 for colour in bivariate_palette(mode))


def test_cells_and_their_classes():
    assert [cell(0, 0), cell(2, 0), cell(0, 2), cell(2, 2)] == [0, 6, 2, 8]
    assert [classes_of(number) for number in (0, 5, 8)] == [(0, 0), (1, 2), (2, 2)]


def test_another_mode_is_named():
    with pytest.raises(AnalysisError, match="sepia"):
        bivariate_palette("sepia")
