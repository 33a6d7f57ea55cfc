"""The boundary files: names, order, vintage, geometry."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
import shapely

from geodata import (
    BOUNDARIES,
    LEVELS,
    MAP_LEVELS,
    GeographyMissing,
    UnknownLevel,
    boundary_url_name,
    load_areas,
)
from geodata.boundary_files import load_manifest

ALL_FILES = [*MAP_LEVELS, "outline"]


def load(level: str) -> dict[str, Any]:
    return json.loads((BOUNDARIES / boundary_url_name(level)).read_text(encoding="utf-8"))


def shapes(level: str) -> dict[str, shapely.Geometry]:
    return {feature["id"]: shapely.geometry.shape(feature["geometry"]) for feature in load(level)["features"]}


@pytest.mark.parametrize("level", ALL_FILES)
def test_the_name_carries_vintage_and_hash_of_the_content(level: str) -> None:
    name = boundary_url_name(level)
    digest = hashlib.sha256((BOUNDARIES / name).read_bytes()).hexdigest()
    assert re.fullmatch(r"[a-z]+(11|17|25)-[0-9a-f]{10}\.json", name)
    assert name.removesuffix(".json").endswith(f"-{digest[:10]}")


def test_nothing_stale_lies_in_the_folder() -> None:
    assert {path.name for path in BOUNDARIES.iterdir()} == {
        "manifest.json",
        *(boundary_url_name(level) for level in ALL_FILES),
    }


def test_the_manifest_tells_the_truth() -> None:
    manifest = json.loads((BOUNDARIES / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest) == set(ALL_FILES)
    for level, entry in manifest.items():
        content = (BOUNDARIES / entry["file"]).read_bytes()
        assert entry["sha256"] == hashlib.sha256(content).hexdigest()
        assert entry["bytes"] == len(content)
        assert entry["areas"] == (1 if level == "outline" else LEVELS[level].areas)
        assert entry["vintage"] == load(level)["vintage"]


@pytest.mark.parametrize("level", MAP_LEVELS)
def test_features_stand_in_canonical_order_with_the_names_of_the_tables(level: str) -> None:
    features, areas = load(level)["features"], load_areas(level)
    assert [feature["id"] for feature in features] == areas["area_code"].tolist()
    assert [feature["properties"]["name"] for feature in features] == areas["name"].tolist()
    assert [feature["properties"]["parent"] for feature in features] == areas["parent_code"].tolist()
    assert [feature["properties"]["centre"] for feature in features] == areas[
        ["lat", "lon"]
    ].to_numpy().tolist()


@pytest.mark.parametrize("level", ALL_FILES)
def test_areas_are_valid_and_share_their_edges(level: str) -> None:
    polygons = list(shapes(level).values())
    assert shapely.is_valid(polygons).all()
    assert shapely.coverage_is_valid(polygons)


@pytest.mark.parametrize("level", MAP_LEVELS)
def test_areas_fill_the_outline_exactly(level: str) -> None:
    (outline,) = shapes("outline").values()
    union = shapely.coverage_union_all(list(shapes(level).values()))
    assert shapely.symmetric_difference(union, outline).area == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("level", [level for level in ALL_FILES if level != "lsoa11"])
def test_outlines_coincide_with_edges_of_lsoas(level: str) -> None:
    def edges(level: str) -> set[frozenset[tuple[float, float]]]:
        rings = [part for shape in shapes(level).values() for part in shapely.get_parts(shape.boundary)]
        return {
            frozenset(edge) for ring in rings for edge in zip(ring.coords[:-1], ring.coords[1:], strict=True)
        }

    assert edges(level) <= edges("lsoa11")


@pytest.mark.parametrize("level", MAP_LEVELS)
def test_the_centre_lies_inside(level: str) -> None:
    for feature in load(level)["features"]:
        lat, lon = feature["properties"]["centre"]
        assert shapely.geometry.shape(feature["geometry"]).contains(shapely.Point(lon, lat)), feature["id"]


def test_no_coordinate_has_more_than_five_decimals() -> None:
    text = (BOUNDARIES / boundary_url_name("lsoa11")).read_text(encoding="utf-8")
    assert not re.search(r"\.\d{6}", text)


def test_few_wards_are_in_more_than_one_piece() -> None:
    pieces = [len(shapely.get_parts(shape)) for shape in shapes("ward25").values()]
    assert sorted(pieces, reverse=True)[:4] == [2, 2, 2, 1]


def test_an_lsoa_names_everything_that_holds_it() -> None:
    (hulme,) = [feature for feature in load("lsoa11")["features"] if feature["id"] == "E01033672"]
    assert hulme["properties"]["within"] == ["E08000003", "E05011368", "E05000706", "E02006916"]


def test_a_level_without_boundaries_is_named() -> None:
    with pytest.raises(UnknownLevel, match=r"region.*lsoa11"):
        boundary_url_name("region")


def test_a_missing_manifest_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(GeographyMissing, match=r"geodata\.build"):
        load_manifest(tmp_path)


def test_a_manifest_of_the_wrong_shape_is_a_sentence_too(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"lsoa11": ["no file"]}')
    with pytest.raises(GeographyMissing, match="cannot be read"):
        load_manifest(tmp_path)


def test_a_missing_boundary_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"lsoa11": {"file": "lsoa11-0123456789.json"}}')
    with pytest.raises(GeographyMissing, match=r"lsoa11-0123456789\.json"):
        load_manifest(tmp_path)
