"""What-if answers in sentences."""

import math

import numpy as np
import pytest

from analysis.attributable import burden
from analysis.gap_closing import Rates, close_gaps
from analysis.relative_risks import RelativeRisk
from analysis.scenario import expect
from analysis.sentences import Measure, plain
from analysis.what_if_words import (
    Names,
    describe_burden,
    describe_gaps,
    describe_impact,
    describe_scenario,
    inside_sentence,
    people_words,
)

NAN = math.nan
RATE = Measure("{value} of working-age adults are out of work")
WARDS = Names("Employment deprivation", "ward", "wards")
TARGET = "the Greater Manchester rate"


def read(runs):
    return plain(runs).replace("\u00a0", " ").replace("\u2212", "-")


@pytest.mark.parametrize(
    ("people", "rounded", "words"),
    [
        (1_234.4, False, "1,234 people"),
        (1_234.4, True, "about 1,200 people"),
        (0.6, False, "one person"),
        (4.0, True, "fewer than 10 people"),
        (0.0, True, "no people"),
        (10.0, True, "about 10 people"),
        (NAN, True, "no number of people"),
    ],
)
def test_people_are_as_exact_as_what_they_come_from(people, rounded, words):
    assert people_words(people, rounded) == words


def test_gaps_in_people_and_in_areas():
    found = close_gaps(Rates([20.0, 10.0, NAN], "high_is_bad", base=[6_000, 5_000, 1_000]), 13.5)
    assert read(describe_gaps(found, RATE, WARDS, TARGET)) == (
        "About 390 people would have to move for every ward to reach the Greater Manchester rate, 13.5 %: "
        "1 of 2 wards is short of it; one ward cannot be counted."
    )
    half = close_gaps(Rates([20.0], "high_is_bad", 100, [1_200], [6_000]), 13.5, 0.5)
    assert read(describe_gaps(half, RATE, WARDS, TARGET, 0.5)).startswith(
        "195 people would have to move for every ward to close 50 % of its gap to the Greater"
    )


def test_all_there_already_and_none_that_counts():
    there = close_gaps(Rates([3.0, 4.0], "high_is_bad", base=[10, 10]), 5.0)
    assert read(describe_gaps(there, RATE, WARDS, TARGET)) == (
        "Every one of 2 wards is there already: the Greater Manchester rate, 5.0 %."
    )
    alone = close_gaps(Rates([3.0], "high_is_bad", base=[10]), 5.0)
    assert read(describe_gaps(alone, RATE, WARDS, TARGET)).startswith("The one ward is there already")
    without = close_gaps(Rates([30.0], "high_is_bad"), 5.0)
    assert read(describe_gaps(without, RATE, WARDS, TARGET)) == (
        "Not counted: no ward has what it takes; one ward cannot be counted."
    )


def risk(value, lower=NAN, upper=NAN):
    return RelativeRisk(value, "a published study", lower, upper)


def burden_words(found):
    return read(describe_burden(found, "unemployment", "deaths", "Bolton"))


def test_a_burden_is_conditional():
    assert burden_words(burden(0.25, risk(2.0))) == (
        "If unemployment is a cause, it goes with 20.0 % of deaths in Bolton."
    )
    assert burden_words(burden(0.25, risk(2.0, 1.5, 3.0), cases=1_000)) == (
        "If unemployment is a cause, it goes with 20.0 % of deaths in Bolton (95 % interval 11.1 to 33.3 %): "
        "about 200 of them."
    )
    assert burden_words(burden(0.4, risk(0.5))) == (
        "If it is a cause, unemployment goes with 20.0 % fewer deaths in Bolton than there would be without "
        "it."
    )


@pytest.mark.parametrize(("cases", "words"), [(50, "about 10"), (30, "about 6"), (3, "fewer than one")])
def test_few_cases_are_not_rounded_away(cases, words):
    assert burden_words(burden(0.25, risk(2.0), cases=cases)).endswith(f": {words} of them.")


def impact_words(found):
    return read(describe_impact(found, "unemployment", "deaths"))


def test_a_fall_and_no_fall():
    assert impact_words(burden(0.25, risk(2.0, 1.5, 3.0), reduction=0.1, cases=1_000)) == (
        "A fall of unemployment by 10 % would then go with 2.0 % fewer deaths (95 % interval 1.1 to 3.3 %): "
        "about 20 fewer."
    )
    assert impact_words(burden(0.25, risk(2.0), reduction=0.0)) == (
        "With no fall of unemployment nothing changes."
    )
    assert "take none of deaths away" in impact_words(burden(0.25, risk(0.5), reduction=0.1))


def test_a_scenario_goes_with_a_change():
    exposure = np.array([10.0, 20.0, 30.0, 40.0])
    found = expect(exposure, exposure / 2, [1] * 4, [True, False, False, False], 0.1)
    words = read(
        describe_scenario(
            found,
            RATE,
            Measure("{value} are ill"),
            ("Employment deprivation", "GCSE results"),
            "Bowdon",
        )
    )
    assert words == (
        "A fall of employment deprivation by 10 % in Bowdon, from 10.0 % to 9.0 %, goes with a change of "
        "GCSE results by -0.50 points (95 % interval -0.50 to -0.50 points)."
    )


def test_the_interval_says_its_level():
    exposure = np.array([10.0, 20.0, 30.0, 40.0])
    found = expect(exposure, exposure / 2, [1] * 4, [True] * 4, 0.1, confidence=0.998)
    assert "(99.8 % interval" in read(describe_scenario(found, RATE, RATE, ("A", "B"), "all"))


def test_a_scenario_in_people():
    exposure = np.array([10.0, 20.0, 30.0, 40.0])
    found = expect(exposure, exposure / 2, [1] * 4, [True] * 4, 0.1, base=[1_000] * 4)
    words = read(describe_scenario(found, RATE, RATE, ("A", "B"), "all"))
    assert words.endswith("): about 50 fewer.")


def test_titles_inside_a_sentence():
    assert inside_sentence("Employment rate") == "employment rate"
    assert inside_sentence("GCSE results") == "GCSE results"
