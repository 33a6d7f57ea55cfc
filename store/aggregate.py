"""Queries for figures: those that are published, and those that are added up from LSOAs.

They fetch no more than what differs from row to row: the rest is known of an indicator and a period
(`store.contents`) and is put in when the answer is made into a table (`store.figures`).
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from catalogue import Indicator
from geodata import GM, LEVELS, Level
from store.connection import Tables

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, Table

FINEST = LEVELS["lsoa11"]


def narrowed(rows: Table, **wanted: str | None) -> Table:
    """Return the rows whose columns have the values wanted; None keeps all."""
    conditions = [rows[name] == value for name, value in wanted.items() if value is not None]
    return rows.filter(*conditions) if conditions else rows


def published(tables: Tables, indicator: Indicator, level: str) -> Table:
    """Return the indicator's rows at a level, as they stand in the snapshot."""
    rows = tables.observations
    return rows.filter(*_at(rows, indicator, LEVELS[level]))


def published_of(tables: Tables, indicator: Indicator, area_codes: Collection[str]) -> Table:
    """Return the indicator's rows of the areas given, as they stand in the snapshot."""
    rows = tables.observations
    return rows.filter(rows.indicator_id == indicator.id, rows.area_code.isin(sorted(area_codes)))


def added_up(tables: Tables, indicator: Indicator, level: str) -> Table:
    """Return one row an area of `level`, period, sex and age, from the LSOAs in it.

    Columns: area_code, period, sex, age, `parts` (its LSOAs) and `present` (those with a value), and
    `numerator` and `denominator` (sums) or `value` (the weighted mean), as the catalogue says.
    """
    import ibis

    lookup, rows = tables.lookup, tables.observations
    holder = lookup[level] if level in lookup.columns else ibis.literal(GM)
    weight = {"weight": lookup[indicator.weight]} if indicator.weight else {}
    holders = lookup.select(lsoa=lookup[FINEST.key], holder=holder, **weight)
    parts = rows.filter(*_at(rows, indicator, FINEST)).inner_join(holders, rows.area_code == holders.lsoa)
    groups = parts.group_by(area_code=parts.holder, period=parts.period, sex=parts.sex, age=parts.age)
    if indicator.weight:
        numbers = {"value": (parts.value * parts.weight).sum() / parts.weight.sum()}
    else:
        numbers = {name: parts[name].sum() for name in ("numerator", "denominator")}
    return groups.aggregate(parts=parts.count(), present=parts.value.count(), **numbers)


def _at(rows: Table, indicator: Indicator, level: Level) -> list[BooleanValue]:
    return [
        rows.indicator_id == indicator.id,
        rows.area_type == level.area_type,
        rows.area_vintage == level.vintage,
    ]
