"""The answer of One ID."""

from __future__ import annotations

import geodata
from modules.tools.one_id.answer import answer_of, nothing_found


def answered(code):
    return answer_of(geodata.identify(code), lambda level: "imd_score")


def test_the_sentence_comes_first_and_every_code_can_be_copied():
    html = str(answered("E05015244"))
    assert html.lstrip().startswith('<p class="sentence">')
    for code in ("E05015244", "E05000824", "E08000009", "E38000187", "E54000057"):
        assert f'data-copy-code="{code}" aria-label="Copy {code}"' in html


def test_what_is_not_held_is_said(words):
    said = words(answered("E05015244"))
    assert "Parliamentary constituency. Not held" in said
    assert "Greater Manchester Police no code held" in said


def test_shares_between_years_are_told_both_ways(words):
    said = words(answered("E05000651"))
    assert "What it became" in said
    assert "84 % of its residents, who are 84 % of those there" in said
    assert "the same ground" in words(answered("E05000824"))


def test_long_lists_are_folded():
    html = str(answered(geodata.GM))
    assert "1,673 LSOAs" in html
    assert html.count("E0100476") <= 20  # the button to copy has them, the page does not list them all


def test_an_ended_postcode_has_a_caution_and_a_profile_of_its_lsoa(words):
    said = words(answered("M10 6GF"))
    assert "Ended postcodes are placed by the LSOA that they lay in." in said
    assert "Profile of its LSOA" in said and "Profile of its ward" in said


def test_a_region_leads_nowhere(words):
    assert "Area profile" not in words(answered("E12000002"))


def test_places_that_a_text_may_be_are_offered(words):
    said = words(nothing_found(geodata.look_up("Bucklow")))
    assert "Perhaps one of these Bucklow-St. Martins, Trafford (ward) E05015244" in said
    assert words(nothing_found(geodata.look_up("zzz"))).endswith("that is held.")
