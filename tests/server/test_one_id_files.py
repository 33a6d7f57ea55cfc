"""Files of One ID are whole, and safe to open."""

from __future__ import annotations

import io

import openpyxl
import pandas as pd

import geodata
from modules.tools.one_id.files import ABOUT_CROSSWALK, crosswalks, csv_of, xlsx_of
from modules.tools.one_id.matching import matched_csv, matched_xlsx

RISKY = ["=1+1", "+44", "-2", "@x", "\tx", "M15 5JD"]


def test_the_crosswalk_as_csv_is_the_crosswalk():
    table = geodata.crosswalk_of("lsoa11")
    found = pd.read_csv(io.BytesIO(csv_of(table, ABOUT_CROSSWALK)), comment="#", encoding="utf-8-sig")
    assert found["lsoa11"].tolist() == table["lsoa11"].tolist()
    assert found["ward25_share"].tolist() == table["ward25_share"].tolist()
    assert found["ward17_name"].tolist() == table["ward17_name"].tolist()


def test_the_crosswalk_as_a_workbook_has_a_sheet_a_census_and_notes():
    book = openpyxl.load_workbook(io.BytesIO(xlsx_of(crosswalks(), ABOUT_CROSSWALK)))
    assert book.sheetnames == ["LSOAs of 2011", "Notes"]
    sheet = book["LSOAs of 2011"]
    assert sheet.max_row == 1674 and sheet.freeze_panes == "B2"
    assert [cell.value for cell in book["Notes"]["A"]] == list(ABOUT_CROSSWALK)


def test_no_line_of_a_list_leaves_as_a_formula():
    found = geodata.match_lines(RISKY)
    read = pd.read_csv(io.BytesIO(matched_csv(found)), comment="#", encoding="utf-8-sig", dtype=str)
    assert [one[0] for one in read["given"]] == ["'"] * 5 + ["M"]
    sheet = openpyxl.load_workbook(io.BytesIO(matched_xlsx(found)))["Matched"]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert len(read) == sheet.max_row - 1 == len(RISKY)
