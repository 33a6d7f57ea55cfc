"""Relative risks: with a source, or not at all."""

import math

import pytest

from analysis.errors import NotUsable
from analysis.relative_risks import MEASURES, RelativeRisk, entered_count, entered_risk

SOURCE = "Levin 1953, Acta Unio Internationalis contra Cancrum 9"


def test_a_reader_enters_a_value_and_where_it_comes_from():
    risk = entered_risk(" 1.63 ", f" {SOURCE} ")
    assert (risk.value, risk.source, risk.has_interval) == (1.63, SOURCE, False)


def test_limits_are_welcome():
    risk = entered_risk("1.6", SOURCE, "1.2 to 2.1", "odds ratio")
    assert (risk.lower, risk.upper, risk.measure, risk.has_interval) == (1.2, 2.1, "odds ratio", True)


def test_below_one_is_a_relative_risk_too():
    assert entered_risk("0.7", SOURCE, "(0.5, 0.9)").value == 0.7


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
    "typed", ["1.2 to 2.1", "1.2–2.1", "1.2-2.1", "1.2, 2.1", "[1.2; 2.1]", " 1.2 - 2.1 "]
)
def test_limits_may_be_written_as_papers_write_them(typed):
    risk = entered_risk("1.5", SOURCE, typed)
    assert (risk.lower, risk.upper) == (1.2, 2.1)


@pytest.mark.parametrize(
    ("interval", "said"),
    [
        ("1.2", "as two numbers"),
        ("1.2 to 2.1 to 3", "as two numbers"),
        ("1.7 to 2.0", "either side"),
        ("0 to 2.0", "above 0"),
        ("-1 to 2.0", "above 0"),
        ("2.0 to 1.2", "either side"),
        ("low to 2.0", "The lower limit ‘low’"),
        ("1.2 to high", "The upper limit ‘high’"),
        ("to 2.0", "Enter the lower limit"),
    ],
)
def test_limits_that_cannot_be_are_refused(interval, said):
    with pytest.raises(NotUsable, match=said):
        entered_risk("1.5", SOURCE, interval)


def test_one_limit_alone_is_none():
    with pytest.raises(NotUsable, match="give both"):
        RelativeRisk(1.5, SOURCE, lower=1.2)


@pytest.mark.parametrize(("typed", "number"), [("1,234", 1_234), ("1 234 567", 1_234_567), ("12.5", 12.5)])
def test_a_number_of_cases_may_have_its_thousands_apart(typed, number):
    assert entered_count(typed) == number


def test_no_number_of_cases_is_none_and_a_bad_one_is_refused():
    assert math.isnan(entered_count(" "))
    for typed, said in (("many", "‘many’ is not a number"), ("-5", "0 or more")):
        with pytest.raises(NotUsable, match=said):
            entered_count(typed)


def test_only_known_measures():
    with pytest.raises(NotUsable, match="risk difference"):
        RelativeRisk(1.5, SOURCE, measure="risk difference")
    assert [RelativeRisk(1.5, SOURCE, measure=one).measure for one in MEASURES] == list(MEASURES)


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_missing_is_no_value(value):
    with pytest.raises(NotUsable, match="above 0"):
        RelativeRisk(value, SOURCE)
