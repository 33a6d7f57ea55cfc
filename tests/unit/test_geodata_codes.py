"""Codes of the wrong vintage are refused, and the refusal names them."""

from __future__ import annotations

import pytest

from geodata import GeographyError, UnknownLevel, WrongVintage, check_codes, load_areas


@pytest.mark.parametrize("level", ["lsoa11", "ward17", "ward25", "country"])
def test_the_codes_of_a_level_pass(level: str) -> None:
    check_codes(load_areas(level)["area_code"], level)
    check_codes([], level)


def test_wards_of_2017_are_not_wards_of_2025() -> None:
    # Both have 215 codes, so counting would not notice.
    with pytest.raises(WrongVintage, match=r"215 of 215 codes are not wards of 2025: .* \(wards of 2017\)"):
        check_codes(load_areas("ward17")["area_code"], "ward25")


def test_what_did_not_match_is_named_and_kept() -> None:
    with pytest.raises(WrongVintage) as refusal:
        check_codes(["E05015241", "E05000819", "E01034000", "E05999999"], "ward25")
    assert str(refusal.value) == (
        "3 of 4 codes are not wards of 2025: E01034000 (LSOAs of 2021, not held here); "
        "E05000819 (wards of 2017); E05999999 (not held here)."
    )
    assert refusal.value.codes == ("E01034000", "E05000819", "E05999999")
    assert refusal.value.level == "ward25"


def test_many_codes_are_counted_after_the_first_five() -> None:
    with pytest.raises(WrongVintage, match=r"E08000005 and 5 more \(boroughs of 2025\)"):
        check_codes(load_areas("borough")["area_code"], "lsoa11")


def test_a_missing_code_is_refused_too() -> None:
    with pytest.raises(WrongVintage, match="nan"):
        check_codes(["E08000001", float("nan")], "borough")  # type: ignore[list-item]


def test_an_unknown_level_is_refused_in_the_same_tree() -> None:
    with pytest.raises(UnknownLevel):
        check_codes(["E08000001"], "parish")
    assert issubclass(UnknownLevel, GeographyError)
    assert issubclass(WrongVintage, GeographyError)
