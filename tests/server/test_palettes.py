"""The colours of named groups."""

from __future__ import annotations

from itertools import pairwise

import pytest

from analysis.colour import difference, seen_with
from modules.parts.palettes import NAMED, TENTHS, all_palettes

SEEN_AT_A_GLANCE = 8


@pytest.mark.parametrize("scale", TENTHS, ids="-".join)
def test_ten_steps_can_be_told_apart(scale):
    colours = TENTHS[scale].split()
    assert len(colours) == 10
    assert min(difference(one, other) for one, other in pairwise(colours)) > SEEN_AT_A_GLANCE


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("vision", ["deuteranopia", "protanopia"])
def test_the_ends_of_the_safe_steps_are_far_apart_to_every_reader(mode, vision):
    first, *_, last = (seen_with(vision, colour) for colour in TENTHS["safe", mode].split())
    assert difference(first, last) > 40


@pytest.mark.parametrize("n", range(3, 11))
def test_the_most_deprived_group_has_the_worst_colour(n):
    # The worst end of the scales is the darkest red, or brown on the safe one.
    assert NAMED[f"deprived{n}"]["light"].split()[0] == "#B5201F"
    assert NAMED[f"deprived{n}-safe"]["light"].split()[0] in ("#A84B00", "#8F3D00")


def test_the_page_is_told_fill_and_ink_of_every_group():
    for name, modes in NAMED.items():
        for mode, fills in modes.items():
            told = all_palettes()[name][mode][""]
            assert [fill for fill, _ in told] == fills.split()
