"""The whole crosswalk, wide and in pairs."""

from __future__ import annotations

import pytest

from geodata import LEVELS, crosswalk_of, joined, load_lookup, pairs_of


def test_the_crosswalk_has_every_lsoa_with_code_and_name_of_all_around_it() -> None:
    table = crosswalk_of("lsoa11")
    lookup = load_lookup()
    assert table["lsoa11"].tolist() == lookup["lsoa11"].tolist()
    for column in ("msoa11", "ward17", "ward25", "borough", "sub_icb", "ward25_share"):
        assert table[column].tolist() == lookup[column].tolist()
    assert table.notna().all(axis=None)
    assert set(table["icb"]) == {"E54000057"} and "police_force" not in table


@pytest.mark.parametrize("level", [level for level in LEVELS if joined(level)])
def test_pairs_are_named_and_say_where_they_rest_on_a_best_fit(level: str) -> None:
    for other in joined(level):
        pairs = pairs_of(level, other)
        assert len(pairs) and pairs[["from_name", "to_name", "share"]].notna().all(axis=None)
        assert pairs["to_code"].isna().all() == (other == "police_force")


def test_wards_are_estimates_and_boroughs_are_not() -> None:
    assert pairs_of("lsoa11", "ward25")["estimated"].all()
    assert not pairs_of("ward25", "borough")["estimated"].any()
    assert not pairs_of("lsoa11", "msoa11")["estimated"].any()
