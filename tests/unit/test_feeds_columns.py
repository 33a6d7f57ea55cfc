"""A column is said once: JSON has null where CSV is empty, and no text of a CSV is a formula."""

from __future__ import annotations

import io
from datetime import date

import numpy as np
import pandas as pd
import pytest

from feeds.columns import Column, Rows, row_schema

COLUMNS = (
    Column("name", "text", "A name"),
    Column("parent", "text", "Who holds it", may_lack=True),
    Column("codes", "texts", "Some codes"),
    Column("value", "number", "A figure"),
    Column("rank", "whole", "A place"),
    Column("held", "yes_no", "Whether it is held"),
    Column("day", "date", "A day"),
)
TABLE = pd.DataFrame(
    {
        "name": ["Bowdon", "=1+1"],
        "parent": ["Trafford", None],
        "codes": [["E1", "E2"], []],
        "value": [-1.5, np.nan],
        "rank": [1.0, np.nan],
        "held": [True, False],
        "day": [date(2021, 1, 31), None],
    }
)


def test_json_has_null_for_what_is_missing() -> None:
    first, second = Rows(COLUMNS, TABLE).records()
    assert first == {
        "name": "Bowdon",
        "parent": "Trafford",
        "codes": ["E1", "E2"],
        "value": -1.5,
        "rank": 1,
        "held": True,
        "day": "2021-01-31",
    }
    assert second == {
        "name": "=1+1",
        "parent": None,
        "codes": [],
        "value": None,
        "rank": None,
        "held": False,
        "day": None,
    }


def test_csv_is_empty_for_what_is_missing_and_has_no_formulas() -> None:
    lines = Rows(COLUMNS, TABLE).cells().to_csv(index=False, lineterminator="\n").splitlines()
    assert lines[1:] == ["Bowdon,Trafford,E1; E2,-1.5,1,true,2021-01-31", "'=1+1,,,,,false,"]


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "x;=1", "＝1"])
@pytest.mark.parametrize("kind", ["text", "texts"])
def test_no_text_of_a_csv_is_a_formula(text: str, kind: str) -> None:
    column = Column("note", "text" if kind == "text" else "texts", "Anything")
    cell = text if kind == "text" else [text]
    written = Rows([column], pd.DataFrame({"note": [cell]})).cells().to_csv(index=False)
    [read] = pd.read_csv(io.StringIO(written))["note"]
    assert read.startswith("'") or ";'=" in read
    assert read.replace("'", "") == text.replace("'", "")


def test_a_row_is_described_by_its_columns() -> None:
    schema = row_schema([*COLUMNS, Column("way", "text", "A way", options=("up", "down"))])
    assert schema["required"] == [*TABLE.columns, "way"]
    assert schema["properties"]["value"] == {"type": ["number", "null"], "description": "A figure"}
    assert schema["properties"]["parent"]["type"] == ["string", "null"]
    assert schema["properties"]["way"]["enum"] == ["up", "down"]
