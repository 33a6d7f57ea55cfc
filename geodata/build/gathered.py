"""What files say of areas of other vintages, joined into one lookup of the LSOAs of 2021."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from geodata.area_tables import COUNTS_2021, load_areas
from geodata.crosswalks import BrokenLookup, some
from geodata.errors import GeographyError
from geodata.levels import EMBEDDED

FINEST = "lsoa21"
WARD = "ward"


class IncompleteGeography(GeographyError):
    """Files that do not make a geography together: areas or boroughs are lost, or too little was brought."""


@dataclass(frozen=True)
class Gathered:
    """What files brought, each area by its code.

    Attributes
    ----------
    lookups
        Pairs of areas by the name of their file: a column of codes a level (`lsoa21`, `ward22`, `borough`),
        and of names (`lsoa21_name`).
    polygons
        By level, those of every file, in degrees, by code.
    names
        Names that came with polygons, by code.
    people
        By LSOA of 2021: residents_2021, households_2021.
    crosswalk
        LSOAs of 2011 to those of 2021: from_code, to_code, share, estimated. None if no file held it.
    """

    lookups: Mapping[str, pd.DataFrame]
    polygons: Mapping[str, Sequence[pd.Series]]
    names: Mapping[str, str] = field(default_factory=dict)
    people: pd.DataFrame | None = None
    crosswalk: pd.DataFrame | None = None


def joined(gathered: Gathered, held: pd.DataFrame | None, notes: list[str]) -> pd.DataFrame | None:
    """Return one row an LSOA of 2021, with the areas that hold it; None if nothing says which there are.

    Parameters
    ----------
    held
        The lookup that the data folder has; what files bring takes the place of its columns.
    notes
        Sentences on what each join did are added to it.

    Raises
    ------
    BrokenLookup
        A file puts an LSOA into two areas of a level.
    IncompleteGeography
        Two files do not hold the same LSOAs, an LSOA has no borough, or a borough has no LSOA.
    """
    lookup = held
    for name, table in gathered.lookups.items():
        if FINEST not in table:
            continue
        pairs = _of_greater_manchester(table, name)
        lookup = pairs if lookup is None else _joined_to(lookup, pairs, name)
        levels = [str(level) for level in pairs if not str(level).endswith("_name") and level != FINEST]
        notes.append(f"{name}: {len(pairs):,} LSOAs of 2021 with their {', '.join(levels)}.")
    if lookup is None:
        return None
    _refuse_lost_boroughs(lookup)
    lookup = _with_wards_of_same_codes(lookup, gathered, notes)
    return _with_people(lookup, gathered.people, notes).sort_values(FINEST, ignore_index=True)


def _of_greater_manchester(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return one row an LSOA, of the boroughs held here where the file has boroughs."""
    boroughs = set(load_areas("borough")["area_code"])
    here = table[table["borough"].isin(boroughs)] if "borough" in table else table
    # Areas that come with the application are not carried over to LSOAs of 2021 by a lookup between the two.
    other = [one for one in table if str(one).removesuffix("_name") in set(EMBEDDED) - {"borough"}]
    pairs = here.drop(columns=other).drop_duplicates(ignore_index=True)
    for column in pairs.columns.drop(FINEST):
        several = pairs.groupby(FINEST)[column].nunique()
        if (several > 1).any():
            code = several.index[several > 1][0]
            raise BrokenLookup(f"{name} puts {code} into several areas of {column}.")
    once: pd.DataFrame = pairs.drop_duplicates(FINEST, ignore_index=True)
    return once


def _joined_to(lookup: pd.DataFrame, pairs: pd.DataFrame, name: str) -> pd.DataFrame:
    known, given = set(lookup[FINEST]), set(pairs[FINEST])
    if lacking := sorted(known - given):
        raise IncompleteGeography(
            f"{name} lacks {len(lacking):,} of {len(known):,} LSOAs of 2021: {some(lacking)}."
        )
    if (more := sorted(given - known)) and "borough" in pairs:
        raise IncompleteGeography(f"{name} has {len(more):,} LSOAs that other files lack: {some(more)}.")
    both = lookup.set_index(FINEST)
    new = pairs.set_index(FINEST).reindex(both.index)
    if "borough" in new and "borough" in both and (odd := both["borough"] != new["borough"]).any():
        raise BrokenLookup(f"{name} puts {both.index[odd][0]} into another borough than other files.")
    return both.assign(**{str(column): new[column] for column in new}).reset_index()


def _refuse_lost_boroughs(lookup: pd.DataFrame) -> None:
    if "borough" not in lookup:
        raise IncompleteGeography(
            "No lookup says which borough the LSOAs of 2021 lie in: load one with its districts, such as "
            "LSOA 2021 to ward and local authority."
        )
    boroughs = load_areas("borough")
    lost = boroughs.loc[~boroughs["area_code"].isin(lookup["borough"]), "name"]
    if len(lost):
        raise IncompleteGeography(f"No LSOA of 2021 lies in {', '.join(lost)}: the lookup is not whole.")
    nowhere = lookup.loc[~lookup["borough"].isin(boroughs["area_code"]), FINEST]
    if len(nowhere):
        raise IncompleteGeography(f"LSOAs of 2021 without a borough: {some(tuple(nowhere))}.")


def _with_wards_of_same_codes(lookup: pd.DataFrame, gathered: Gathered, notes: list[str]) -> pd.DataFrame:
    """Return the lookup with the wards of years that no file has, where they have the codes of one that has.

    A ward keeps its code as long as its boundary stays: the same codes are the same wards.
    """
    wards = {level: ward_codes(gathered, level) for level in _ward_levels(gathered)}
    wards |= {level: set(load_areas(level)["area_code"]) for level in EMBEDDED if level.startswith(WARD)}
    for level, codes in sorted(wards.items()):
        like = [
            str(one) for one in lookup if _is_ward(str(one)) and one != level and set(lookup[one]) == codes
        ]
        if like and (level not in lookup or level in EMBEDDED):
            lookup = lookup.assign(**{level: lookup[like[-1]]})
            notes.append(
                f"{len(codes):,} wards of 20{level[4:]} have the codes of those of 20{like[-1][4:]}."
            )
    return lookup


def ward_codes(gathered: Gathered, level: str) -> set[str]:
    """Return the codes that files give of a level's wards."""
    drawn = {str(code) for one in gathered.polygons.get(level, ()) for code in one.index}
    listed = {str(code) for one in gathered.lookups.values() if level in one for code in one[level].dropna()}
    return drawn or listed


def _ward_levels(gathered: Gathered) -> set[str]:
    listed = {str(column) for table in gathered.lookups.values() for column in table}
    return {level for level in (*listed, *gathered.polygons) if _is_ward(level)}


def _is_ward(column: str) -> bool:
    return column.startswith(WARD) and column[len(WARD) :].isdecimal()


def _with_people(lookup: pd.DataFrame, people: pd.DataFrame | None, notes: list[str]) -> pd.DataFrame:
    for name in COUNTS_2021:
        if people is not None and name in people and people[name].notna().any():
            counts = lookup[FINEST].map(people[name])
            lacking = lookup.loc[counts.isna(), FINEST]
            if len(lacking):
                notes.append(f"No number of {name.replace('_', ' of ')} came for {some(tuple(lacking))}.")
            lookup = lookup.assign(**{name: counts})
        elif name not in lookup:
            lookup = lookup.assign(**{name: float("nan")})
    return lookup
