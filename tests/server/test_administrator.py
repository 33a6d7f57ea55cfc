"""The administrator's part of a session: nothing is done for anybody who did not show the token."""

from __future__ import annotations

import sys
import time

import pytest

from modules.parts.jobs import Job
from modules.tools.administrator.office import Desk, Office


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
    desk.settle(key, loaded=False)
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


def test_nothing_is_loaded_that_was_not_read(desk, file, started):
    path, key = file
    desk.do(key, "load")
    desk.do(key, "read")
    desk.do(key, "send")
    desk.do(key, "load")
    assert [words[2] for words in started] == ["sources.load"] and path.exists()


def test_files_are_kept_until_they_are_loaded(desk, file):
    path, key = file
    assert not desk.settle(key, loaded=True)
    desk.do(key, "read")
    desk.do(key, "load")
    desk.do(key, "discard")
    assert path.exists()
    assert desk.settle(key, loaded=True)
    assert not path.exists() and not desk.settle(key, loaded=True)


def test_files_that_could_not_be_loaded_can_be_tried_again(desk, file, started):
    path, key = file
    for what in ("read", "load"):
        desk.do(key, what)
    assert desk.settle(key, loaded=False) and path.exists()
    desk.do(key, "load")
    assert [words[2] for words in started] == ["sources.load", "store.load", "store.load"]


def test_sending_others_forgets_what_was_read_and_deletes_nothing(desk, file, monkeypatch):
    path, key = file
    dropped = []
    monkeypatch.setattr(Job, "drop", lambda self: dropped.append(self))
    desk.do(key, "send")
    assert len(dropped) == 1 and path.exists()


def test_files_that_are_still_being_read_give_way_to_those_sent_after(office, tmp_path, file, monkeypatch):
    """What is shown, and can be loaded, is what the files hold that are there now."""
    path, key = file
    reading = Job(tmp_path, {})
    monkeypatch.undo()
    slow = [sys.executable, "-c", "import time; print('old', flush=True); time.sleep(60)"]
    quick = [sys.executable, "-c", "print('new')"]
    monkeypatch.setattr(Office, "report_words", lambda self, files, named: slow if len(files) == 1 else quick)
    desk = Desk(office, reading)
    desk.do(key, "read")
    path.with_name("b.csv").touch()
    desk.do(key, "read")
    while reading.running:
        time.sleep(0.01)
    assert reading.progress().lines == ("new",)
