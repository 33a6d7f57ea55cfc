"""Numbers as a British reader writes them."""

import math

import pytest

from analysis.wording import (
    class_ranges,
    count_words,
    format_breaks,
    format_difference,
    format_interval,
    format_span,
    format_value,
    join_words,
    ordinal,
    place,
    possessive,
    split_value,
)


def spaced(text):
    """The text with ordinary spaces, to be read."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "text"),
    [
        (20.1, "%", 1, "20.1 %"),
        (145_000, "£", 0, "£145,000"),
        (-5_000, "£", 0, "−£5,000"),
        (1234, "people", 0, "1,234"),
        (62.3, "years", 1, "62.3 years"),
        (14, "minutes", 0, "14 minutes"),
        (1, "minutes", 0, "1 minute"),
        (10.5, "points", 1, "10.5 points"),
        (1, "points", 0, "1 point"),
        (12.34, "per 1,000", 1, "12.3 per 1,000"),
        (-0.43, "score", 2, "−0.43"),
        (-0.01, "score", 1, "0.0"),
        (0.25, "ratio", 1, "0.3"),
        (math.nan, "%", 1, "no figure"),
        (math.inf, "£", 0, "no figure"),
        (None, "years", 1, "no figure"),
    ],
)
def test_values_with_their_units(value, unit, decimals, text):
    assert spaced(format_value(value, unit, decimals)) == text


def test_a_number_never_leaves_its_unit_at_the_end_of_a_line():
    assert " " not in format_value(20.1, "%")


@pytest.mark.parametrize(
    ("value", "unit", "parts"),
    [
        (20.1, "%", ("", "20.1", "%")),
        (145_000.2, "£", ("£", "145,000.2", "")),
        (-0.4, "score", ("−", "0.4", "")),
        (None, "%", ("", "no figure", "")),
    ],
)
def test_values_in_three_parts(value, unit, parts):
    assert split_value(value, unit) == parts


@pytest.mark.parametrize(
    ("difference", "unit", "signed", "text"),
    [
        (15.1, "%", False, "15.1 points"),
        (-15.1, "%", True, "−15.1 points"),
        (2.26, "years", True, "+2.3 years"),
        (-5.0, "£", False, "£5.0"),
        (0.01, "%", True, "0.0 points"),
        (math.nan, "%", True, "no figure"),
    ],
)
def test_differences_have_their_own_unit(difference, unit, signed, text):
    assert spaced(format_difference(difference, unit, signed=signed)) == text


def test_intervals():
    assert spaced(format_interval(18.2, 22.1, "%")) == "18.2 to 22.1 %"
    assert spaced(format_interval(1000, 2000, "£", 0)) == "£1,000 to £2,000"
    assert format_interval(math.nan, 2.0) == "no interval"


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (28, "28th"), (112, "112th"), (1203, "1,203rd")],
)
def test_ordinals(number, text):
    assert ordinal(number) == text


@pytest.mark.parametrize(
    ("rank", "of", "text"),
    [
        (1, 10, "highest"),
        (3, 10, "third highest"),
        (28, 215, "28th highest"),
        (10, 10, "lowest"),
        (1, 1, "highest"),
    ],
)
def test_places(rank, of, text):
    assert place(rank, of) == text


def test_lists_counts_and_names():
    assert join_words(["A"]) == "A"
    assert join_words(["A", "B", "C"]) == "A, B and C"
    assert count_words(1, "ward", "wards") == "one ward"
    assert count_words(1673, "LSOA", "LSOAs") == "1,673 LSOAs"
    assert (possessive("Bowdon"), possessive("St. Martins")) == ("Bowdon’s", "St. Martins’")
    assert (format_span("2019", "2019"), format_span("2012", "2023")) == ("in 2019", "from 2012 to 2023")


def test_class_names():
    named = [spaced(name) for name in class_ranges((8.0, 12.0, 16.5), "%")]
    assert named == ["under 8 %", "8 to under 12 %", "12 to under 16.5 %", "16.5 % and over"]
    assert class_ranges((145_000,), "£", 0) == ("under £145,000", "£145,000 and over")
    assert class_ranges(()) == ("all areas",)


def test_breaks_on_an_axis():
    assert [spaced(text) for text in format_breaks((8.0, 12.0, 20.0), "%")] == ["8", "12", "20 %"]
    assert format_breaks(()) == ()
