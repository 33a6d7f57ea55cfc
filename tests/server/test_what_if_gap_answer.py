"""The answer to closing the gap, as a reader sees it."""

from __future__ import annotations

import pytest

import geodata
from analysis.errors import NotUsable
from modules.tools.what_if.gap import gap_of
from modules.tools.what_if.gap_answer import answer_gap, bare, by_borough, refused_gap

BUCKLOW, BOWDON, TRAFFORD = "E05015244", "E05015241", "E08000009"


@pytest.fixture
def gap(ground):
    """The gap of a link's screen to Greater Manchester."""
    return lambda link: gap_of(ground(link), geodata.GM, 1.0)


def test_sentence_first_then_the_chosen_areas(gap, words):
    said = words(answer_gap(gap(f"level=ward25&selected={BUCKLOW}&tray={BOWDON}")))
    assert said.startswith(
        "About 41,000 people would have to move for every ward to reach the Greater Manchester rate"
    )
    assert "Bucklow-St. Martins: about 420 people." in said
    assert "Bowdon is there already." in said


def test_boroughs_add_up_to_the_whole(gap):
    found = gap("indicator=no_qualifications_2011&level=ward25")
    assert "Manchester" in str(by_borough(found))
    assert by_borough(gap("level=borough")) is None
    assert by_borough(gap(f"level=ward25&within={TRAFFORD}")) is None


def test_it_says_its_base_and_what_it_cannot_show(gap, words):
    said = words(answer_gap(gap("level=ward25")))
    assert "residents aged 16 to 64 (mid-2017)" in said
    assert "nobody moves house" in said


def test_a_refusal_offers_what_can_be_counted(ground, words):
    refusal = refused_gap(ground("indicator=social_rented&level=lsoa11"), NotUsable("No."))
    assert words(refusal).startswith("No. These can be counted here:")
    assert 'data-show="employment_deprivation"' in str(refusal)


@pytest.mark.parametrize(
    ("people", "rounded", "words"),
    [(1_234, True, "1,200"), (1_234, False, "1,234"), (0, True, "0"), (4, True, "under 10"), (1, False, "1")],
)
def test_numbers_without_their_word(people, rounded, words):
    assert bare(people, rounded) == words
