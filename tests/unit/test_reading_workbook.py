"""Workbooks: results of formulas, merged cells, dates; and those that are refused."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from reading import Unreadable, read_sheet


def saved(*rows: list, merged: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """Return a workbook with these rows, merged cells and further parts."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if merged:
        book.active.merge_cells(merged)
    held = io.BytesIO()
    book.save(held)
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return held.getvalue()


def test_numbers_dates_and_truth_become_texts():
    content = saved(
        ["Ward", "When", "Score", "Has"],
        ["Hulme", datetime(2024, 3, 1), 2.5, True],
        [None, None, None, None],
        ["Ardwick", date(2024, 3, 2), 1234, False],
    )
    sheet = read_sheet(content, "a.xlsx")
    assert sheet.table.to_numpy().tolist() == [
        ["Hulme", "2024-03-01", "2.5", "yes"],
        ["Ardwick", "2024-03-02", "1234", "no"],
    ]
    assert sheet.lines == (2, 4)


def test_merged_cells_all_hold_what_a_reader_sees_in_them():
    sheet = read_sheet(saved(["Ward", "Score"], ["Hulme", 3], [None, 4], merged="A2:A3"), "a.xlsx")
    assert sheet.table["Ward"].tolist() == ["Hulme", "Hulme"]
    assert sheet.notes == ("1 merged cells were filled with what is written in them.",)


def test_other_sheets_are_not_read_and_the_reader_is_told():
    book = Workbook()
    book.active.title = "Answers"
    for row in (["Ward", "Score"], ["Hulme", 3]):
        book.active.append(row)
    book.create_sheet("Notes")
    held = io.BytesIO()
    book.save(held)
    assert read_sheet(held.getvalue(), "a.xlsx").notes == (
        "Of its 2 sheets, “Answers” was read and no other.",
    )


def encrypted() -> bytes:
    content = bytearray(saved(["Ward"], ["Hulme"]))
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1
    return bytes(content)


DEFINED = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'
ZIP = io.BytesIO()
with zipfile.ZipFile(ZIP, "w") as made:
    made.writestr("a.txt", "b")
OPEN_DOCUMENT = io.BytesIO()
with zipfile.ZipFile(OPEN_DOCUMENT, "w") as made:
    made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    made.writestr("content.xml", "<a/>")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (saved(["Ward", "Score"], ["Hulme", "=1+1"]), "a.xlsx, row 2, column B: a formula whose result"),
        (saved(["Ward"], ["Hulme"], more={"xl/vbaProject.bin": b"x"}), "a.xlsx holds macros."),
        (saved(["Ward"], ["Hulme"], more={"x.xml": b"0" * 200_000_000}), "a.xlsx would unpack to 200 MB"),
        (saved(["Ward"], ["Hulme"], more={"x.xml": DEFINED}), "a.xlsx holds definitions that no workbook"),
        (encrypted(), "a.xlsx is protected with a password."),
        (ZIP.getvalue(), "a.xlsx is an archive and no workbook."),
        (OPEN_DOCUMENT.getvalue(), "a.xlsx is an OpenDocument file."),
        (saved(["Ward"], ["Hulme"])[:900], "a.xlsx is damaged"),
        (saved(), "a.xlsx has nothing on any of its sheets."),
        (saved(["Ward"], ["x" * 5001]), "a.xlsx, row 2, column A: the cell is longer than 5,000 characters."),
        (saved(["Ward"], [*[None] * 300, 1]), "a.xlsx, row 2: a cell stands in column KO; at most 200"),
    ],
)  # fmt: skip
def test_bad_workbooks_are_refused_with_a_sentence(content, sentence):
    with pytest.raises(Unreadable) as refused:
        read_sheet(content, "a.xlsx")
    assert str(refused.value).startswith(sentence)


def test_a_far_away_cell_does_not_make_a_million_rows():
    book = Workbook()
    book.active["A1"] = "Ward"
    book.active["A1048576"] = "Hulme"
    held = io.BytesIO()
    book.save(held)
    with pytest.raises(Unreadable, match="more than 200,000 rows"):
        read_sheet(held.getvalue(), "a.xlsx")
