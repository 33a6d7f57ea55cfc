"""The data folder: one snapshot in use at every moment, whatever happens to the others."""

import os
import shutil
import subprocess
import sys

import pytest

from store import SnapshotCorrupt
from store.errors import FolderBusy, FolderError, NothingEarlier
from store.folders import KEPT, DataFolder, InUse, data_folder
from store.locks import Held
from store.snapshot import MANIFEST, TABLES, file_of, write_manifest

HOLDER = """
import sys
from pathlib import Path
from store.folders import DataFolder
with DataFolder(Path(sys.argv[1])).lock("a refresh"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def data(tmp_path):
    return DataFolder(tmp_path / "data")


def fresh(data, figures):
    """Write a snapshot, whole as far as its files go, where a refresh would."""
    folder = data.work / "snapshot.new"
    folder.mkdir(parents=True)
    for table in TABLES:
        file_of(folder, table).write_text(figures, encoding="utf-8")
    write_manifest(folder, "2030-01-01")
    return folder


def published(data, figures="1"):
    with data.lock():
        return data.publish(fresh(data, figures))


def figures_of(folder):
    return file_of(folder, "observations").read_text("utf-8")


def damage(folder):
    file_of(folder, "breaks").write_text("?", encoding="utf-8")


def test_without_one_the_embedded_snapshot_serves(data):
    assert data.in_use() == InUse(
        None, f"There is no data folder {data.path}. Shown instead: the one that comes with the application."
    )
    data.path.mkdir()
    assert data.in_use() == InUse(None)
    assert data.current() is None


def test_what_is_published_is_in_use(data):
    first, mark = published(data, "1"), data.mark()
    assert (data.current(), figures_of(first)) == (first, "1")
    second = published(data, "2")
    assert (data.current(), figures_of(second)) == (second, "2")
    assert data.mark() != mark
    assert not list(data.work.iterdir())


def test_a_snapshot_that_is_not_whole_is_not_published(data):
    first = published(data)
    with data.lock():
        half = fresh(data, "2")
        damage(half)
        with pytest.raises(SnapshotCorrupt):
            data.publish(half)
    assert data.current() == first


def test_names_come_in_order_even_when_the_clock_is_put_back(data):
    folder = published(data)
    folder.rename(data.snapshots / "2999-01-01T000000")
    data.pointer.write_text("2999-01-01T000000\n", encoding="utf-8")
    names = [published(data).name for _ in range(12)]
    assert [names[0], names[-1]] == ["2999-01-01T000000-2", "2999-01-01T000000-13"]
    assert [one.name for one in data.history()] == names[-KEPT:]


def test_three_are_kept(data):
    folders = [published(data, str(count)) for count in range(5)]
    assert data.history() == folders[-3:]


def test_one_that_is_in_use_elsewhere_is_never_removed(data):
    first = published(data)
    held = Held(first / MANIFEST)
    for _ in range(4):
        published(data)
    assert first in data.history() and len(data.history()) == KEPT + 1
    held.release()
    published(data)
    assert first not in data.history() and len(data.history()) == KEPT


def test_rolling_back_goes_through_the_earlier_ones_to_the_embedded(data):
    first, second, third = (published(data, figures) for figures in "123")
    assert data.rollback() == second == data.current()
    assert data.rollback() == first == data.current()
    assert data.rollback() is None
    assert data.in_use() == InUse(None)
    with pytest.raises(NothingEarlier, match="comes with the application"):
        data.rollback()
    assert third.is_dir()


def test_what_was_rolled_back_is_not_gone_back_to(data):
    first, second = published(data, "1"), published(data, "2")
    data.rollback()
    third = published(data, "3")
    assert (data.rollback(), data.current()) == (first, first)
    damage(first)
    assert not second.exists()
    assert third.is_dir() and data.current() is None


def test_a_damaged_one_gives_way_to_the_newest_whole_one(data):
    first, second, third = (published(data, figures) for figures in "123")
    damage(third)
    found = data.in_use()
    assert found.folder == second
    assert found.fault == (
        f"breaks.parquet in {third} is damaged: it is not the file that was built. "
        f"Shown instead: the snapshot of {second.name}."
    )
    damage(second)
    assert data.current() == first
    shutil.rmtree(first)
    assert data.in_use().folder is None
    assert data.in_use().fault.endswith("Shown instead: the one that comes with the application.")


@pytest.mark.parametrize("name", ["", "../elsewhere", "2030-01-01T000000", "\x00\xff"])
def test_a_pointer_that_names_nothing(data, name):
    first = published(data)
    data.pointer.write_text(name, encoding="utf-8")
    found = data.in_use()
    assert found.folder == first
    assert found.fault.endswith(f"Shown instead: the snapshot of {first.name}.")


def test_what_a_crash_left_is_cleared_away(data):
    first = published(data, "1")
    shutil.copytree(first, data.snapshots / "2999-01-01T000000")  # moved, but never named
    for half in ("snapshots/2020-01-01T000000.going", "work/snapshot.new"):
        (data.path / half).mkdir()
    (data.path / "current.new").write_text("20", encoding="utf-8")
    with data.lock():
        assert sorted(path.name for path in data.path.iterdir()) == ["current", "lock", "snapshots", "work"]
        assert not list(data.work.iterdir())
    published(data, "2")
    assert data.rollback() == first


def test_the_second_writer_is_told_who_the_first_is(data, root):
    command = [sys.executable, "-c", HOLDER, str(data.path)]
    piped = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=root, text=True, **piped) as holder:
        assert holder.stdout and holder.stdout.readline() == "held\n"
        told = rf"data is being written: a refresh by \w+, process {holder.pid}, since \d{{4}}-.* UTC\."
        with pytest.raises(FolderBusy, match=told), data.lock():
            pass
        holder.kill()
    with data.lock():
        assert data.current() is None


def test_the_lock_falls_with_an_error(data):
    with pytest.raises(ZeroDivisionError), data.lock():
        raise ZeroDivisionError
    with data.lock():
        pass


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    told = r"data cannot be written: .*\. The figures stay as they are\."
    with pytest.raises(FolderError, match=told), DataFolder(tmp_path / "file" / "data").lock():
        pass


def test_the_folder_is_the_one_that_the_environment_names(tmp_path, monkeypatch):
    found = data_folder({"EXPLORER_DATA": f" {tmp_path} "})
    assert found is not None and found.path == tmp_path
    monkeypatch.setattr("store.folders.USUAL", tmp_path / "data")
    assert data_folder({}) is None
    (tmp_path / "data").mkdir()
    found = data_folder({"EXPLORER_DATA": ""})
    assert found is not None and found.path == tmp_path / "data"
    monkeypatch.setattr(os, "environ", {"EXPLORER_DATA": str(tmp_path)})
    found = data_folder()
    assert found is not None and found.path == tmp_path
