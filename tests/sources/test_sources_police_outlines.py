"""Outlines in few corners: of every area, and of its largest part."""

from geodata import load_areas
from sources.police_outlines import polygons

BOROUGHS = load_areas("borough")["area_code"].tolist()


def test_every_borough_has_an_outline_that_fits_into_an_address():
    found = polygons("borough", BOROUGHS)
    assert set(found) == set(BOROUGHS)
    for corners in found.values():
        points = [tuple(map(float, point.split(","))) for point in corners.split(":")]
        assert 20 < len(points) <= 101 and len(corners) < 2000
        assert all(53.2 < lat < 53.8 and -2.8 < lon < -1.8 for lat, lon in points)


def test_only_the_areas_asked_for_are_drawn():
    assert list(polygons("borough", BOROUGHS[:2])) == BOROUGHS[:2]
