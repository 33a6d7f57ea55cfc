"""How much of one set of areas lies in another: any two levels, and the areas of other bodies.

All of it goes through the small areas that both are made of, weighted by their residents at the census. What
no lookup joins has no overlap here: nothing is joined by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from geodata.area_tables import FINEST, brought_table, load_areas, load_lookup
from geodata.brought import BROUGHT
from geodata.identifier_tables import load_icbs
from geodata.levels import EMBEDDED, GM, LEVELS, TYPES
from geodata.nesting import BEYOND

CROSSWALK = "crosswalk_lsoa11_lsoa21"
WHOLE = 0.9995
"""Share from which an area is said to lie in another whole: it is shown as 100 %."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """Areas that another body than the census and the councils goes by.

    Attributes
    ----------
    what
        What a reader calls one of them.
    coded
        Whether codes are held, and not names only.
    """

    key: str
    what: str
    coded: bool = True


SCHEMES: Mapping[str, Scheme] = {
    one.key: one
    for one in (
        Scheme("sub_icb", "NHS sub-ICB location"),
        Scheme("icb", "NHS integrated care board"),
        Scheme("police_force", "Police force", coded=False),
    )
}
"""By key. Each is made of whole LSOAs of 2011."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """One area's share in another.

    Attributes
    ----------
    level
        Level or scheme of the other area.
    code, name
        Of the other area; no code where none is held.
    share
        Of the first area's residents, how many live in the other (0 to 1).
    share_back
        Of the other area's residents, how many live in the first.
    """

    level: str
    code: str
    name: str
    share: float
    share_back: float

    @property
    def whole(self) -> bool:
        """Whether the first area lies in the other whole."""
        return self.share >= WHOLE

    @property
    def same(self) -> bool:
        """Whether both are the same ground, as far as their small areas show it."""
        return self.whole and self.share_back >= WHOLE


def kind_of(level: str) -> str:
    """Return what one area of a level or scheme is called, with its year: "ward of 2017"."""
    if level in SCHEMES:
        return SCHEMES[level].what
    found = LEVELS[level]
    name = found.singular.removesuffix(f" ({found.vintage})")
    return f"{name} of {found.vintage}" if found.vintage and level != "borough" else name


@cache
def names_of(level: str) -> Mapping[str, str]:
    """Return the name of every area of a level or scheme by its code, or by itself where it has no code."""
    if level == "police_force":
        return {name: f"{name} Police" for name in load_lookup()["police_force"].unique()}
    if level in SCHEMES:
        boards = load_icbs()
        return dict(zip(boards[level], boards[f"{level}_name"], strict=True))
    areas = load_areas(level)
    return dict(zip(areas["area_code"], areas["name"], strict=True))


@cache
def overlaps(level: str, other: str) -> pd.DataFrame:
    """Return the pairs of areas of two levels or schemes that share residents, none where nothing joins them.

    Columns: from_code, to_code, share (of the residents of the first in the second), share_back (of those of
    the second in the first), by code. Shared: copy it to change it.
    """
    pieces = _pieces(level, other)
    people = pieces.groupby([level, other])["people"].sum()
    pairs = people.rename_axis(["from_code", "to_code"]).reset_index()
    for share, by in (("share", "from_code"), ("share_back", "to_code")):
        pairs[share] = pairs["people"] / pairs.groupby(by)["people"].transform("sum")
    return pairs.drop(columns="people")


def overlaps_of(code: str, level: str, other: str) -> tuple[Overlap, ...]:
    """Return the areas of another level or scheme that share residents with an area, the largest first."""
    rows = _rows_by_code(level, other).get(code, ())
    names, coded = names_of(other), other not in SCHEMES or SCHEMES[other].coded
    found = [Overlap(other, to if coded else "", names[to], share, back) for to, share, back in rows]
    return tuple(sorted(found, key=lambda one: (-one.share, one.code)))


@cache
def _rows_by_code(level: str, other: str) -> dict[str, list[tuple[str, float, float]]]:
    found: dict[str, list[tuple[str, float, float]]] = {}
    for own, to, share, back in overlaps(level, other).itertuples(index=False, name=None):
        found.setdefault(own, []).append((to, share, back))
    return found


@cache
def holders(level: str, other: str) -> Mapping[str, str]:
    """Return the area of another level or scheme that each area lies in whole, by code; others are absent."""
    pairs = overlaps(level, other)
    whole = pairs[pairs["share"] >= WHOLE]
    return dict(zip(whole["from_code"], whole["to_code"], strict=True))


@cache
def joined(level: str) -> tuple[str, ...]:
    """Return the levels and schemes that a level can be joined with, coarser ones and other vintages.

    The finest first; those beyond Greater Manchester are left out.
    """
    order = [*LEVELS, *SCHEMES]
    return tuple(
        other for other in order if other != level and _fits(level, other) and len(overlaps(level, other))
    )


def _fits(level: str, other: str) -> bool:
    if level in BEYOND or other in BEYOND or level in SCHEMES:
        return (level, other) == ("sub_icb", "icb")
    if other in SCHEMES:
        return True
    return TYPES.index(LEVELS[other].area_type) >= TYPES.index(LEVELS[level].area_type)


def _pieces(one: str, other: str) -> pd.DataFrame:
    """Return the smallest areas that are held of both: the column of each, and people."""
    for table in (_of_2011(), _of_2021(), _of_both()):
        if table is not None and one in table and other in table:
            return table[[one, other, "people"]].dropna()
    return pd.DataFrame(
        {one: pd.Series(dtype=str), other: pd.Series(dtype=str), "people": pd.Series(dtype=float)}
    )


@cache
def _of_2011() -> pd.DataFrame:
    lookup = load_lookup("lsoa11")
    boards = load_icbs().set_index("sub_icb")["icb"]
    people = lookup["residents_2011"].astype(float)
    return lookup.assign(icb=lookup["sub_icb"].map(boards), combined_authority=GM, people=people)


@cache
def _of_2021() -> pd.DataFrame | None:
    """Return the LSOAs of 2021; each counts the same where no file brought their residents."""
    if "lsoa21" not in FINEST:
        return None
    lookup = load_lookup("lsoa21")
    known = lookup["residents_2021"].notna().all()
    people = lookup["residents_2021"] if known else pd.Series(1.0, index=lookup.index)
    return lookup.assign(combined_authority=GM, people=people.astype(float))


@cache
def _of_both() -> pd.DataFrame | None:
    """Return the LSOAs of 2011 with those of 2021 that each became, where files brought that lookup."""
    later = _of_2021()
    if later is None or f"{CROSSWALK}.parquet" not in BROUGHT.sha256:
        return None
    pairs = brought_table(BROUGHT, CROSSWALK).rename(columns={"from_code": "lsoa11", "to_code": "lsoa21"})
    own = [one for one in later if one == "lsoa21" or (one in LEVELS and one not in EMBEDDED)]
    table = pairs[["lsoa11", "lsoa21", "share"]].merge(_of_2011(), on="lsoa11").merge(later[own], on="lsoa21")
    return table.assign(people=np.asarray(table["people"] * table["share"], dtype=float))
