"""The cells of an Excel workbook, in memory: the results of its formulas, merged cells filled."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from reading.archive import checked_archive, merged_ranges
from reading.errors import Unreadable
from reading.limits import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS
from reading.rows import Rows, letters

SPARE = 60
"""Rows of titles and headings that are read beyond the most rows of figures."""


def workbook_rows(content: bytes, name: str) -> Rows:
    """Return the rows of the first sheet with anything on it.

    Merged cells all hold what a reader sees in them. Dates are written 2024-03-31, numbers without
    thousands' commas, cells that Excel could not work out as it shows them (#N/A).

    Raises
    ------
    Unreadable
        It is no XLSX, is damaged, has macros, unpacks to too much, or a formula's result was never saved.
    """
    from openpyxl import load_workbook

    archive = checked_archive(content, name)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheets = [one for one in book.worksheets if one.sheet_state == "visible"] or book.worksheets
        for sheet in sheets:
            grid, lines = _grid(sheet, name)
            if grid:
                break
        else:
            raise Unreadable(f"{name} has nothing on any of its sheets.")
        xml = archive.read(sheet._worksheet_path)
        if b"<f" in xml:
            _refuse_unsaved(content, sheet.title, name)
        notes = _of_sheets(sheet.title, len(sheets))
        filled = _fill_merged(grid, lines, merged_ranges(xml))
    except Unreadable:
        raise
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError, SyntaxError, IndexError) as problem:
        raise Unreadable(
            f"{name} is damaged, or no Excel workbook. Open it, save it as XLSX again."
        ) from problem
    if filled:
        notes.append(f"{filled:,} merged cells were filled with what is written in them.")
    kept = [(row, line) for row, line in zip(grid, lines, strict=True) if any(row)]
    return Rows([row for row, _ in kept], [line for _, line in kept], notes=tuple(notes))


def _of_sheets(title: str, count: int) -> list[str]:
    return [f"Of its {count} sheets, “{title}” was read and no other."] if count > 1 else []


def _grid(sheet: Any, name: str) -> tuple[list[list[str]], list[int]]:
    """Return the cells of a sheet and the numbers of its rows; no rows for an empty sheet."""
    rows: list[list[str]] = []
    lines: list[int] = []
    sheet.reset_dimensions()  # what a file says of its own size is not believed
    for line, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        if line > MOST_ROWS + SPARE:
            raise Unreadable(f"{name} has more than {MOST_ROWS:,} rows, the most that are read. Split it.")
        row = [_text(cell, line, at, name) for at, cell in enumerate(cells)]
        while row and not row[-1]:
            row.pop()
        if len(row) > MOST_COLUMNS:
            raise Unreadable(
                f"{name}, row {line:,}: a cell stands in column {letters(len(row) - 1)}; at most "
                f"{MOST_COLUMNS} columns are read. Keep the one that says where, the date and the measures."
            )
        rows.append(row)
        lines.append(line)
    while rows and not rows[-1]:
        rows.pop()
        lines.pop()
    return rows, lines


def _text(cell: object, line: int, column: int, name: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int | float):
        return f"{cell:.15g}"
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}" if cell.time() == time() else f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, timedelta | time):
        return str(cell)
    words = str(cell).strip()
    if len(words) > LONGEST_CELL:
        raise Unreadable(
            f"{name}, row {line:,}, column {letters(column)}: the cell is longer than {LONGEST_CELL:,} "
            "characters."
        )
    return words


def _refuse_unsaved(content: bytes, title: str, name: str) -> None:
    """Raise where a formula has no result: the program that wrote the file did not work it out."""
    from openpyxl import load_workbook

    both = [
        load_workbook(io.BytesIO(content), read_only=True, data_only=results, keep_links=False)[title]
        for results in (True, False)
    ]
    for one in both:
        one.reset_dimensions()
    for line, (results, formulas) in enumerate(zip(*map(_values, both), strict=False), 1):
        for at, formula in enumerate(formulas):
            result = results[at] if at < len(results) else None
            if (
                result is None
                and (not isinstance(formula, str) or formula.startswith("="))
                and formula is not None
            ):
                raise Unreadable(
                    f"{name}, row {line:,}, column {letters(at)}: a formula whose result is not in the file. "
                    "Open the file in Excel, save it, and choose it again."
                )


def _values(sheet: Any) -> Iterator[tuple[Any, ...]]:
    return iter(sheet.iter_rows(values_only=True))


def _fill_merged(grid: list[list[str]], lines: list[int], ranges: list[tuple[int, int, int, int]]) -> int:
    """Write into merged cells what their first holds; return how many ranges there were among the rows."""
    filled = 0
    for left, top, right, bottom in ranges:
        if top > len(grid) or left > len(grid[top - 1]) or right > MOST_COLUMNS:
            continue
        words = grid[top - 1][left - 1]
        if not words:
            continue
        filled += 1
        for row in grid[top - 1 : bottom]:
            row += [""] * (right - len(row))
            row[left - 1 : right] = [words] * (right - left + 1)
    return filled
