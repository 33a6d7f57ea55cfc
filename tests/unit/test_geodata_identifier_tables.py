"""NHS boards and ended postcodes, held to the tables beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from geodata import GeographyMissing, load_lookup, load_postcodes
from geodata.area_tables import read_table
from geodata.identifier_tables import SUB_ICBS, load_ended_postcodes, load_icbs


def test_every_sub_icb_has_one_board_under_the_same_name() -> None:
    boards, lookup = load_icbs(), load_lookup()
    pairs = lookup[["sub_icb", "sub_icb_name"]].drop_duplicates()
    assert set(map(tuple, pairs.to_numpy())) == set(
        map(tuple, boards[["sub_icb", "sub_icb_name"]].to_numpy())
    )
    assert set(boards["icb"]) == {"E54000057"}
    assert set(boards["icb_name"]) == {"NHS Greater Manchester Integrated Care Board"}


def test_no_ended_postcode_is_live_and_each_lay_in_an_lsoa_held() -> None:
    ended = load_ended_postcodes()
    assert not set(ended.index) & set(load_postcodes().index)
    assert set(ended["lsoa11"]) <= set(load_lookup()["lsoa11"])
    assert ended.index.is_unique and ended.index.is_monotonic_increasing


def test_months_in_which_postcodes_ended() -> None:
    ended = load_ended_postcodes()["ended"]
    assert ended.str.fullmatch(r"(\d{4}-(0[1-9]|1[0-2]))?").all()
    assert ended.max() == "2022-04"
    assert (ended == "").sum() == 758


def test_a_table_that_is_absent_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GeographyMissing, match=r"python -m geodata\.build"):
        read_table(tmp_path, "sub_icbs", SUB_ICBS)
