"""The built geography on disk: byte-identical whenever it is built from the same sources."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from geodata.build.coverage import DECIMALS
from geodata.levels import LEVELS

ATTRIBUTION = (
    "Source: Office for National Statistics licensed under the Open Government Licence v3.0. "
    "Contains OS data © Crown copyright and database right. "
    "Contains Royal Mail data © Royal Mail copyright and database right."
)
HASH_DIGITS = 10
FILE_STEMS = {"borough": "borough25", "outline": "outline25"}
"""File names carry a vintage; these two levels have none in their key."""


def feature_collection(
    areas: pd.DataFrame, polygons: pd.Series, within: dict[str, list[str]], vintage: str
) -> bytes:
    """GeoJSON of a level, areas in the order of their codes.

    Parameters
    ----------
    areas
        Rows of the level from `areas.build_areas`.
    polygons
        By code, in degrees.
    within
        By code: the codes of the areas that hold it.
    """
    features = [
        {
            "type": "Feature",
            "id": row["area_code"],
            "properties": {
                "name": row["name"],
                "parent": row["parent_code"],
                "parent_name": row["parent_name"],
                "centre": [row["lat"], row["lon"]],
                "within": within.get(row["area_code"], []),
            },
            "geometry": geometry(polygons.loc[row["area_code"]]),
        }
        for row in areas.sort_values("area_code").to_dict("records")
    ]
    collection = {
        "type": "FeatureCollection",
        "vintage": vintage,
        "attribution": ATTRIBUTION,
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


def geometry(shape: shapely.Geometry) -> dict[str, Any]:
    """GeoJSON geometry with five decimals, outer rings anticlockwise (RFC 7946), rings in a fixed order."""
    ordered = shapely.orient_polygons(shapely.normalize(shape))
    parts = [_rings(part) for part in shapely.get_parts(ordered)]
    if len(parts) == 1:
        return {"type": "Polygon", "coordinates": parts[0]}
    return {"type": "MultiPolygon", "coordinates": parts}


def _rings(polygon: shapely.Polygon) -> list[list[list[float]]]:
    return [
        [[round(lon, DECIMALS), round(lat, DECIMALS)] for lon, lat in ring.coords]
        for ring in (polygon.exterior, *polygon.interiors)
    ]


def write_boundaries(folder: Path, contents: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    """Write each level under a name that carries its content's hash, drop older ones, write the manifest.

    Returns
    -------
    dict
        The manifest: by level, file, sha256, areas, vintage, bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    manifest = {level: _manifest_entry(level, content) for level, content in sorted(contents.items())}
    for level, content in contents.items():
        (folder / manifest[level]["file"]).write_bytes(content)
    current = {entry["file"] for entry in manifest.values()}
    for stale in set(folder.glob("*-*.json")) - {folder / name for name in current}:
        stale.unlink()
    text = json.dumps(manifest, indent=2) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf-8")
    return manifest


def _manifest_entry(level: str, content: bytes) -> dict[str, Any]:
    digest = hashlib.sha256(content).hexdigest()
    collection = json.loads(content)
    return {
        "file": f"{FILE_STEMS.get(level, level)}-{digest[:HASH_DIGITS]}.json",
        "sha256": digest,
        "areas": len(collection["features"]),
        "vintage": collection["vintage"],
        "bytes": len(content),
    }


def vintage_of(level: str) -> str:
    """Vintage of a level's boundaries; the outline is that of the boroughs."""
    return LEVELS["borough" if level == "outline" else level].vintage


def write_table(path: Path, table: pd.DataFrame) -> None:
    """Write a table as Parquet, without the metadata in which versions of writers show."""
    path.parent.mkdir(parents=True, exist_ok=True)
    columns = pa.Table.from_pandas(table, preserve_index=False).replace_schema_metadata(None)
    pq.write_table(plain_text(columns), path, compression="zstd", store_schema=False)


def plain_text(table: pa.Table) -> pa.Table:
    """The table with text as `string`, whichever width the data frame happened to use."""
    fields = [
        field.with_type(pa.string()) if pa.types.is_large_string(field.type) else field
        for field in table.schema
    ]
    return table.cast(pa.schema(fields))
