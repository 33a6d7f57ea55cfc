"""The areas that a briefing can be on."""

from __future__ import annotations

import pytest

from briefing import Place, UnknownPlace, boroughs, place_of
from briefing.places import listed
from geodata import GM, WHOLE


def test_an_area_is_found_by_code_and_a_borough_by_name() -> None:
    assert place_of("E08000009") == Place("E08000009", "Trafford", "borough") == place_of(" trafford ")
    assert place_of("E05015244").level == "ward25"
    assert place_of("greater manchester") == Place(GM, "Greater Manchester", WHOLE)


@pytest.mark.parametrize("code", ["", "E08000099", "Narnia", "E92000001", "<script>", "x" * 500])
def test_what_is_not_in_greater_manchester_is_refused_with_a_way_on(code: str) -> None:
    with pytest.raises(UnknownPlace, match="Give the GSS code of one, such as E08000009") as told:
        place_of(code)
    assert len(str(told.value)) < 200


def test_ten_boroughs_each_once() -> None:
    assert len(boroughs()) == 10 == len(set(boroughs()))
    assert listed([*boroughs(), *boroughs()]) == tuple(boroughs())


def test_who_the_peers_are() -> None:
    whole, borough, ward = (place_of(code) for code in (GM, "E08000009", "E05015244"))
    assert (whole.peers, whole.plural, whole.large) == ("borough", "boroughs", True)
    assert (borough.borough, borough.large) == ("E08000009", True)
    assert (ward.borough, ward.plural, ward.large) == ("E08000009", "wards", False)
