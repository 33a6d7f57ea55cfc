"""Dates as people write them, and their periods."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from own.dates import PERIODS, date_or_serial, everything, read_date, read_serial


@pytest.mark.parametrize(
    "text",
    ["2024-03-01", "2024/3/1", "2024-03-01 09:30", "01/03/2024", "1.3.24", "1 Mar 2024", "1st March, 2024",
     "March 2024",
     "2024-03"],
)  # fmt: skip
def test_the_day_stands_before_the_month_as_in_britain(text):
    assert read_date(text) == date(2024, 3, 1)


@pytest.mark.parametrize("text", ["", "31/2/2024", "2024-13-01", "hello", "12", "1 Foo 2024"])
def test_what_is_no_date_is_none(text):
    assert read_date(text) is None


def test_excel_counts_days():  # Microsoft, DATE function: 1 January 2008 is 39448
    assert read_serial("39448") == date(2008, 1, 1)
    assert read_serial("39448.5") == date(2008, 1, 1)
    assert read_serial("12") is None
    assert date_or_serial("39448") == date(2008, 1, 1)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(sorted(PERIODS)))
def test_a_day_lies_in_its_period_and_the_next_period_begins_the_day_after(day, grouping):
    period = PERIODS[grouping][1](day)
    assert period.start <= day <= period.end
    assert PERIODS[grouping][1](period.start) == PERIODS[grouping][1](period.end) == period


def test_periods_have_the_labels_that_are_used_in_britain():
    day = date(2024, 3, 31)
    assert [of(day).label for _, of in PERIODS.values()] == ["2024", "2023/24", "2024 Q1", "March 2024"]
    assert everything(date(2023, 5, 1), date(2024, 1, 1)).label == "2023–2024"
    assert everything(day, day).label == "March 2024"
