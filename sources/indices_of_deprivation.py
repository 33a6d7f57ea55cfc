"""MHCLG, English Indices of Deprivation: File 7, every domain of every LSOA in England.

Its quirks: headings are sentences, with years in them; a rate is called a score, and comes with the people
it is of but not with how many of them it counts. Fetched, its columns get the short names of the tables that
come with the application.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from catalogue import Indicator, Source
from geodata import LEVELS
from sources.errors import Incomplete, SchemaChanged
from sources.fetched import Fetched, asking_of
from sources.files.indices_of_deprivation import area_of, columns_of
from sources.layout import Layout, Selection, settings
from sources.schema import Observations
from sources.tables import tidy_rows

if TYPE_CHECKING:
    from sources.answer import Answer
    from sources.client import Client

NAMES = {
    "imd": "imd_score",
    "imd rank": "imd_rank",
    "income": "income_rate",
    "employment": "employment_rate",
    "idaci": "idaci_rate",
    "idaopi": "idaopi_rate",
    "education": "education_score",
    "health": "health_score",
    "crime": "crime_score",
    "barriers": "barriers_score",
    "living": "living_environment_score",
}
"""What the values of a series are called; the people that a rate is of are `income_base` and so on."""

RATE, BASE, PEOPLE = "_rate", "_base", "_people"


def fetch(
    source: Source, areas: Sequence[str], *, client: Client, indicators: Iterable[Indicator] = ()
) -> Fetched:
    """Return one row an area (GSS codes), with the columns of `NAMES` and a base for each rate.

    Raises
    ------
    SchemaChanged
        A domain or the base of a rate is missing, or the areas are those of another census.
    Incomplete
        There is no row of any of the areas.
    SourceUnavailable and others
        As `sources.client.Client.get`.
    """
    asking = asking_of(source)
    answer = client.get(asking.address, asking.spelt(), what=source.dataset)
    table = answer.table()
    area = _area(table, source, answer)
    rows = table[table[area].isin(set(areas))].reset_index(drop=True)
    if rows.empty:
        raise Incomplete(f"{answer.asked.publisher} sent no row of our areas for {answer.asked}.")
    renamed = {source.table["area"]: rows[area]}
    for name, column in _named(table, answer).items():
        renamed[name] = rows[column]
    return Fetched(pd.DataFrame(renamed), (answer.url,), answer.retrieved_at)


def tidy(table: pd.DataFrame, indicator: Indicator, source: Source) -> Observations:
    """Return the tidy observations of the indicator; see `sources.tables.tidy`.

    Where the table has the base of a rate, the number of people that it counts is the whole number nearest to
    their product: rates are published with three decimals.
    """
    layout = settings(Layout, f"sources.toml, entry [{source.id}.table]", source.table)
    selection = settings(Selection, f"entry [{indicator.id}.query]", indicator.query)
    domain = selection.value.removesuffix(RATE)
    if selection.value.endswith(RATE) and table.get(domain + BASE, pd.Series()).ne("").any():
        table = table.assign(**{domain + PEOPLE: _people(table[selection.value], table[domain + BASE])})
        selection = replace(selection, numerator=domain + PEOPLE, denominator=domain + BASE)
    return tidy_rows(table, indicator, source, layout, selection)


def _area(table: pd.DataFrame, source: Source, answer: Answer) -> str:
    """Return the column of codes, known to be of the census that the entry names."""
    area, year = area_of(table.columns)
    vintages = {LEVELS[level].vintage for level in source.table["levels"] if level in LEVELS}
    if not area:
        have = ", ".join(table.columns[:4])
        raise SchemaChanged(
            f"{answer.asked.publisher} sent no codes of LSOAs for {answer.asked}; it has {have}."
        )
    if year not in vintages:
        wanted = " or ".join(sorted(vintages))
        who = answer.asked.publisher
        raise SchemaChanged(f"{who} sent LSOAs of {year}, not of {wanted}, for {answer.asked}.")
    return area


def _named(table: pd.DataFrame, answer: Answer) -> dict[str, str]:
    """Return the heading of each column that we read, by the name that it gets."""
    found = columns_of(table.columns)
    headings = {name: found.get(series, {}).get("value", "") for series, name in NAMES.items()}
    rates = [series for series, name in NAMES.items() if name.endswith(RATE)]
    headings |= {series + BASE: found.get(series, {}).get("denominator", "") for series in rates}
    lacking = [name for name, heading in headings.items() if not heading]
    if lacking:
        who = answer.asked.publisher
        raise SchemaChanged(f"{who} sent no column that is {', '.join(lacking)}, for {answer.asked}.")
    return headings


def _people(rates: pd.Series, bases: pd.Series) -> pd.Series:
    """Return how many people each rate counts, as text; nothing where one of the two is no number."""
    rate, base = (pd.to_numeric(cells.str.replace(",", ""), errors="coerce") for cells in (rates, bases))
    counts = (rate * base).round()
    return counts.map(lambda count: "" if pd.isna(count) else str(int(count))).astype("str")
