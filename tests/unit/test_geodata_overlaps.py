"""How much of one set of areas lies in another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from geodata import LEVELS, SCHEMES, joined, kind_of, load_areas, load_lookup, overlaps_of
from geodata.build.brought import write_geography
from geodata.overlaps import holders, names_of, overlaps
from tests.unit.brought_geography import split_lsoa

PAIRS = [(level, other) for level in LEVELS for other in joined(level)]


@pytest.mark.parametrize(("level", "other"), PAIRS)
def test_the_shares_of_every_area_add_up_to_one_both_ways(level: str, other: str) -> None:
    pairs = overlaps(level, other)
    for share, by in (("share", "from_code"), ("share_back", "to_code")):
        assert (pairs[share] > 0).all()
        assert pairs.groupby(by)[share].sum().to_numpy() == pytest.approx(1.0)


@pytest.mark.parametrize(("level", "other"), PAIRS)
def test_no_area_is_lost(level: str, other: str) -> None:
    pairs = overlaps(level, other)
    assert set(pairs["from_code"]) == set(load_areas(level)["area_code"])
    assert set(pairs["to_code"]) == set(names_of(other))


def test_a_ward_that_was_redrawn_says_how_many_residents_went_where() -> None:
    lookup = load_lookup().query("ward17 == 'E05000651'")
    went = lookup.groupby("ward25")["residents_2011"].sum() / lookup["residents_2011"].sum()
    found = overlaps_of("E05000651", "ward17", "ward25")
    assert [one.code for one in found] == ["E05014819", "E05014820"]
    assert [one.share for one in found] == pytest.approx([went["E05014819"], went["E05014820"]])
    assert not any(one.whole for one in found)


def test_a_ward_with_a_new_code_on_the_same_ground() -> None:
    (found,) = overlaps_of("E05000824", "ward17", "ward25")
    assert (found.code, found.name, found.same) == ("E05015244", "Bucklow-St. Martins", True)


def test_each_sub_icb_is_the_ground_of_one_borough() -> None:
    found = [overlaps_of(code, "sub_icb", "borough") for code in names_of("sub_icb")]
    assert all(len(one) == 1 and one[0].same for one in found)
    assert len({one[0].code for one in found}) == 10


def test_a_force_has_a_name_and_no_code() -> None:
    (found,) = overlaps_of("E08000009", "borough", "police_force")
    assert (found.name, found.code) == ("Greater Manchester Police", "")


def test_only_whole_areas_have_a_holder() -> None:
    assert "E05000651" not in holders("ward17", "ward25")
    assert holders("ward17", "ward25")["E05000824"] == "E05015244"


def test_levels_beyond_greater_manchester_are_joined_with_nothing() -> None:
    assert joined("region") == joined("country") == ()
    assert set(SCHEMES) <= set(joined("lsoa11"))
    assert "lsoa11" not in joined("borough")


def test_an_area_is_called_by_its_year() -> None:
    assert [kind_of(one) for one in ("ward17", "ward25", "borough", "icb")] == [
        "ward of 2017",
        "ward of 2025",
        "borough",
        "NHS integrated care board",
    ]


LATER = """
import json, geodata
old, new = geodata.identify("E01004766"), geodata.identify("E01090001")
sheet = geodata.crosswalk_of("lsoa21").query("lsoa21 == 'E01090001'")
print(json.dumps({
    "joined": geodata.joined("lsoa11"),
    "became": [(one.code, round(one.share, 6), round(one.share_back, 6)) for one in old.became],
    "came_from": [(one.code, one.share, one.share_back) for one in new.came_from],
    "bodies": [one.code for one in new.bodies if one.code],
    "both": [one.what for one in geodata.identify("E01004767").own],
    "sheet": sheet[["lsoa11", "ward25"]].iloc[0].tolist(),
    "matched": geodata.match_lines(["E01090001"]).rows.loc[0, ["lsoa11", "lsoa21", "sub_icb"]].tolist(),
}))
"""


def test_lsoas_of_2021_that_files_brought_are_joined_through_their_lookup(tmp_path: Path) -> None:
    write_geography(split_lsoa(), tmp_path)
    run = subprocess.run(
        [sys.executable, "-c", LATER],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "EXPLORER_DATA": str(tmp_path)},
    )
    seen = json.loads(run.stdout)
    assert seen["joined"][:4] == ["lsoa21", "msoa11", "msoa21", "ward17"]
    assert seen["became"] == [["E01090002", 0.75, 1.0], ["E01090001", 0.25, 1.0]]
    assert seen["came_from"] == [["E01004766", 1.0, 0.25]]
    assert seen["bodies"] == ["E38000016", "E54000057"]
    assert seen["both"] == ["LSOA of 2011", "LSOA of 2021"]
    assert seen["sheet"] == ["E01004766", "E05014818"]
    assert seen["matched"] == ["E01004766", "E01090001", "E38000016"]
