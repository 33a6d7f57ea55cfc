"""Wards of 2025 as best-fit unions of LSOAs."""

from __future__ import annotations

import numpy as np
import pandas as pd

from geodata.errors import GeographyError


class NoBestFit(GeographyError):
    """An LSOA or a ward that the best fit left with nothing."""


def best_fit_wards(postcodes: pd.DataFrame) -> pd.DataFrame:
    """The ward of 2025 that holds most of each LSOA's live postcodes.

    Parameters
    ----------
    postcodes
        One row a live postcode: lsoa11, ward25, easting, northing. Postcodes placed by their coordinates are
        to be left out: they would repeat the polygons instead of testing them.

    Returns
    -------
    DataFrame
        Indexed by lsoa11: ward25, postcodes_inside, postcodes, and ward25_share (the one over the other).

    Raises
    ------
    NoBestFit
        A ward is left with no LSOA.
    """
    counts = postcodes.groupby(["lsoa11", "ward25"]).size().rename("postcodes_inside").reset_index()
    totals = counts.groupby("lsoa11")["postcodes_inside"].agg(["sum", "max"])
    most = counts[counts["postcodes_inside"] == counts["lsoa11"].map(totals["max"])]
    tied = most["lsoa11"].duplicated(keep=False)
    fit = pd.concat([most[~tied], _break_ties(most[tied], postcodes)]).set_index("lsoa11").sort_index()
    empty = sorted(set(postcodes["ward25"]) - set(fit["ward25"]))
    if empty:
        raise NoBestFit(f"No LSOA falls to {', '.join(empty)}.")
    fit["postcodes"] = totals["sum"]
    fit["ward25_share"] = fit["postcodes_inside"] / fit["postcodes"]
    return fit


def _break_ties(tied: pd.DataFrame, postcodes: pd.DataFrame) -> pd.DataFrame:
    """Of the wards that tie for an LSOA, the one that holds the mean coordinate of its postcodes."""
    kept = [
        rows[rows["ward25"] == _ward_at_mean(postcodes[postcodes["lsoa11"] == lsoa], set(rows["ward25"]))]
        for lsoa, rows in tied.groupby("lsoa11")
    ]
    return pd.concat(kept) if kept else tied


def _ward_at_mean(postcodes: pd.DataFrame, wards: set[str]) -> str:
    # Outlines of the wards themselves are not at hand, so a place lies in the ward of the nearest postcode.
    places = postcodes[["easting", "northing"]].to_numpy(dtype=float)
    distance = np.hypot(*(places - places.mean(axis=0)).T)
    nearest = (
        postcodes.assign(distance=distance).query("ward25 in @wards").sort_values(["distance", "ward25"])
    )
    return str(nearest["ward25"].iloc[0])
