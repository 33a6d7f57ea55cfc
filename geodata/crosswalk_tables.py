"""The whole crosswalk: every small area with all that hold it, and every pair of two levels."""

from __future__ import annotations

from functools import cache

import pandas as pd

from geodata.area_tables import load_lookup
from geodata.levels import LEVELS
from geodata.overlaps import SCHEMES, holders, joined, names_of, overlaps

BEST_FIT = ("ward",)
"""Area types whose areas are best-fit unions of small areas: every share of theirs is an estimate."""


@cache
def crosswalk_of(finest: str) -> pd.DataFrame:
    """Return every LSOA of a census, by code, with code and name of each area and body that holds it whole.

    Columns: the level's key and its name, then a pair of columns for each of `joined`, and for LSOAs of 2011
    ward25_share, the share of the LSOA's postcodes in its best-fit ward. Shared: copy it to change it.

    Raises
    ------
    UnknownLevel
        There is no lookup of the level.
    """
    codes = load_lookup(finest)[finest]
    found = {finest: codes, f"{finest}_name": codes.map(names_of(finest))}
    for other in joined(finest):
        held = codes.map(holders(finest, other))
        if other not in SCHEMES or SCHEMES[other].coded:
            found[other] = held
        found[f"{other}_name"] = held.map(names_of(other))
    table = pd.DataFrame(found)
    lookup = load_lookup(finest)
    return table.assign(ward25_share=lookup["ward25_share"]) if "ward25_share" in lookup else table


def pairs_of(level: str, other: str) -> pd.DataFrame:
    """Return the pairs of areas of two levels or schemes that share residents, with names.

    Columns: from_level, from_code, from_name, to_level, to_code (missing where only the name is held),
    to_name, share, share_back, estimated (whether the pair rests on a best fit).
    """
    pairs = overlaps(level, other)
    coded = other not in SCHEMES or SCHEMES[other].coded
    kinds = {LEVELS[one].area_type for one in (level, other) if one in LEVELS}
    return pd.DataFrame(
        {
            "from_level": level,
            "from_code": pairs["from_code"],
            "from_name": pairs["from_code"].map(names_of(level)),
            "to_level": other,
            "to_code": pairs["to_code"] if coded else None,
            "to_name": pairs["to_code"].map(names_of(other)),
            "share": pairs["share"],
            "share_back": pairs["share_back"],
            "estimated": bool(kinds & set(BEST_FIT)) and other not in ("borough", "combined_authority"),
        }
    )
