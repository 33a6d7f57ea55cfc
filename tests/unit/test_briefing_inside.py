"""The small areas behind an area's figure."""

from __future__ import annotations

import geodata
from briefing import place_of
from briefing.inside import inside, level_inside
from geodata import GM
from tests.unit.made_briefings import BUCKLOW, TRAFFORD, figures


def one_of(code: str, indicator: str, period: str = ""):
    return inside(figures(), place_of(code), figures().catalogue.indicators[indicator], period)


def test_a_borough_is_told_by_its_wards_and_a_ward_by_those_beside_it() -> None:
    borough, ward = (one_of(code, "employment_deprivation") for code in (TRAFFORD, BUCKLOW))
    assert set(borough.rows["area_code"]) == set(geodata.children(TRAFFORD, "ward25"))
    assert borough.where == ward.where == "Trafford"
    assert borough.rows.equals(ward.rows)


def test_greater_manchester_by_its_boroughs_where_nothing_smaller_is_held() -> None:
    assert level_inside(place_of(GM), figures().catalogue.indicators["employment_rate"]) == "borough"
    assert len(one_of(GM, "employment_rate").rows) == 10


def test_figures_and_ranks_are_those_of_the_map() -> None:
    found = one_of(TRAFFORD, "employment_deprivation")
    view = found.view
    for code, value, rank in zip(
        found.rows["area_code"], found.rows["value"], found.rows["rank"], strict=True
    ):
        assert (view.values[view.index(code)], view.ranks[view.index(code)]) == (value, rank)


def test_best_is_lowest_or_highest_by_polarity() -> None:
    bad = one_of(TRAFFORD, "employment_deprivation").best_first()["value"]
    good = one_of(GM, "employment_rate").best_first()["value"]
    assert bad.is_monotonic_increasing and good.is_monotonic_decreasing


def test_what_has_no_figures_there_is_nothing() -> None:
    assert one_of(TRAFFORD, "employment_rate") is None
    assert one_of(BUCKLOW, "employment_rate") is None
    assert one_of(TRAFFORD, "employment_deprivation", "1066") is None
