"""The administrator's part of a session: nothing is done for anybody who did not show the token."""

from __future__ import annotations

import sys

import pytest

from modules.parts.jobs import Job
from modules.tools.administrator import Office, do


@pytest.fixture
def office(tmp_path, monkeypatch):
    """An office whose jobs only say what they would have run."""
    started: list[list[str]] = []
    monkeypatch.setattr(Job, "start", lambda self, words: started.append(list(words)) or True)
    made = Office.of("token", tmp_path, tmp_path / "data", {})
    return made, started


def test_each_button_runs_its_command(office, tmp_path):
    made, started = office
    key, reading = made.gate.issue(), Job(tmp_path, {})
    folder = made.uploads._of(key)
    folder.mkdir(parents=True)
    file = folder / "-a.csv"
    file.touch()
    for what in ("plan", "refresh", "read", "load"):
        do(made, reading, key, what)
    data = ["--data", str(tmp_path / "data")]
    refresh = [sys.executable, "-m", "store.refresh", "--json-events", *data]
    assert started == [
        [*refresh, "--dry-run"],
        refresh,
        [sys.executable, "-m", "sources.load", str(file)],
        [sys.executable, "-m", "store.load", str(file), *data],
    ]
    do(made, reading, key, "discard")
    do(made, reading, key, "load")
    do(made, reading, key, "anything else")
    assert len(started) == 4 and not folder.exists()
