"""The administrator's part of a session: nothing is done for anybody who did not show the token."""

from __future__ import annotations

import sys

import pytest

from modules.parts.jobs import Job
from modules.tools.administrator import Desk, Office


@pytest.fixture
def started(monkeypatch):
    """What jobs would have run, which only say so."""
    words: list[list[str]] = []
    monkeypatch.setattr(Job, "start", lambda self, given, what: words.append(list(given)) or True)
    return words


@pytest.fixture
def office(tmp_path, started):
    return Office.of("token", tmp_path, tmp_path / "data", {})


@pytest.fixture
def desk(office, tmp_path):
    return Desk(office, Job(tmp_path, {}))


@pytest.fixture
def file(office):
    """A file that came with a session's key, and the key."""
    key = office.gate.issue()
    folder = office.uploads._of(key)
    folder.mkdir(parents=True)
    (folder / "-a.csv").touch()
    return folder / "-a.csv", key


def test_each_button_runs_its_command(desk, file, started, tmp_path):
    path, key = file
    for what in ("plan", "refresh", "read", "load"):
        desk.do(key, what)
    data = ["--data", str(tmp_path / "data")]
    refresh = [sys.executable, "-m", "store.refresh", "--json-events", *data]
    assert started == [
        [*refresh, "--dry-run"],
        refresh,
        [sys.executable, "-m", "sources.load", str(path), "--json-events"],
        [sys.executable, "-m", "store.load", str(path), "--json-events", *data],
    ]
    desk.do(key, "discard")
    desk.do(key, "load")
    desk.do(key, "anything else")
    assert len(started) == 4 and not path.parent.exists()


def test_what_files_are_said_to_measure_goes_along_until_they_are_read_anew(desk, file, started):
    _, key = file
    desk.do(key, "read", "claimant_rate")
    desk.do(key, "load")
    assert all(words[5:7] == ["--as", "claimant_rate"] for words in started)
    desk.do(key, "read", "--into")
    desk.do(key, "load")
    assert all("--as" not in words and "--into" not in words for words in started[2:])


def test_files_are_kept_until_they_are_loaded(desk, file, monkeypatch):
    path, key = file
    assert not desk.put_away(key)
    desk.do(key, "load")
    monkeypatch.setattr(Job, "running", True)
    desk.do(key, "discard")
    assert path.exists()
    assert desk.put_away(key)
    assert not path.exists() and not desk.put_away(key)


def test_sending_others_forgets_what_was_read_and_deletes_nothing(desk, file, monkeypatch):
    path, key = file
    forgotten = []
    monkeypatch.setattr(Job, "forget", lambda self: forgotten.append(self))
    desk.do(key, "send")
    assert len(forgotten) == 1 and path.exists()
