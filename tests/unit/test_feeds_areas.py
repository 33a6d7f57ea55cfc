"""Areas as a feed: who holds them, and which codes of other years share their ground."""

from __future__ import annotations

import geodata
from feeds.areas import areas, areas_of, sharing
from tests.unit.asked_feeds import BUCKLOW, TRAFFORD, question


def test_every_area_of_every_level_is_there() -> None:
    found = areas(question("areas", "limit=10000")).table
    assert len(found) == sum(level.areas for level in geodata.LEVELS.values())
    assert found.groupby("level", sort=False).size().to_dict() == {
        key: level.areas for key, level in geodata.LEVELS.items()
    }


def test_an_lsoa_knows_the_areas_that_hold_it() -> None:
    [one] = areas(question("areas", "area=E01006074")).records()
    lookup = geodata.load_lookup().set_index("lsoa11").loc["E01006074"]
    assert one["parent_code"] == TRAFFORD
    assert (one["msoa11"], one["ward25"], one["ward17"]) == tuple(lookup[["msoa11", "ward25", "ward17"]])


def test_a_ward_knows_the_codes_of_other_years() -> None:
    [one] = areas(question("areas", f"area={BUCKLOW}")).records()
    assert one["later_codes"] == []
    assert one["former_codes"] == sorted(geodata.children(BUCKLOW, "ward17"))
    [former] = areas(question("areas", f"area={one['former_codes'][0]}")).records()
    assert BUCKLOW in former["later_codes"]
    assert one["msoa11"] is None


def test_every_ward_of_2025_shares_ground_with_some_of_2017() -> None:
    assert set(sharing("ward25", "ward17")) == set(geodata.load_areas("ward25")["area_code"])
    assert sharing("borough", "country") == {}


def test_the_parent_of_the_country_is_missing_or_larger() -> None:
    found = areas(question("areas", "level=country,region,combined_authority")).records()
    assert {one["area_code"] for one in found} == {"E47000001", "E12000002", "E92000001", "K02000001"}
    assert areas_of("combined_authority")["parent_code"].tolist() == ["E12000002"]
