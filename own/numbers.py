"""Numbers, yes and no, as people write them; and what they write where there is no answer."""

from __future__ import annotations

import re

MISSING = frozenset(
    [
        "",
        "-",
        "–",
        "—",
        ".",
        "..",
        "na",
        "n/a",
        "#n/a",
        "nan",
        "none",
        "null",
        "not known",
        "unknown",
        "not stated",
        "not answered",
        "no answer",
        "missing",
        "refused",
        "prefer not to say",
        "don't know",
        "don’t know",
        "dont know",
        "not applicable",
        "skipped",
        "blank",
        ":",
        "*",
        "x",
    ]
)
"""Cells that stand for no answer. They are counted apart, and never as an answer."""

YES = frozenset(("1", "1.0", "yes", "y", "true", "t", "ticked", "checked", "selected"))
NO = frozenset(("0", "0.0", "no", "n", "false", "f", "not ticked", "unchecked", "not selected"))

NUMBER = re.compile(
    r"(?P<sign>[-−+]?)£?(?P<digits>\d{1,3}(,\d{3})+|\d*)(?P<rest>\.\d+)?(?P<power>[eE][-+]?\d+)? ?%?"
)
CONTINENTAL = re.compile(r"[-−+]?\d+,\d{1,2}")
"""A comma for the point, as in files that are separated by semicolons."""


def is_missing(cell: str) -> bool:
    """Return whether a cell stands for no answer."""
    return cell.casefold() in MISSING


def read_number(cell: str) -> float | None:
    """Return the number in a cell: "1,234", "£5", "12.5 %", "−3" and "2,5"; None for what is no number."""
    if CONTINENTAL.fullmatch(cell):
        return float(cell.replace(",", ".").replace("−", "-"))
    found = NUMBER.fullmatch(cell)
    if not found or not (found["digits"] or found["rest"]):
        return None
    text = f"{found['sign']}{found['digits']}{found['rest'] or ''}{found['power'] or ''}"
    number = float(text.replace(",", "").replace("−", "-"))
    return number if abs(number) < 1e15 else None


def is_number(cell: str) -> bool:
    """Return whether a cell holds a number."""
    return read_number(cell) is not None


def read_yes_no(cell: str) -> float | None:
    """Return 1 for yes and 0 for no; None for anything else."""
    word = cell.casefold()
    return 1.0 if word in YES else 0.0 if word in NO else None
