"""Every indicator of one area."""

from __future__ import annotations

import math

import pytest

from analysis.profile_words import describe_profile
from analysis.rates import interval
from briefing.readings import limits_of, number
from geodata import ENGLAND, GM
from tests.unit.made_briefings import BUCKLOW, TRAFFORD, account, figures


@pytest.mark.parametrize("code", [TRAFFORD, BUCKLOW, GM])
def test_every_figure_is_the_stores(code: str) -> None:
    for held in account(code).helds:
        reading = held.reading
        rows = figures().store.series(
            reading.indicator_id, [held.holder.code], sex=held.sex, level=held.holder.level
        )
        own = rows[rows["period"] == reading.period]
        assert len(own) == 1 and own["value"].iloc[0] == reading.value


def test_the_comparator_is_the_stores_and_never_the_area_itself() -> None:
    assert account(TRAFFORD, TRAFFORD).against.code == GM
    assert account(GM).against.code == ENGLAND
    for held in account(TRAFFORD).helds:
        rows = figures().store.comparators(held.indicator.id, (TRAFFORD,), held.reading.period, sex=held.sex)
        value = rows.loc[rows["area_code"] == GM, "value"].iloc[0]
        assert number(value) == pytest.approx(held.reading.comparator, nan_ok=True)


def test_a_ward_takes_what_it_lacks_from_its_borough_and_says_so() -> None:
    by_id = {held.indicator.id: held for held in account(BUCKLOW).helds}
    assert by_id["employment_deprivation"].own
    lent = by_id["weekly_pay"]
    assert (lent.reading.area, lent.own) == ("Trafford", False)
    assert lent.reading.indicator_id not in {one.reading.indicator_id for one in account(BUCKLOW).profile.own}


def test_what_is_not_held_has_a_reason() -> None:
    lacking = {indicator.id: reason for indicator, reason in account().lacking}
    assert "house_price" in lacking and "median" in lacking["house_price"]
    assert not lacking.keys() & {held.indicator.id for held in account().helds}


def test_both_sexes_are_named() -> None:
    titles = {held.reading.title for held in account().helds}
    assert {
        "Healthy life expectancy at birth, females",
        "Healthy life expectancy at birth, males",
    } <= titles


def test_intervals_are_published_or_made_from_counts() -> None:
    indicator = figures().catalogue.indicators["social_rented"]
    counted = {"value": 10.0, "lower_ci": math.nan, "upper_ci": math.nan, "numerator": 10, "denominator": 100}
    low, high = interval("wilson", 10, 100, 100)
    assert limits_of(indicator, counted) == (float(low), float(high))
    assert limits_of(indicator, counted | {"lower_ci": 1.0, "upper_ci": 2.0}) == (1.0, 2.0)
    assert all(map(math.isnan, limits_of(indicator, {})))


def test_the_sentence_counts_what_is_there() -> None:
    found = account().profile
    words = "".join(text for text, _ in describe_profile(found, "Trafford", "Greater Manchester"))
    better = sum(one.side == "better side" for one in found.own if one.reading.polarity != "neutral")
    assert f"{better} of " in words
