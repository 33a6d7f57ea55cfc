"""From query to data frame: the columns handed out, their types and their order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd

from geodata import LEVELS, GeographyError, area, check_codes
from store.errors import UnknownArea

if TYPE_CHECKING:
    from ibis.expr.types import Table

COLUMNS = (
    "indicator_id",
    "area_code",
    "area_type",
    "period",
    "period_start",
    "period_end",
    "sex",
    "age",
    "value",
    "lower_ci",
    "upper_ci",
    "numerator",
    "denominator",
    "flag",
    "source_id",
    "retrieved_at",
    "area_vintage",
    "rounding_se",
)
"""Columns of every table of figures handed out, in their order.

`value` is in the unit of the catalogue. Missing and suppressed numbers are NaN, never 0. `lower_ci` and
`upper_ci` are the published 95 % interval; where none is published it is NaN, and may be computed from
`numerator` and `denominator`. `rounding_se` is the standard error that rounding of counts brings, or NaN.
"""

NUMBERS = ("value", "lower_ci", "upper_ci", "numerator", "denominator", "rounding_se")


def narrowed(rows: Table, **wanted: str | None) -> Table:
    """Return the rows whose columns have the values wanted; None keeps all."""
    conditions = [rows[name] == value for name, value in wanted.items() if value is not None]
    return rows.filter(*conditions) if conditions else rows


def as_frame(rows: Table) -> pd.DataFrame:
    """Return the rows with the columns of `COLUMNS`, by area code and period; numbers float, missing NaN."""
    found = rows.select(*COLUMNS).order_by(["area_code", "period_start", "sex", "age"]).to_pyarrow().to_pandas()
    return found.astype(dict.fromkeys(NUMBERS, "float64"))


def codes_by_level(codes: Iterable[str]) -> dict[str, list[str]]:
    """Return the codes under the level that each belongs to.

    Raises
    ------
    UnknownArea
        A code is of no area held.
    """
    found: dict[str, list[str]] = {}
    for code in codes:
        place = area(code)
        if place is None:
            raise UnknownArea(_stranger(code))
        found.setdefault(place.level, []).append(code)
    return found


def _stranger(code: str) -> str:
    kinds = {"E01": "lsoa11", "E02": "msoa11", "E05": "ward25", "E08": "borough"}
    try:
        check_codes([code], kinds.get(code[:3], next(iter(LEVELS))))
    except GeographyError as error:
        return str(error)
    return f"'{code}' is not an area held."


def in_order(parts: list[pd.DataFrame], codes: list[str]) -> pd.DataFrame:
    """Return the parts as one table, areas in the order of `codes`, each oldest period first."""
    filled = [part for part in parts if len(part)]
    if not filled:
        return parts[0]
    place = {code: number for number, code in reversed(list(enumerate(codes)))}
    together = pd.concat(filled, ignore_index=True)
    return together.sort_values(
        ["area_code", "period_start", "sex", "age"],
        key=lambda column: column.map(place) if column.name == "area_code" else column,
        ignore_index=True,
    )
