"""Observations in many files answer as those in one, and a question opens the files that it asks for."""

import json
import shutil

import pandas as pd
import pytest

from catalogue import load_catalogue
from geodata import GM, load_areas
from store import SnapshotCorrupt, SnapshotMissing, Store
from store.connection import Connections
from store.layout import folder_of, group_of
from store.publish import publish_files
from store.snapshot import FOLDER, check_snapshot, parts_of

CATALOGUE = load_catalogue().embedded()
AVAILABLE = [(name, level) for name, levels in Store().indicators().items() for level in levels]
MIXED = ["E05000650", "E01004766", "E08000009", GM, "E12000002", "E92000001", "K02000001"]


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    folder = tmp_path_factory.mktemp("large") / "snapshot"
    publish_files(FOLDER, folder)
    return folder


@pytest.fixture(scope="module")
def stores(large):
    return Store(large), Store()


@pytest.mark.parametrize(("name", "level"), AVAILABLE)
def test_observations_are_the_same(stores, name, level):
    pd.testing.assert_frame_equal(*(store.observations(name, level) for store in stores))


@pytest.mark.parametrize("name", CATALOGUE.indicators)
def test_series_are_the_same(stores, name):
    pd.testing.assert_frame_equal(*(store.series(name, MIXED) for store in stores))


def test_areas_of_the_city_region_are_one_group_and_others_go_by_their_code():
    for level in ("lsoa11", "ward17", "ward25", "borough", "combined_authority"):
        assert {group_of(code) for code in load_areas(level)["area_code"]} == {GM}
    assert [group_of(code) for code in ("E12000002", "E92000001", "E01000001")] == [
        "E12000",
        "E92000",
        "E01000",
    ]


def test_a_file_holds_one_indicator_and_group_in_the_order_of_periods(large):
    import pyarrow.parquet as pq

    paths = parts_of(large, folder_of("claimant_rate"))
    assert [path.parent.name for path in paths] == [f"area_group={GM}"]
    rows = pq.ParquetFile(paths[0]).read(["period_start", "area_code"]).to_pandas()
    assert rows.equals(rows.sort_values(["period_start", "area_code"], ignore_index=True))


def test_a_question_reads_its_indicator_alone(broken):
    store = Store(broken)
    for path in parts_of(broken, "observations"):
        if folder_of("claimants") not in path.as_posix():
            path.write_bytes(b"not to be opened")
    assert store.observations("claimants", "borough")["value"].sum() == 57_155


def test_an_indicator_without_files_is_named(large):
    with pytest.raises(SnapshotMissing, match="no observations of 'happiness'"):
        Connections(large, None).tables.indicator("happiness")


@pytest.fixture
def broken(large, tmp_path):
    return shutil.copytree(large, tmp_path / "snapshot")


def test_every_part_is_compared_when_asked_and_the_sizes_always(broken):
    parts = parts_of(broken, "observations")
    assert set(check_snapshot(broken)["bytes"]) == {path.relative_to(broken).as_posix() for path in parts}
    changed = bytearray(parts[0].read_bytes())
    changed[len(changed) // 2] ^= 1
    parts[0].write_bytes(changed)
    with pytest.raises(SnapshotCorrupt, match=rf"{parts[0].parent.name}.* is damaged"):
        check_snapshot(broken, every_part=True)
    parts[1].write_bytes(parts[1].read_bytes() + b"!")
    with pytest.raises(SnapshotCorrupt, match=rf"{parts[1].parent.name}.* is damaged"):
        check_snapshot(broken)
    parts[1].unlink()
    with pytest.raises(SnapshotMissing, match=r"lacks observations/indicator_id="):
        check_snapshot(broken)


def test_a_snapshot_laid_out_before_a_level_came_is_refused(broken):
    path = broken / "snapshot.json"
    manifest = json.loads(path.read_text("utf-8"))
    manifest["grouped"].remove("msoa11")
    path.write_text(json.dumps(manifest), "utf-8")
    with pytest.raises(SnapshotCorrupt, match=r"before the geography had MSOAs\. Publish it again"):
        Store(broken)
