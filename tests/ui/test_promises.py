"""The three promises, kept by a copy of the project that gains one indicator, one theme and one source.

Nothing in the copy is edited but the lists that the promises name: an entry in a catalogue file, one in
`sources.toml`, and the checksum of the new table beside those of the others.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import ExplorerPage
from playwright.sync_api import Browser
from serving import RunningApp, serving

import geodata

# What the application does without; folders that are made, such as environments, begin with a dot.
NOT_NEEDED = ("tests", "docs", "benchmarks", "deploy", "data")

NEW_INDICATOR = """
[older_people_low_income]
title       = "Older people on a low income"
short       = "on low income"
unit        = "%"
polarity    = "high_is_bad"
measure     = "proportion"
numerator   = "People aged 60 and over in households on pension credit"
denominator = "People aged 60 and over"
sentence    = "{value} of people aged 60 and over live on a low income"
levels      = ["lsoa11"]
greyed      = "Published for LSOAs only."
source      = "iod2019"
query       = { value = "idaopi_rate", scale = 100 }
definition  = "Share of people aged 60 and over who live on a low income."
"""

NEW_SOURCE = """
[bus_survey]
publisher = "A bus company"
dataset   = "Journeys to work"
query     = "All boroughs, 2019"
link      = "https://example.org/journeys"
file      = "journeys.csv"
[bus_survey.table]
levels = ["borough"]
area   = "code"
period = { label = "2019", start = 2019-01-01, end = 2019-12-31 }
"""

NEW_THEME = '''
"""Transport: how people get to work."""

from htmltools import Tag
from shiny import Inputs, Outputs, Session, module, render

from .parts.theme_card import answer, theme_card
from .theme import Theme


@module.ui
def transport_ui(wishes: dict) -> Tag:
    return theme_card("Who takes the bus?", (), wishes, "transport", "riders")


@module.server
def transport_server(input: Inputs, output: Outputs, session: Session, *, state, views, against) -> None:
    @render.ui
    def riders():
        return answer("The figures shown are those of ", (state.subject().indicator.title,), ".")


THEME = Theme(
    id="transport", title="Transport", order=50, ui=transport_ui, server=transport_server, opens_with="by_bus"
)
'''

NEW_THEME_INDICATORS = """
[by_bus]
title       = "Going to work by bus"
short       = "by bus"
unit        = "%"
polarity    = "neutral"
measure     = "proportion"
numerator   = "People who go to work by bus"
denominator = "People who go to work"
sentence    = "{value} of people who go to work take the bus"
levels      = ["borough"]
greyed      = "Asked by borough only."
source      = "bus_survey"
query       = { value = "share" }
definition  = "Share of people who go to work who take the bus."
"""


def add(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def copy_application(root: Path, copy: Path) -> None:
    """Copy the folders and modules that the application is made of."""
    for one in root.iterdir():
        if one.is_dir() and not one.name.startswith(".") and one.name not in NOT_NEEDED:
            shutil.copytree(one, copy / one.name)
        elif one.suffix == ".py":
            shutil.copy(one, copy)


def add_table(folder: Path) -> None:
    """Put the new source's table beside the others, described as they are."""
    codes = geodata.load_areas("borough")["area_code"]
    rows = [f"{code},{5 + number}.5" for number, code in enumerate(codes)]
    table = "\n".join(["code,share", *rows]) + "\n"
    (folder / "journeys.csv").write_text(table, "utf-8")
    checksum = hashlib.sha256(table.encode()).hexdigest()
    described = f'sha256 = "{checksum}"\nrows = {len(rows)}\ntaken = 2026-11-22\norigin = "made for a test"\n'
    add(folder / "provenance.toml", f'\n["journeys.csv"]\n{described}')


@pytest.fixture(scope="module")
def richer_app(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The project with one more of each, its snapshot rebuilt, running."""
    copy = tmp_path_factory.mktemp("project")
    copy_application(root, copy)
    add(copy / "catalogue" / "worklessness.toml", NEW_INDICATOR)
    add(copy / "catalogue" / "sources.toml", NEW_SOURCE)
    add_table(copy / "store" / "tables")
    add(copy / "catalogue" / "transport.toml", NEW_THEME_INDICATORS)
    add(copy / "modules" / "transport.py", NEW_THEME)
    subprocess.run([sys.executable, "-m", "store.build"], cwd=copy, check=True, capture_output=True)
    with serving(copy, copy / "errors.log") as app:
        yield app


@pytest.fixture
def page(richer_app: RunningApp, chromium: Browser) -> Iterator[ExplorerPage]:
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    explorer = ExplorerPage(context.new_page(), richer_app.url)
    yield explorer
    assert "\n".join(explorer.problems()) == ""
    assert richer_app.tracebacks() == ""
    context.close()


def test_one_more_indicator_is_one_entry(page: ExplorerPage) -> None:
    page.open("indicator=older_people_low_income&level=lsoa11&selected=E01004766")
    page.page.locator("#panel .sentence", has_text="live on a low income").wait_for()
    chip = page.page.locator('#picker [data-indicator="older_people_low_income"][data-level="lsoa11"]')
    assert chip.get_attribute("aria-disabled") is None


def test_one_more_theme_is_one_file_and_one_more_source_one_entry(page: ExplorerPage) -> None:
    page.open()
    page.page.get_by_role("navigation", name="Themes").get_by_role("button", name="Transport").click()
    page.page.get_by_text("The figures shown are those of Going to work by bus.").wait_for()
    page.painted()
    page.open("indicator=by_bus&level=borough&selected=E08000001")
    page.page.locator("#panel .sentence", has_text="5.5 % of people who go to work take the bus").wait_for()
