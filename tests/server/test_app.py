"""The application as a whole: it starts, or says in a sentence why it cannot."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import app
from store.snapshot import FOLDER

START = """
import sys
from pathlib import Path
import store.store
store.store.FOLDER = Path(sys.argv[1])
import start
sys.exit(start.main(["--port", "0"]))
"""


@pytest.fixture
def snapshot(tmp_path: Path) -> Path:
    """A copy of the snapshot, to be harmed."""
    return Path(shutil.copytree(FOLDER, tmp_path / "snapshot"))


def started_on(folder: Path, root: Path) -> subprocess.CompletedProcess[str]:
    """Return how a start on this snapshot ended."""
    command = [sys.executable, "-c", START, str(folder)]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=60, check=False)


def test_a_missing_snapshot_is_one_sentence_and_what_to_do(tmp_path, root):
    ended = started_on(tmp_path / "nowhere", root)
    assert ended.returncode == 2
    assert ended.stderr.startswith("The explorer cannot start. There is no snapshot in ")
    assert "python -m store.build" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_damaged_file_is_named_and_never_read(snapshot, root):
    held = snapshot / "observations.parquet"
    content = bytearray(held.read_bytes())
    content[len(content) // 2] ^= 1
    held.write_bytes(content)
    ended = started_on(snapshot, root)
    assert ended.returncode == 2
    assert "observations.parquet" in ended.stderr and "is damaged" in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_each_theme_has_its_tab_in_order():
    assert [theme.title for theme in app.THEMES] == ["Worklessness", "Health", "Housing", "Skills"]
    assert {theme.id for theme in app.THEMES} == {one.theme for one in app.CATALOGUE.indicators.values()}


def test_nothing_that_only_an_export_or_a_chart_needs_is_imported_at_the_start(root):
    late = ("matplotlib", "geopandas", "xlsxwriter", "openpyxl", "mapclassify")
    script = f"import sys, app; print(*[name for name in {late!r} if name in sys.modules])"
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, timeout=60, check=True
    )
    assert ended.stdout.strip() == ""
