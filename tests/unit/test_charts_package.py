"""What `charts` offers, and that it costs nothing until it is used."""

import subprocess
import sys
from pathlib import Path

import pytest

import charts

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", charts.__all__)
def test_every_name_is_there(name):
    assert getattr(charts, name) is not None


def test_another_name_is_not():
    with pytest.raises(AttributeError, match="pie"):
        charts.pie  # noqa: B018


@pytest.mark.parametrize("package", ["charts", "analysis", "analysis.view"])
def test_importing_brings_no_matplotlib(package):
    code = f"import sys, {package}; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
