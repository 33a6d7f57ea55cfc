"""Files that leave the app hold exactly what the screen shows, and are safe to open."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import numpy as np
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest

from modules.parts.export import (
    TITLES,
    data_columns,
    write_csv,
    write_parquet,
    write_xlsx,
)
from modules.parts.export_notes import Notes, notes_for
from modules.parts.export_shapes import write_geojson, write_geopackage
from modules.parts.table_data import DOWNLOADED, in_order

LINK = "http://localhost/?level=lsoa11&tray=a,=b"
ORDER = {"column": "name", "down": False, "words": "trafford"}
TEXTS = ["area_code", "name", "borough", "borough_code", "flag", "reason"]


@pytest.fixture(scope="module")
def taken(screen):
    """The rows of a sorted, filtered table with a gap in it, and their notes."""
    opened = screen("indicator=house_price&level=lsoa11")
    held = in_order(opened.rows, {**ORDER, "words": ""}, opened.chosen)
    return held, notes_for(opened.views, opened.subject, opened.view, opened.against, LINK)


@pytest.fixture(scope="module")
def counted(screen):
    """Rows with counts, intervals and a selection on top; sorted and filtered."""
    opened = screen("indicator=social_rented&level=lsoa11&selected=E01006074")
    held = in_order(opened.rows, ORDER, opened.chosen)
    return held, notes_for(opened.views, opened.subject, opened.view, opened.against, LINK)


def read_csv(content: bytes) -> pd.DataFrame:
    """Return a CSV download as a program reads it."""
    return pd.read_csv(
        io.BytesIO(content),
        comment="#",
        encoding="utf-8-sig",
        dtype=dict.fromkeys(TEXTS, str),
        keep_default_na=True,
    ).fillna(dict.fromkeys(TEXTS, ""))


def read_sheet(content: bytes) -> list[list]:
    """Return the rows of the Data sheet of a workbook."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [list(row) for row in book["Data"].iter_rows(values_only=True)]


def test_the_csv_holds_the_rows_of_the_screen_in_their_order(counted, taken):
    for rows, notes in (counted, taken):
        back = read_csv(write_csv(rows, notes))
        assert list(back.columns) == list(DOWNLOADED)
        assert back["area_code"].tolist() == rows["area_code"].tolist()
        assert back["name"].tolist() == rows["name"].tolist()
        assert back["value"].isna().tolist() == rows["value"].isna().tolist()
        assert np.nanmax(np.abs(back["value"] - rows["value"])) <= 0.5 * 10.0**-notes.decimals + 1e-9
        assert back["numerator"].sum() == rows["numerator"].sum()


def test_the_selected_area_stands_on_top(counted):
    rows, notes = counted
    assert read_csv(write_csv(rows, notes))["area_code"].iloc[0] == "E01006074"
    assert set(rows["borough"]) == {"Trafford"}
    assert len(rows) == 138


def test_trap_04_what_is_missing_is_empty_and_says_why(taken):
    rows, notes = taken
    back = read_csv(write_csv(rows, notes))
    missing = back[back["value"].isna()]
    assert set(missing["reason"]) == {"no figure is published"}
    assert missing["rank"].isna().all()
    assert (back.loc[back["value"].notna(), "reason"] == "").all()
    assert not (back["value"] == 0).any()


def test_a_file_begins_with_where_it_comes_from(taken):
    rows, notes = taken
    lines = write_csv(rows, notes).decode("utf-8-sig").splitlines()
    comments = [line for line in lines if line.startswith("# ")]
    assert len(comments) == len(notes.metadata) + len(notes.sentences)
    assert comments[0] == "# Indicator: Median house price"
    assert any(line.startswith("# Licence: Open Government Licence") for line in comments)
    assert lines[len(comments)].split(",")[0] == "area_code"


def test_values_are_rounded_as_the_screen_rounds_them(counted):
    rows, notes = counted
    halves = rows.head(4).assign(value=[0.25, 2.5, -0.25, 1.005], lower_ci=0.05, upper_ci=np.nan)
    assert data_columns(halves, replace(notes, decimals=1))["value"].tolist() == [0.3, 2.5, -0.3, 1.0]
    assert data_columns(halves, replace(notes, decimals=0))["value"].tolist() == [0.0, 3.0, 0.0, 1.0]


