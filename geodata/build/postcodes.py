"""Every live postcode of Greater Manchester, placed in an LSOA and a ward."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely

from geodata.build.coverage import DECIMALS
from geodata.projection import to_degrees


def place_postcodes(live: pd.DataFrame, lookup: pd.Series, polygons: pd.Series) -> pd.DataFrame:
    """Live postcodes with their LSOA 2011.

    Parameters
    ----------
    live
        postcode, easting, northing, borough, ward25.
    lookup
        LSOA 2011 by postcode, older than `live`.
    polygons
        LSOA polygons in degrees, indexed by code.

    Returns
    -------
    DataFrame
        `live` with lsoa11, lat, lon and estimated: True where the postcode is newer than the lookup and the
        LSOA is that of its coordinates (outlines are generalised: of postcodes with a published LSOA, 86 %
        lie inside that LSOA's outline). `lsoa11` is missing where the lookup places the postcode in an LSOA
        beyond the boundary (the LSOA of a postcode straddling the border of Greater Manchester).
    """
    lon, lat = np.round(to_degrees(live[["easting", "northing"]].to_numpy()), DECIMALS).T
    published = live["postcode"].map(lookup)
    estimated = published.isna()
    by_coordinate = pd.Series(nearest_area(lon[estimated], lat[estimated], polygons), live.index[estimated])
    lsoa = published.fillna(by_coordinate)
    return live.assign(
        lsoa11=lsoa.where(lsoa.isin(polygons.index)),
        lat=lat,
        lon=lon,
        estimated=estimated.to_numpy(dtype=bool),
    )


def ended_postcodes(published: pd.DataFrame, live: pd.DataFrame, lsoas: pd.Series) -> pd.DataFrame:
    """Postcodes of Greater Manchester that are no longer live, in rising order, with the LSOA they lay in.

    Parameters
    ----------
    published
        lsoa11 and ended, by postcode, as `packages.read_postcode_lookup`.
    live
        The postcodes that are live now.
    lsoas
        Codes of the LSOAs of Greater Manchester.

    Returns
    -------
    DataFrame
        postcode, lsoa11, ended: the month, such as "2014-06"; "" for one that was live in the lookup and is
        not on the newer list of live ones.
    """
    gone = published[published["lsoa11"].isin(lsoas) & ~published.index.isin(live["postcode"])]
    return (
        gone.rename_axis("postcode")
        .reset_index()[["postcode", "lsoa11", "ended"]]
        .sort_values("postcode", ignore_index=True)
    )


def nearest_area(lon: np.ndarray, lat: np.ndarray, polygons: pd.Series) -> np.ndarray:
    """Code of the polygon that holds each point, or of the nearest one for a point just outside them all."""
    points = shapely.points(lon, lat)
    tree = shapely.STRtree(polygons.to_numpy())
    point, found = tree.query_nearest(points, all_matches=True)
    # A point on a shared edge is at distance 0 of both: the lower code wins, so that builds repeat.
    best = pd.Series(polygons.index.to_numpy()[found]).groupby(point).min()
    return best.reindex(range(len(points))).to_numpy()
