"""Numbers as publishers write them, and the marks that stand where there is none."""

from __future__ import annotations

import re

import pandas as pd

from sources.errors import SchemaChanged

NUMBER = re.compile(r"[£$]?\s*([-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][-+]?\d+)?)\s*%?")

NONE_GIVEN = {
    **dict.fromkeys(("*", "c", "[c]", "~", "s", "[s]", "suppressed", "§"), "suppressed"),
    **dict.fromkeys(("-", "–", "—", "..", ".", ":", "#", "x", "[x]", "z", "[z]"), "not_collected"),
    **dict.fromkeys(("na", "n/a", "null", "none", "not available", "missing"), "not_collected"),
    **dict.fromkeys(("!", "u", "[u]", "low", "[low]"), "unreliable"),
}
"""What a mark in the place of a number means."""

BESIDE = {"p": "provisional", "e": "estimated", "u": "unreliable", "r": "", "b": ""}
"""What a letter after a number means; a revised number or one after a break is a number like others."""

WITH_LETTER = re.compile(r"(.*\d)\s*(?:\[([a-z])\]|\(([a-z])\)|([a-z]))", re.IGNORECASE)


def read_numbers(cells: pd.Series, where: str) -> tuple[pd.Series, pd.Series]:
    """Return the numbers in `cells`, missing where a mark or nothing stands, and the flag of each.

    Parameters
    ----------
    cells
        Text. Thousands commas, a pound sign and a per cent sign may stand in it.
    where
        The file and column, for an error.

    Raises
    ------
    SchemaChanged
        A cell is neither a number nor a mark known here. A missing value is never 0.
    """
    known = {cell: _read(cell, where) for cell in cells.unique().tolist()}
    numbers = cells.map({cell: number for cell, (number, _) in known.items()}).astype("float64")
    return numbers, cells.map({cell: flag for cell, (_, flag) in known.items()}).astype("str")


def _read(cell: str, where: str) -> tuple[float, str]:
    text = cell.strip()
    if not text:
        return float("nan"), ""
    if text.lower() in NONE_GIVEN:
        return float("nan"), NONE_GIVEN[text.lower()]
    found, flag = NUMBER.fullmatch(text), ""
    if not found and (lettered := WITH_LETTER.fullmatch(text)):
        letter = next(filter(None, lettered.groups()[1:])).lower()
        found, flag = NUMBER.fullmatch(lettered.group(1)), BESIDE.get(letter, "?")
    if not found or not any(sign.isdigit() for sign in found.group(1)) or flag == "?":
        raise SchemaChanged(f"{where}: “{cell}” is neither a number nor a mark that is known.")
    return float(found.group(1).replace(",", "").replace("−", "-")), flag
