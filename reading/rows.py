"""Rows of cells as they stand in a file, before it is known which of them are headings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rows:
    """Cells as texts, "" where empty.

    Attributes
    ----------
    rows
        Those with anything in them, not all of one length.
    lines
        The number of each row in the file.
    strict
        Whether a row with more cells than there are headings is a fault, as in text files.
    notes
        Sentences on what was made of the file.
    """

    rows: list[list[str]]
    lines: list[int]
    strict: bool = False
    notes: tuple[str, ...] = ()


def letters(position: int) -> str:
    """Return a column as spreadsheets call it: 0 is A, 26 is AA."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
