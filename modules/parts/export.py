"""Tables that leave the app: CSV, Excel, Parquet. Safe to open: no cell is read as a formula."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pandas as pd

from analysis.classification import displayed
from analysis.safe_text import comment_line, safe_text

from .export_notes import Notes

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

TITLES = {
    "area_code": "GSS code",
    "name": "Area",
    "borough": "Borough",
    "borough_code": "Borough GSS code",
    "value": "Value",
    "lower_ci": "Lower limit",
    "upper_ci": "Upper limit",
    "rank": "Rank",
    "numerator": "Numerator",
    "denominator": "Denominator",
    "flag": "Flag",
    "reason": "Why missing",
}
WHOLE = ("rank", "numerator", "denominator")
DESCRIPTIONS = {
    "area_code": "The code of the area in the register of the Office for National Statistics.",
    "value": "Rounded as the screen shows it; the unit is on the sheet Metadata.",
    "lower_ci": "Of the interval; its level is on the sheet Metadata.",
    "upper_ci": "Of the interval; its level is on the sheet Metadata.",
    "rank": "1 is the highest value; equal values share the better rank.",
    "numerator": "The count above the line, where the publisher gives it.",
    "denominator": "The count below the line, where the publisher gives it.",
    "flag": "What is special about the figure; explained on the sheet Notes.",
    "reason": "Why there is no value: a missing one is never zero.",
}
WIDTHS = {"area_code": 12, "name": 32, "borough": 16, "borough_code": 16, "flag": 16, "reason": 40}


def data_columns(rows: pd.DataFrame, notes: Notes) -> pd.DataFrame:
    """Return the columns of a download: values rounded as the screen shows them, no rank where there is none.

    Missing numbers stay missing; `reason` says why.
    """
    table = rows[list(notes.columns)].copy()
    for column, decimals in notes.rounding.items():
        table[column] = displayed(table[column].to_numpy(float), decimals)
    table["rank"] = table["rank"].where(table["rank"] > 0).astype("Int64")
    for column in table.columns.difference([*notes.rounding, *WHOLE]):
        table[column] = table[column].fillna("").astype(str).map(safe_text)
    return table


def write_csv(rows: pd.DataFrame, notes: Notes) -> bytes:
    """Return the table as CSV: comment lines with the metadata, then one row an area.

    UTF-8 with a mark for Excel.
    """
    text = io.StringIO()
    text.writelines(comment_line(f"{name}: {value}") for name, value in notes.metadata)
    text.writelines(comment_line(sentence) for sentence in notes.sentences)
    data_columns(rows, notes).to_csv(text, index=False, lineterminator="\n")
    return text.getvalue().encode("utf-8-sig")


def write_xlsx(rows: pd.DataFrame, notes: Notes) -> bytes:
    """Return an Excel workbook with the sheets Data, Metadata and Notes."""
    import xlsxwriter  # only when a file is asked for

    held = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(held, plain) as book:
        book.set_properties({"title": notes.title, "comments": "GM Determinants Explorer"})
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        _data_sheet(book, data_columns(rows, notes), notes, bold)
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        about = book.add_worksheet("Metadata")
        about.set_column(0, 0, 30)
        about.set_column(1, 1, 90, wrap)
        for line, (name, value) in enumerate(notes.metadata):
            about.write_string(line, 0, name, bold)
            about.write_string(line, 1, str(value), wrap)
        said = book.add_worksheet("Notes")
        said.set_column(0, 0, 110, wrap)
        for line, sentence in enumerate(notes.sentences):
            said.write_string(line, 0, sentence, wrap)
    return held.getvalue()


def _data_sheet(book: Workbook, table: pd.DataFrame, notes: Notes, bold: Format) -> None:
    sheet = book.add_worksheet("Data")
    whole = book.add_format({"num_format": "#,##0"})
    formats = {"numerator": whole, "denominator": whole}
    for column, decimals in notes.rounding.items():
        digits = "." + "0" * decimals if decimals else ""
        formats[column] = book.add_format({"num_format": f"#,##0{digits}"})
    sheet.freeze_panes(1, 2)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, WIDTHS.get(column, 13))
        sheet.write_string(0, place, notes.titles.get(column) or TITLES[column], bold)
        note = notes.descriptions.get(column) or DESCRIPTIONS.get(column)
        if note:
            sheet.write_comment(0, place, note)
        for line, value in enumerate(table[column], start=1):
            if isinstance(value, str):
                sheet.write_string(line, place, value)
            elif not pd.isna(value):
                sheet.write_number(line, place, float(value), formats.get(column))
    sheet.autofilter(0, 0, len(table), len(table.columns) - 1)


def write_parquet(rows: pd.DataFrame, notes: Notes) -> bytes:
    """Return the table as Parquet with the metadata in the file's own key-value metadata."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.Table.from_pandas(data_columns(rows, notes), preserve_index=False)
    about = {name.encode(): str(value).encode() for name, value in notes.metadata}
    about |= {b"title": notes.title.encode(), b"notes": "\n".join(notes.sentences).encode()}
    table = table.replace_schema_metadata({**(table.schema.metadata or {}), **about})
    held = pa.BufferOutputStream()
    pq.write_table(table, held, compression="zstd")
    return held.getvalue().to_pybytes()
