import pytest

from sources import SchemaChanged
from sources.fingertips_periods import iso_period, years_of


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2019", "2019"),
        ("2019 - 21", "2019-01-01/P3Y"),
        ("2019 - 2021", "2019-01-01/P3Y"),
        ("1999 - 01", "1999-01-01/P3Y"),
        ("2019/20", "2019-04-01/P1Y"),
        ("1999/00", "1999-04-01/P1Y"),
        ("2019/20 - 21/22", "2019-04-01/P3Y"),
        ("2019/20 - 2021/22", "2019-04-01/P3Y"),
        ("2023 Q1", "2023 Q1"),
    ],
)
def test_periods_as_published_and_as_iso(text, iso):
    assert iso_period(text) == iso


@pytest.mark.parametrize(
    ("text", "years"), [("2019", 1), ("2019 - 21", 3), ("2019/20", 1), ("2019/20 - 21/22", 3), ("2023 Q1", 1)]
)
def test_a_period_has_so_many_years(text, years):
    assert years_of(iso_period(text)) == years


def test_a_year_may_start_elsewhere():
    assert iso_period("2022/23", "08-01") == "2022-08-01/P1Y"


@pytest.mark.parametrize("text", ["2021 - 19", "2019/19", "2019/21", "2019/20 - 21/23", "2021/22 - 19/20"])
def test_years_that_do_not_follow_are_refused(text):
    with pytest.raises(SchemaChanged, match=text):
        iso_period(text)
