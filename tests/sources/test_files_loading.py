"""Several files together, and what the published ones hold."""

from pathlib import Path

import pandas as pd
import pytest

from catalogue import load_catalogue
from geodata import load_lookup
from sources import SchemaChanged
from sources.files.loading import load

ROOT = Path(__file__).parents[2]
DATAPACK = ROOT.parent / "shared" / "datapack"
CATALOGUE = load_catalogue()
MANCHESTER = "E08000003"
SERIES = "areacd,areanm,indicator,period,observation\nE08000001,Bolton,{},2024,{}\n"

needs_datapack = pytest.mark.skipif(not DATAPACK.is_dir(), reason="there is no ../shared/datapack")


def written(folder, name, content):
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def test_a_bad_file_does_not_stop_the_others(tmp_path):
    good = written(tmp_path, "good.csv", SERIES.format("Employment rate", 70))
    bad = written(tmp_path, "bad.csv", "name,value\nBolton,1\n")
    loaded = load([bad, good, tmp_path / "nowhere.csv"], CATALOGUE)
    assert [report.file for report in loaded.reports] == ["good.csv"]
    assert list(loaded.refused) == [bad, tmp_path / "nowhere.csv"]
    assert len(loaded.observations) == 1


METRES_CALLED_DEGREES = """{"type": "FeatureCollection",
 "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}},
 "features": [{"type": "Feature", "properties": {"LAD23CD": "E08000001"}, "geometry": {"type": "Polygon",
 "coordinates": [[[371500, 409200], [372500, 409200], [372500, 410200], [371500, 409200]]]}}]}"""


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("utf.csv", b"\xef\xbb\xbfarea,value\nE08000001,\xff\n", "is not text"),
        (
            "cut.csv",
            b"area,name,value\nE08000001,Bolton,1\nE08000002,Bury,2\nE08000003,Roch",
            "middle of a line",
        ),
        ("page.csv", b"<!doctype html><title>Sign in</title><p>Please sign in", "a web page"),
        ("error.csv", b'{"error": {"code": 400, "message": "Invalid query"}}', "JSON without boundaries"),
        ("empty.csv", b"", "is empty"),
        ("grid.geojson", METRES_CALLED_DEGREES.encode(), "does not lie in Britain"),
        ("half.geojson", METRES_CALLED_DEGREES.encode()[:-60], "cannot be read as boundaries"),
    ],
)
def test_every_fault_of_a_file_is_named_and_the_good_file_beside_it_is_read(tmp_path, name, content, why):
    good = written(tmp_path, "good.csv", SERIES.format("Employment rate", 70))
    bad = tmp_path / name
    bad.write_bytes(content)
    loaded = load([bad, good], CATALOGUE)
    assert list(loaded.refused) == [bad]
    assert why in loaded.refused[bad]
    assert len(loaded.observations) == 1


def test_codes_of_another_vintage_give_no_observation_and_are_counted(tmp_path):
    newer = "E01035716"
    assert newer not in set(load_lookup()["lsoa11"])
    lines = SERIES.format("Employment rate", 70) + f"{newer},Somewhere,Employment rate,2024,70\n"
    loaded = load([written(tmp_path, "mixed.csv", lines)], CATALOGUE)
    assert loaded.observations["area_code"].tolist() == ["E08000001"]
    assert [codes for codes in loaded.reports[0].unmatched_codes.values()] == [(newer,)]


def test_two_files_that_contradict_each_other_stop(tmp_path):
    files = [written(tmp_path, f"{rate}.csv", SERIES.format("Employment rate", rate)) for rate in (70, 71)]
    with pytest.raises(SchemaChanged, match=r"70\.csv and 71\.csv give different numbers"):
        load(files, CATALOGUE)


def test_nothing_known_gives_an_empty_table(tmp_path):
    loaded = load([written(tmp_path, "joy.csv", SERIES.format("Joy", 5))], CATALOGUE)
    assert loaded.observations.empty
    assert loaded.reports[0].unmatched_series == {"Joy": 1}


@needs_datapack
def test_a_lookup_brings_the_areas_of_2021_wherever_it_stands_in_the_list():
    tenure = DATAPACK / "housing" / "household_tenure21_lsoa21.csv"
    lookup = DATAPACK / "lookups" / "lookup_lsoa11_lsoa21_ltla22.csv"
    alone, both = load([tenure], CATALOGUE), load([tenure, lookup], CATALOGUE)
    assert alone.reports[0].areas == {}
    assert sum(map(len, alone.reports[0].unmatched_codes.values())) == 1702
    assert both.reports[0].areas == {"LSOAs of 2021": 1702}
    assert both.reports[0].unmatched_codes == {}
    assert len(both.crosswalks) == 1


@needs_datapack
def test_boundaries_of_2021_are_placed_by_the_lookup():
    lookup = DATAPACK / "lookups" / "lookup_lsoa11_lsoa21_ltla22.csv"
    shapes = DATAPACK / "boundaries" / "2021_gm_lsoa_super_generalised.geojson"
    assert load([shapes, lookup], CATALOGUE).reports[0].areas == {"LSOAs of 2021": 1702}


@needs_datapack
def test_manchester_s_employment_deprivation_of_2019_is_14_2_per_cent():
    folder = DATAPACK / "deprivation"
    files = [folder / "IoD_lsoa.csv", folder / "imd2019_england_lsoa11_indicators.csv"]
    observations = load(files, CATALOGUE).observations
    lookup = load_lookup().set_index("lsoa11")
    rates = observations[observations["indicator_id"] == "employment_deprivation"].set_index("area_code")
    assert len(rates) == 1673
    manchester = rates[lookup["borough"].reindex(rates.index) == MANCHESTER]
    counted = manchester.dropna(subset=["numerator", "denominator"])
    assert 100 * counted["numerator"].sum() / counted["denominator"].sum() == pytest.approx(14.15, abs=0.01)
    # All residents as weights are another base, and nearly a percentage point away.
    residents = lookup["residents_2011"].reindex(manchester.index)
    assert (manchester["value"] * residents).sum() / residents.sum() == pytest.approx(15.14, abs=0.01)


@needs_datapack
def test_what_is_loaded_is_what_the_snapshot_holds():
    files = [*DATAPACK.glob("*/els_*.csv"), DATAPACK / "deprivation" / "IoD_lsoa.csv"]
    loaded = load(files, CATALOGUE)
    assert loaded.refused == {}
    key = ["indicator_id", "area_type", "area_vintage", "area_code", "period", "sex", "age"]
    held = pd.read_parquet(ROOT / "store" / "snapshot" / "observations.parquet")
    both = held.merge(loaded.observations, on=key, suffixes=("", "_loaded"))
    assert both["indicator_id"].nunique() == 24
    # The claimant rate's populations and the affordability ratio were revised between the two releases.
    same = both[~both["indicator_id"].isin(["claimant_rate_annual", "housing_affordability"])]
    assert len(same) > 19_000
    assert (same["value"] - same["value_loaded"]).abs().max() < 1e-6
    assert same["period_start"].eq(same["period_start_loaded"]).all()
    assert same["flag"].eq(same["flag_loaded"]).all()
