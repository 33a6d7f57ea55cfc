"""A snapshot that is missing or damaged is refused when it is opened, with what to do."""

import json
import shutil

import pytest

from store import SnapshotCorrupt, SnapshotError, SnapshotMissing, Store
from store.snapshot import FOLDER, TABLES, check_snapshot, checksum, file_of, write_manifest


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "snapshot")


def test_our_own_snapshot_is_whole():
    manifest = check_snapshot(FOLDER)
    assert set(manifest["sha256"]) == {f"{table}.parquet" for table in TABLES}


def test_no_snapshot_at_all(tmp_path):
    with pytest.raises(SnapshotMissing, match=r"no snapshot in .*python -m store\.build"):
        Store(tmp_path)


@pytest.mark.parametrize("table", TABLES)
def test_a_file_that_is_gone(copy, table):
    file_of(copy, table).unlink()
    with pytest.raises(SnapshotMissing, match=rf"lacks {table}\.parquet"):
        Store(copy)


@pytest.mark.parametrize("table", TABLES)
def test_a_file_with_one_byte_changed(copy, table):
    content = bytearray(file_of(copy, table).read_bytes())
    content[len(content) // 2] ^= 1
    file_of(copy, table).write_bytes(content)
    with pytest.raises(SnapshotCorrupt, match=rf"{table}\.parquet in .* is damaged"):
        Store(copy)


def test_a_file_cut_short(copy):
    path = file_of(copy, "observations")
    path.write_bytes(path.read_bytes()[:1000])
    with pytest.raises(SnapshotCorrupt):
        Store(copy)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"sha256": 1}', '{"sha256": {}, "schema_version": 99}']
)
def test_a_manifest_that_is_none(copy, text):
    (copy / "snapshot.json").write_text(text, encoding="utf-8")
    with pytest.raises(SnapshotCorrupt, match=r"python -m store\.build"):
        Store(copy)


def test_both_are_snapshot_errors():
    assert issubclass(SnapshotMissing, SnapshotError) and issubclass(SnapshotCorrupt, SnapshotError)


def test_the_manifest_holds_every_checksum(copy):
    write_manifest(copy, "2026-01-31")
    manifest = json.loads((copy / "snapshot.json").read_text(encoding="utf-8"))
    assert manifest["made_on"] == "2026-01-31"
    assert manifest["sha256"]["members.parquet"] == checksum(file_of(copy, "members"))
