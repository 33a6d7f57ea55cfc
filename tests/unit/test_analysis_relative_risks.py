"""Relative risks: with a source, or not at all."""

import math

import pytest

from analysis.errors import NotUsable
from analysis.relative_risks import MEASURES, RelativeRisk, entered_risk

SOURCE = "Levin 1953, Acta Unio Internationalis contra Cancrum 9"


def test_a_reader_enters_a_value_and_where_it_comes_from():
    risk = entered_risk(" 1.63 ", f" {SOURCE} ")
    assert (risk.value, risk.source, risk.has_interval) == (1.63, SOURCE, False)


def test_limits_are_welcome():
    risk = entered_risk("1.6", SOURCE, "1.2", "2.1", "odds ratio")
    assert (risk.lower, risk.upper, risk.measure, risk.has_interval) == (1.2, 2.1, "odds ratio", True)


def test_below_one_is_a_relative_risk_too():
    assert entered_risk("0.7", SOURCE, "0.5", "0.9").value == 0.7


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Enter the relative risk"),
        ("high", "‘high’ is not a number"),
        ("1,63", "with a point"),
        ("nan", "not a number"),
        ("inf", "not a number"),
        ("0", "above 0"),
        ("-2", "above 0"),
        ("1.6 " * 30, "…’ is not a number"),
    ],
)
def test_what_is_no_relative_risk_is_refused_with_a_sentence(typed, said):
    with pytest.raises(NotUsable, match=said):
        entered_risk(typed, SOURCE)


@pytest.mark.parametrize("source", ["", "   ", "me", "- - - - - -"])
def test_no_number_without_a_source(source):
    with pytest.raises(NotUsable, match="where the relative risk comes from"):
        entered_risk("1.5", source)


@pytest.mark.parametrize(
    ("lower", "upper", "said"),
    [
        ("1.2", "", "give both"),
        ("", "2", "give both"),
        ("1.7", "2.0", "either side"),
        ("0", "2.0", "above 0"),
        ("2.0", "1.2", "either side"),
        ("low", "2.0", "The lower limit ‘low’"),
        ("1.2", "high", "The upper limit ‘high’"),
    ],
)
def test_limits_that_cannot_be_are_refused(lower, upper, said):
    with pytest.raises(NotUsable, match=said):
        entered_risk("1.5", SOURCE, lower, upper)


def test_only_known_measures():
    with pytest.raises(NotUsable, match="risk difference"):
        RelativeRisk(1.5, SOURCE, measure="risk difference")
    assert [RelativeRisk(1.5, SOURCE, measure=one).measure for one in MEASURES] == list(MEASURES)


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_missing_is_no_value(value):
    with pytest.raises(NotUsable, match="above 0"):
        RelativeRisk(value, SOURCE)
