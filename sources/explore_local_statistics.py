"""ONS, Explore local statistics: one long table of many offices' series.

Its quirks: an indicator is a `series` in one column, or one series a sex; a period is an ISO 8601 interval
such as `2019-01-01/P3Y`; boroughs stand among the areas they belong to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from catalogue import Indicator, Source
from sources.errors import Incomplete, SchemaChanged
from sources.layout import Layout, Selection, settings
from sources.schema import KEY, Observations
from sources.tables import tidy_rows

LAYOUT = Layout(
    levels=("borough", "combined_authority", "region", "country"),
    area="area_code",
    period_column="period",
)

COLUMNS = {"value": "value", "lower": "lower_95", "upper": "upper_95"}


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
