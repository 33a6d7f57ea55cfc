"""What an area is set beside."""

from __future__ import annotations

import geodata

TRAFFORD, BUCKLOW = "E08000009", "E05015244"


def test_greater_manchester_is_set_among_its_boroughs_and_others_among_their_own_level() -> None:
    assert geodata.peer_level(geodata.WHOLE) == "borough"
    assert geodata.peer_level("ward25") == "ward25"


def test_nothing_is_compared_with_itself() -> None:
    assert geodata.comparator_of(TRAFFORD, "borough", TRAFFORD) == geodata.GM
    assert geodata.comparator_of(geodata.GM, geodata.WHOLE, geodata.GM) == geodata.ENGLAND
    assert geodata.comparator_of(BUCKLOW, "ward25", geodata.ENGLAND) == geodata.ENGLAND


def test_the_own_borough_of_a_borough_gives_way_to_greater_manchester() -> None:
    assert geodata.comparator_of(BUCKLOW, "ward25", geodata.PARENT) == TRAFFORD
    assert geodata.comparator_of(TRAFFORD, "borough", geodata.PARENT) == geodata.GM


def test_whose_figures_stand_in_the_nearest_first() -> None:
    found = geodata.stand_ins("E01005061", "lsoa11")
    assert [one.area_type for one in found] == ["msoa", "borough"]
    assert found[-1].name == "Manchester"
    assert geodata.stand_ins(geodata.GM, geodata.WHOLE) == []


def test_the_borough_that_holds_an_area() -> None:
    assert geodata.borough_holding(BUCKLOW, "ward25") == TRAFFORD
    assert geodata.borough_holding(TRAFFORD, "borough") == TRAFFORD
    assert geodata.borough_holding(geodata.GM, geodata.WHOLE) == ""
    assert geodata.borough_holding("E05999999", "ward25") == ""
