"""Gaps in people."""

from __future__ import annotations

import pytest

import geodata
from briefing import place_of
from briefing.gaps import gaps_of
from tests.unit.made_briefings import MANCHESTER, TRAFFORD, account, figures


def gaps(code: str):
    found = gaps_of(figures(), place_of(code), account(code).helds)
    return {one.held.indicator.id: one for one in found}


def test_people_are_the_gap_in_the_rate_times_the_base() -> None:
    found = gaps(MANCHESTER)["employment_deprivation"]
    base = geodata.load_areas("borough").set_index("area_code").loc[MANCHESTER, "working_age_2017"]
    reading = found.held.reading
    assert found.people == pytest.approx((reading.value - reading.comparator) / 100 * base)
    assert found.rounded and "16 to 64" in found.base


def test_with_counts_people_are_counted_and_not_rounded() -> None:
    found = gaps(MANCHESTER)["no_qualifications_2011"]
    held = found.held
    wanted = held.numerator - held.reading.comparator / 1_000 * held.denominator
    assert found.people == pytest.approx(wanted) and not found.rounded and found.base == ""


def test_a_borough_that_is_there_still_has_wards_that_lie_behind() -> None:
    found = gaps(TRAFFORD)["employment_deprivation"]
    assert found.people == 0
    rows, target = found.small.rows, found.held.reading.comparator
    assert found.closing.behind == (rows["value"] > target).sum() > 0
    assert found.closing.total > 0


def test_largest_first_and_only_what_counts_people() -> None:
    people = [one.people for one in gaps(MANCHESTER).values()]
    assert people == sorted(people, reverse=True)
    assert not gaps(MANCHESTER).keys() & {"imd_score", "weekly_pay", "social_rented"}


def test_areas_inside_are_of_the_same_period_or_not_there() -> None:
    for one in gaps(TRAFFORD).values():
        assert one.small is None or one.small.period == one.held.reading.period
