"""Areas that leave the app with their boundaries: GeoJSON and GeoPackage, coordinates in degrees (WGS 84)."""

from __future__ import annotations

import io
import json
import math
from typing import Any

import pandas as pd

import geodata

from .export import data_columns
from .export_notes import Notes

LAYER = "areas"


def write_geojson(rows: pd.DataFrame, notes: Notes, level: str) -> bytes:
    """Return the areas shown with their boundaries and values; the notes in `metadata`."""
    shapes = json.loads(geodata.boundary_path(level).read_text("utf-8"))
    by_code = {feature["id"]: feature["geometry"] for feature in shapes["features"]}
    records = data_columns(rows, notes).to_dict("records")
    features = [
        {
            "type": "Feature",
            "id": row["area_code"],
            "properties": _plain(row),
            "geometry": by_code[row["area_code"]],
        }
        for row in records
    ]
    about = {"title": notes.title, **dict(notes.metadata), "notes": list(notes.sentences)}
    whole = {"type": "FeatureCollection", "metadata": about, "features": features}
    return json.dumps(whole, ensure_ascii=False, allow_nan=False).encode()


def write_geopackage(rows: pd.DataFrame, notes: Notes, level: str) -> bytes:
    """Return the areas shown as the layer "areas" of a GeoPackage, the notes in the layer's metadata."""
    import geopandas  # only when a file is asked for
    import pyogrio

    table = data_columns(rows, notes)
    shapes = geopandas.read_file(geodata.boundary_path(level))[["id", "geometry"]]
    shapes = shapes.rename(columns={"id": "area_code"})
    areas = shapes.merge(table, on="area_code", how="right", validate="one_to_one").set_crs(shapes.crs)
    about = {name: str(value) for name, value in notes.metadata}
    about |= {"title": notes.title, "notes": " ".join(notes.sentences)}
    held = io.BytesIO()
    pyogrio.write_dataframe(
        areas[[*table.columns, "geometry"]], held, driver="GPKG", layer=LAYER, layer_metadata=about,
        geometry_type="MultiPolygon", promote_to_multi=True,
    )  # fmt: skip
    return held.getvalue()


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: None if _missing(value) else value for name, value in row.items()}


def _missing(value: object) -> bool:
    return value is pd.NA or (isinstance(value, float) and not math.isfinite(value))
