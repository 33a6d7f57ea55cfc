"""OHID, Fingertips: indicators of public health by their number.

Its quirks: an area comes again under each parent, rows of deprivation deciles and other categories stand
among those of whole areas, sexes and ages share one table, some columns change their names with what they
compare to, and a note beside a value says whether it counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from catalogue import CatalogueError, Indicator, Source
from sources.errors import Incomplete, SchemaChanged
from sources.fetched import Fetched
from sources.fingertips_periods import iso_period, years_of
from sources.groups import Group, tidy_groups
from sources.layout import Layout, Selection, settings
from sources.schema import Observations, join_flags

if TYPE_CHECKING:
    from sources.client import Client

COLUMNS = {
    "Area Code": "area_code",
    "Time period": "period",
    "Value": "value",
    "Lower CI 95.0 limit": "lower",
    "Upper CI 95.0 limit": "upper",
    "Count": "numerator",
    "Denominator": "denominator",
    "Value note": "note",
}
"""What is read of a row, under the names of `sources.groups`."""

FILTERS = ("Indicator ID", "Sex", "Age", "Category Type", "Category")

KEPT = (*FILTERS, *COLUMNS)

MOST_INDICATORS = 20
"""Indicators asked for at once. Fingertips would answer a hundred, with all of England in one piece."""

# What a note says, by a word of it; what comes first wins.
WITHHELD = {
    r"suppress|disclos|too small|small number": "suppressed",
    r"not available|missing|not collected|not published|not calculated|cannot be calculated": "not_collected",
}
QUALIFIED = {
    r"quality|caution|response": "unreliable",
    r"estimat|modelled|imputed": "estimated",
    r"aggregated": "derived",
    r"provisional": "provisional",
}


@dataclass(frozen=True, slots=True)
class Asking:
    """The `fetch` of the source: its address, kinds of area (numbers of Fingertips), and indicators.

    `indicator_ids` come on top of those that entries of the catalogue name.
    """

    address: str
    area_types: tuple[int, ...]
    parent_area_type: int = 15
    indicator_ids: tuple[int, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """The `query` of an indicator.

    Attributes
    ----------
    indicator
        Its number.
    sex
        The publisher's word for each of ours: `{ female = "Female", male = "Male" }`.
    age
        The publisher's word. It may be left out where the indicator has only one.
    scale
        What brings a value to the display unit.
    year_starts
        First day, as month and day, of a year that is written 2019/20.
    years
        How many years a period has, where an indicator comes in single and in pooled ones; 0 for any.
    """

    indicator: int
    sex: Mapping[str, str] = field(default_factory=lambda: {"all": "Persons"})
    age: str = ""
    scale: float = 1
    year_starts: str = "04-01"
    years: int = 0


def fetch(
    source: Source, areas: Sequence[str], *, client: Client, indicators: Iterable[Indicator] = ()
) -> Fetched:
    """Return the rows of `areas` (GSS codes), each once, of the indicators that `source` is asked for.

    Raises
    ------
    Incomplete
        There is no row of one of the indicators.
    SchemaChanged, NotUnderstood
        A column that we read is missing, or the answer is no table.
    SourceUnavailable and others
        As `sources.client.Client.get`.
    """
    asking = settings(Asking, f"sources.toml, entry [{source.id}.fetch]", source.fetch)
    numbers = _numbers_asked(asking, indicators, source)
    answers, tables, wanted = [], [], set(areas)
    for begin in range(0, len(numbers), MOST_INDICATORS):
        asked_for = numbers[begin : begin + MOST_INDICATORS]
        for area_type in asking.area_types:
            what = f"{len(asked_for)} indicators, areas of type {area_type}"
            answer = client.get(asking.address, _parameters(asking, asked_for, area_type), what=what)
            rows = _kept(answer.table(), f"The table that {answer.asked.publisher} sent for {answer.asked}")
            answers.append(answer)
            tables.append(rows[rows["Area Code"].isin(wanted)])
    table = pd.concat(tables, ignore_index=True).drop_duplicates(ignore_index=True)
    lacking = sorted(set(numbers) - set(table["Indicator ID"]))
    if lacking:
        raise Incomplete(f"Fingertips sent no row of our areas for indicator {', '.join(lacking)}.")
    urls = tuple(answer.url for answer in answers)
    return Fetched(table, urls, min(answer.retrieved_at for answer in answers))


def _numbers_asked(asking: Asking, indicators: Iterable[Indicator], source: Source) -> list[str]:
    named = [one.query["indicator"] for one in indicators if one.source == source.id]
    numbers = sorted({*asking.indicator_ids, *named})
    if not numbers:
        raise CatalogueError(f"sources.toml, entry [{source.id}.fetch]: no indicator is taken from it.")
    return list(map(str, numbers))


def _parameters(asking: Asking, numbers: Sequence[str], area_type: int) -> dict[str, str]:
    return {
        "indicator_ids": ",".join(numbers),
        "child_area_type_id": str(area_type),
        "parent_area_type_id": str(asking.parent_area_type),
    }


def _kept(table: pd.DataFrame, where: str) -> pd.DataFrame:
    """Return the columns that we read, by name: others come, go and change theirs."""
    lacking = [column for column in KEPT if column not in table]
    if lacking:
        raise SchemaChanged(f"{where} has no column {', '.join(lacking)}; it has {', '.join(table.columns)}.")
    return table[list(KEPT)]


def tidy(table: pd.DataFrame, indicator: Indicator, source: Source) -> Observations:
    """Return the tidy observations of the indicator; see `sources.tables.tidy`.

    Rows of a category are left out. A value whose note withholds it stays missing, whatever stands there.

    Raises
    ------
    Incomplete
        The table has no row of the indicator or of one of its sexes, or an area is absent.
    SchemaChanged
        A column is missing, a period cannot be read, or the query leaves several ages.
    """
    layout = _layout(source)
    query = settings(Query, f"entry [{indicator.id}.query]", indicator.query)
    rows = _of_whole_areas(_kept(table, source.file), query, source)
    groups = [
        Group(sex, indicator.age, _rows(rows[rows["Sex"] == word], query, f"{source.file}, {word}"))
        for sex, word in query.sex.items()
    ]
    counts = {name for group in groups for name in ("numerator", "denominator") if _any(group.rows[name])}
    selection = Selection(
        value="value",
        lower="lower",
        upper="upper",
        numerator="numerator" if "numerator" in counts else "",
        denominator="denominator" if "denominator" in counts else "",
        scale=query.scale,
    )
    return tidy_groups(groups, indicator, source, layout, selection)


def _layout(source: Source) -> Layout:
    given: dict[str, Any] = {"area": "area_code", "period_column": "period", **source.table}
    return settings(Layout, f"sources.toml, entry [{source.id}.table]", given)


def _of_whole_areas(table: pd.DataFrame, query: Query, source: Source) -> pd.DataFrame:
    whole = (table["Category Type"] == "") & (table["Category"] == "")
    rows = table[whole & (table["Indicator ID"] == str(query.indicator))]
    if query.age:
        rows = rows[rows["Age"] == query.age]
    if rows.empty:
        aged = f" at age '{query.age}'" if query.age else ""
        raise Incomplete(f"{source.file} has no row of indicator {query.indicator}{aged}.")
    ages = sorted(set(rows["Age"]))
    if len(ages) > 1:
        named = ", ".join(ages)
        raise SchemaChanged(
            f"{source.file} has indicator {query.indicator} at several ages, {named}: name one."
        )
    return rows


def _rows(found: pd.DataFrame, query: Query, where: str) -> pd.DataFrame:
    """Return the rows of one sex, as `sources.groups` wants them."""
    if found.empty:
        raise Incomplete(f"{where}: there is no row of indicator {query.indicator}.")
    rows = found[list(COLUMNS)].rename(columns=COLUMNS).drop_duplicates(ignore_index=True)
    known = {text: iso_period(text, query.year_starts) for text in rows["period"].unique()}
    if query.years:
        rows = rows[rows["period"].map(known).map(years_of) == query.years].reset_index(drop=True)
        if rows.empty:
            raise Incomplete(f"{where}: there is no period of {query.years} years.")
    notes = rows["note"].str.lower()
    withheld = _marks(notes, WITHHELD)
    numbers = ["value", "lower", "upper", "numerator", "denominator"]
    rows[numbers] = rows[numbers].where(withheld == "", "")
    qualified = _marks(notes, QUALIFIED).where(rows["value"] != "", "")
    flags = withheld
    for flag in set(qualified) - {""}:
        flags = join_flags(flags, qualified == flag, flag)
    return rows.assign(period=rows["period"].map(known), flag=flags)


def _marks(notes: pd.Series, words: Mapping[str, str]) -> pd.Series:
    """Return the flag of each note, or nothing."""
    flags = {
        note: next((flag for word, flag in words.items() if re.search(word, note)), "") for note in set(notes)
    }
    return notes.map(flags).astype("str")


def _any(cells: pd.Series) -> bool:
    return bool((cells != "").any())
