"""Loaded observations in a new snapshot: whole levels of a period, the old snapshot untouched."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pandas as pd
import pytest

from catalogue import Catalogue, load_catalogue
from geodata import load_areas
from sources import Incomplete
from sources.files.loading import load
from store import Store
from store.build.snapshot import build
from store.build.tables import TABLES, check_tables
from store.imported import FolderTaken, Written, write_imported
from store.snapshot import check_snapshot

OWN = load_catalogue().embedded()
PAY = OWN.indicators["weekly_pay"]
CATALOGUE = Catalogue(MappingProxyType({"weekly_pay": PAY}), OWN.sources)
DAY = date(2030, 5, 1)
DATAPACK = Path(__file__).parents[3] / "shared" / "datapack" / "deprivation"


@pytest.fixture(scope="module")
def old(tmp_path_factory):
    folder = tmp_path_factory.mktemp("old") / "snapshot"
    build(CATALOGUE, check_tables(), TABLES, folder)
    return folder


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "pay.csv"
    path.write_text("what was downloaded", encoding="utf-8")
    return path


def loaded(codes=None, year=2029, area_type="borough", vintage="2025"):
    codes = load_areas("borough")["area_code"].tolist() if codes is None else codes
    held = {"period": f"April {year}", "period_start": date(year, 4, 1), "period_end": date(year, 4, 1)}
    rows = pd.DataFrame({"area_code": codes, "value": [float(500 + at) for at in range(len(codes))]})
    rows = rows.assign(
        **held, indicator_id="weekly_pay", area_type=area_type, area_vintage=vintage, sex="all"
    )
    numbers = dict.fromkeys(("lower_ci", "upper_ci", "numerator", "denominator"), float("nan"))
    return rows.assign(age=PAY.age, flag="", source_id=PAY.source, retrieved_at=None, **numbers)


def write(rows, old, folder, file):
    return write_imported(rows, {PAY.source: [file]}, CATALOGUE, old, folder, DAY)


def test_a_new_period_stands_beside_the_old_ones(old, file, tmp_path):
    assert write(loaded(), old, tmp_path / "new", file) == Written(10, 0, {})
    store = Store(tmp_path / "new", catalogue=CATALOGUE)
    before = Store(old, catalogue=CATALOGUE)
    assert store.periods("weekly_pay", "borough") == [*before.periods("weekly_pay", "borough"), "April 2029"]
    assert store.observations("weekly_pay", "borough", "April 2029")["value"].tolist() == list(
        range(500, 510)
    )
    pd.testing.assert_frame_equal(
        store.observations("weekly_pay", "borough", "April 2024"),
        before.observations("weekly_pay", "borough", "April 2024"),
    )
    assert set(store.breaks("weekly_pay", "borough", "April 2029"))
    assert store.made_on == DAY.isoformat()


def test_a_period_that_is_held_is_replaced(old, file, tmp_path):
    assert write(loaded(year=2024), old, tmp_path / "new", file).replaced == 10
    store = Store(tmp_path / "new", catalogue=CATALOGUE)
    assert store.observations("weekly_pay", "borough", "April 2024")["value"].tolist() == list(
        range(500, 510)
    )
    assert store.observations("weekly_pay", "region", "April 2024")["value"].notna().all()


def test_provenance_names_the_file_and_the_day(old, file, tmp_path):
    write(loaded(), old, tmp_path / "new", file)
    said = Store(tmp_path / "new", catalogue=CATALOGUE).provenance(PAY.source)
    assert (said.file, said.rows, said.retrieved_at) == ("pay.csv", 10, DAY)
    assert len(said.sha256) == 64
    assert said.origin == "10 observations loaded by hand from pay.csv"


def test_a_borough_that_is_absent_stops_it(old, file, tmp_path):
    codes = load_areas("borough")["area_code"].tolist()[2:]
    with pytest.raises(
        Incomplete, match=r"weekly_pay of April 2029 comes without 2 of 10 boroughs \(Bolton, Bury\)"
    ):
        write(loaded(codes), old, tmp_path / "new", file)
    assert not (tmp_path / "new").exists()


def test_a_level_at_which_it_is_not_shown_is_set_aside(old, file, tmp_path):
    small = loaded(["E01004766"], area_type="lsoa", vintage="2021")
    done = write(pd.concat([loaded(), small], ignore_index=True), old, tmp_path / "new", file)
    assert done == Written(10, 0, {"weekly_pay": 1})


def test_a_folder_in_use_is_left_alone(old, file):
    before = check_snapshot(old)
    with pytest.raises(FolderTaken, match="is there already"):
        write(loaded(), old, old, file)
    assert check_snapshot(old) == before


@pytest.mark.skipif(not DATAPACK.is_dir(), reason="there is no ../shared/datapack")
def test_a_rate_with_its_own_base_becomes_a_sum(tmp_path):
    rate = OWN.indicators["employment_deprivation"]
    weighted = Catalogue(MappingProxyType({rate.id: rate}), OWN.sources)
    build(weighted, check_tables(), TABLES, tmp_path / "old")
    files = [DATAPACK / "IoD_lsoa.csv", DATAPACK / "imd2019_england_lsoa11_indicators.csv"]
    rows = load(files, OWN).observations
    rows = rows[rows["indicator_id"] == rate.id]
    write_imported(rows, {rate.source: files}, weighted, tmp_path / "old", tmp_path / "new", DAY)
    counted = replace(rate, aggregation="sum", weight=None, estimated=False, multiplier=100)
    store = Store(tmp_path / "new", catalogue=Catalogue(MappingProxyType({rate.id: counted}), OWN.sources))
    manchester = store.series(rate.id, ["E08000003"]).iloc[0]
    assert manchester["value"] == pytest.approx(14.15, abs=0.005)
    assert manchester["flag"] == ""
    # The entry says how to do without counts; where they are held they are added up all the same.
    before, after = (
        Store(tmp_path / name, catalogue=weighted).series(rate.id, ["E08000003"]).iloc[0]
        for name in ("old", "new")
    )
    assert (before["value"], before["flag"]) == (pytest.approx(14.49, abs=0.005), "estimated")
    assert (after["value"], after["flag"]) == (manchester["value"], "")
