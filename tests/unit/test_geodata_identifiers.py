"""One ID: every identifier of a place."""

from __future__ import annotations

import pytest

from geodata import GM, LEVELS, Identity, identify, load_areas, load_lookup, load_postcodes
from geodata.identifiers import held_whole


def codes(found: Identity | None) -> dict[str, str]:
    assert found is not None
    return {one.what: one.code for one in found.identifiers if one.code}


def notes(found: Identity | None) -> dict[str, str]:
    assert found is not None
    return {one.what: one.note for one in found.identifiers}


def test_a_postcode_has_every_area_around_it() -> None:
    assert codes(identify("M15 5JD")) == {
        "postcode": "M15 5JD",
        "LSOA of 2011": "E01033672",
        "MSOA of 2011": "E02006916",
        "ward of 2017": "E05000706",
        "ward of 2025": "E05011368",
        "borough": "E08000003",
        "combined authority": GM,
        "region": "E12000002",
        "country": "K02000001",
        "NHS sub-ICB location": "E38000217",
        "NHS integrated care board": "E54000057",
    }


def test_what_is_not_held_is_never_made_up() -> None:
    found = identify("E05015244")
    assert found is not None
    lacking = [one for one in found.bodies if not one.code]
    assert [one.what for one in lacking] == [
        "Police force",
        "Parliamentary constituency",
        "Police force’s GSS code",
        "DWP district",
    ]
    assert lacking[0].name == "Greater Manchester Police"
    assert all(one.note.startswith("Not held") for one in lacking[1:])


def test_a_ward_knows_what_it_came_from_and_a_former_one_what_it_became() -> None:
    now, before = identify("E05015244"), identify("E05000824")
    assert now is not None and before is not None
    assert [(one.code, one.same) for one in now.came_from] == [("E05000824", True)]
    assert [(one.code, one.same) for one in before.became] == [("E05015244", True)]
    assert now.became == before.came_from == ()


def test_parts_are_counted() -> None:
    found = identify("E08000009")
    assert found is not None
    assert {one.level: len(one.codes) for one in found.parts if one.level in ("ward25", "lsoa11")} == {
        "ward25": 21,
        "lsoa11": 138,
    }


def test_an_area_in_several_others_has_each_with_its_share() -> None:
    found = identify("E02000988")  # an MSOA in two wards
    assert found is not None
    wards = [(one.name, one.note.replace("\u00a0", " ")) for one in found.within if one.level == "ward25"]
    assert wards == [("Astley Bridge", "79 % of its residents"), ("Halliwell", "21 % of its residents")]


def test_a_weak_best_fit_says_so() -> None:
    lookup = load_lookup()
    weak = lookup.loc[lookup["ward25_share"].idxmin()]
    assert notes(identify(weak["lsoa11"]))["ward of 2025"].startswith("best fit: ")


def test_an_ended_postcode_is_known_by_the_lsoa_it_lay_in() -> None:
    found = identify("M10 6GF")
    assert found is not None
    assert (found.kind, found.own[0].name, found.shown_by) == ("ended", "ended in May 1994", "E01005260")
    assert notes(found)["ward of 2025"] == "best fit of its LSOA"


def test_a_postcode_that_is_newer_than_the_lookup_says_so() -> None:
    newer = load_postcodes().query("estimated").index[0]
    assert "by its coordinates" in notes(identify(newer))["LSOA of 2011"]


def test_the_postcode_that_straddles_the_border_has_a_ward_and_no_lsoa() -> None:
    found = identify("WA12 0HU")
    assert found is not None
    assert found.level == "ward25" and "LSOA of 2011" not in codes(found)
    assert "beyond the boundary" in found.note


def test_bodies_of_the_nhs_are_places_too() -> None:
    part, board = identify("E38000016"), identify("E54000057")
    assert part is not None and board is not None
    assert (part.kind, part.shown_by, part.within[0].name) == ("body", "E08000001", "Bolton")
    assert codes(part)["NHS integrated care board"] == "E54000057"
    assert len(board.within) == 10 and board.shown_by == ""


@pytest.mark.parametrize("code", ["E05011234", "M1 9ZZ", "nonsense", ""])
def test_what_is_not_held_is_no_place(code: str) -> None:
    assert identify(code) is None


@pytest.mark.parametrize("level", LEVELS)
def test_every_area_of_every_level_is_a_place(level: str) -> None:
    for code in load_areas(level)["area_code"].iloc[::40]:
        found = identify(code)
        assert found is not None and found.name
        assert len(found.identifiers) == len({(one.what, one.code, one.name) for one in found.identifiers})


def test_what_holds_an_area_whole() -> None:
    held = held_whole("E02000988", "msoa11")
    assert held["borough"] == "E08000001" and "ward25" not in held
