"""Areas that leave the app with their boundaries: GeoJSON and GeoPackage, coordinates in degrees (WGS 84)."""

from __future__ import annotations

import io
import json
import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

import geodata

from .export import data_columns
from .export_notes import Notes

LAYER = "areas"


MadeOf = Mapping[str, tuple[str, ...]]
"""The areas of the level that each row is made of, by its code; without any a row is an area of the level."""


def write_geojson(
    rows: pd.DataFrame, notes: Notes, level: str, made_of: MadeOf = MappingProxyType({})
) -> bytes:
    """Return the areas shown with their boundaries and values; the notes in `metadata`."""
    by_code = _put_together(level, made_of) if made_of else _boundaries(level)
    records = data_columns(rows, notes).to_dict("records")
    features = [
        {"type": "Feature", "id": code, "properties": _plain(row), "geometry": by_code[code]}
        for code, row in zip(rows["area_code"], records, strict=True)
    ]
    about = {"title": notes.title, **dict(notes.metadata), "notes": list(notes.sentences)}
    whole = {"type": "FeatureCollection", "metadata": about, "features": features}
    return json.dumps(whole, ensure_ascii=False, allow_nan=False).encode()


def _boundaries(level: str) -> dict[str, Any]:
    shapes = json.loads(geodata.boundary_path(level).read_text("utf-8"))
    return {feature["id"]: feature["geometry"] for feature in shapes["features"]}


def _put_together(level: str, made_of: MadeOf) -> dict[str, Any]:
    """Return the boundary of each group of areas, without the lines inside."""
    import shapely  # only when a file is asked for
    from shapely.geometry import mapping, shape

    areas = {code: shape(one) for code, one in _boundaries(level).items()}
    return {code: mapping(shapely.union_all([areas[one] for one in own])) for code, own in made_of.items()}


def write_geopackage(
    rows: pd.DataFrame, notes: Notes, level: str, made_of: MadeOf = MappingProxyType({})
) -> bytes:
    """Return the areas shown as the layer "areas" of a GeoPackage, the notes in the layer's metadata."""
    import geopandas  # only when a file is asked for
    import pyogrio

    table = data_columns(rows, notes)
    shapes = geopandas.read_file(geodata.boundary_path(level))[["id", "geometry"]].set_index("id")
    if made_of:
        of_area = {one: code for code, own in made_of.items() for one in own}
        shapes = shapes[shapes.index.isin(of_area)].dissolve(by=lambda code: of_area[code])
    geometry = shapes.geometry.reindex(rows["area_code"]).to_numpy()
    areas = geopandas.GeoDataFrame(table, geometry=geometry, crs=shapes.crs)
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
