"""The frame around every tool: what is painted, listed, downloaded and told of the one that is open."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import numpy as np
import openpyxl
import pytest
from shiny import reactive

import app
from modules.parts.later import Later
from modules.parts.tool_frame import tool_items, tool_parts
from tests.server.made_up_tool import DOUBLING

OPEN = "tool=doubling&level=borough"


@pytest.fixture
def opened(visit):
    """Open the page with the made-up tool at a link."""
    return lambda link=OPEN, **inputs: visit(link, tools=[DOUBLING], **inputs)


def test_the_open_tool_answers_and_its_table_takes_the_place_of_the_indicators(opened):
    page = opened()
    assert page.words("doubling-answer") == "Times 2."
    table = page.session.get_output("table").value
    assert table["title"] == "Twice as much"
    assert [column["title"] for column in table["columns"]] == [
        "Rank", "Borough", "Doubled", "Half", "Code",
    ]  # fmt: skip
    assert np.allclose(table["value"], 2 * np.array(table["more"]["half"]), atol=0.06)


def test_the_address_carries_the_tool_and_what_is_not_at_its_default(opened):
    page = opened()
    assert page.told("gm-state")[-1]["address"] == "?level=borough&tool=doubling"
    page.set(**{"doubling-times": "3"})
    assert page.told("gm-state")[-1]["address"] == "?level=borough&tool=doubling&doubling-times=3"


def test_a_link_with_a_bad_setting_gets_the_nearest_good_one(opened):
    assert opened(f"{OPEN}&doubling-times=99&doubling-how=sideways").words("doubling-answer") == "Times 5."


def test_closing_it_gives_the_map_back_to_the_indicator(opened):
    page = opened()
    page.set(tool="")
    assert page.session.get_output("table").value["title"] == "Employment deprivation by borough, 2019"
    assert page.told("gm-state")[-1]["tool"]["id"] == ""


def test_where_a_tool_has_no_answer_map_and_table_stay_the_indicators(opened):
    page = opened(f"{OPEN}&doubling-how=not")
    assert page.session.get_output("table").value["title"] == "Employment deprivation by borough, 2019"


def test_its_controls_are_told_their_bounds_and_which_indicators_have_nothing_here(opened):
    controls = opened().told("gm-state")[-1]["controls"]
    assert controls["doubling-times"] == {"max": 4}
    missing = controls["doubling-other"]["missing"]
    assert "claimants_2018" not in missing
    here = {
        one.id for one in app.SHELF.newest().views.catalogue.indicators.values() if "borough" in one.levels
    }
    assert missing and not here & set(missing) and all(missing.values())


def test_an_unknown_tool_is_said_once_and_the_map_is_shown(visit):
    page = visit("tool=crystal_ball", tools=[DOUBLING])
    assert page.told("gm-notice") == [["There is no tool ‘crystal_ball’ here; showing the map."]]
    assert page.told("gm-state")[-1]["tool"]["id"] == ""


@pytest.fixture
def downloaded(take, monkeypatch):
    """Take a file while the made-up tool is open: its name and its bytes."""
    monkeypatch.setattr(app, "TOOLS", [DOUBLING])

    def read(kind, **inputs):
        answer = take(kind, tool="doubling", level="borough", **inputs)
        return answer.headers["content-disposition"].split('"')[1], answer.content

    return read


def test_a_download_holds_the_tools_rows_its_settings_and_sources(downloaded):
    name, content = downloaded("csv", **{"doubling-times": "3"})
    text = content.decode("utf-8-sig")
    assert name.startswith("doubling_worklessness_employment_deprivation_borough_2019_")
    assert "# Times: 3\n" in text and "# Twice is not half.\n" in text
    assert "# Source of Employment deprivation: English Indices of Deprivation 2019" in text
    assert "tool=doubling&doubling-times=3" in text
    head, *lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert head == "area_code,name,borough,borough_code,rank,value,half,reason"
    assert len(lines) == 10


def test_the_workbook_and_the_shapes_hold_them_too(downloaded):
    book = openpyxl.load_workbook(io.BytesIO(downloaded("xlsx")[1]))
    assert [cell.value for cell in book["Data"][1]] == [
        "GSS code", "Area", "Borough", "Borough GSS code", "Rank", "Doubled", "Half", "Why missing",
    ]  # fmt: skip
    shapes = json.loads(downloaded("geojson")[1])
    assert all("half" in feature["properties"] for feature in shapes["features"])


def test_every_tool_of_the_page_has_a_place_in_menu_and_panel():
    menu = "".join(str(item) for item in tool_items(app.TOOLS))
    parts = str(tool_parts(app.TOOLS, {"tool": ""}))
    for tool in app.TOOLS:
        assert f'data-tool="{tool.id}"' in menu
        assert f'data-tool-part="{tool.id}"' in parts


def test_a_tool_is_wired_when_it_is_opened_and_only_once(visit):
    wired = []

    def noted(tool):
        def server(*given, **more):
            wired.append(tool.id)
            return tool.server(*given, **more)

        return replace(tool, server=server)

    page = visit("level=lsoa11", tools=[noted(tool) for tool in app.TOOLS])
    assert wired == []
    for tool in ("profile", "change", "", "profile"):
        page.set(tool=tool)
    assert wired == ["profile", "change"]
    assert page.told("gm-state")[-1]["tool"]["title"] == "Area profile"


def test_a_tool_that_was_closed_asks_for_nothing_slow(visit, monkeypatch):
    asked = []

    def note(self, request, make, *, when=lambda: True, **_):
        asked.append((request, when))

    monkeypatch.setattr(Later, "__init__", note)
    for answer in ("newest", "current", "finished"):
        monkeypatch.setattr(Later, answer, lambda self: None)
    page = visit("level=lsoa11&selected=E01005061&tray=E01005062", tools=app.TOOLS)
    for tool in app.TOOLS:
        page.set(tool=tool.id)
    page.set(tool="")
    assert len(asked) > 10
    with reactive.isolate():
        wanted = [request for request, when in asked if when() and request() is not None]
    assert wanted == []
    assert page.told("gm-state")[-1]["tool"]["id"] == ""
