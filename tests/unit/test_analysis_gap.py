"""Gaps in people."""

import math

import pytest

from analysis.gap import AreaRate, people_to_match, skills_gap


def test_people_who_would_have_to_move_into_work():
    gap = people_to_match(20.0, 13.5, 6_000, "high_is_bad")
    assert (gap.people, gap.points) == (390.0, 6.5)


def test_people_who_would_have_to_gain_a_qualification():
    assert people_to_match(30.0, 45.0, 2_000, "high_is_good").people == 300.0


def test_an_area_that_does_better_has_no_gap():
    assert people_to_match(4.0, 13.4, 6_000, "high_is_bad").people == 0


def test_rates_per_thousand_count_people_too():
    assert people_to_match(120.0, 100.0, 5_000, "high_is_bad", multiplier=1_000).people == 100.0


@pytest.mark.parametrize(
    ("numbers", "polarity", "reason"),
    [
        ((20.0, 10.0, 100.0), "neutral", "neither"),
        ((math.nan, 10.0, 100.0), "high_is_bad", "this area"),
        ((20.0, math.nan, 100.0), "high_is_bad", "comparator"),
        ((20.0, 10.0, math.nan), "high_is_bad", "number of people"),
        ((20.0, 10.0, 0.0), "high_is_bad", "number of people"),
    ],
)
def test_a_gap_that_cannot_be_counted_says_why(numbers, polarity, reason):
    gap = people_to_match(*numbers, polarity)
    assert gap.people is None
    assert reason in gap.reason


def test_the_area_behind_is_found_whichever_comes_first():
    ahead, behind = AreaRate("Bowdon", 60.0, 5_000), AreaRate("Partington", 25.0, 4_000)
    for pair in ((ahead, behind), (behind, ahead)):
        area, gap = skills_gap(*pair, "high_is_good")
        assert (area.name, gap.people) == ("Partington", 1_400.0)


def test_equal_areas_have_nothing_to_close():
    area, gap = skills_gap(AreaRate("A", 9.0, 10), AreaRate("B", 9.0, 10), "high_is_bad")
    assert (area.name, gap.people) == ("A", 0)
