"""The base of a rate from another table of Nomis: residents, or households, by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from sources.fetched import Asking, Fetched
from sources.nomis_cells import AREA
from sources.nomis_pages import fetch_pages

if TYPE_CHECKING:
    from sources.client import Client


def fetch_base(asking: Asking, areas: Sequence[str], what: str, client: Client) -> Fetched:
    """Return the table that the `base` of a source's `fetch` asks for, for the same areas.

    Raises as `sources.nomis_pages.fetch_pages`.
    """
    own = replace(asking, base={}, **asking.base)
    return fetch_pages(own, areas, f"{what}: the base of its rates", client)


def beside(cells: Fetched, base: Fetched) -> Fetched:
    """Return both tables as one. A dimension that only the other table has is empty, so no cell is of both."""
    table = pd.concat([cells.table, base.table], ignore_index=True).fillna("")
    moment = min(cells.retrieved_at, base.retrieved_at)
    return Fetched(table, (*cells.urls, *base.urls), moment)


def of_months(base: pd.DataFrame, wanted: pd.Index) -> pd.DataFrame:
    """Return `number` and `flag` of the base for each area and month wanted.

    The base is of years. A month takes that of its own year, else the newest before it, else the oldest: an
    estimate of residents comes a year late. What the base lacks is `not_collected`.
    """
    years = sorted(set(base.index.get_level_values("period")))
    months = wanted.get_level_values("period")
    nearest = {month: _nearest(years, month) for month in months.unique()}
    keys = [wanted.get_level_values("area_code"), months.map(nearest)]
    found = base.reindex(pd.MultiIndex.from_arrays(keys, names=AREA)).set_axis(wanted)
    return found.assign(flag=found["flag"].fillna("not_collected"))


def _nearest(years: Sequence[str], month: str) -> str:
    not_later = [year for year in years if year <= month[:4]]
    return not_later[-1] if not_later else years[0]
