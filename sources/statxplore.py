"""DWP, Stat-Xplore: benefits by area and month, asked for by a table's description; it wants a key.

Its quirks: an answer is a cube whose axes are described beside it; a total is an item without an address;
every number is perturbed on its own, so parts are never added up to a total.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import prod
from typing import TYPE_CHECKING, Any

import pandas as pd

from catalogue import CatalogueError, Indicator, Source
from catalogue.indicator import nothing
from geodata import load_areas
from sources.errors import Incomplete, SchemaChanged
from sources.fetched import Fetched
from sources.groups import Group, tidy_groups
from sources.layout import Layout, Selection, held, settings
from sources.schema import Observations
from sources.statxplore_cube import TOTAL, cells_of

if TYPE_CHECKING:
    from sources.client import Client

CELLS_A_REQUEST = 50_000
"""Cells in one table, so that no answer is put together for minutes."""

MONTH = re.compile(r"(\d{4})(\d\d)")
YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Asking:
    """The `fetch` of a source.

    Attributes
    ----------
    database, measures
        What is counted, by address (`str:database:…`, `str:count:…`).
    geography
        Address of the field of areas.
    areas
        For each of the source's levels, the beginning of its areas' addresses; the code follows it.
    fields
        For every other field its values, by address.
    totals
        Which of `fields` are asked for with their published total.
    """

    address: str
    database: str
    measures: tuple[str, ...]
    geography: str
    areas: Mapping[str, str]
    fields: Mapping[str, Sequence[str]]
    totals: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """The `query` of an indicator.

    Attributes
    ----------
    measure
        Name of the measure: the last part of its address.
    where
        Field to code, both by the last part of their addresses; `Total` for the published total. Fields
        that are not named are taken at their total.
    sex
        One field, with the code of each of our words: `{ SEX = { female = "2", male = "1" } }`.
    whole
        Field to code of the cell that this one is a part of, where it differs: the value is then a rate.
    """

    measure: str
    where: Mapping[str, Any] = field(default_factory=nothing)
    sex: Mapping[str, Any] = field(default_factory=nothing)
    whole: Mapping[str, Any] = field(default_factory=nothing)


def fetch(
    source: Source, areas: Sequence[str], *, client: Client, indicators: Iterable[Indicator] = ()
) -> Fetched:
    """Return the cells of the source's table for `areas`, one a row; see `sources.statxplore_cube`.

    Raises
    ------
    SchemaChanged
        The cube does not fit its description, or lacks a field or a measure.
    Refused
        There is no key, or it is not the right one; Stat-Xplore's words are quoted.
    SourceUnavailable and others
        As `sources.client.Client.post`.
    """
    asking = settings(Asking, f"sources.toml, entry [{source.id}.fetch]", source.fetch)
    addresses = _addresses(asking, areas, source)
    others = prod(len(values) + 1 for values in asking.fields.values()) * len(asking.measures)
    at_once = max(1, CELLS_A_REQUEST // others)
    tables, urls, moments = [], [], []
    for begin in range(0, len(addresses), at_once):
        payload = _payload(asking, addresses[begin : begin + at_once])
        answer = client.post(asking.address, payload, what=source.dataset)
        tables.append(cells_of(answer, [asking.geography, *asking.fields], asking.measures))
        urls.append(f"{answer.url} {json.dumps(payload)}")
        moments.append(answer.retrieved_at)
    return Fetched(pd.concat(tables, ignore_index=True), tuple(urls), min(moments))


def _addresses(asking: Asking, areas: Sequence[str], source: Source) -> list[str]:
    where = f"sources.toml, entry [{source.id}.fetch], key 'areas'"
    levels = held(asking.areas, where)
    begin = {code: asking.areas[level] for level in levels for code in load_areas(level)["area_code"]}
    lacking = [code for code in areas if code not in begin]
    if lacking:
        raise CatalogueError(f"{where}: says nothing of {len(lacking):,} areas, among them {lacking[0]}.")
    return [begin[code] + code for code in areas]


def _payload(asking: Asking, addresses: Sequence[str]) -> dict[str, Any]:
    fields = {asking.geography: addresses, **asking.fields}
    return {
        "database": asking.database,
        "measures": list(asking.measures),
        "recodes": {
            name: {"map": [[value] for value in values], "total": name in asking.totals}
            for name, values in fields.items()
        },
        "dimensions": [[name] for name in fields],
    }


def tidy(table: pd.DataFrame, indicator: Indicator, source: Source) -> Observations:
    """Return the tidy observations of the indicator's cells, months by the code in their address.

    The source's `table` names the fields of areas and months, as `area` and `period_column`. Where a code is
    a year, it may say on which day that begins: `year_starts = "04-01"`.

    Raises
    ------
    SchemaChanged
        A column is missing, or the query leaves several cells for one number: none are added up.
    Incomplete
        There is no row of a cell, or an area is absent.
    """
    given = dict(source.table)
    year_starts = given.pop("year_starts", "")
    layout = settings(Layout, f"sources.toml, entry [{source.id}.table]", given)
    query = settings(Query, f"entry [{indicator.id}.query]", indicator.query)
    groups = []
    for sex, cell in _cells(query, indicator).items():
        where = {"measure": query.measure, **query.where, **cell}
        rows = _numbers(table, where, "numerator", layout, source)
        if query.whole:
            whole = _numbers(table, {**where, **query.whole}, "denominator", layout, source)
            rows = rows.merge(whole, on=["area_code", "period"], how="left").fillna("")
        # Its footnote to a cell without a number: nil or negligible, so neither a zero nor a count.
        flag = rows["numerator"].map(lambda number: "" if number else "suppressed").astype("str")
        periods = rows["period"].map(lambda code: _iso(code, year_starts))
        groups.append(Group(sex, indicator.age, rows.assign(period=periods, flag=flag)))
    renamed = replace(layout, area="area_code", period_column="period")
    selection = Selection(numerator="numerator", denominator="denominator" if query.whole else "")
    return tidy_groups(groups, indicator, source, renamed, selection)


def _numbers(
    table: pd.DataFrame, where: Mapping[str, Any], name: str, layout: Layout, source: Source
) -> pd.DataFrame:
    """Return the numbers of one cell of each area and period, as a column of that name."""
    columns = {layout.area: "area_code", layout.period_column: "period", "value": name}
    return _matching(table, where, columns, source)[list(columns)].rename(columns=columns)


def _cells(query: Query, indicator: Indicator) -> dict[str, dict[str, str]]:
    if not query.sex:
        return {"all": {}}
    if len(query.sex) > 1:
        raise CatalogueError(
            f"entry [{indicator.id}.query], key 'sex': is one field with a code for each word."
        )
    ((name, codes),) = query.sex.items()
    return {sex: {name: str(code)} for sex, code in codes.items()}


def _matching(
    table: pd.DataFrame, where: Mapping[str, Any], columns: Mapping[str, str], source: Source
) -> pd.DataFrame:
    lacking = [name for name in (*where, *columns) if name not in table]
    if lacking:
        have = ", ".join(table.columns)
        raise SchemaChanged(f"{source.file} has no column {', '.join(lacking)}; it has {have}.")
    free = [name for name in table if name not in (*where, *columns)]
    wanted = {**dict.fromkeys(map(str, free), TOTAL), **where}
    rows = table[table[next(iter(columns))] != TOTAL]
    for name, code in wanted.items():
        rows = rows[rows[name] == str(code)]
    if rows.empty:
        said = ", ".join(f"{name} {code}" for name, code in wanted.items())
        raise Incomplete(f"{source.file} has no row with {said}.")
    return rows


def _iso(code: str, year_starts: str) -> str:
    if year_starts and YEAR.fullmatch(code):
        return f"{code}-{year_starts}/P1Y"
    return MONTH.sub(r"\1-\2", code) if MONTH.fullmatch(code) else code
