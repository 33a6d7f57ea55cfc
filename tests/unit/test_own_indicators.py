"""Measures of a file as indicators."""

from __future__ import annotations

from catalogue import load_catalogue
from own.indicators import Indicators
from tests.unit.own_files import borough_rows, holding_of

ROWS = borough_rows("Happy", ("Bury", "Yes", 50), ("Bury", "No", 50))


def test_a_share_says_what_it_is():
    happy = holding_of(ROWS).indicators["own_1_1"]
    assert (happy.title, happy.unit, happy.measure, happy.polarity) == (
        "Happy: yes",
        "%",
        "proportion",
        "high_is_bad",
    )
    assert happy.sentence == "{value} of the answers to “Happy” are “yes”"
    assert happy.definition == "The share of the answers to “Happy” in a.csv that are “yes”."
    assert happy.caveats[0].startswith("Figures of fewer than 5 people or answers are held back")
    assert "lsoa11" in happy.greyed


def test_own_indicators_stand_after_the_published_ones():
    published = load_catalogue().indicators
    every = Indicators(published, holding_of(ROWS).indicators)
    assert list(every) == [*published, "own_1_1", "own_1_2"]
    assert every["own_1_1"].title == "Happy: yes"


def test_an_id_of_an_earlier_making_leads_to_the_same_measure():
    every = Indicators({}, holding_of(ROWS, run=7).indicators)
    assert every["own_3_1"].id == "own_7_1"
    assert "own_3_9" not in every
    assert every.get("nothing") is None
