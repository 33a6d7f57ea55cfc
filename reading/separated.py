"""The cells of a text file: its separator, and its rows with the numbers that a reader finds them by."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

from reading.encoding import Damaged, NotText, decoded
from reading.errors import Unreadable
from reading.limits import LONGEST_CELL, MOST_ROWS
from reading.rows import Rows

SEPARATORS = (",", ";", "\t", "|")
LOOKED_AT = 60
"""Lines from which the separator is told."""

OTHER_KINDS = (
    (b"%PDF", "is a PDF: save the table in it as CSV or XLSX"),
    (b"{", "is JSON: save the table as CSV or XLSX"),
    (b"<", "is a web page or XML: save the table as CSV or XLSX"),
    (b"\x89PNG", "is a picture: a table of rows is needed, as CSV or XLSX"),
    (b"\xff\xd8\xff", "is a picture: a table of rows is needed, as CSV or XLSX"),
)


def separated_rows(content: bytes, name: str) -> Rows:
    """Return the rows of a text file, blank ones left out.

    Raises
    ------
    Unreadable
        It is no text, it has too many rows, or a quotation mark is left open.
    """
    for beginning, why in OTHER_KINDS:
        if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(beginning):
            raise Unreadable(f"{name} {why}.")
    try:
        text, _ = decoded(content)
    except Damaged as problem:
        raise Unreadable(
            f"{name} is damaged: some of its letters are not UTF-8 as the others are. Save it again as CSV."
        ) from problem
    except NotText as problem:
        raise Unreadable(f"{name} is not a text file. Save the table as CSV (UTF-8) or XLSX.") from problem
    told, text = _told_separator(text)
    separator = told or separator_of(text)
    rows, lines = [], []
    for line, row in _parsed(text, separator, name, 2 if told else 1):
        if any(row):
            rows.append(row)
            lines.append(line)
        if len(rows) > MOST_ROWS + LOOKED_AT:
            raise Unreadable(f"{name} has more than {MOST_ROWS:,} rows, the most that are read. Split it.")
    return Rows(rows, lines, strict=True)


def separator_of(text: str) -> str:
    """Return what stands between cells: the sign that gives most lines the same number of cells."""
    head = "\n".join(text.splitlines()[:LOOKED_AT])

    def fit(separator: str) -> tuple[float, int]:
        try:
            counts = [len(row) for row in csv.reader(io.StringIO(head), delimiter=separator) if any(row)]
        except csv.Error:
            return 0.0, 0
        usual, alike = Counter(counts).most_common(1)[0] if counts else (1, 0)
        return (alike / len(counts), usual) if usual > 1 else (0.0, 0)

    return max(SEPARATORS, key=fit)


def _told_separator(text: str) -> tuple[str, str]:
    """Return the separator that the first line tells Excel, such as `sep=;`, and the text after it."""
    first, _, rest = text.partition("\n")
    told = first.strip().strip('"').lower()
    if told.startswith("sep=") and len(told) == 5 and told[4] in SEPARATORS:
        return told[4], rest
    return ("\t", rest) if told == "sep=" and "\t" in first else ("", text)


def _parsed(text: str, separator: str, name: str, first: int) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line = first
    try:
        for row in reader:
            if any(len(cell) > LONGEST_CELL for cell in row):
                raise Unreadable(_too_long(name, line))
            yield line, [cell.strip() for cell in row]
            line = first + reader.line_num
    except csv.Error as problem:
        raise Unreadable(_too_long(name, line)) from problem


def _too_long(name: str, line: int) -> str:
    return (
        f"{name}, row {line:,}: a cell is longer than {LONGEST_CELL:,} characters. "
        "Is a quotation mark open there that is never closed?"
    )
