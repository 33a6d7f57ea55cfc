"""Downloaded text: encodings, separators, title lines, footnotes, several tables in one file."""

import pytest

from sources import Incomplete, SchemaChanged, SourceUnavailable
from sources.files.sheet import code_of, read_sheet, separator_of

PLAIN = "area,value\nE08000001,1\nE08000002,2\n"
TITLED = (
    '"A title"\n"Copyright [from Nomis on 1 May 2025]"\n\n"date","May 2025"\n\n'
    '"area","mnemonic","value"\n"Bolton","E08000001",1\n"Bury","E08000002",2\n\n'
    '"These figures are rounded."\n'
)


def sheet(folder, content, name="file.csv"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_sheet(path)


def test_titles_and_footnotes_stand_around_the_table(tmp_path):
    read = sheet(tmp_path, TITLED)
    assert read.columns == ("area", "mnemonic", "value")
    assert read.rows == 2
    assert read.blocks[0].titles[0] == ("A title",)
    assert read.blocks[0].titles[-1] == ("date", "May 2025")
    assert read.footnotes == ("These figures are rounded.",)


def test_a_heading_of_two_cells_is_no_title(tmp_path):
    read = sheet(tmp_path, PLAIN)
    assert read.columns == ("area", "value")
    assert read.blocks[0].titles == ()


def test_tables_under_one_another_stay_apart(tmp_path):
    second = TITLED.replace("May 2025", "June 2025")
    read = sheet(tmp_path, TITLED + "\n" + second)
    assert [len(block.table) for block in read.blocks] == [2, 2]
    assert read.blocks[1].titles[-1] == ("date", "June 2025")
    assert read.loose == ()


def test_lines_without_a_code_among_the_figures_are_counted(tmp_path):
    read = sheet(tmp_path, "area,value\nE08000001,1\nSomewhere,5\nE08000002,2\n")
    assert read.rows == 2
    assert read.loose == ("Somewhere 5",)


def test_a_table_without_headings_gets_numbers(tmp_path):
    read = sheet(tmp_path, "A title,,\nE01004768 : Bolton 001A,1599,23\nE01004803 : Bolton 001B,1618,15\n")
    assert read.columns == ("column 1", "column 2", "column 3")
    assert not read.headed


def test_two_columns_of_one_name_are_told_apart(tmp_path):
    assert sheet(tmp_path, "area,value,value\nE08000001,1,2\n").columns == ("area", "value", "value (3)")


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_the_separator_is_what_splits_the_coded_lines(tmp_path, separator):
    text = PLAIN.replace(",", separator)
    assert separator_of(text) == separator
    assert sheet(tmp_path, text).columns == ("area", "value")


def test_commas_within_quotes_do_not_separate():
    assert separator_of('E08000001;"1,234";"5,678"\n') == ";"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("E01004768 : Bolton 001A", "E01004768"),
        (" K02000001", "K02000001"),
        ("E010047681", ""),
        ("Bolton", ""),
    ],
)
def test_a_code_begins_a_cell(cell, code):
    assert code_of(cell) == code


def test_a_file_of_names_only_is_refused(tmp_path):
    with pytest.raises(SchemaChanged, match="names are never matched"):
        sheet(tmp_path, "area,value\nBolton,1\n")


def test_an_empty_file_and_a_missing_one_are_refused(tmp_path):
    with pytest.raises(SourceUnavailable, match="is empty"):
        sheet(tmp_path, " \n")
    with pytest.raises(SourceUnavailable, match="cannot be read"):
        read_sheet(tmp_path / "nowhere.csv")


def test_a_file_too_large_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr("sources.files.sheet.LARGEST", 10)
    with pytest.raises(SourceUnavailable, match="at most 10 are read"):
        sheet(tmp_path, PLAIN)


def test_a_file_that_ends_within_a_line_is_incomplete(tmp_path):
    with pytest.raises(Incomplete, match="ends in the middle of a line"):
        sheet(tmp_path, "area,name,value\nE08000001,Bolton,1\nE08000002,Bury,2\nE08000003,Man")


@pytest.mark.parametrize(
    "content",
    [
        "area,name,value\nE05000650,Heaton, Lostock,1\nE05000651,Bradshaw,2\nE05000652,Hulton,2\n",
        "area,name,value\nE05000650,1\nE05000651,Bradshaw,2\nE05000652,Hulton,2\n",
        "name,value\nE05000650,Heaton,1\nE05000651,Bradshaw,2\n",
    ],
)
def test_lines_of_unequal_length_would_shift_columns_and_are_refused(tmp_path, content):
    with pytest.raises(SchemaChanged, match="cells and the others 3"):
        sheet(tmp_path, content)


def test_empty_cells_at_the_end_of_lines_are_no_columns(tmp_path):
    assert sheet(tmp_path, "area,value\nE08000001,1,\nE08000002,2,\n").columns == (
        "area",
        "value",
        "column 3",
    )
