"""Areas with their boundaries as files: the rows of the screen and the shapes of their level."""

from __future__ import annotations

import json

import geopandas
import pandas as pd
import pyogrio
import pytest
from shapely.geometry import shape

import geodata
from modules.parts.export import data_columns
from modules.parts.export_notes import notes_for
from modules.parts.export_shapes import write_geojson, write_geopackage
from modules.parts.table_data import DOWNLOADED, in_order

LINK = "http://localhost/?level=lsoa11"
BY_NAME = {"column": "name", "down": False, "words": ""}


@pytest.fixture(scope="module")
def taken(screen):
    """The rows of a sorted table with two gaps in it, and their notes."""
    opened = screen("indicator=house_price&level=lsoa11")
    rows = in_order(opened.rows, BY_NAME, opened.chosen)
    return rows, notes_for(opened.views, opened.subject, opened.view, opened.against, LINK)


def test_the_geojson_holds_values_and_the_shapes_of_its_level(taken):
    rows, notes = taken
    whole = json.loads(write_geojson(rows, notes, "lsoa11"))
    assert whole["type"] == "FeatureCollection"
    assert [feature["id"] for feature in whole["features"]] == rows["area_code"].tolist()
    assert whole["metadata"]["Link"] == LINK
    assert whole["metadata"]["notes"] == list(notes.sentences)
    areas = geodata.load_areas("lsoa11").set_index("area_code")
    for feature in whole["features"]:
        outline, area = shape(feature["geometry"]), areas.loc[feature["id"]]
        assert outline.is_valid and outline.area > 0
        sides = (area["west"], area["south"], area["east"], area["north"])
        assert outline.bounds == pytest.approx(sides, abs=1e-4)
        assert set(feature["properties"]) == set(DOWNLOADED)


def test_the_geojson_says_null_where_a_figure_is_missing(taken):
    features = json.loads(write_geojson(*taken, "lsoa11"))["features"]
    missing = [one["properties"] for one in features if one["properties"]["value"] is None]
    assert len(missing) == 2
    assert missing[0]["rank"] is None
    assert missing[0]["reason"] == "no figure is published"


@pytest.fixture(scope="module")
def geopackage(taken, tmp_path_factory):
    """The GeoPackage as a file, as a map program opens it."""
    path = tmp_path_factory.mktemp("taken") / "areas.gpkg"
    path.write_bytes(write_geopackage(*taken, "lsoa11"))
    return path


def test_the_geopackage_holds_the_same_rows_in_the_same_order(taken, geopackage):
    rows, notes = taken
    read = geopandas.read_file(geopackage)
    assert read.crs.to_epsg() == 4326
    assert list(read.columns) == [*DOWNLOADED, "geometry"]
    expected = data_columns(rows, notes)
    assert read["area_code"].tolist() == expected["area_code"].tolist()
    pd.testing.assert_series_equal(read["value"], expected["value"].reset_index(drop=True))
    assert read["value"].isna().sum() == 2
    assert read.geometry.is_valid.all()


def test_the_geopackage_carries_source_licence_and_link(taken, geopackage):
    about = pyogrio.read_info(geopackage, layer="areas")["layer_metadata"]
    assert about["Link"] == LINK
    assert about["Licence"].startswith("Open Government Licence")
    assert "never zero" in about["notes"]
    assert pyogrio.list_layers(geopackage).tolist() == [["areas", "MultiPolygon"]]


def test_text_that_looks_like_a_formula_is_made_safe_in_both(taken, tmp_path):
    rows, notes = taken
    risky = rows.head(2).assign(name=["=1+1", "@SUM(A1)"])
    features = json.loads(write_geojson(risky, notes, "lsoa11"))["features"]
    assert [one["properties"]["name"] for one in features] == ["'=1+1", "'@SUM(A1)"]
    path = tmp_path / "risky.gpkg"
    path.write_bytes(write_geopackage(risky, notes, "lsoa11"))
    assert geopandas.read_file(path)["name"].tolist() == ["'=1+1", "'@SUM(A1)"]
