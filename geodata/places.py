"""Finding a place from what somebody types: a postcode or its beginning, a name, a GSS code."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice, takewhile

import pandas as pd

from geodata.area_tables import FINEST, brought_table, load_lookup
from geodata.brought import BROUGHT
from geodata.levels import EMBEDDED, GM, LEVELS
from geodata.nesting import BEYOND, Area, area, areas_by_code, levels_of
from geodata.postcodes import load_postcodes

CURRENT_LEVELS: tuple[str, ...] = tuple(
    level
    for level in ("combined_authority", "borough", "ward25", "msoa11", "msoa21", "lsoa11", "lsoa21")
    if level in LEVELS
)
"""Levels searched by name, in the order in which equally good matches are offered. A code that is of two
censuses is offered once."""

LSOAS_AND_UP = tuple(level for level in LEVELS if LEVELS[level].area_type in ("lsoa", "msoa", "ward"))

POSTCODE_START = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]{0,5}")
GSS_CODE = re.compile(r"[EKNSW][0-9]{8}")


@dataclass(frozen=True, slots=True)
class Place:
    """Something found.

    Attributes
    ----------
    label
        What to show, such as "Bowdon, Trafford (ward)".
    kind
        ``postcode`` or ``area``.
    code
        The postcode, or the GSS code.
    level
        Key of the area's level; for a postcode the finest level that it is placed in.
    lat, lon
        Degrees.
    ancestors
        Codes by level of the areas that hold it, itself included where it is an area; the levels in which it
        does not nest (an MSOA in a ward) are left out.
    """

    label: str
    kind: str
    code: str
    level: str
    lat: float
    lon: float
    ancestors: Mapping[str, str]


def find_place(text: str, limit: int = 8) -> list[Place]:
    """Places that match what was typed, best first.

    A GSS code is found whatever its vintage, and the label says which. Names and postcodes lead to current
    areas only. Upper and lower case, spaces in postcodes, full stops, apostrophes, and "&" for "and" make no
    difference in names.
    """
    typed = text.strip()
    joined = re.sub(r"\s+", "", typed).upper()
    if not joined or limit < 1:
        return []
    if GSS_CODE.fullmatch(joined):
        found = area(joined)
        return [_area_place(found)] if found else []
    places = [_area_place(found) for found in _named(_plain(typed))[:limit]]
    if POSTCODE_START.fullmatch(joined):
        # A start of a postcode is also a start of few names ("M1"): postcodes come first.
        places = [*_postcodes_from(" ".join(typed.upper().split()), limit), *places]
    return places[:limit]


def _plain(text: str) -> str:
    text = re.sub(r"[’'.]", "", text.casefold()).replace("&", " and ")
    return " ".join(re.sub(r"[^0-9a-zà-ÿ]+", " ", text).split())


@cache
def _names() -> tuple[tuple[str, Area], ...]:
    order = {level: position for position, level in enumerate(CURRENT_LEVELS)}
    held = ([one for one in found if one.level in order] for found in areas_by_code().values())
    current = (found[0] for found in held if found)
    return tuple(
        (_plain(found.name), found) for found in sorted(current, key=lambda found: order[found.level])
    )


def _named(plain: str) -> list[Area]:
    """Areas whose name is, begins with, has a word that begins with, or contains the text, in that order."""
    if not plain:
        return []
    ranked = [(_closeness(name, plain), found) for name, found in _names() if plain in name]
    return [found for _, found in sorted(ranked, key=lambda pair: pair[0])]


def _closeness(name: str, plain: str) -> int:
    if name == plain:
        return 0
    if name.startswith(plain):
        return 1
    return 2 if f" {plain}" in name else 3


def _area_place(found: Area) -> Place:
    level = LEVELS[found.level]
    within = f", {found.parent_name}" if found.level not in ("borough", "combined_authority") else ""
    kind = level.singular if found.level in CURRENT_LEVELS else f"{level.area_type} of {level.vintage}"
    label = f"{found.name}{within} ({kind})"
    return Place(label, "area", found.code, found.level, found.lat, found.lon, _ancestors(found))


def _ancestors(found: Area) -> dict[str, str]:
    """Codes of the areas that hold an area, by level: for each vintage that its code is of."""
    if found.level not in (*LSOAS_AND_UP, "borough"):
        return {found.level: found.code}
    own = {level: found.code for level in levels_of(found.code)}
    for finest in FINEST:
        if finest in own:
            own |= _holders(finest, found.code)
    return own | ({} if found.level == "borough" else {"borough": found.parent_code}) | _gm()


def _holders(finest: str, code: str) -> dict[str, str]:
    """Codes by level of the areas that hold an LSOA, itself included."""
    row = _rows(finest).loc[code]
    held = (level for level in LEVELS if level in row.index and level not in BEYOND)
    levels = [level for level in held if isinstance(row[level], str)]
    return {level: str(row[level]) for level in levels}


def _gm() -> dict[str, str]:
    return {"combined_authority": GM}


@cache
def _rows(finest: str) -> pd.DataFrame:
    return load_lookup(finest).set_index(finest, drop=False)


@cache
def _postcode_table() -> tuple[list[str], pd.DataFrame]:
    """Every postcode, sorted, and the table in the same order."""
    table = load_postcodes().reset_index()
    return table["postcode"].tolist(), table


def _postcodes_from(typed: str, limit: int) -> list[Place]:
    """Postcodes that begin with the text, first those that agree with the likeliest place of its space."""
    postcodes, table = _postcode_table()
    rows = chain.from_iterable(_rows_from(start, postcodes) for start in _spellings(typed))
    return [_postcode_place(table.iloc[row]) for row in islice(dict.fromkeys(islice(rows, limit * 2)), limit)]


def _spellings(typed: str) -> list[str]:
    """Ways to read the beginning of a postcode, likeliest first: "M11" is of M11, of M1 1 and of M11… ."""
    if " " in typed:
        return [typed]
    inward = [f"{typed[:-length]} {typed[-length:]}" for length in (1, 2, 3) if len(typed) > length]
    return [f"{typed} ", *inward, typed]


def _rows_from(start: str, postcodes: list[str]) -> Iterator[int]:
    first = bisect_left(postcodes, start)
    return takewhile(lambda row: postcodes[row].startswith(start), range(first, len(postcodes)))


def _postcode_place(row: pd.Series) -> Place:
    ward = area(row["ward25"], "ward25")
    assert ward is not None
    own = {"ward25": ward.code, "borough": str(row["borough"])} | _gm()
    if pd.notna(row["lsoa11"]):
        parents = _holders("lsoa11", row["lsoa11"])
        # Its own ward holds a postcode, whichever ward holds most of the LSOA.
        own = parents | own
    level = "lsoa11" if "lsoa11" in own else "ward25"
    label = f"{row['postcode']}, {ward.name}, {ward.parent_name}"
    own |= _of_2021(row)
    return Place(label, "postcode", row["postcode"], level, float(row["lat"]), float(row["lon"]), own)


def _of_2021(row: pd.Series) -> dict[str, str]:
    """Codes by level of the areas of 2021 that hold a postcode: its LSOA of 2011 may have been redrawn."""
    if "lsoa21" not in FINEST:
        return {}
    code = _redrawn().get(row["postcode"], row["lsoa11"])
    held = _holders("lsoa21", code) if code in _rows("lsoa21").index else {}
    return {level: found for level, found in held.items() if level not in EMBEDDED}


@cache
def _redrawn() -> dict[str, str]:
    """The LSOA of 2021 of the postcodes whose LSOA of 2011 is none, where boundaries were brought."""
    if "postcodes21.parquet" not in BROUGHT.sha256:
        return {}
    table = brought_table(BROUGHT, "postcodes21")
    return dict(zip(table["postcode"], table["lsoa21"], strict=True))
