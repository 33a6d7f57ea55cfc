"""Locks: many readers of one file, one writer of a folder."""

import gc

import pytest

from store.errors import FolderBusy
from store.locks import Held, SoleWriter, is_held


def test_a_file_is_held_until_the_last_lets_go(tmp_path):
    path = tmp_path / "snapshot.json"
    path.write_text("{}", encoding="utf-8")
    assert not is_held(path)
    first, second = Held(path), Held(path)
    first.release()
    assert is_held(path)
    del second
    gc.collect()
    assert not is_held(path)


def test_nobody_can_hold_what_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError):
        Held(tmp_path / "snapshot.json")


def test_one_writer_at_a_time(tmp_path):
    first = SoleWriter(tmp_path / "lock", "a refresh")
    with pytest.raises(FolderBusy, match=r"a refresh by .*, process [0-9]+, since .* UTC"):
        SoleWriter(tmp_path / "lock", "a rollback")
    first.release()
    second = SoleWriter(tmp_path / "lock", "a rollback")
    with pytest.raises(FolderBusy, match="a rollback by"):
        SoleWriter(tmp_path / "lock", "a refresh")
    second.release()
