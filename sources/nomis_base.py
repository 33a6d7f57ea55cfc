"""The base of a rate from another table of Nomis: residents, or households, by year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from catalogue import Source
from sources.fetched import Asking, Fetched
from sources.layout import settings
from sources.nomis_cells import AREA
from sources.nomis_pages import fetch_pages

if TYPE_CHECKING:
    from sources.client import Client


def fetch_base(source: Source, areas: Sequence[str], client: Client) -> Fetched:
    """Return the table that the `base` of the source's `fetch` asks for, for the same areas.

    Raises as `sources.nomis_pages.fetch_pages`, and `CatalogueError` for an unknown or missing key.
    """
    owner = f"sources.toml, entry [{source.id}.fetch.base]"
    asking = settings(Asking, owner, source.fetch["base"])
    return fetch_pages(asking, areas, f"{source.dataset}: the base of its rates", client)


def beside(cells: Fetched, base: Fetched) -> Fetched:
    """Return both tables as one; a dimension that only the other has is empty, so no cell is of both."""
    table = pd.concat([cells.table, base.table], ignore_index=True).fillna("")
    moment = min(cells.retrieved_at, base.retrieved_at)
    return Fetched(table, (*cells.urls, *base.urls), moment)


def of_months(base: pd.DataFrame, wanted: pd.Index) -> pd.DataFrame:
    """Return `number` and `flag` of the base for each area and month wanted.

    The base is of years. A month takes that of its own year, else the newest before it, else the oldest: an
    estimate of residents comes a year late. A base of another year is `estimated`, one that is not there
    `not_collected`.
    """
    years = sorted(set(base.index.get_level_values("period")))
    months = wanted.get_level_values("period")
    taken = months.map({month: _nearest(years, month) for month in months.unique()})
    keys = [wanted.get_level_values("area_code"), taken]
    found = base.reindex(pd.MultiIndex.from_arrays(keys, names=AREA)).set_axis(wanted)
    flag = found["flag"].fillna("not_collected")
    return found.assign(flag=flag.mask((flag == "") & (taken != months.str[:4]), "estimated"))


def _nearest(years: Sequence[str], month: str) -> str:
    not_later = [year for year in years if year <= month[:4]]
    return not_later[-1] if not_later else years[0]
