"""What the overlay says in the panel."""

from __future__ import annotations

import math

import pytest

from modules.tools.overlay.answer import MOST_LISTED, answer_of, high_on_both, nine_classes
from modules.tools.overlay.figures import OF_ALL, OF_SHOWN, OWN, Asked, crossing_of


@pytest.fixture
def crossed(views, screen):
    def make(link="level=lsoa11", other="", cuts=OF_ALL, ends=(math.nan,) * 4):
        seen = screen(link)
        return crossing_of(views, Asked(seen.subject, seen.settings, other, cuts, ends), seen.shown)

    return make


def test_the_sentence_comes_first_then_numbers_then_the_list(crossed, words):
    html = str(answer_of(crossed()))
    assert html.startswith('<p class="sentence">')
    assert words(html).startswith(
        "Of 1,673 LSOAs, 475 are in the worst third of both “Employment deprivation” and “Health deprivation "
        "and disability, score”. If the two had nothing to do with each other, it would be about"
    )
    assert "775,475 people live in them" in words(html)
    assert "thirds of all areas of this level in Greater Manchester (1,673)" in words(html)


def test_the_list_selects_and_says_how_many_more_there_are(crossed, words):
    html = str(high_on_both(crossed()))
    assert html.count("data-select=") == MOST_LISTED
    assert "460 more are in the table." in words(html)


def test_a_list_without_areas_says_what_to_do(crossed, words):
    found = crossed(cuts=OWN, ends=(20.0, 44.9, 0.0, 2.66))
    assert found.found.on_both == 0
    assert "choose other cut points" in words(str(high_on_both(found)))


def test_nine_classes_for_readers_without_the_legend(crossed, words):
    found = crossed()
    said = words(str(nine_classes(found)))
    assert all(f"{count:,}" in said for count in found.found.counts)
    assert said.index("475") < said.index(str(found.found.counts[0]))


def test_different_periods_and_other_thirds_are_said(crossed, words):
    said = words(str(answer_of(crossed("level=lsoa11&within=E08000009", "social_rented", OF_SHOWN))))
    assert "The two are of different periods: 2019 and March 2011." in said
    assert "Cut points, thirds of the areas shown:" in said
