"""Periods as downloads write them."""

from datetime import date

import pytest

from sources import SchemaChanged
from sources.files.periods import census_day, read_period


@pytest.mark.parametrize(
    ("text", "label", "start", "end"),
    [
        ("November 2018", "November 2018", date(2018, 11, 1), date(2018, 11, 30)),
        ("Nov-18", "November 2018", date(2018, 11, 1), date(2018, 11, 30)),
        ("201811 (Nov-18)", "November 2018", date(2018, 11, 1), date(2018, 11, 30)),
        ("2018-11", "November 2018", date(2018, 11, 1), date(2018, 11, 30)),
        ("2016 - 18", "2016–18", date(2016, 1, 1), date(2018, 12, 31)),
        ("2019/20", "2019/20", date(2019, 4, 1), date(2020, 3, 31)),
        ("2020/21 - 24/25", "2020/21–2024/25", date(2020, 4, 1), date(2025, 3, 31)),
        ("2022 Q3", "2022 Q3", date(2022, 7, 1), date(2022, 9, 30)),
        ("Apr 2018-Mar 2019", "April 2018 to March 2019", date(2018, 4, 1), date(2019, 3, 31)),
        ("Jan 2018-Dec 2018", "2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2021-01-01/P3Y", "2021–23", date(2021, 1, 1), date(2023, 12, 31)),
    ],
)
def test_a_period_has_a_label_and_two_days(text, label, start, end):
    period = read_period(text)
    assert (period.label, period.start, period.end) == (label, start, end)


@pytest.mark.parametrize(
    "text", ["Smarch 2018", "2018 Q5", "2019/22", "2018 - 16", "2024/25 - 20/21", "soon", ""]
)
def test_what_is_no_period_is_refused(text):
    with pytest.raises(SchemaChanged):
        read_period(text)


def test_months_that_run_backwards_are_refused():
    with pytest.raises(SchemaChanged, match="ends before it begins"):
        read_period("Dec 2018-Jan 2018")


def test_a_census_is_of_one_day():
    assert census_day("2021").start == census_day("2021").end == date(2021, 3, 21)
