"""The cells of a table of Nomis: which of them count, and what they add up to."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod
from typing import Any, TypeAlias

import pandas as pd

from sources.errors import SchemaChanged

Cells: TypeAlias = pd.DataFrame

AREA = ["area_code", "period"]

REQUIRED = ("DATE", "GEOGRAPHY_CODE", "OBS_VALUE", "OBS_STATUS", "OBS_CONF")

# In what rows differ that say the same of an area: an area is listed once for each kind that it is.
OF_A_LISTING = {
    "GEOGRAPHY",
    "GEOGRAPHY_NAME",
    "GEOGRAPHY_TYPE",
    "GEOGRAPHY_TYPECODE",
    "GEOGRAPHY_SORTORDER",
    "URN",
    "RECORD_OFFSET",
    "RECORD_COUNT",
}

COUNTS = {"A": "", "E": "estimated", "P": "provisional"}
MISSING = {"Q": "suppressed", "S": "suppressed", "M": "not_collected", "N": "not_collected"}
GRAVITY = ("suppressed", "not_collected", "provisional", "estimated", "")
FREE = "F"
"""OBS_CONF of a number that anyone may see; every other mark withholds it."""


def check_columns(table: pd.DataFrame, required: tuple[str, ...], where: str) -> None:
    """Raise `SchemaChanged` unless the table has the columns; `where` says whose table it is."""
    lacking = [column for column in required if column not in table]
    if lacking:
        have = ", ".join(map(str, table.columns))
        raise SchemaChanged(f"{where} has no column {', '.join(lacking)}; it has {have}.")


def without_repeats(table: pd.DataFrame, file: str) -> Cells:
    """Return the table with an area once, with `number`, `flag` and `area_code` beside its own columns.

    Raises
    ------
    SchemaChanged
        A column is missing, a value is no number, or a mark is unknown.
    """
    check_columns(table, REQUIRED, file)
    once = table.drop_duplicates(subset=[column for column in table if column not in OF_A_LISTING])
    once = once.reset_index(drop=True)
    status, free = once["OBS_STATUS"], once["OBS_CONF"].eq(FREE)
    unknown = sorted(set(status) - set(COUNTS) - set(MISSING))
    if unknown:
        raise SchemaChanged(f"{file}: OBS_STATUS '{unknown[0]}' is a mark that we do not know.")
    flag = status.map(COUNTS | MISSING).where(free, "suppressed").astype("str")
    number = _numbers(once["OBS_VALUE"], file).where(free & status.isin(set(COUNTS)))
    return once.assign(area_code=once["GEOGRAPHY_CODE"], number=number, flag=flag)


def _numbers(text: pd.Series, file: str) -> pd.Series:
    numbers = pd.to_numeric(text.mask(text.str.strip() == ""), errors="coerce")
    unread = numbers.isna() & (text.str.strip() != "")
    if unread.any():
        raise SchemaChanged(f"{file}: OBS_VALUE '{text[unread].iloc[0]}' is not a number.")
    return numbers.astype("float64")


def summed(cells: Cells, codes: Mapping[str, Any], file: str) -> pd.DataFrame:
    """Return `number` and `flag` of each area and period: the cells with these codes, added up.

    A sum with a missing part is missing.

    Raises
    ------
    SchemaChanged
        A dimension is missing, no row has these codes, or several rows answer to one cell.
    """
    wanted = {dimension.upper(): _spelt(code) for dimension, code in codes.items()}
    check_columns(cells, tuple(wanted), file)
    matching = pd.Series(True, index=cells.index)
    for dimension, spelt in wanted.items():
        matching &= cells[dimension].isin(spelt)
    found = cells[matching]
    said = ", ".join(f"{dimension} {' or '.join(spelt)}" for dimension, spelt in wanted.items())
    if found.empty:
        raise SchemaChanged(f"{file} has no row with {said}.")
    if found.duplicated([*AREA, *wanted]).any():
        raise SchemaChanged(f"{file} has several rows of one area and period with {said}.")
    grouped = found.groupby(AREA, sort=False)
    whole = grouped["number"].count() == prod(len(spelt) for spelt in wanted.values())
    # The one flag of a sum: what withholds a part of it before what qualifies it.
    gravest = found["flag"].map(GRAVITY.index).groupby([found[name] for name in AREA], sort=False).min()
    flag = gravest.map(dict(enumerate(GRAVITY))).astype("str")
    return pd.DataFrame({"number": grouped["number"].sum().where(whole), "flag": flag})


def _spelt(code: object) -> tuple[str, ...]:
    return tuple(map(str, code)) if isinstance(code, list | tuple) else (str(code),)
