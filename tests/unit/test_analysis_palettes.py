"""Every class can be told from its neighbours and from missing data."""

import itertools

import pytest

from analysis.colour import VISIONS, contrast, difference, mean_colour, seen_with, to_lab
from analysis.errors import AnalysisError
from analysis.palettes import MODES, NO_DATA, SCALES, ink_on, palette, scale_for

EVERY = pytest.mark.parametrize(("scale", "mode", "n"), list(itertools.product(SCALES, MODES, range(3, 10))))
SAFE = pytest.mark.parametrize(("vision", "mode", "n"), list(itertools.product(VISIONS, MODES, range(3, 10))))


def smallest_step(colours):
    return min(difference(one, other) for one, other in itertools.pairwise(colours))


def nearest_to_no_data(colours, mode, seen=lambda colour: colour):
    looks = [seen(mean_colour(*NO_DATA[mode])), seen(NO_DATA[mode][1])]
    return min(difference(seen(colour), look) for colour in colours for look in looks)


@EVERY
def test_neighbours_are_told_apart(scale, mode, n):
    assert smallest_step(palette(scale, n, mode)) >= 10


@EVERY
def test_no_class_looks_like_missing_data(scale, mode, n):
    assert nearest_to_no_data(palette(scale, n, mode), mode) >= 15


@SAFE
def test_the_safe_scale_holds_with_colour_blindness(vision, mode, n):
    colours = palette("safe", n, mode)

    def seen(colour):
        return seen_with(vision, colour)

    assert smallest_step([seen(colour) for colour in colours]) >= 10
    assert nearest_to_no_data(colours, mode, seen) >= 15


@EVERY
def test_text_on_a_class_is_legible(scale, mode, n):
    assert all(contrast(ink_on(colour), colour) >= 4.5 for colour in palette(scale, n, mode))


def test_the_default_five_classes_are_the_tokens():
    assert palette("green_red", 5) == ["#21814F", "#86BE63", "#F3DF7C", "#EC8B3C", "#B5201F"]


@pytest.mark.parametrize("n", range(1, 10))
@pytest.mark.parametrize("scale", SCALES)
def test_as_many_colours_as_classes(scale, n):
    assert len(set(palette(scale, n))) == n


def test_the_best_is_green_whichever_way_is_good():
    assert palette("green_red", 6, polarity="high_is_good") == palette("green_red", 6)[::-1]
    assert palette("sequential", 6, polarity="high_is_good") == palette("sequential", 6)


def test_the_sequential_scale_deepens_steadily():
    light = [to_lab(colour).lightness for colour in palette("sequential", 9)]
    assert light == sorted(light, reverse=True)


def test_the_scale_of_an_indicator():
    assert [scale_for("neutral", True), scale_for("high_is_bad"), scale_for("high_is_good", True)] == [
        "sequential", "green_red", "safe",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("scale", "n", "mode"), [("rainbow", 5, "light"), ("safe", 5, "sepia"), ("safe", 10, "light")]
)
def test_what_is_not_there_is_named(scale, n, mode):
    with pytest.raises(AnalysisError, match=r"rainbow|sepia|10"):
        palette(scale, n, mode)
