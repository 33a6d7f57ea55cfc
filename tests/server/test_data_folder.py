"""The application on a data folder: sessions keep their snapshot; a damaged one is told and passed over."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from catalogue import load_catalogue
from store.folders import DataFolder
from store.merged import write_merged
from store.snapshot import FOLDER, file_of

SESSIONS = """
import sys
from pathlib import Path
import app
from store.folders import DataFolder

def pay(shown):
    return shown.views.store.series("weekly_pay", ["E08000003"])["value"].iloc[-1]

running = app.SHELF.newest()
print(running.snapshot, pay(running))
data = DataFolder(Path(sys.argv[1]))
with data.lock():
    data.publish(Path(sys.argv[2]))
fresh = app.SHELF.newest()
print(fresh.snapshot == data.current().name, pay(fresh), pay(running))
"""
STARTED = """
import uvicorn
import start
uvicorn.Server.run = lambda *_, **__: None
raise SystemExit(start.main(["--port", "0"]))
"""


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    """A data folder with one snapshot, in which everybody earns £111 a week."""
    folder = DataFolder(tmp_path / "data")
    with folder.lock():
        folder.publish(paid(folder.work / "snapshot.new", 111.0))
    return folder


def paid(folder: Path, pounds: float) -> Path:
    """Write a snapshot in which everybody earns so much."""
    held = pd.read_parquet(file_of(FOLDER, "observations"), filters=[("indicator_id", "==", "weekly_pay")])
    new = held.assign(value=pounds, lower_ci=pounds, upper_ci=pounds)
    write_merged(new, [], load_catalogue().embedded(), FOLDER, folder, "2030-05-01")
    return folder


def run(root: Path, data: DataFolder, script: str, *words: str) -> subprocess.CompletedProcess[str]:
    known = {**os.environ, "EXPLORER_DATA": str(data.path)}
    command = [sys.executable, "-c", script, *words]
    return subprocess.run(
        command, cwd=root, env=known, capture_output=True, text=True, timeout=120, check=False
    )


def test_running_sessions_keep_their_snapshot_and_new_ones_get_the_new(data, root, tmp_path):
    first = data.current()
    assert first is not None
    fresh = paid(data.path / "later", 222.0)
    done = run(root, data, SESSIONS, str(data.path), str(fresh))
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"{first.name} 111.0", "True 222.0 111.0"]


def test_a_damaged_snapshot_is_passed_over_and_told_at_the_start(data, root):
    folder = data.current()
    assert folder is not None
    held = file_of(folder, "observations")
    held.write_bytes(held.read_bytes()[:-9])
    done = run(root, data, STARTED)
    assert done.returncode == 0
    assert done.stdout.startswith("GM Determinants Explorer: http://")
    assert done.stderr.splitlines() == [
        f"Note: observations.parquet in {folder} is damaged: it is not the file that was built. "
        "Shown instead: the one that comes with the application."
    ]


def test_a_folder_that_is_not_there_is_told_at_the_start(root, tmp_path):
    done = run(root, DataFolder(tmp_path / "nowhere"), STARTED)
    assert done.returncode == 0
    assert done.stderr.startswith(f"Note: There is no data folder {tmp_path / 'nowhere'}. Shown instead:")
