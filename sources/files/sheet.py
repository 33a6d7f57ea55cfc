"""A downloaded table as text: its encoding, its separator, and where its lines of figures begin and end."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pandas as pd

from sources.errors import Incomplete, SchemaChanged, SourceUnavailable
from sources.files.encoding import decode

CODE = re.compile(r"\s*([EWSNKJ]\d{8})\b")
"""A GSS code where a cell begins: `E01004768`, or `E01004768 : Bolton 001A`."""

SEPARATORS = (",", "\t", ";", "|")

BESIDE_CODE = re.compile(r'[EWSNKJ]\d{8}\b[^,\t;|]*([,\t;|])|([,\t;|])"?[EWSNKJ]\d{8}\b')

LARGEST = 2**30
"""Bytes of the largest file that is read: every official table of one indicator is far smaller."""

Row = list[str]


@dataclass(frozen=True, slots=True)
class Block:
    """One table of a sheet. `titles` are the lines above it, each as its cells."""

    titles: tuple[tuple[str, ...], ...]
    table: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file of figures, every cell a string.

    Attributes
    ----------
    blocks
        Its tables: one, but for the tools that write one under the other.
    loose
        Lines among the figures that carry no area code; they are no part of a table.
    footnotes
        Lines below the last figures.
    headed
        Whether a line names the columns. Without one they are called "column 1" and so on.
    """

    name: str
    encoding: str
    separator: str
    blocks: tuple[Block, ...]
    loose: tuple[str, ...]
    footnotes: tuple[str, ...]
    headed: bool

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns of the first table."""
        return tuple(self.blocks[0].table.columns)

    @property
    def rows(self) -> int:
        """Lines of figures in all tables."""
        return sum(len(block.table) for block in self.blocks)


def read_sheet(path: Path) -> Sheet:
    """Return the table in a text file, whatever its encoding and separator.

    Raises
    ------
    SourceUnavailable
        The file is not there, is too large, or is not text.
    SchemaChanged
        No line begins a cell with an area code, or lines differ in their number of cells.
    Incomplete
        The last line is cut off.
    """
    text, encoding = decode(read_bytes(path), path.name)
    separator = separator_of(text)
    rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=separator)]
    return _split(path.name, encoding, separator, rows)


def read_bytes(path: Path) -> bytes:
    """Return the content of a file that is not too large to be a table.

    Raises
    ------
    SourceUnavailable
        The file cannot be read, is empty or is too large.
    """
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST else b""
    except OSError as error:
        raise SourceUnavailable(f"{path} cannot be read: {error.strerror}.") from error
    if size > LARGEST:
        raise SourceUnavailable(f"{path.name} has {size:,} bytes; at most {LARGEST:,} are read.")
    if not content.strip():
        raise SourceUnavailable(f"{path.name} is empty.")
    return content


def separator_of(text: str) -> str:
    """Return what stands between cells: the sign that most often comes next to an area code."""
    lines = islice((line for line in text.splitlines() if BESIDE_CODE.search(line)), 20)
    beside = [found[1] or found[2] for line in lines if (found := BESIDE_CODE.search(line))]
    return max(SEPARATORS, key=beside.count)


def code_of(cell: str) -> str:
    """Return the GSS code at the beginning of a cell, or nothing."""
    found = CODE.match(cell)
    return found.group(1) if found else ""


def _split(name: str, encoding: str, separator: str, rows: Sequence[Row]) -> Sheet:
    first = next((at for at, row in enumerate(rows) if any(map(code_of, row))), None)
    if first is None:
        why = "no cell begins with an area code such as E08000003"
        raise SchemaChanged(f"{name}: {why}. Download it again with area codes; names are never matched.")
    positions = [at for at, cell in enumerate(rows[first]) if code_of(cell)]
    coded = [any(at < len(row) and code_of(row[at]) for at in positions) for row in rows]
    last = max(at for at, has_code in enumerate(coded) if has_code)
    heading = rows[first - 1] if first and _filled(rows[first - 1]) > 1 else None
    parts, loose = _parts(rows[: last + 1], coded, heading)
    figures = [row for row, has_code in zip(rows, coded, strict=True) if has_code]
    width = _held_to_width(figures, heading, name)
    columns = _named(heading or [f"column {at + 1}" for at in range(width)], width)
    blocks = tuple(
        Block(tuple(tuple(filter(None, row)) for row in titles if any(row)), _table(lines, columns))
        for titles, lines in parts
    )
    after = tuple(" ".join(filter(None, row)) for row in rows[last + 1 :] if any(row))
    return Sheet(name, encoding, separator, blocks, loose, after, heading is not None)


def _parts(
    rows: Sequence[Row], coded: Sequence[bool], heading: Row | None
) -> tuple[list[tuple[list[Row], list[Row]]], tuple[str, ...]]:
    """Return titles and lines of each table, and the lines between figures that head no table."""
    parts: list[tuple[list[Row], list[Row]]] = []
    loose: list[str] = []
    for has_code, run in _runs(rows, coded):
        if has_code:
            parts[-1][1].extend(run) if parts else parts.append(([], run))
        elif not parts:
            parts.append((run[:-1] if heading else run, []))
        elif heading and run[-1][0] == heading[0]:
            parts.append((run[:-1], []))
        else:
            loose += [" ".join(filter(None, row)) for row in run if any(row)]
    return parts, tuple(loose)


def _runs(rows: Sequence[Row], coded: Sequence[bool]) -> Iterator[tuple[bool, list[Row]]]:
    start = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or coded[at] != coded[start]:
            yield coded[start], list(rows[start:at])
            start = at


def _filled(row: Row) -> int:
    return sum(bool(cell) for cell in row)


def _named(heading: Row, width: int) -> list[str]:
    """Return a name for every column, no two alike."""
    names: list[str] = []
    for at in range(width):
        name = heading[at] if at < len(heading) and heading[at] else f"column {at + 1}"
        names.append(name if name not in names else f"{name} ({at + 1})")
    return names


def _table(lines: Sequence[Row], columns: list[str]) -> pd.DataFrame:
    filled = [row[: len(columns)] + [""] * (len(columns) - len(row)) for row in lines]
    return pd.DataFrame(filled, columns=columns, dtype="str")


def _held_to_width(rows: Sequence[Row], heading: Row | None, name: str) -> int:
    """Return how many cells a line of figures has, empty ones at its end left aside.

    Raises
    ------
    Incomplete
        The last line is cut off.
    SchemaChanged
        Another line or the headings have a cell more or fewer: every cell after it would be another column's.
    """
    given = Counter(map(len, rows)).most_common(1)[0][0]
    if len(rows[-1]) < given:
        raise Incomplete(f"{name} ends in the middle of a line: download it again.")
    odd = next((row for row in rows if len(row) < given or any(row[given:])), None)
    if odd is not None:
        raise SchemaChanged(f"{name}: the line of {odd[0]} has {len(odd)} cells and the others {given}.")
    if heading and len(heading) < max(_used(row) for row in rows):
        raise SchemaChanged(f"{name}: the line of headings has {len(heading)} cells and the others {given}.")
    return given


def _used(row: Row) -> int:
    """Return how many cells there are up to the last that is filled."""
    return max((at for at, cell in enumerate(row, 1) if cell), default=0)
