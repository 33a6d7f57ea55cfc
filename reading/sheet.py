"""A file that somebody brings as a table of texts: CSV or XLSX, from memory, within limits."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from reading.errors import Unreadable
from reading.headings import headings_of
from reading.limits import LARGEST, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, megabytes
from reading.rows import Rows, letters
from reading.separated import separated_rows

ZIPPED = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table, every cell a text, "" where it is empty.

    Attributes
    ----------
    name
        The file's name.
    table
        One column a heading, in the order of the file.
    lines
        The number of each row in the file, as a reader finds it.
    letters
        The letter of each column in a spreadsheet.
    notes
        Sentences on what was made of the file: titles, headings, merged cells.
    """

    name: str
    table: pd.DataFrame = field(repr=False)
    lines: tuple[int, ...] = field(repr=False)
    letters: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings."""
        return tuple(self.table.columns)


def read_sheet(content: bytes, name: str) -> Sheet:
    """Return the table in the bytes of a CSV or XLSX file.

    Parameters
    ----------
    name
        What the file is called, for sentences.

    Raises
    ------
    Unreadable
        It is empty, too large, of another kind, protected, has macros or formulas without results, or rows
        that do not fit its headings. The message names the row and the column.
    """
    if len(content) > LARGEST:
        raise Unreadable(f"{name} has {megabytes(len(content))}; at most {megabytes(LARGEST)} are read.")
    if not content.strip(b"\xef\xbb\xbf\x00 \t\r\n"):
        raise Unreadable(f"{name} is empty.")
    return sheet_of(_rows(content, name), name)


def _rows(content: bytes, name: str) -> Rows:
    if content.startswith(ZIPPED):
        from reading.workbook import workbook_rows

        return workbook_rows(content, name)
    if content.startswith(OLD_OFFICE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise Unreadable(
                f"{name} is protected with a password. Save it without one, then choose it again."
            )
        raise Unreadable(f"{name} is of an old kind of Excel. Save it as XLSX or CSV, then choose it again.")
    return separated_rows(content, name)


def sheet_of(given: Rows, name: str) -> Sheet:
    """Return rows of cells as a table under its headings; errors as `read_sheet`."""
    rows, lines = [row[: _used(row)] for row in given.rows], given.lines
    width = max(map(len, rows), default=0)
    if width > MOST_COLUMNS:
        raise Unreadable(
            f"{name} has {width:,} columns; at most {MOST_COLUMNS} are read. Keep the one that says where, "
            "the date and what was measured."
        )
    if len(rows) * width > MOST_CELLS:
        raise Unreadable(
            f"{name} has {len(rows):,} rows of {width:,} columns; at most {MOST_CELLS:,} cells are read. "
            "Keep the columns that are needed."
        )
    found = headings_of(rows, lines)
    body, numbers = rows[found.first :], lines[found.first :]
    if not body:
        raise Unreadable(f"{name} has headings and no rows under them.")
    if len(body) > MOST_ROWS:
        raise Unreadable(f"{name} has {len(body):,} rows; at most {MOST_ROWS:,} are read. Split it.")
    if given.strict and found.first:
        _refuse_long_rows(body, numbers, max(map(len, rows[: found.first])), name)
    cells = [row + [""] * (width - len(row)) for row in body]
    table = pd.DataFrame(cells, columns=list(found.names), dtype="str")
    return Sheet(name, table, tuple(numbers), tuple(map(letters, range(width))), (*given.notes, *found.notes))


def _used(row: list[str]) -> int:
    """Return how many cells there are up to the last that is filled."""
    return max((at for at, cell in enumerate(row, 1) if cell), default=0)


def _refuse_long_rows(body: list[list[str]], lines: list[int], width: int, name: str) -> None:
    for row, line in zip(body, lines, strict=True):
        if len(row) > width:
            raise Unreadable(
                f"{name}, row {line:,}: it has {len(row)} cells and the headings are {width}. A cell that "
                "holds the separator needs quotation marks around it."
            )
