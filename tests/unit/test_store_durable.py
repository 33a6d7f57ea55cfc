"""Writing that leaves the old or the new."""

import os

import pytest

from store.durable import move_folder, replace_text


def test_a_text_that_cannot_be_put_in_place_leaves_the_old(tmp_path, monkeypatch):
    path = tmp_path / "current"
    replace_text(path, "old")
    seen = []

    def refuse(source, target):
        seen.append((source.read_text(encoding="utf-8"), target))
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("store.durable.os.replace", refuse)
    with pytest.raises(OSError, match="No space"):
        replace_text(path, "new")
    assert seen == [("new", path)]
    assert path.read_text(encoding="utf-8") == "old"


def test_a_folder_is_on_the_disk_before_it_moves(tmp_path, monkeypatch):
    folder = tmp_path / "fresh"
    folder.mkdir()
    (folder / "a").write_text("1", encoding="utf-8")
    done = []
    monkeypatch.setattr("store.durable.os.fsync", lambda descriptor: done.append(os.fstat(descriptor).st_ino))
    held = {path.stat().st_ino for path in (folder, folder / "a")}
    move_folder(folder, tmp_path / "there")
    assert set(done[:2]) == held and done[-1] == tmp_path.stat().st_ino
    assert (tmp_path / "there" / "a").read_text(encoding="utf-8") == "1"
