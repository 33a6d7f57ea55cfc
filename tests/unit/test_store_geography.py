"""Official files of areas in the words of the geography, and the whole of the datapack as one geography."""

from pathlib import Path

import pytest

from catalogue import load_catalogue
from geodata.build.brought import write_geography
from sources.files.loading import load
from store.geography import brings_geography, gather, level_key, people

CATALOGUE = load_catalogue()
DATAPACK = Path(__file__).parents[3] / "shared" / "datapack"
NEEDS_DATAPACK = pytest.mark.skipif(not DATAPACK.is_dir(), reason="there is no ../shared/datapack")

LOOKUP = """lsoa21cd,lsoa21nm,wd22cd,wd22nm,lad22cd,lad22nm
E01004766,Bolton 005A,E05000650,Astley Bridge,E08000001,Bolton
"""


@pytest.fixture
def loaded(tmp_path):
    path = tmp_path / "lookup.csv"
    path.write_text(LOOKUP, encoding="utf-8")
    return load([path], CATALOGUE)


def test_columns_are_called_by_the_level_of_their_codes(loaded):
    table = gather(loaded, CATALOGUE).lookups["lookup.csv"]
    assert set(table) == {"lsoa21", "lsoa21_name", "ward22", "ward22_name", "borough"}
    assert table["lsoa21_name"].tolist() == ["Bolton 005A"]
    assert brings_geography(loaded, CATALOGUE)


def test_boroughs_have_no_year():
    assert level_key(("borough", "2022")) == "borough"
    assert level_key(("msoa", "2021")) == "msoa21"


def test_figures_bring_no_geography(tmp_path):
    path = tmp_path / "rates.csv"
    path.write_text(
        "areacd,areanm,indicator,period,observation\nE08000001,x,Employment rate,2024,70\n", "utf-8"
    )
    assert not brings_geography(load([path], CATALOGUE), CATALOGUE)


@NEEDS_DATAPACK
def test_people_are_the_bases_of_census_day():
    files = [
        DATAPACK / "health/disability21_lsoa21_ew.csv",
        DATAPACK / "housing/household_tenure21_lsoa21.csv",
    ]
    lookups = [DATAPACK / "lookups/2021_lsoa_to_ward_best-fit_lookup.csv"]
    counted = people(load([*lookups, *files], CATALOGUE).observations, CATALOGUE)
    assert list(counted) == ["residents_2021", "households_2021"]
    assert counted.loc["E01004766"].tolist() == [1658.0, 805.0]
    assert len(counted) == 1702


@NEEDS_DATAPACK
def test_the_datapack_makes_a_whole_geography(tmp_path):
    lookups = [
        "2021_lsoa_to_ward_best-fit_lookup.csv",
        "2021_statistical_lookup.csv",
        "lookup_lsoa21_ward24_ltla24.csv",
        "lookup_lsoa11_lsoa21_ltla22.csv",
    ]
    drawn = ["2021_gm_lsoa_super_generalised", "2023_gm_ward_super_generalised"]
    files = [DATAPACK / "lookups" / name for name in lookups]
    files += [DATAPACK / "boundaries" / f"{name}.geojson" for name in drawn]
    done = write_geography(gather(load(files, CATALOGUE), CATALOGUE), tmp_path)
    counts = {level.key: (level.areas, level.on_map) for level in done.levels}
    assert counts == {
        "lsoa21": (1702, True),
        "msoa21": (353, True),
        "ward22": (215, False),
        "ward23": (215, True),
        "ward24": (215, False),
    }
    assert any("none of Greater Manchester lost" in note for note in done.notes)
