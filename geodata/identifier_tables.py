"""What is known of places besides their areas: NHS boards, and postcodes that are no longer live."""

from __future__ import annotations

from functools import cache

import pandas as pd

from geodata.area_tables import LOOKUPS, read_table

SUB_ICBS = 10
ENDED_POSTCODES = 42_693
ENDED_LISTED = "May 2022"
"""Month of the list that says when postcodes ended."""


@cache
def load_icbs() -> pd.DataFrame:
    """NHS sub-ICB locations of Greater Manchester: sub_icb, sub_icb_name, icb, icb_name, by code.

    Each holds LSOAs of 2011 whole, and none beyond Greater Manchester.

    Raises
    ------
    GeographyMissing
        The table is absent, unreadable or incomplete.
    """
    return read_table(LOOKUPS, "sub_icbs", SUB_ICBS)


@cache
def load_ended_postcodes() -> pd.DataFrame:
    """Postcodes of Greater Manchester that are no longer live, as the index: lsoa11, ended.

    `ended` is the month, "2014-06"; "" for a postcode that was live in May 2022 and is not on the list of
    2025. Errors as `load_icbs`.
    """
    return read_table(LOOKUPS, "postcodes_ended", ENDED_POSTCODES).set_index("postcode")
