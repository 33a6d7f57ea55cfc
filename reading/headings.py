"""Which rows of a table are its headings, and what its columns are called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reading.rows import letters

LOOKED_AT = 25
MOST_HEADINGS = 3

FIGURE = re.compile(
    r"[-+(]?£?\s?\d[\d,.]*\s?%?\)?"  # numbers
    r"|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?"  # dates
    r"|[EWSNKJ]\d{8}"  # codes of areas
    r"|[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}",  # postcodes
    re.IGNORECASE,
)
"""Cells that stand under headings and not in them."""

YEAR = re.compile(r"(19|20)\d\d")
TRUTH = re.compile(r"yes|no|true|false", re.IGNORECASE)
"""Cells that can be headings too: they are figures only where another of the kind stands below."""


@dataclass(frozen=True, slots=True)
class Headings:
    """What the columns are called, none twice, and the place of the first row under them."""

    names: tuple[str, ...]
    first: int
    notes: tuple[str, ...]


def headings_of(rows: Sequence[Sequence[str]], lines: Sequence[int]) -> Headings:
    """Return the headings: up to three rows, joined; rows of one text above them are titles.

    A second row is taken for headings only where the first has gaps, as under merged cells: rows of texts
    may be answers. Without any the columns are called "column A" and so on.
    """
    start = next((at for at, row in enumerate(rows[:LOOKED_AT]) if len(set(filter(None, row))) > 1), 0)
    width = max((len(row) for row in rows), default=0)
    if not rows or _is_data(rows, start):
        names = tuple(f"column {letters(at)}" for at in range(width))
        where = f"Row {lines[start]:,}" if rows else "The file"
        return Headings(names, start, (f"{where} has no headings: the columns are called by their letters.",))
    end = start + 1
    while (
        end < len(rows) - 1
        and end - start < MOST_HEADINGS
        and _has_gaps(rows[end - 1], rows[end])
        and not _is_data(rows, end)
    ):
        end += 1
    notes = [f"Rows above row {lines[start]:,} were taken for a title."] if start else []
    if end - start > 1:
        notes.append(f"Rows {lines[start]:,} to {lines[end - 1]:,} were joined as headings.")
    names, renamed = _named([_joined(rows[start:end], at) for at in range(width)], lines[start])
    return Headings(names, end, (*notes, *renamed))


def _is_data(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Return whether a row holds figures."""

    def below(column: int) -> str:
        return rows[at + 1][column] if at + 1 < len(rows) and column < len(rows[at + 1]) else ""

    for column, cell in enumerate(rows[at]):
        kind = next((one for one in (YEAR, TRUTH) if one.fullmatch(cell)), None)
        if (kind is not None and kind.fullmatch(below(column))) or (kind is None and FIGURE.fullmatch(cell)):
            return True
    return False


def _has_gaps(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Return whether a row of headings leaves room for another: empty or repeated cells over filled ones."""
    filled = [at for at, cell in enumerate(lower) if cell]
    over = [upper[at] if at < len(upper) else "" for at in filled]
    return "" in over or len(set(over)) < len(over)


def _joined(rows: Sequence[Sequence[str]], column: int) -> str:
    parts: list[str] = []
    for at, row in enumerate(rows):
        words = row[column] if column < len(row) else ""
        if not words and at < len(rows) - 1:  # a group's heading stands over the first of its columns
            words = next((cell for cell in reversed(row[:column]) if cell), "")
        if words and words not in parts and len(set(filter(None, row))) > 1:
            parts.append(" ".join(words.split()))
    return " – ".join(parts)


def _named(given: Sequence[str], line: int) -> tuple[tuple[str, ...], list[str]]:
    """Return a name for every column, no two alike, and sentences on those that were made up."""
    names: list[str] = []
    notes: list[str] = []
    for at, words in enumerate(given):
        name = words[:200] or f"column {letters(at)}"
        if name in names:
            first = letters(names.index(name))
            name = f"{name} (column {letters(at)})"
            notes.append(
                f"Row {line:,}: columns {first} and {letters(at)} are both called “{words}”; "
                f"the second is shown as “{name}”."
            )
        elif not words:
            notes.append(f"Row {line:,}: column {letters(at)} has no heading; it is shown as “{name}”.")
        names.append(name)
    return tuple(names), notes
