"""Boundaries in any coordinate reference system, as GeoJSON and GeoPackage."""

import json
from pathlib import Path

import pytest

from sources import Incomplete, SchemaChanged, SourceUnavailable
from sources.files.boundaries import are_boundaries, read_boundaries
from sources.files.errors import Unrecognised

DATAPACK = Path(__file__).parents[3] / "shared" / "datapack" / "boundaries"
BOLTON, BURY = (-2.43, 53.58), (-2.30, 53.59)
METRES = {"E08000001": (371_500, 409_200), "E08000002": (380_300, 410_900)}


def shapes(centres, size, code="LAD23CD", **more):
    return {
        "type": "FeatureCollection",
        **more,
        "features": [
            {
                "type": "Feature",
                "properties": {code: area},
                "geometry": {
                    "type": "Polygon",
                    "coordinates": [[[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]],
                },
            }
            for area, (x, y) in centres
        ],
    }


def written(folder, content, name="areas.geojson"):
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


DEGREES = [("E08000002", BURY), ("E08000001", BOLTON)]
GRID = {"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}}


def test_areas_come_by_code_with_the_year_of_their_field(tmp_path):
    path = written(tmp_path, shapes(DEGREES, 0.01))
    assert are_boundaries(path)
    read = read_boundaries(path)
    assert read.shapes["area_code"].tolist() == ["E08000001", "E08000002"]
    assert (read.vintage, read.notes) == ("2023", ())


@pytest.mark.parametrize("said", [GRID, {}])
def test_metres_become_degrees_whether_said_or_not(tmp_path, said):
    read = read_boundaries(written(tmp_path, shapes(METRES.items(), 1000, **said)))
    west, south = read.shapes.total_bounds[:2]
    assert (west, south) == pytest.approx(BOLTON, abs=0.05)
    assert bool(read.notes) is (not said)


def test_a_geopackage_in_metres_is_read(tmp_path):
    import geopandas

    path = tmp_path / "areas.gpkg"
    given = geopandas.read_file(written(tmp_path, shapes(DEGREES, 0.01))).to_crs("EPSG:27700")
    given.to_file(path, driver="GPKG")
    assert are_boundaries(path)
    read = read_boundaries(path)
    assert read.given_crs == "EPSG:27700"
    assert read.shapes.total_bounds[0] == pytest.approx(BOLTON[0], abs=0.001)


@pytest.mark.parametrize(
    ("content", "error", "why"),
    [
        (shapes(DEGREES, 0.01, code="name"), Unrecognised, "no field of area codes"),
        (shapes([DEGREES[0], DEGREES[0]], 0.01), SchemaChanged, "E08000002 twice"),
        (shapes([("E08000001", (2.4, 48.8))], 0.01), Incomplete, "does not lie in Britain"),
        (shapes([], 0.01), SourceUnavailable, "holds no shapes"),
        ('{"type": "FeatureCollection", "features": [{', SourceUnavailable, "cannot be read as boundaries"),
    ],
)
def test_what_cannot_be_drawn_is_refused(tmp_path, content, error, why):
    with pytest.raises(error, match=why):
        read_boundaries(written(tmp_path, content))


def test_a_table_is_no_boundary(tmp_path):
    assert not are_boundaries(written(tmp_path, "area,value\nE08000001,5\n", "table.csv"))
    with pytest.raises(SourceUnavailable, match="cannot be read"):
        are_boundaries(tmp_path / "nowhere.geojson")


@pytest.mark.skipif(not DATAPACK.is_dir(), reason="there is no ../shared/datapack")
@pytest.mark.parametrize(
    ("name", "areas"),
    [
        ("2021_gm_lsoa_super_generalised.geojson", 1702),
        ("2011_gm_lsoa_super_generalised.geojson", 1673),
        ("2021_gm_msoa_super_generalised.geojson", 353),
        ("2023_gm_ward_super_generalised.geojson", 215),
        ("2023_gm_local_authority_super_generalised.geojson", 10),
        ("2023_gm_combined_authority_generalised.geojson", 1),
    ],
)
def test_published_boundaries_are_read_whole(name, areas):
    assert len(read_boundaries(DATAPACK / name).shapes) == areas
