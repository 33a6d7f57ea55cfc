"""Plain sentences."""

import math

import numpy as np
import pytest

from analysis.comparison import compare
from analysis.sentences import (
    EMPTY,
    Measure,
    Other,
    describe_comparator,
    describe_hover,
    describe_selection,
    describe_view,
    list_missing,
    plain,
)

OUT_OF_WORK = Measure("{value} of working-age adults are involuntarily out of work")
HEALTHY_LIFE = Measure("a boy born today can expect {value} in good health", "years", 1, "mean")
HEALTH_SCORE = Measure("the health score is {value}", "score", 2, "score")


def read(runs):
    return plain(runs).replace("\u00a0", " ")


def test_the_sentence_of_a_selected_area():
    others = [Other("Greater Manchester", 13.4), Other("Bowdon", 5.0, peer=True)]
    runs = describe_selection("Bucklow-St. Martins", 20.1, OUT_OF_WORK, others)
    assert read(runs) == (
        "In Bucklow-St. Martins 20.1 % of working-age adults are involuntarily out of work: "
        "one and a half times the Greater Manchester rate and four times Bowdon’s."
    )
    assert [text.replace("\u00a0", " ") for text, bold in runs if bold] == [
        "20.1 %",
        "one and a half times",
        "four times",
    ]


def test_without_comparators_the_sentence_just_ends():
    assert read(describe_selection("Bury", 9.0, OUT_OF_WORK)).endswith("out of work.")


def test_comparators_without_a_figure_are_left_out():
    sentence = read(
        describe_selection("Bury", 9.0, OUT_OF_WORK, [Other("England", math.nan), Other("GM", 9.1)])
    )
    assert sentence.endswith(": about the same as the GM rate.")


def test_years_are_compared_by_difference():
    sentence = read(describe_selection("Trafford", 65.2, HEALTHY_LIFE, [Other("England", 62.4)]))
    assert sentence == (
        "In Trafford a boy born today can expect 65.2 years in good health: "
        "2.8 years above the England average."
    )


def test_negative_scores_are_compared_by_difference():
    others = [Other("Greater Manchester", 0.6), Other("Hale", -0.4, peer=True)]
    sentence = read(describe_selection("Bowdon", -0.4, HEALTH_SCORE, others))
    assert sentence.endswith("1.00 points below the Greater Manchester figure and the same as Hale’s.")


def test_nothing_is_divided_by_zero():
    sentence = read(describe_selection("Bury", 9.0, OUT_OF_WORK, [Other("Bowdon", 0.0, peer=True)]))
    assert sentence.endswith("9.0 points above Bowdon’s.")


def test_a_missing_figure_says_why():
    assert read(describe_selection("Bury", math.nan, OUT_OF_WORK, reason="suppressed")) == (
        "There is no figure for Bury: suppressed."
    )


def test_the_sentence_under_the_pointer():
    runs = describe_hover("Harpurhey", "Manchester", 25.1, OUT_OF_WORK, "third highest of 215 wards")
    assert read(runs) == (
        "Harpurhey, Manchester: 25.1 % of working-age adults are involuntarily out of work, "
        "third highest of 215 wards."
    )
    assert read(describe_hover("Bury", "", math.nan, OUT_OF_WORK)) == "Bury: no figure."


def test_the_sentence_of_what_is_in_view():
    names, values = [f"Ward {number}" for number in range(9)], np.arange(9.0)
    assert read(describe_view(names, values, OUT_OF_WORK, "ward", "wards")) == (
        "Across nine wards in view, from 0.0 % (Ward 0) to 8.0 % (Ward 8); half lie between 2.0 % and 6.0 %."
    )


def test_few_areas_have_no_middle_half_and_missing_ones_are_counted():
    assert read(describe_view(["A", "B", "C"], [3.0, math.nan, 1.0], OUT_OF_WORK, "ward", "wards")) == (
        "Across three wards in view, from 1.0 % (C) to 3.0 % (A); 1 has no figure."
    )


def test_areas_left_out_are_not_said_to_have_no_figure():
    given = (["A", "B", "C", "D"], [3.0, math.nan, 1.0, math.nan], OUT_OF_WORK, "ward", "wards")
    assert read(describe_view(*given, left_out=1)).endswith(
        "; 1 left out, because few people live there; 1 has no figure."
    )
    assert read(describe_view(*given, left_out=2)).endswith("; 2 left out, because few people live there.")


@pytest.mark.parametrize(
    ("names", "values", "sentence"),
    [
        ([], [], EMPTY),
        (["A", "B"], [math.nan, math.nan], "Two wards in view, none with a figure."),
        (["A"], [3.0], "A: 3.0 %."),
    ],
)
def test_one_area_or_none_in_view(names, values, sentence):
    assert read(describe_view(names, values, OUT_OF_WORK, "ward", "wards")) == sentence


@pytest.mark.parametrize(
    ("comparator", "sentence"),
    [
        (10.0, "Worse than England, 10.0 %: it lies below the area’s confidence interval."),
        (20.0, "Similar to England, 20.0 %: it lies within the area’s confidence interval."),
        (30.0, "Better than England, 30.0 %: it lies above the area’s confidence interval."),
        (math.nan, "Not compared with England: there is no figure for the comparator."),
    ],
)
def test_the_sentence_of_a_comparator(comparator, sentence):
    found = compare(20.1, 18.0, 22.0, comparator, "high_is_bad")
    assert describe_comparator("England", comparator, found, OUT_OF_WORK).replace("\u00a0", " ") == sentence


def test_what_is_missing_is_said():
    assert list_missing(["North West", "England"]) == "North West and England: not in this snapshot"
    assert list_missing([]) == ""
