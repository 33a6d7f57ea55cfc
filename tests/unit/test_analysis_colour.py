"""Colour differences against published values."""

import pytest

from analysis.colour import VISIONS, Lab, ciede2000, contrast, difference, mean_colour, seen_with, to_lab

# Facts: Sharma, Wu and Dalal (2005), table 1, pairs 1, 4, 7, 9, 14, 17, 19, 25, 29 and 34.
PAIRS = [
    ((50.0000, 2.6772, -79.7751), (50.0000, 0.0000, -82.7485), 2.0425),
    ((50.0000, -1.3802, -84.2814), (50.0000, 0.0000, -82.7485), 1.0000),
    ((50.0000, 0.0000, 0.0000), (50.0000, -1.0000, 2.0000), 2.3669),
    ((50.0000, 2.4900, -0.0010), (50.0000, -2.4900, 0.0009), 7.1792),
    ((50.0000, -0.0010, 2.4900), (50.0000, 0.0011, -2.4900), 4.7461),
    ((50.0000, 2.5000, 0.0000), (73.0000, 25.0000, -18.0000), 27.1492),
    ((50.0000, 2.5000, 0.0000), (56.0000, -27.0000, -3.0000), 31.9030),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]


@pytest.mark.parametrize(("first", "second", "published"), PAIRS)
def test_differences_match_the_published_pairs_both_ways(first, second, published):
    assert ciede2000(Lab(*first), Lab(*second)) == pytest.approx(published, abs=5e-5)
    assert ciede2000(Lab(*second), Lab(*first)) == pytest.approx(published, abs=5e-5)


def test_a_colour_does_not_differ_from_itself():
    assert difference("#21814F", "#21814F") == 0


def test_white_and_red_in_cielab():
    assert to_lab("#FFFFFF") == pytest.approx((100, 0, 0), abs=0.01)
    assert to_lab("#FF0000") == pytest.approx((53.24, 80.09, 67.20), abs=0.02)


def test_contrast_of_wcag():
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("vision", VISIONS)
def test_greys_look_the_same_to_everyone(vision):
    assert difference(seen_with(vision, "#808080"), "#808080") < 0.5


def test_red_and_green_merge_with_deuteranopia():
    red, green = "#C8642E", "#7D8A2B"
    assert (
        difference(*(seen_with("deuteranopia", colour) for colour in (red, green)))
        < difference(red, green) / 3
    )


def test_stripes_blend_in_linear_light():
    assert mean_colour("#000000", "#FFFFFF") == "#BCBCBC"
