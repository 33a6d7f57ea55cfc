"""Small tables in the layout of Nomis's API, and a server that hands them out as Nomis does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from catalogue import load_catalogue
from geodata import load_areas
from tests.sources.faulty_server import Asking, Reply, text

BOROUGHS = load_areas("borough")["area_code"].tolist()

CATALOGUE = load_catalogue()
PATH = "/api/v01/dataset/NM_162_1.data.csv"


def source(server_url="https://www.nomisweb.co.uk", **changes):
    """Return an entry like those of Nomis in `sources.toml`, answered by a server of ours."""
    table = {"levels": ("borough",), "rounded_to": 5}
    fetch = {
        "address": server_url + PATH,
        "parameters": {"date": "latest", "measure": [1, 2], "measures": 20100},
    }
    given = {"reader": "nomis", "file": "nomis.csv", "table": table, "fetch": fetch} | changes
    return replace(CATALOGUE.sources["claimants_lsoa"], **given)


def indicator(query, **changes):
    return replace(CATALOGUE.indicators["claimants"], query=query, age="16 and over", **changes)


def rows(areas=BOROUGHS, dates=("2026-01",), value="100", **dimensions):
    """Return rows in the columns of the API; a dimension is `gender=[0, 1, 2]`, crossed with the others."""
    keys = pd.MultiIndex.from_product(
        [dates, areas, *(list(map(str, codes)) for codes in dimensions.values())],
        names=["DATE", "GEOGRAPHY_CODE", *(name.upper() for name in dimensions)],
    )
    table = keys.to_frame(index=False)
    marks = {"MEASURES": "20100", "OBS_VALUE": value, "OBS_STATUS": "A", "OBS_CONF": "F"}
    table = table.assign(**{name: mark for name, mark in marks.items() if name not in table})
    return numbered(table.assign(GEOGRAPHY_TYPE="local authorities", GEOGRAPHY_TYPECODE="464"))


def numbered(table):
    offsets = [str(at) for at in range(len(table))]
    return table.reset_index(drop=True).assign(RECORD_OFFSET=offsets, RECORD_COUNT=str(len(table)))


def paged(table: pd.DataFrame, limit: int = 25_000) -> Callable[[Asking], Reply]:
    """Answer like Nomis: rows of the areas asked for, from an offset, and at most so many without a word."""

    def reply(asking: Asking) -> Reply:
        asked = asking.parameters
        here = numbered(table[table["GEOGRAPHY_CODE"].isin(asked["geography"].split(","))])
        begin = int(asked["RecordOffset"])
        page = here.iloc[begin : begin + min(limit, int(asked["RecordLimit"]))]
        return text(page.to_csv(index=False) if len(page) else "")

    return reply
