"""Every live postcode of Greater Manchester with the areas that hold it; postcodes as people write them."""

from __future__ import annotations

import re
from functools import cache

import pandas as pd

from geodata.area_tables import LOOKUPS, read_table

LIVE_POSTCODES = 72_135
LISTED = "2025"
"""Year of the list: later postcodes are not on it."""

POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][0-9A-Z]?)([0-9][A-Z]{2})")
"""A whole postcode without its space: the parts before and after. Royal Mail, *Programmers' guide*."""


def normal_postcode(text: str) -> str:
    """Return a postcode as it is listed, "M1 1AE" for "m11ae"; "" for what is no whole postcode."""
    found = POSTCODE.fullmatch(re.sub(r"[\s-]+", "", text).upper())
    return f"{found[1]} {found[2]}" if found else ""


@cache
def load_postcodes() -> pd.DataFrame:
    """Every live postcode, in rising order, as the index.

    Columns: lsoa11 (missing for two), ward25, borough, lat, lon, estimated. Shared: copy it to change it.
    """
    table = read_table(LOOKUPS, "postcodes25", LIVE_POSTCODES)
    return table.sort_values("postcode").set_index("postcode")


@cache
def districts() -> frozenset[str]:
    """The parts before the space of the postcodes of Greater Manchester: some reach beyond it."""
    return frozenset(postcode.partition(" ")[0] for postcode in load_postcodes().index)
