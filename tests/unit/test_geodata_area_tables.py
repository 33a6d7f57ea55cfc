"""Areas and lookups as the application reads them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from geodata import (
    ENGLAND,
    GM,
    LEVELS,
    MAP_LEVELS,
    NORTH_WEST,
    GeographyMissing,
    UnknownLevel,
    area,
    area_tables,
    children,
    load_areas,
    load_lookup,
    load_neighbours,
    neighbours,
)

BUILD_ONLY = ("geopandas", "shapely", "pyproj", "matplotlib", "ibis", "shiny")


def test_importing_and_asking_loads_nothing_heavy() -> None:
    program = (
        "import sys, geodata; geodata.load_areas('lsoa11'); geodata.load_lookup();"
        "geodata.find_place('Hale');"
        f"sys.exit(', '.join(m for m in {BUILD_ONLY!r} if m in sys.modules) or 0)"
    )
    root = Path(area_tables.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("level", LEVELS)
def test_every_level_has_all_its_areas_in_canonical_order(level: str) -> None:
    areas = load_areas(level)
    assert len(areas) == LEVELS[level].areas
    assert areas["area_code"].is_unique
    assert areas["area_code"].is_monotonic_increasing
    assert set(areas["area_type"]) == {LEVELS[level].area_type}
    assert set(areas["vintage"]) == {LEVELS[level].vintage}
    assert areas["name"].str.len().gt(0).all()


def test_no_code_belongs_to_two_levels() -> None:
    codes = [code for level in LEVELS for code in load_areas(level)["area_code"]]
    assert len(codes) == len(set(codes))


def test_populations_are_those_of_the_census() -> None:
    # Census 2011, usual residents and households: ONS table KS101EW and KS105EW.
    greater_manchester = load_areas("combined_authority").iloc[0]
    assert (greater_manchester["residents_2011"], greater_manchester["households_2011"]) == (
        2_682_528,
        1_128_066,
    )
    england = load_areas("country").set_index("area_code").loc[ENGLAND]
    assert (england["residents_2011"], england["households_2011"]) == (53_012_456, 22_063_368)
    assert load_areas("region").set_index("area_code").loc[NORTH_WEST, "residents_2011"] == 7_052_177


def test_the_united_kingdom_has_no_population_rather_than_a_wrong_one() -> None:
    united_kingdom = load_areas("country").set_index("area_code").loc["K02000001"]
    assert np.isnan(united_kingdom["residents_2011"])
    assert np.isnan(united_kingdom["lat"])


@pytest.mark.parametrize("level", MAP_LEVELS)
def test_the_parts_add_up_at_every_level(level: str) -> None:
    areas, whole = load_areas(level), load_areas("combined_authority").iloc[0]
    assert areas["residents_2011"].sum() == whole["residents_2011"]
    assert areas["households_2011"].sum() == whole["households_2011"]
    assert areas["working_age_2017"].sum() == pytest.approx(whole["working_age_2017"])


@pytest.mark.parametrize("level", ["borough", "ward17"])
def test_working_age_is_as_published_where_it_is_published(level: str) -> None:
    table = pd.read_csv(
        Path(area_tables.__file__).parent / "tables" / "working_age_population_2017_ward17.csv"
    )
    published = table.set_index("area_code")["residents_16_64"]
    areas = load_areas(level).set_index("area_code")
    assert (areas["working_age_2017"] == published.reindex(areas.index)).all()


def test_every_lsoa_is_placed_in_every_other_geography() -> None:
    lookup = load_lookup()
    assert lookup["lsoa11"].tolist() == load_areas("lsoa11")["area_code"].tolist()
    assert not lookup.isna().any().any()
    for level in MAP_LEVELS:
        assert set(lookup[level]) == set(load_areas(level)["area_code"])
    assert lookup["sub_icb"].nunique() == 10
    assert set(lookup["police_force"]) == {"Greater Manchester"}
    assert set(lookup["region"]) == {NORTH_WEST}


def test_best_fit_is_as_good_as_it_is_known_to_be() -> None:
    share = load_lookup()["ward25_share"]
    assert share.median() == 1.0
    assert (share < 0.6).sum() == 90
    assert share.between(0, 1, inclusive="right").all()


def test_ward_share_is_held_for_wards_of_2025_only() -> None:
    assert load_areas("ward25")["postcode_share"].between(0.4, 1).all()
    assert load_areas("ward17")["postcode_share"].isna().all()


@pytest.mark.parametrize("level", MAP_LEVELS)
def test_an_area_has_its_centre_within_its_bounds(level: str) -> None:
    areas = load_areas(level)
    assert areas["lat"].between(areas["south"], areas["north"]).all()
    assert areas["lon"].between(areas["west"], areas["east"]).all()
    assert areas["lat"].between(53.3, 53.7).all()
    assert areas["lon"].between(-2.75, -1.9).all()


@pytest.mark.parametrize("level", MAP_LEVELS)
def test_neighbours_go_both_ways_and_leave_nobody_alone(level: str) -> None:
    pairs = load_neighbours(level)
    forth = set(pairs.itertuples(index=False, name=None))
    assert forth == {(other, one) for one, other in forth}
    assert not (pairs["area_code"] == pairs["neighbour_code"]).any()
    assert len(forth) == len(pairs)
    assert set(pairs["area_code"]) == set(load_areas(level)["area_code"])


@pytest.mark.parametrize("level", MAP_LEVELS)
def test_neighbours_by_place_are_those_by_code(level: str) -> None:
    places, codes = neighbours(level), load_areas(level)["area_code"].to_numpy()
    assert places.tolist() == sorted(places.tolist())
    by_code = {(one, other) for one, other in codes[places]}
    assert by_code == set(load_neighbours(level).itertuples(index=False, name=None))
    assert not places.flags.writeable


def test_neighbours_that_the_level_does_not_have_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = pd.DataFrame({"area_code": ["E08000001"], "neighbour_code": ["E08000099"]})
    monkeypatch.setattr(area_tables, "load_neighbours", lambda level: pairs)
    with pytest.raises(GeographyMissing, match="boroughs name E08000099"):
        neighbours.__wrapped__("borough")


def test_trafford_touches_salford_and_not_bolton() -> None:
    trafford = load_neighbours("borough").query("area_code == 'E08000009'")["neighbour_code"]
    assert set(trafford) == {"E08000003", "E08000006"}


def test_a_borough_is_made_of_its_wards_and_lsoas() -> None:
    assert len(children("E08000003", "lsoa11")) == 282
    assert len(children("E08000009", "ward25")) == 21
    assert len(children(GM, "borough")) == 10
    assert children("E08000009", "borough") == ("E08000009",)


def test_a_ward_finds_the_msoas_it_shares_lsoas_with() -> None:
    bowdon = "E05015241"
    lookup = load_lookup()
    assert set(children(bowdon, "msoa11")) == set(lookup.loc[lookup["ward25"] == bowdon, "msoa11"])


def test_an_unknown_or_far_area_has_no_children() -> None:
    assert children("E05999999", "lsoa11") == ()
    assert children(ENGLAND, "lsoa11") == ()


def test_an_area_is_known_by_its_code_alone() -> None:
    ward = area("E05015244")
    assert ward is not None
    assert (ward.name, ward.parent_name, ward.vintage) == ("Bucklow-St. Martins", "Trafford", "2025")
    assert area("E05999999") is None


def test_an_unknown_level_is_named_with_the_choice() -> None:
    with pytest.raises(UnknownLevel, match=r"ward23.*ward25"):
        load_areas("ward23")
    with pytest.raises(UnknownLevel, match="region"):
        load_neighbours("region")
    with pytest.raises(UnknownLevel, match="country"):
        children(GM, "country")


def test_a_missing_table_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(GeographyMissing, match=r"areas\.parquet.*geodata\.build"):
        area_tables.read_table(tmp_path, "areas")


def test_a_corrupt_table_is_a_sentence_too(tmp_path: Path) -> None:
    (tmp_path / "areas.parquet").write_bytes(b"PAR1 not really")
    with pytest.raises(GeographyMissing, match="cannot be read"):
        area_tables.read_table(tmp_path, "areas")


def test_a_short_table_is_refused(tmp_path: Path) -> None:
    load_lookup().head(1671).to_parquet(tmp_path / "lsoa11.parquet")
    with pytest.raises(GeographyMissing, match="1,671 rows and should have 1,673"):
        area_tables.read_table(tmp_path, "lsoa11", LEVELS["lsoa11"].areas)
