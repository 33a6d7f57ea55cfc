"""A gradient in plain words."""

import numpy as np
import pytest

from analysis.concentration import concentration
from analysis.gradient_trend import gradient_trend
from analysis.gradient_words import (
    GradientWords,
    describe_ends,
    describe_index,
    describe_ratio,
    describe_share,
    describe_slope,
    describe_trend,
    group_name,
    interval_words,
)
from analysis.inequality import Index, Inequality, Line
from tests.unit.reference_groups import moment

WORKLESS = GradientWords("{value} of working-age adults are involuntarily out of work")
YEARS = GradientWords(
    "a newborn can expect {value} in good health", "years", polarity="high_is_good", groups=3
)


def plain(runs):
    """Return runs as a reader sees them."""
    return "".join(run if isinstance(run, str) else run[0] for run in runs).replace("\u00a0", " ")


RATIO = Index(2.4, 2.2, 2.6)


def found(slope, ratio=RATIO, turned=False):
    return Inequality(slope, ratio, Line(10, -5), 12, 7, turned, 0.95, 1000, 1)


@pytest.mark.parametrize(
    ("number", "name"),
    [(1, "Most deprived fifth"), (2, "2nd fifth"), (5, "Least deprived fifth")],
)
def test_groups_are_named_for_their_place(number, name):
    assert group_name(number, WORKLESS) == name


def test_groups_by_englands_ranks_say_so():
    tenths = GradientWords("{value}", groups=10, england=True)
    assert group_name(1, tenths) == "Most deprived tenth of England"
    assert group_name(10, tenths) == "Least deprived tenth of England"


BY_WORK = GradientWords(
    "{value} of adults live with obesity",
    groups=4,
    most="lowest employment rate",
    least="highest employment rate",
    has=True,
)


def test_groups_by_another_measure_have_its_ends():
    assert group_name(1, BY_WORK) == "Quarter with the lowest employment rate"
    assert group_name(2, BY_WORK) == "2nd quarter"
    assert plain(describe_ends((1, 2, 3, 4), [30, 28, 27, 25], BY_WORK)) == (
        "In the quarter of Greater Manchester with the lowest employment rate, 30.0 % of adults live with "
        "obesity; in the quarter with the highest employment rate, 25.0 %."
    )
    assert plain(describe_slope(found(Index(5.0)), BY_WORK)) == (
        "By the line through all four groups, the end with the lowest employment rate is 5.0 points worse "
        "than that with the highest employment rate (no interval)."
    )
    assert plain(describe_ratio(found(Index(5), Index(1.2)), BY_WORK)) == (
        "The end with the lowest employment rate has 1.20 times the figure of that with the highest "
        "employment rate."
    )


def test_the_ends_come_first():
    assert plain(describe_ends((1, 2, 3, 4, 5), [20.1, 9, 8, 7, 3.4], WORKLESS)) == (
        "In the most deprived fifth of Greater Manchester, 20.1 % of working-age adults are involuntarily "
        "out of work; in the least deprived fifth, 3.4 %."
    )


def test_where_england_has_no_such_group_here_the_nearest_is_named():
    tenths = GradientWords("{value} are out of work", groups=10, england=True, where="Trafford")
    assert plain(describe_ends((2, 5, 10), [20.1, 9, 3.4], tenths)) == (
        "In the 2nd tenth of England as far as it lies in Trafford, 20.1 % are out of work; in the least "
        "deprived tenth, 3.4 %."
    )


@pytest.mark.parametrize(
    ("slope", "polarity", "said"),
    [
        (
            Index(15.1, 14.2, 16.0),
            "high_is_bad",
            "15.1 points worse than the least deprived (95 % interval 14.2",
        ),
        (
            Index(-3.0, -4.0, -2.0),
            "high_is_bad",
            "3.0 points better than the least deprived (95 % interval 2.0",
        ),
        (Index(3.0, 2.0, 4.0), "neutral", "3.0 points higher than"),
        (Index(-3.0, -4.0, -2.0), "neutral", "3.0 points lower than"),
        (Index(3.0), "high_is_bad", "3.0 points worse than the least deprived (no interval)."),
        (Index(0.01, -1, 1), "high_is_bad", "the two ends are the same (95 % interval −1.0 to 1.0)."),
        (Index(2.0, -1, 5), "high_is_bad", "5.0). The interval includes no gap at all."),
    ],
)
def test_the_slope_says_who_is_worse_off(slope, polarity, said):
    words = GradientWords("{value}", polarity=polarity)
    sentence = plain(describe_slope(found(slope), words))
    assert said in sentence
    assert sentence.startswith("By the line through all five groups, ")


