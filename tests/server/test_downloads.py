"""Downloads over HTTP, from a session that speaks the page's own protocol: the file is the screen."""

from __future__ import annotations

import io
import json
from typing import Any

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest

import app
import geodata

BUCKLOW, TRAFFORD = "E05015244", "E08000009"


def read_csv(answer: Any) -> pd.DataFrame:
    """Return a CSV answer as a table."""
    return pd.read_csv(io.BytesIO(answer.content), comment="#", encoding="utf-8-sig")


def test_the_csv_is_the_map_shown(take, screen):
    rows = read_csv(take("csv", level="lsoa11", within=TRAFFORD))
    shown = screen(f"level=lsoa11&within={TRAFFORD}").rows
    assert sorted(rows["area_code"]) == sorted(shown["area_code"])
    assert rows["value"].sum() == pytest.approx(shown["value"].sum(), abs=0.05 * len(rows))
    assert rows["value"].is_monotonic_decreasing


def test_the_csv_follows_filter_order_and_selection(take):
    order = json.dumps({"column": "name", "down": False, "words": "trafford"})
    rows = read_csv(take("csv", table_order=order, selected=BUCKLOW))
    assert rows["area_code"].iloc[0] == BUCKLOW
    assert set(rows["borough"]) == {"Trafford"}
    assert len(rows) == 21
    assert rows["name"].iloc[1:].tolist() == sorted(rows["name"].iloc[1:])


def test_every_format_holds_the_same_rows_in_the_same_order(take):
    inputs = {"indicator": "social_rented", "tray": BUCKLOW, "population": "10000"}
    codes = read_csv(take("csv", **inputs))["area_code"].tolist()
    book = openpyxl.load_workbook(io.BytesIO(take("xlsx", **inputs).content))
    assert [row[0].value for row in book["Data"].iter_rows(min_row=2)] == codes
    shapes = json.loads(take("geojson", **inputs).content)
    assert [feature["id"] for feature in shapes["features"]] == codes
    table = pq.read_table(io.BytesIO(take("parquet", **inputs).content))
    assert table["area_code"].to_pylist() == codes
    assert len(codes) == geodata.LEVELS["ward25"].areas


def test_the_name_says_what_is_in_the_file(take):
    answer = take("xlsx", indicator="healthy_life_expectancy", level="borough")
    name = answer.headers["content-disposition"].partition("filename=")[2].strip('"')
    assert name.startswith("health_healthy_life_expectancy_borough_2021-23_")
    assert name.endswith(".xlsx")
    assert name.isascii()


def test_the_link_in_the_file_leads_back_to_the_screen(take, screen):
    inputs = {"indicator": "social_rented", "level": "lsoa11", "within": TRAFFORD, "classes": "7"}
    shapes = json.loads(take("geojson", **inputs).content)
    link = shapes["metadata"]["Link"]
    address, _, query = link.partition("?")
    assert address == "http://localhost:8017/"
    opened = screen(query)
    assert (opened.subject.indicator.id, opened.subject.level) == ("social_rented", "lsoa11")
    assert (opened.subject.within, opened.settings.classes) == (TRAFFORD, 7)


def test_a_hostile_order_of_the_table_is_still_a_file(take):
    for order in ("[1]", "{", '{"column": ["x"], "down": "?", "words": {"a": 1}}', '"text"', "null"):
        assert "area_code" in take("csv", table_order=order).text


def test_a_download_may_not_be_kept_by_the_browser(take):
    assert take("csv").headers["cache-control"] == "no-store"


def test_there_is_a_download_of_each_format_offered():
    from modules.parts import panel

    assert set(panel.DOWNLOADS) == {"csv", "xlsx", "geojson", "gpkg", "parquet"}
    assert app.THEMES
