"""Alternative texts and titles of a profile's charts."""

from analysis.rug import Rug
from charts.alt_profile import alt_rug, alt_spine, title_rug, title_spine
from charts.spine import SpineOptions
from tests.unit.profile_figures import RUG, SPINES

GM = "Greater Manchester"


def read(text):
    return text.replace("\u00a0", " ")


def test_a_spine_chart_in_words():
    assert read(alt_spine(SPINES, SpineOptions(), "Partington", "wards")) == (
        "Each indicator of Partington on a line from the worst to the best of the wards, GM in the middle. "
        "Unemployment: 8.0 %, second highest of 5, worse. "
        "Claimants: Trafford: 3.0 %, lowest of 5, on the better side, not tested. "
        "Weekly pay: £4, 4th highest of 5, on the worse side, not tested. "
        "Absence: 2.0 %, lowest of 5. "
        "Social housing: 9.0 %, second highest of 5, higher."
    )


def test_the_title_is_what_stands_out():
    assert title_spine(SPINES, "Partington", GM) == (
        "Partington is furthest from Greater Manchester, to the worse side, in Unemployment"
    )
    assert title_spine(SPINES[3:5], "Partington", GM) == "Partington beside its peers"


def test_a_rug_in_words():
    assert read(alt_rug(RUG, "North West")) == (
        "4 indicators for 3 areas against the North West; 1 can be tested. Bolton better in 1, worse in 0, "
        "Bury better in 0, worse in 0 and Manchester better in 0, worse in 1. "
        "Unemployment: Bolton 3.0 % to Manchester 9.0 %. Weekly pay: Bolton £600 to Bury £700. "
        "Social housing: Bolton 3.0 % to Manchester 9.0 %. "
        "New homes: Bolton 1.0 per 1,000 to Manchester 3.0 per 1,000."
    )


def test_the_title_of_a_rug_names_both_ends():
    assert title_rug(RUG, GM) == (
        "Manchester is worse in 1 of the 1 indicators that can be tested; Bolton is better in 1"
    )
    assert title_rug(Rug(RUG.areas, RUG.rows[1:]), "UK") == (
        "No indicator has an interval to set areas against the UK"
    )


def test_nothing_drawn_is_said():
    assert alt_spine((), SpineOptions(), "Partington", "wards") == "No figures to draw."