def test_years_of_life_are_said_in_years():
    said = plain(describe_slope(found(Index(12.5, 11.9, 13.2), turned=True), YEARS))
    assert "12.5 years worse than the least deprived (95 % interval 11.9 to 13.2)" in said


def test_the_ratio_names_the_larger_end_by_polarity():
    assert plain(describe_ratio(found(Index(5)), WORKLESS)) == (
        "The most deprived end has 2.40 times the figure of the least deprived (2.20 to 2.60)."
    )
    turned = describe_ratio(found(Index(5), turned=True), YEARS)
    assert plain(turned).startswith("The least deprived end has 2.40 times the figure of the most deprived")


def test_a_ratio_without_limits_or_without_sense():
    assert "(" not in plain(describe_ratio(found(Index(5), Index(2.4)), WORKLESS))
    none = found(Index(5), Index(None, reason="twice the value would not be twice as much"))
    assert plain(describe_ratio(none, WORKLESS)) == (
        "No ratio is given: twice the value would not be twice as much."
    )


QUARTER = concentration([2, 1], [25, 75], [6.0, 2.0], [0.1, 0.1])


def test_the_share_stands_beside_an_equal_one():
    words = GradientWords("{value}", groups=4)
    assert plain(describe_share(QUARTER, words)) == (
        "The most deprived quarter of the people the figure is about has 50 % of all that is counted; an "
        "equal share would be 25 %."
    )


def test_years_are_shared_out_as_years():
    words = GradientWords("{value}", "years", groups=4, counted="all the years")
    assert "has 50 % of all the years; an" in plain(describe_share(QUARTER, words))


def test_the_index_says_where_cases_gather():
    assert plain(describe_index(QUARTER, WORKLESS)).startswith("Concentration index 0.25 (95 % interval 0.2")
    assert plain(describe_index(QUARTER, WORKLESS)).endswith("it gathers towards the most deprived end.")
    good = concentration([2, 1], [1, 1], [1.0, 3.0], polarity="high_is_good")
    assert plain(describe_index(good, YEARS)) == (
        "Concentration index 0.25: it gathers towards the least deprived end."
    )
    unsure = concentration([2, 1], [1, 1], [1.1, 1.0], [0.5, 0.5])
    assert "does not clearly gather" in plain(describe_index(unsure, WORKLESS))
    equal = concentration([2, 1], [1, 1], [1.0, 1.0])
    assert "does not clearly gather" in plain(describe_index(equal, WORKLESS))


@pytest.mark.parametrize(
    ("gaps", "error", "said"),
    [
        ((2, 6), 0.1, "The gap widened: 2.0 points in 2012, 6.0 points in 2013."),
        ((6, 2), 0.1, "The gap narrowed: 6.0 points in 2012, 2.0 points in 2013."),
        ((2, 3), 5.0, "The gap did not clearly change: 2.0 points in 2012, 3.0 points in 2013."),
        ((2, 3), np.nan, "The gap widened: 2.0 points in 2012, 3.0 points in 2013."),
        ((2, 2.001), 0.1, "The gap stayed: 2.0 points in 2012, 2.0 points in 2013."),
        ((-2, 3), 0.1, "The gap widened: −2.0 points in 2012, +3.0 points in 2013."),
    ],
)
def test_the_trend_says_what_is_clear(gaps, error, said):
    trend = gradient_trend([moment(2012 + at, gap, error=error) for at, gap in enumerate(gaps)], draws=1000)
    assert plain(describe_trend(trend, WORKLESS)) == said


def test_one_period_and_none_are_said():
    assert plain(describe_trend(gradient_trend([moment(2012, 3)]), WORKLESS)) == (
        "There is one independent period only, 2012."
    )
    assert plain(describe_trend(gradient_trend([]), WORKLESS)) == "There is no period to show."


def test_limits_for_a_table():
    assert interval_words(Index(15.1, 14.2, 16.0), WORKLESS) == "14.2 to 16.0"
    assert interval_words(Index(15.1), WORKLESS) == "no interval"
