"""ONS, Explore local statistics: one long table of many offices' series.

Its quirks: an indicator is a `series` in one column, or one series a sex; a period is an ISO 8601 interval
such as `2019-01-01/P3Y`; boroughs stand among the areas they belong to. Fetched, each file holds one or a few
series under names of their own, which are laid out as the long table is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from catalogue import Indicator, Source
from sources.errors import Incomplete, SchemaChanged
from sources.fetched import Fetched
from sources.layout import Layout, Selection, settings
from sources.schema import KEY, Observations
from sources.tables import tidy_rows

if TYPE_CHECKING:
    from sources.answer import Answer
    from sources.client import Client

LAYOUT = Layout(
    levels=("borough", "combined_authority", "region", "country"),
    area="area_code",
    period_column="period",
)

COLUMNS = {"value": "value", "lower": "lower_95", "upper": "upper_95"}

AS_SENT = {
    "areacd": "area_code",
    "period": "period",
    "observation": "value",
    "lci_95": "lower_95",
    "uci_95": "upper_95",
}
"""Columns of a file as ONS sends it, and what the long table calls them."""


@dataclass(frozen=True, slots=True)
class Asking:
    """The `fetch` of a source.

    Attributes
    ----------
    address
        The folder of the files.
    series
        For each series of ours the file below the address, and what the file calls it.
    """

    address: str
    series: Mapping[str, Sequence[str]]
    without: tuple[str, ...] = ()


def fetch(
    source: Source, areas: Sequence[str], *, client: Client, indicators: Iterable[Indicator] = ()
) -> Fetched:
    """Return the long table of the source's series, for `areas` (GSS codes).

    Raises
    ------
    SchemaChanged
        A column that we read is missing.
    Incomplete
        A file has no row of its series for any of the areas.
    SourceUnavailable and others
        As `sources.client.Client.get`.
    """
    asking = settings(Asking, f"sources.toml, entry [{source.id}.fetch]", source.fetch)
    answers = {
        file: client.get(f"{asking.address}/{file}", what=f"{source.dataset}, {file}")
        for file in dict.fromkeys(file for file, _ in asking.series.values())
    }
    parts = [_as_series(answers[file], name, series, areas) for series, (file, name) in asking.series.items()]
    urls = tuple(answer.url for answer in answers.values())
    moment = min(answer.retrieved_at for answer in answers.values())
    return Fetched(pd.concat(parts, ignore_index=True), urls, moment)


def _as_series(answer: Answer, name: str, series: str, areas: Sequence[str]) -> pd.DataFrame:
    table = answer.table()
    lacking = [column for column in ("indicator", *AS_SENT) if column not in table]
    if lacking:
        who, have = answer.asked.publisher, ", ".join(table.columns)
        raise SchemaChanged(f"{who} sent no column {', '.join(lacking)} for {answer.asked}; it has {have}.")
    rows = table[(table["indicator"] == name) & table["areacd"].isin(set(areas))]
    if rows.empty:
        raise Incomplete(f"{answer.asked.publisher} sent no row of “{name}” for our areas: {answer.asked}.")
    return rows[list(AS_SENT)].rename(columns=AS_SENT).assign(series=series)


def tidy(table: pd.DataFrame, indicator: Indicator, source: Source) -> Observations:
    """Return the tidy observations of the indicator's series; see `sources.tables.tidy`.

    The query holds `series`, a name or a table of sex to name. The source's table may hold `reference_date`.

    Raises
    ------
    Incomplete
        The table has no row of the series.
    """
    layout = replace(LAYOUT, **source.table)
    query = {key: value for key, value in indicator.query.items() if key != "series"}
    selection = settings(Selection, f"entry [{indicator.id}.query]", COLUMNS | query)
    parts = [
        tidy_rows(_rows_of(table, series, source), indicator, source, layout, selection, sex)
        for sex, series in _series_by_sex(indicator).items()
    ]
    return pd.concat(parts, ignore_index=True).sort_values(list(KEY), ignore_index=True)


def _series_by_sex(indicator: Indicator) -> Mapping[str, str]:
    series = indicator.query.get("series", "")
    return {"all": series} if isinstance(series, str) else series


def _rows_of(table: pd.DataFrame, series: str, source: Source) -> pd.DataFrame:
    if "series" not in table:
        raise SchemaChanged(f"{source.file} has no column 'series' (source {source.id}).")
    rows = table[table["series"] == series]
    if rows.empty:
        raise Incomplete(f"{source.file} has no row of the series '{series}' (source {source.id}).")
    return rows.reset_index(drop=True)
