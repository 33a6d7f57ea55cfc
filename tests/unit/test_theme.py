"""What a theme is, and that one file, or a folder, is enough to have one more."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import pytest

from modules.theme import Parameter, ThemeError, discover_themes

THEME = """
from modules.theme import Theme

THEME = Theme(id="{id}", title="{title}", order={order}, ui=print, server=print, opens_with="{id}_rate")
"""

WritePackage = Callable[..., str]


@pytest.fixture
def write_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> WritePackage:
    """Write a package of the given files and return its name."""
    # Python keeps what it has imported, so each test has a package of another name.
    name = f"themes_of_{request.node.name}"

    def write(**files: str) -> str:
        folder = tmp_path / name
        folder.mkdir()
        for stem, text in {"__init__": "", **files}.items():
            (folder / f"{stem}.py").write_text(text, "utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        return name

    return write


def test_one_more_theme_is_one_file(write_package: WritePackage) -> None:
    package = write_package(
        health=THEME.format(id="health", title="Health", order=20),
        transport=THEME.format(id="transport", title="Getting about", order=10),
    )
    themes = discover_themes(package)
    assert [theme.title for theme in themes] == ["Getting about", "Health"]
    assert themes[0].opens_with == "transport_rate"


def test_a_theme_of_several_files_is_a_folder(write_package: WritePackage, tmp_path: Path) -> None:
    package = write_package(health=THEME.format(id="health", title="Health", order=20))
    inner = tmp_path / package / "transport"
    inner.mkdir()
    (inner / "__init__.py").write_text("", "utf-8")
    (inner / "roads.py").write_text("LIMIT = 3", "utf-8")
    (inner / "theme.py").write_text(THEME.format(id="transport", title="Getting about", order=10), "utf-8")
    assert [theme.id for theme in discover_themes(package)] == ["transport", "health"]


def test_files_without_a_theme_and_other_folders_are_passed_over(
    write_package: WritePackage, tmp_path: Path
) -> None:
    package = write_package(shared="LIMIT = 3", health=THEME.format(id="health", title="Health", order=20))
    inner = tmp_path / package / "parts"
    inner.mkdir()
    (inner / "__init__.py").write_text(THEME.format(id="hidden", title="Hidden", order=1), "utf-8")
    assert [theme.id for theme in discover_themes(package)] == ["health"]


def test_themes_of_one_order_stand_by_id(write_package: WritePackage) -> None:
    package = write_package(
        one=THEME.format(id="work", title="Work", order=10), two=THEME.format(id="air", title="Air", order=10)
    )
    assert [theme.id for theme in discover_themes(package)] == ["air", "work"]


def test_an_id_taken_twice_is_refused_by_file(write_package: WritePackage) -> None:
    theme = THEME.format(id="health", title="Health", order=20)
    with pytest.raises(ThemeError, match=r"wellbeing\.py: the theme id 'health' is already taken"):
        discover_themes(write_package(health=theme, wellbeing=theme))


def test_something_else_called_theme_is_refused_by_file(write_package: WritePackage) -> None:
    with pytest.raises(ThemeError, match=r"health\.py: THEME is a dict, not a Theme"):
        discover_themes(write_package(health="THEME = {'id': 'health'}"))


@pytest.mark.parametrize(
    ("wish", "used"),
    [
        ("20", 20.0),
        (12.5, 12.5),
        ("-3", 10.0),
        ("1e9", 100.0),
        ("inf", 100.0),
        ("-inf", 10.0),
        ("nan", 50.0),
        (math.nan, 50.0),
        ("half", 50.0),
        ("", 50.0),
        (None, 50.0),
    ],
)
def test_a_parameter_takes_a_number_inside_its_bounds_or_its_default(wish: object, used: float) -> None:
    share = Parameter("share", "Share of the gap", 10, 100, 50)
    assert share.valid(wish) == used