def test_the_workbook_holds_the_same_rows(counted, taken):
    for rows, notes in (counted, taken):
        sheet = read_sheet(write_xlsx(rows, notes))
        assert sheet[0] == [TITLES[column] for column in DOWNLOADED]
        assert [row[0] for row in sheet[1:]] == rows["area_code"].tolist()
        expected = data_columns(rows, notes)
        for place, column in enumerate(DOWNLOADED):
            found = [row[place] for row in sheet[1:]]
            if column in TEXTS:
                assert [text or "" for text in found] == expected[column].tolist()
            else:
                numbers = pd.Series(found, dtype=float)
                assert numbers.isna().tolist() == expected[column].isna().tolist()
                assert numbers.sum() == pytest.approx(expected[column].astype(float).sum())


def test_the_workbook_has_metadata_and_notes(taken):
    rows, notes = taken
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(rows, notes)))
    assert book.sheetnames == ["Data", "Metadata", "Notes"]
    assert dict(book["Metadata"].iter_rows(values_only=True)) == dict(notes.metadata)
    assert [row[0] for row in book["Notes"].iter_rows(values_only=True)] == list(notes.sentences)
    assert book["Data"].freeze_panes == "C2"
    assert book["Data"].auto_filter.ref == f"A1:L{len(rows) + 1}"
    explained = {cell.value: cell.comment.text for cell in book["Data"][1] if cell.comment}
    assert explained["Rank"].startswith("1 is the highest value")
    assert "never zero" in explained["Why missing"]


def test_the_parquet_holds_the_rows_and_carries_its_metadata(counted, taken):
    for rows, notes in (counted, taken):
        table = pq.read_table(io.BytesIO(write_parquet(rows, notes)))
        pd.testing.assert_frame_equal(table.to_pandas(), data_columns(rows, notes), check_dtype=False)
        about = {name.decode(): value.decode() for name, value in table.schema.metadata.items()}
        assert dict(notes.metadata).items() <= about.items()
        assert about["title"] == notes.title
        assert about["notes"].splitlines() == list(notes.sentences)


@pytest.fixture
def hostile(counted):
    """A table and notes into which somebody has written formulas."""
    rows, notes = counted
    rows = rows.head(3).assign(name=["=1+1", "+1", '@x,"=2"'], reason="-1")
    metadata = (*notes.metadata, ("Link", 'http://x/?tray=a,=1+1,"=2;@3'), ("Own", "x\n=cmd\r\n=cmd"))
    return rows, Notes("=title", metadata, ("=cmd|' /C calc'!A0", "first, +second"), notes.decimals)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_cell_of_a_hostile_csv_is_a_formula(hostile, separator):
    text = write_csv(*hostile).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text), delimiter=separator))
    assert len(lines) == len(text.splitlines())
    for cell in (cell.lstrip() for line in lines for cell in line):
        is_number = cell.replace(".", "", 1).removeprefix("-").isdigit()
        assert is_number or not cell.startswith(("=", "+", "-", "@")), cell


def test_a_hostile_csv_can_still_be_read(hostile):
    names = read_csv(write_csv(*hostile))["name"].tolist()
    assert names == ["'=1+1", "'+1", "'@x,\"'=2\""]


def test_no_cell_of_a_hostile_workbook_is_a_formula(hostile):
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(*hostile)))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert not any(cell.hyperlink for sheet in book for row in sheet.iter_rows() for cell in row)


def test_a_table_without_rows_is_still_a_file(counted):
    rows, notes = counted
    none = rows.iloc[:0]
    assert read_csv(write_csv(none, notes)).empty
    assert read_sheet(write_xlsx(none, notes))[1:] == []
    assert json.loads(write_geojson(none, notes, "lsoa11"))["features"] == []
    assert write_geopackage(none, notes, "lsoa11")[:15] == b"SQLite format 3"
    assert pq.read_table(io.BytesIO(write_parquet(none, notes))).num_rows == 0
