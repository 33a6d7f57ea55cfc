"""How many observations are laid out on disk, so that a question costs what it asks for, not what is stored.

    observations/indicator_id=<id>/area_group=<group>/….parquet

A group is the city region that the geography holds, or for areas elsewhere the first characters of their
codes. A question about one indicator here opens one file. In it rows are in the order of periods and then
areas, in row groups of about 8,000 rows: one period is in one or two of them, and the statistics that
Parquet keeps of each let the others be passed over.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geodata import GM, LEVELS, MAP_LEVELS, area, load_areas
from sources.schema import OBSERVATION_COLUMNS
from store.errors import SnapshotCorrupt

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, StringValue, Table

GROUP = "area_group"
GROUP_CHARACTERS = 6
ROW_GROUP = 8192
INDEXED = ("indicator_id", GROUP, "period_start")
ORDER = (GROUP, "period_start", "area_code", "sex", "age")
HERE = (*MAP_LEVELS, "combined_authority")
"""Levels whose areas all lie in the city region."""


def check_grouping(levels: Iterable[str], snapshot: str) -> None:
    """Raise unless observations were grouped when all levels of today were known.

    Areas of a level that has come since lie in other groups than they would be looked for in.

    Raises
    ------
    SnapshotCorrupt
        A level has come; the message begins with `snapshot`.
    """
    since = [LEVELS[level].plural for level in HERE if level not in set(levels)]
    if since:
        why = f"was laid out before the geography had {', '.join(since)}"
        raise SnapshotCorrupt(f"{snapshot} {why}. Publish it again: python -m store.publish")


def folder_of(indicator_id: str) -> str:
    """Return where the observations of an indicator lie in a snapshot's folder."""
    return f"observations/indicator_id={indicator_id}"


def group_of(area_code: str) -> str:
    """Return the group that an area's observations lie in."""
    place = area(area_code)
    return GM if place is not None and place.level in HERE else area_code[:GROUP_CHARACTERS]


def grouped(area_codes: StringValue) -> StringValue:
    """Return the same as `group_of` for a column of codes."""
    import ibis

    here = sorted({code for level in HERE for code in load_areas(level)["area_code"]})
    # As a table: thousands of codes in the words of the query take Ibis a second each time.
    known = ibis.memtable({"area_code": here})["area_code"]
    return ibis.cases((area_codes.isin(known), GM), else_=area_codes.substr(0, GROUP_CHARACTERS))


def stored_columns(rows: Table) -> Table:
    """Return the columns of observations in their order, and the group."""
    return rows.select(*OBSERVATION_COLUMNS, GROUP)


def of_areas(rows: Table, area_codes: Iterable[str]) -> list[BooleanValue]:
    """Return the conditions that keep to the groups of the areas; none where rows are not grouped."""
    if GROUP not in rows.columns:
        return []
    return [rows[GROUP].isin(sorted({group_of(code) for code in area_codes}))]


def of_level(rows: Table, level: str) -> list[BooleanValue]:
    """Return the conditions that keep to the areas that the geography holds of a level.

    None where rows are not grouped: a snapshot of one city region holds no others.
    """
    if GROUP not in rows.columns:
        return []
    codes, groups = _areas_and_groups(level)
    here = [rows[GROUP].isin(groups)]
    return here if groups == (GM,) else [*here, rows.area_code.isin(codes)]


@cache
def _areas_and_groups(level: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    codes = tuple(load_areas(level)["area_code"])
    return codes, tuple(sorted({group_of(code) for code in codes}))


def write_parts(database: Any, rows: Table, indicator_id: str, folder: Path) -> None:
    """Write the observations of an indicator in this layout to the snapshot in `folder`.

    Parameters
    ----------
    database
        The DuckDB connection, as Ibis gives it, that `rows` is an expression of. With one thread it writes
        the same bytes every time, and one file a group.
    """
    in_order = rows.mutate(**{GROUP: grouped(rows.area_code)}).order_by(*ORDER)
    (folder / folder_of(indicator_id)).mkdir(parents=True, exist_ok=True)
    database.to_parquet(
        in_order.drop("indicator_id"),
        folder / folder_of(indicator_id),
        partition_by=GROUP,
        row_group_size=ROW_GROUP,
        compression="zstd",
    )
