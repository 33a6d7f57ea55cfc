from datetime import date

import pytest

from sources import SchemaChanged
from sources.periods import Period, parse_period


@pytest.mark.parametrize(
    ("text", "label", "start", "end"),
    [
        ("2012", "2012", date(2012, 1, 1), date(2012, 12, 31)),
        ("2018-11", "November 2018", date(2018, 11, 1), date(2018, 11, 30)),
        ("2016-02", "February 2016", date(2016, 2, 1), date(2016, 2, 29)),
        ("2018-12", "December 2018", date(2018, 12, 1), date(2018, 12, 31)),
        ("2024-04-17", "April 2024", date(2024, 4, 17), date(2024, 4, 17)),
        ("2019-01-01/P1Y", "2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2021-01-01/P3Y", "2021–23", date(2021, 1, 1), date(2023, 12, 31)),
        ("2015-11-16/P1Y", "2015/16", date(2015, 11, 16), date(2016, 11, 15)),
        ("2019-08-01/P1Y", "2019/20", date(2019, 8, 1), date(2020, 7, 31)),
        ("1999-04-01/P1Y", "1999/00", date(1999, 4, 1), date(2000, 3, 31)),
        ("2015-04-01/P3Y", "2015/16–2017/18", date(2015, 4, 1), date(2018, 3, 31)),
    ],
)
def test_periods_as_published_and_as_read(text, label, start, end):
    assert parse_period(text) == Period(label, start, end)


def test_a_reference_date_can_stand_for_its_year():
    assert parse_period("2024-04-01", reference_date="year").label == "2024"


@pytest.mark.parametrize("text", ["", "19", "2019-13", "2019-02-30", "spring 2019", "2019-01-01/P1M"])
def test_what_is_no_period_is_refused_by_its_text(text):
    with pytest.raises(SchemaChanged, match=f"'{text}'"):
        parse_period(text)
