"""The rules that hold for every test, tried on small test runs of their own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

SKIPPING = """
import pytest

@pytest.mark.skip(reason={reason!r})
def test_something():
    pass
"""


def run(folder: Path, root: Path, reason: str, ci: str) -> subprocess.CompletedProcess[str]:
    (folder / "conftest.py").write_text((root / "tests" / "conftest.py").read_text("utf-8"), "utf-8")
    (folder / "test_one.py").write_text(SKIPPING.format(reason=reason), "utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", f"--rootdir={folder}", str(folder)]
    environment = {**os.environ, "CI": ci, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("reason", "ci", "code"),
    [
        ("no browser here", "true", 1),
        ("no browser here", "", 0),
        ("../shared/reference is not beside the project", "true", 0),
    ],
)
def test_a_skip_fails_continuous_integration_unless_the_reference_folder_is_missing(
    tmp_path: Path, root: Path, reason: str, ci: str, code: int
) -> None:
    finished = run(tmp_path, root, reason, ci)
    assert finished.returncode == code
    assert "1 skipped" in finished.stdout
    assert ("::test_something" in finished.stdout) == ("browser" in reason)


def test_no_test_reaches_another_machine() -> None:
    with socket.socket() as one, pytest.raises(OSError, match="this machine only"):
        one.connect(("192.0.2.1", 80))
