import pytest

from store.connection import Connections
from store.contents import Contents, dimensions_of, periods_of
from store.snapshot import FOLDER


@pytest.fixture(scope="module")
def contents():
    return Contents.of(Connections(FOLDER, None).tables.observations)


def test_published_levels_are_told_from_those_added_up(contents):
    assert contents.published("claimant_rate", "ward17")
    assert not contents.published("claimant_rate", "ward25")
    assert contents.published("social_rented", "lsoa11")
    assert not contents.published("social_rented", "borough")


def test_what_is_not_held_has_no_periods_and_no_dimensions(contents):
    nothing = contents.of_level("happiness", "borough")
    assert periods_of(nothing) == []
    assert dimensions_of(nothing) == {"sexes": [], "ages": [], "has_counts": False}
    assert contents.levels("happiness") == []


def test_periods_run_from_old_to_new(contents):
    pay = periods_of(contents.of_level("weekly_pay", "borough"))
    assert pay == [f"April {year}" for year in range(2011, 2026)]


def test_rounding_is_known_by_indicator(contents):
    assert contents.of_level("claimants", "lsoa11")["rounded"].all()
    assert not contents.of_level("social_rented", "lsoa11")["rounded"].any()
