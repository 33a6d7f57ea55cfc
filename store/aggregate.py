"""Queries for figures: those that are published, and those that are added up from LSOAs.

They fetch no more than what differs from row to row: the rest is known of an indicator and a period
(`store.contents`) and is put in when the answer is made into a table (`store.figures`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from catalogue import Indicator
from geodata import LEVELS, Level
from store.layout import of_areas, of_level
from store.opened import Tables

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, Table

COUNTS = ("numerator", "denominator")

ORDER = ("area_code", "period_start", "sex", "age")
"""Of published rows, once they are here: databases order texts in different ways."""


def narrowed(rows: Table, **wanted: str | None) -> Table:
    """Return the rows whose columns have the values wanted; None keeps all."""
    conditions = [rows[name] == value for name, value in wanted.items() if value is not None]
    return rows.filter(*conditions) if conditions else rows


def published(tables: Tables, indicator: Indicator, level: str) -> Table:
    """Return the indicator's rows at a level, as they stand in the snapshot, in any order."""
    rows = tables.indicator(indicator.id)
    return rows.filter(*_at(rows, LEVELS[level]))


def published_of(tables: Tables, indicator: Indicator, area_codes: Iterable[str]) -> Table:
    """Return the indicator's rows of the areas given, as they stand in the snapshot, in any order."""
    rows, codes = tables.indicator(indicator.id), sorted(area_codes)
    return rows.filter(rows.area_code.isin(codes), *of_areas(rows, codes))


def added_up(tables: Tables, indicator: Indicator, level: str, finest: str) -> Table:
    """Return one row an area of `level`, period, sex and age, from the LSOAs of one census in it.

    Columns: area_code, period, sex, age, `parts` (its LSOAs), `present` (those with a value), `counted`
    (those with both counts; all that `numerator` and `denominator`, the sums, are of, unless the indicator
    has no denominator), and for a weighted mean `value`.

    Parameters
    ----------
    finest
        The level of the LSOAs, such as `lsoa11`: a sum is never one of two vintages.
    """
    members = tables.members
    return _added_up(
        tables, indicator, members.filter(members.level == level, members.origin == finest), finest
    )


def added_up_of(
    tables: Tables, indicator: Indicator, codes: Mapping[str, Iterable[str]], finest: str
) -> Table:
    """Return the same as `added_up`, and `level`, for the areas given under the level that each is of."""
    members = tables.members
    wanted = sorted({code for found in codes.values() for code in found})
    of_areas = members.filter(
        members.area_code.isin(wanted), members.level.isin(sorted(codes)), members.origin == finest
    )
    return _added_up(tables, indicator, of_areas, finest, "level")


def _added_up(tables: Tables, indicator: Indicator, members: Table, finest: str, *by: str) -> Table:
    rows = tables.indicator(indicator.id)
    needed = ("period", "sex", "age", "value", "numerator", "denominator")
    values = rows.filter(*_at(rows, LEVELS[finest])).select(*needed, lsoa="area_code")
    parts = values.inner_join(members, "lsoa")
    both = parts.numerator.notnull() & parts.denominator.notnull()
    numbers = {name: parts[name].sum(where=both if indicator.denominator else None) for name in COUNTS}
    if indicator.weight:
        weight = parts[indicator.weight]
        # Without a weight there is no mean; some databases would refuse the whole question.
        numbers["value"] = (parts.value * weight).sum() / weight.sum().nullif(0)
    groups = parts.group_by(*by, "area_code", "period", "sex", "age")
    tallies = {"parts": parts.count(), "present": parts.value.count(), "counted": parts.count(where=both)}
    return groups.aggregate(**tallies, **numbers)


def _at(rows: Table, level: Level) -> list[BooleanValue]:
    return [
        rows.area_type == level.area_type,
        rows.area_vintage == level.vintage,
        *of_level(rows, level.key),
    ]
