"""A file that somebody brings, read from memory: every bad one refused with a sentence that says where."""

from __future__ import annotations

import pytest

from reading import Unreadable, read_sheet


def table(text: str | bytes) -> dict[str, list[str]]:
    content = text if isinstance(text, bytes) else text.encode()
    return read_sheet(content, "a.csv").table.to_dict("list")


def test_cells_are_texts_under_their_headings_with_the_numbers_of_their_rows():
    sheet = read_sheet(b"Postcode,Score\nM1 1AE,3\n\n M1 1AF ,\n", "a.csv")
    assert sheet.table.to_dict("list") == {"Postcode": ["M1 1AE", "M1 1AF"], "Score": ["3", ""]}
    assert sheet.lines == (2, 4)
    assert sheet.letters == ("A", "B")
    assert sheet.notes == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding):
    assert table("Café;£\nM1 1AE;5\n".encode(encoding)) == {"Café": ["M1 1AE"], "£": ["5"]}


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators(separator):
    text = "Ward;Score;Said\nHulme;3;a\nArdwick;4;b\n".replace(";", separator)
    assert list(table(text)) == ["Ward", "Score", "Said"]


def test_excel_may_tell_the_separator():
    assert table("sep=;\nWard;Score\nHulme;2,5\n") == {"Ward": ["Hulme"], "Score": ["2,5"]}


def test_a_separator_inside_quotation_marks_is_part_of_the_cell():
    assert table('Ward,Said\nHulme,"a, b"\n') == {"Ward": ["Hulme"], "Said": ["a, b"]}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "a.csv is empty."),
        (b"\xef\xbb\xbf\r\n \n", "a.csv is empty."),
        (b"Ward,Score\n", "a.csv has headings and no rows under them."),
        (b"Ward,Score\nHulme,3\nArdwick,4,5\n", "a.csv, row 3: it has 3 cells and the headings are 2."),
        (b"%PDF-1.7", "a.csv is a PDF: save the table in it as CSV or XLSX."),
        (b"<html>", "a.csv is a web page or XML: save the table as CSV or XLSX."),
        (b"\x89PNG\r\n", "a.csv is a picture: a table of rows is needed, as CSV or XLSX."),
        ("Café\n".encode() + b"\xe9\n", "a.csv is damaged: some of its letters are not UTF-8"),
        (b"\x00\x01\x02\x03" * 9, "a.csv is not a text file."),
        (b'Ward,Said\nHulme,"' + b"never closed\n" * 9000, "a.csv, row 2: a cell is longer than 5,000 char"),
        (b"x" * 20_000_001, "a.csv has 20 MB; at most 20 MB are read."),
        (b"Ward,Score\n" + b"Hulme,3\n" * 200_100, "a.csv has more than 200,000 rows, the most that are"),
        (b",".join(b"c%d" % at for at in range(2000)) + b"\n1" + b",1" * 1999, "a.csv has 2,000 columns"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.csv is of an old kind of Excel."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.csv is protected with a password.",
        ),
    ],
)  # fmt: skip
def test_bad_files_are_refused_with_a_sentence(content, sentence):
    with pytest.raises(Unreadable) as refused:
        read_sheet(content, "a.csv")
    assert str(refused.value).startswith(sentence)
    assert str(refused.value).endswith((".", "?"))
