"""Numbers and marks: a missing value is never 0."""

import pandas as pd
import pytest

from sources import SchemaChanged
from sources.files.numbers import read_numbers


def one(cell):
    numbers, flags = read_numbers(pd.Series([cell], dtype="str"), "file.csv, value")
    return numbers[0], flags[0]


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1,234", 1234),
        ("12,345,678.5", 12345678.5),
        ("£145,000", 145000),
        ("6.1%", 6.1),
        ("-0.762", -0.762),
        ("−3", -3),
        (".5", 0.5),
        ("1e3", 1000),
        (" 7 ", 7),
        ("0", 0),
    ],
)
def test_a_number_is_read_as_people_write_it(cell, number):
    assert one(cell) == (number, "")


@pytest.mark.parametrize(
    ("cell", "flag"),
    [
        ("*", "suppressed"),
        ("[c]", "suppressed"),
        ("-", "not_collected"),
        ("..", "not_collected"),
        ("NA", "not_collected"),
        ("!", "unreliable"),
        ("", ""),
    ],
)
def test_a_mark_is_missing_and_says_why(cell, flag):
    number, found = one(cell)
    assert pd.isna(number)
    assert found == flag


@pytest.mark.parametrize(
    ("cell", "flag"), [("12 [p]", "provisional"), ("12p", "provisional"), ("12 (r)", "")]
)
def test_a_letter_beside_a_number_is_its_flag(cell, flag):
    assert one(cell) == (12, flag)


@pytest.mark.parametrize("cell", ["1,5", "12,34", "low-ish", "12 [k]", "1.2.3", "£", "%"])
def test_anything_else_is_refused_and_named(cell):
    with pytest.raises(SchemaChanged, match="neither a number nor a mark"):
        one(cell)
