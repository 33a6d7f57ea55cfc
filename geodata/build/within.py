"""Which areas each area lies in, as the boundary files carry it."""

from __future__ import annotations

import pandas as pd

HOLDERS = {
    "lsoa11": ("borough", "ward25", "ward17", "msoa11"),
    "msoa11": ("borough", "ward25", "ward17"),
    "ward17": ("borough",),
    "ward25": ("borough",),
    "borough": (),
    "outline": (),
}
"""Levels named in an area's `within`, by its own level."""


def ancestors(lookup: pd.DataFrame, level: str) -> dict[str, list[str]]:
    """Codes of the areas that hold each area of a level, coarse to fine, then by code.

    An MSOA does not nest in wards: it lists every ward that it shares an LSOA with, so that whoever drills
    into a ward sees every MSOA of which it is made.
    """
    held: dict[str, list[str]] = {}
    for holder in HOLDERS[level]:
        pairs = lookup[[level, holder]].drop_duplicates().sort_values([level, holder])
        for code, found in pairs.itertuples(index=False):
            held.setdefault(code, []).append(found)
    return held
