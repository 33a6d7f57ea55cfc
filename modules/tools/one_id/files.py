"""Files of One ID: the whole crosswalk, and a matched list. Safe to open: no cell is read as a formula."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import pandas as pd

import geodata
from analysis.safe_text import comment_line, safe_text

LICENCE = (
    "Source: Office for National Statistics licensed under the Open Government Licence v3.0. "
    "Contains OS data © Crown copyright and database right. "
    "Contains Royal Mail data © Royal Mail copyright and database right."
)
ABOUT_CROSSWALK = (
    "One row an LSOA, with code and name of each area and body that holds it.",
    "Wards are best fits: ward25_share is the share of the LSOA's live postcodes in its ward of 2025.",
    "No code of the police force is held, and no parliamentary constituency: nothing is guessed.",
    LICENCE,
)
ABOUT_MATCHED = (
    "One row a line of the list, in its order; nothing is dropped. The column reason says why one has no "
    "place.",
    "Codes stand only where an area holds the place whole. Wards are best fits, save a live postcode's own.",
    LICENCE,
)
WIDTH, WIDEST = 14, 60


def csv_of(table: pd.DataFrame, about: Sequence[str]) -> bytes:
    """Return a table as CSV, with what is to be known of it in comment lines; UTF-8 with a mark for Excel."""
    text = io.StringIO()
    text.writelines(comment_line(sentence) for sentence in about)
    safe(table).to_csv(text, index=False, lineterminator="\n")
    return text.getvalue().encode("utf-8-sig")


def xlsx_of(sheets: Mapping[str, pd.DataFrame], about: Sequence[str]) -> bytes:
    """Return tables as sheets of an Excel workbook, the first row frozen, and a sheet of notes."""
    import xlsxwriter  # only when a file is asked for

    held = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(held, plain) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        for name, table in sheets.items():
            sheet = book.add_worksheet(name)
            cells = safe(table)
            sheet.freeze_panes(1, 1)
            for column, title in enumerate(cells):
                values = ["" if pd.isna(value) else value for value in cells[title].tolist()]
                longest = max([len(str(value)) for value in values[:200]], default=0)
                sheet.set_column(column, column, min(max(WIDTH, longest), WIDEST))
                sheet.write(0, column, str(title), bold)
                sheet.write_column(1, column, values)
            sheet.autofilter(0, 0, max(len(cells), 1), len(cells.columns) - 1)
        notes = book.add_worksheet("Notes")
        notes.set_column(0, 0, 110, book.add_format({"text_wrap": True, "valign": "top"}))
        notes.write_column(0, 0, list(about))
    return held.getvalue()


def safe(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose texts no spreadsheet takes for formulas; what is missing is empty."""
    numbers = table.select_dtypes("number").columns
    return table.assign(
        **{
            str(name): table[name].fillna("").astype(str).map(safe_text)
            for name in table
            if name not in numbers
        }
    )


def crosswalks() -> dict[str, pd.DataFrame]:
    """Return the whole crosswalk of every census that is held, by the name of its sheet."""
    return {f"LSOAs of {geodata.LEVELS[one].vintage}": geodata.crosswalk_of(one) for one in geodata.FINEST}
