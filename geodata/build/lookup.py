"""The lookup from each LSOA of 2011 to every other area that holds it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from geodata.build import packages
from geodata.errors import GeographyError
from geodata.levels import LEVELS

TABLES = Path(__file__).parents[1] / "tables"
COLUMNS = [
    "lsoa11",
    "lsoa11_name",
    "msoa11",
    "msoa11_name",
    "ward25",
    "ward25_share",
    "ward17",
    "borough",
    "sub_icb",
    "sub_icb_name",
    "police_force",
    "region",
    "residents_2011",
    "households_2011",
    "working_age_2017",
]


class IncompleteLookup(GeographyError):
    """A lookup that misses areas, or that holds more or fewer than there are."""


def read_table(name: str) -> pd.DataFrame:
    """One of the carried tables of `geodata/tables`, codes as text."""
    return pd.read_csv(TABLES / name)


def working_age_shares(census: pd.DataFrame, ward17: pd.Series, published: pd.Series) -> pd.Series:
    """Residents aged 16–64 of each LSOA in mid-2017: its ward's published number shared out by residents.

    Parameters
    ----------
    census
        Indexed by lsoa11, with residents_2011.
    ward17
        Ward of 2017 of each LSOA, same index.
    published
        Residents aged 16–64 by ward code.

    Returns
    -------
    Series
        An estimate, not a whole number; adds up to the published number in every ward.
    """
    residents = census["residents_2011"]
    return residents / residents.groupby(ward17).transform("sum") * ward17.map(published)


def build_lookup(census: pd.DataFrame, fit: pd.DataFrame) -> pd.DataFrame:
    """One row an LSOA of Greater Manchester in canonical order, with the columns `COLUMNS`.

    Parameters
    ----------
    census
        As `packages.read_census`, rows of Greater Manchester.
    fit
        As `bestfit.best_fit_wards`.
    """
    lookup = census.set_index("lsoa11").sort_index()
    lookup = lookup.join(fit[["ward25", "ward25_share"]])
    lookup["ward17"] = read_table("lsoa11_ward17.csv").set_index("lsoa11")["ward17"]
    lookup = lookup.join(packages.read_sub_icbs())
    lookup["police_force"] = packages.read_police_forces()
    published = read_table("working_age_population_2017_ward17.csv").set_index("area_code")["residents_16_64"]
    lookup["working_age_2017"] = working_age_shares(lookup, lookup["ward17"], published)
    lookup = lookup.reset_index()[COLUMNS]
    check_lookup(lookup)
    return lookup


def check_lookup(lookup: pd.DataFrame) -> None:
    """Raise `IncompleteLookup` unless every cell is filled and every level has all of its areas."""
    gaps = [str(column) for column in lookup if lookup[column].isna().any()]
    if gaps:
        raise IncompleteLookup(f"LSOAs without {', '.join(gaps)}.")
    for level in ("lsoa11", "msoa11", "ward25", "ward17", "borough"):
        found = lookup[level].nunique()
        if found != LEVELS[level].areas:
            raise IncompleteLookup(
                f"{found} {LEVELS[level].plural} found and {LEVELS[level].areas} expected."
            )
    if len(lookup) != LEVELS["lsoa11"].areas:
        raise IncompleteLookup(f"{len(lookup)} rows found, one for each of 1,673 LSOAs expected.")


def check_nesting(lookup: pd.DataFrame, ward_boroughs: pd.Series) -> None:
    """Raise `IncompleteLookup` if an LSOA was put in a ward of another borough than its own.

    `ward_boroughs` is the borough by code of ward, of either vintage.
    """
    for level in ("ward17", "ward25"):
        crossing = lookup[lookup[level].map(ward_boroughs) != lookup["borough"]]
        if len(crossing):
            codes = ", ".join(crossing["lsoa11"].head(5))
            raise IncompleteLookup(f"LSOAs in a {LEVELS[level].singular} of another borough: {codes}.")


def check_boards(lookup: pd.DataFrame, boards: pd.DataFrame) -> None:
    """Raise `IncompleteLookup` unless every sub-ICB location of the LSOAs has one board, under one name."""
    held = boards.set_index("sub_icb")
    wanted = lookup[["sub_icb", "sub_icb_name"]].drop_duplicates().set_index("sub_icb")["sub_icb_name"]
    if not held.index.is_unique or not (held["sub_icb_name"].reindex(wanted.index) == wanted).all():
        raise IncompleteLookup(
            "The two tables of NHS sub-ICB locations do not agree on their codes and names."
        )
    if held.isna().any(axis=None):
        raise IncompleteLookup("NHS sub-ICB locations without an integrated care board.")
