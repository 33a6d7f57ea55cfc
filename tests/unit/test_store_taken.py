"""The whole snapshot as one file: all of it, byte for byte, and what it is."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pandas as pd
import pytest

from store import Store, taken
from store.snapshot import FOLDER
from store.taken import TooLarge, whole_snapshot


def test_the_archive_holds_every_file_of_the_snapshot_as_it_is():
    with ZipFile(io.BytesIO(whole_snapshot())) as archive:
        assert archive.testzip() is None
        held = {name: archive.read(name) for name in archive.namelist()}
    files = {path.name: path.read_bytes() for path in FOLDER.iterdir()}
    assert {name: content for name, content in held.items() if name != "about.txt"} == files


def test_what_is_in_it_opens_as_a_store_of_its_own(tmp_path):
    ZipFile(io.BytesIO(whole_snapshot())).extractall(tmp_path)
    assert Store(tmp_path).indicators() == Store().indicators()


def test_it_says_what_every_table_and_every_column_is():
    with ZipFile(io.BytesIO(whole_snapshot())) as archive:
        about = archive.read("about.txt").decode()
        columns = pd.read_parquet(io.BytesIO(archive.read("observations.parquet"))).columns
    assert all(name in about for name in columns)
    assert all(path.stem in about for path in FOLDER.glob("*.parquet"))


def test_one_that_is_too_large_says_where_to_find_it(monkeypatch):
    monkeypatch.setattr(taken, "MOST_BYTES", 1000)
    with pytest.raises(TooLarge, match="too much for one download"):
        whole_snapshot()
