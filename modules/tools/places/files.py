"""A session's places taken away again: as CSV and GeoJSON, with where they were found to lie."""

from __future__ import annotations

import json

import pandas as pd

import geodata
from analysis.safe_text import safe_text
from own import Points

from ...parts.own_rows import csv_of
from .work import kind_of

LEVELS = ("borough", "ward25", "lsoa11")


def places_table(points: Points) -> pd.DataFrame:
    """Return a row a place; no text of it is a formula."""
    degrees, metres = points.degrees.round(6), points.metres.round(1)
    table = pd.DataFrame(
        {
            "row": points.lines,
            "name": [safe_text(name) for name in points.names],
            "category": [safe_text(kind_of(points, row)) for row in range(len(points))],
            "longitude": degrees[:, 0],
            "latitude": degrees[:, 1],
            "easting": metres[:, 0],
            "northing": metres[:, 1],
            "placed_by": points.how,
        }
    )
    for level in LEVELS:
        names = geodata.load_areas(level).set_index("area_code")["name"]
        codes = points.at(level)
        table[f"{level}_code"] = codes
        table[level] = pd.Series(codes).map(names).fillna("").to_numpy()
    return table


def places_csv(points: Points) -> bytes:
    """Return the places as CSV."""
    return csv_of(places_table(points))


def places_geojson(points: Points) -> bytes:
    """Return the places as GeoJSON, longitude and latitude (WGS 84)."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]},
            "properties": {
                name: value for name, value in row.items() if name not in ("longitude", "latitude")
            },
        }
        for row in places_table(points).to_dict("records")
    ]
    about = {"attribution": geodata.load_shapes("borough").attribution}
    whole = {"type": "FeatureCollection", "metadata": about, "features": features}
    return json.dumps(whole, ensure_ascii=False, allow_nan=False).encode()
