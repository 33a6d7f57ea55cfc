"""How much of a file that somebody brings is read, and sentences about it."""

from __future__ import annotations

LARGEST = 20_000_000
"""Bytes of a file."""

MOST_ROWS = 200_000
MOST_COLUMNS = 200
MOST_CELLS = 6_000_000
LONGEST_CELL = 5_000
"""A table of more is no survey; and one session must not take the memory of all."""

MOST_UNPACKED = 150_000_000
"""Bytes that a workbook, which is a zip archive, may unpack to."""


def megabytes(size: int) -> str:
    """Return a number of bytes in words."""
    return f"{size / 1e6:,.0f} MB"
