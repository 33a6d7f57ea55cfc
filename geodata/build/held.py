"""What a data folder's geography has already, and the embedded one, as the writer of a new one needs it."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import shapely

from geodata.boundary_files import boundary_path, load_manifest
from geodata.brought import Brought


def polygons_of(held: Brought, level: str) -> pd.Series:
    assert held.folder is not None
    folder = held.folder / "boundaries"
    return _read_polygons(folder / load_manifest(folder)[level])


def embedded_polygons(level: str) -> pd.Series:
    return _read_polygons(boundary_path(level))


def _read_polygons(path: Path) -> pd.Series:
    found = json.loads(path.read_text("utf-8"))["features"]
    shapes = {feature["id"]: shapely.geometry.shape(feature["geometry"]) for feature in found}
    return pd.Series(shapes, dtype=object)


def held_table(held: Brought, name: str) -> pd.DataFrame:
    assert held.folder is not None
    return pd.read_parquet(held.folder / f"{name}.parquet")


def held_areas(held: Brought, level: str) -> pd.DataFrame:
    if level not in held.keys:
        return pd.DataFrame({"area_code": [], "name": [], "parent_code": []})
    table = held_table(held, "areas")
    return table[table["level"] == level]
