"""Files are named by their content and do not change unless it does."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import shapely

from geodata.build.write import feature_collection, geometry, vintage_of, write_boundaries, write_table

AREAS = pd.DataFrame(
    {
        "area_code": ["E2", "E1"],
        "name": ["St Mary’s", "Bowdon"],
        "parent_code": "B1",
        "parent_name": "Trafford",
        "lat": [53.4, 53.5],
        "lon": [-2.2, -2.3],
    }
)
POLYGONS = pd.Series({"E1": shapely.box(0, 0, 1, 1), "E2": shapely.box(1, 0, 2, 1)}, dtype=object)


def collection() -> bytes:
    return feature_collection(AREAS, POLYGONS, {"E1": ["B1"]}, "2025")


def test_features_are_sorted_by_code_and_carry_what_the_map_needs() -> None:
    parsed = json.loads(collection())
    assert [feature["id"] for feature in parsed["features"]] == ["E1", "E2"]
    assert parsed["vintage"] == "2025"
    assert "Crown copyright" in parsed["attribution"]
    assert parsed["features"][0]["properties"] == {
        "name": "Bowdon",
        "parent": "B1",
        "parent_name": "Trafford",
        "centre": [53.5, -2.3],
        "within": ["B1"],
    }


def test_names_stay_readable_and_the_file_compact() -> None:
    assert "St Mary’s".encode() in collection()
    assert b", " not in collection().split(b'"features"')[1]


def test_the_same_shape_drawn_from_another_corner_is_the_same_geometry() -> None:
    square = shapely.Polygon([(0, 0), (1, 0), (1, 1), (0, 1)])
    other = shapely.Polygon([(1, 1), (1, 0), (0, 0), (0, 1)])
    assert geometry(square) == geometry(other)
    assert shapely.geometry.shape(geometry(square)).exterior.is_ccw


def test_pieces_and_holes_are_kept() -> None:
    ring = shapely.box(0, 0, 3, 3).difference(shapely.box(1, 1, 2, 2))
    shape = shapely.MultiPolygon([ring, shapely.box(5, 5, 6, 6)])
    written = geometry(shape)
    assert written["type"] == "MultiPolygon"
    assert shapely.geometry.shape(written).equals(shape)


def test_stale_files_go_and_the_rest_stays(tmp_path: Path) -> None:
    (tmp_path / "ward25-0000000000.json").write_text("{}")
    (tmp_path / "notes.txt").write_text("kept")
    manifest = write_boundaries(tmp_path, {"ward25": collection(), "borough": collection()})
    digest = hashlib.sha256(collection()).hexdigest()[:10]
    assert manifest["borough"]["file"] == f"borough25-{digest}.json"
    assert {path.name for path in tmp_path.iterdir()} == {
        f"ward25-{digest}.json",
        f"borough25-{digest}.json",
        "manifest.json",
        "notes.txt",
    }
    assert json.loads((tmp_path / "manifest.json").read_text()) == manifest


def test_the_outline_has_the_vintage_of_the_boroughs() -> None:
    assert (vintage_of("outline"), vintage_of("lsoa11")) == ("2025", "2011")


def test_a_table_is_written_the_same_twice_and_without_an_index(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_table(tmp_path / f"{name}.parquet", AREAS)
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()
    schema = pq.read_schema(tmp_path / "one.parquet")
    assert schema.names == AREAS.columns.tolist()
    assert str(schema.field("name").type) == "string"
