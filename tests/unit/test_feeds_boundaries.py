"""Shapes as GeoJSON: of the areas asked for, with the values of one indicator, period, sex and age."""

from __future__ import annotations

from typing import Any

import pytest
from shapely.geometry import Point, shape

import geodata
from feeds.boundaries import boundaries
from feeds.errors import NothingThere
from feeds.observations import observations
from tests.unit.asked_feeds import BUCKLOW, TRAFFORD, asking, question


def shapes(level: str, query: str = "") -> dict[str, Any]:
    return boundaries(question("boundaries", query, {"level": level}))


@pytest.mark.parametrize("level", geodata.MAP_LEVELS)
def test_every_area_has_a_shape_around_its_point(level: str) -> None:
    areas = geodata.load_areas(level)
    features = shapes(level)["features"]
    assert [one["id"] for one in features] == areas["area_code"].tolist()
    for one, lat, lon in list(zip(features, areas["lat"], areas["lon"], strict=True))[::50]:
        assert shape(one["geometry"]).buffer(0.002).contains(Point(lon, lat))


def test_values_are_those_of_the_observations() -> None:
    query = f"indicator=healthy_life_expectancy&sex=male&period=2015–17&within={TRAFFORD}"
    [feature] = shapes("borough", query)["features"]
    [row] = observations(question("observations", f"{query}&level=borough")).records()
    assert feature["properties"] == row
    assert feature["id"] == TRAFFORD


def test_without_a_choice_it_is_the_map_that_the_page_opens_with() -> None:
    [feature] = shapes("borough", f"indicator=healthy_life_expectancy&area={TRAFFORD}")["features"]
    assert (feature["properties"]["period"], feature["properties"]["sex"]) == ("2021–23", "female")


def test_without_an_indicator_there_are_names_only() -> None:
    [feature] = shapes("ward25", f"area={BUCKLOW}")["features"]
    assert feature["properties"] == {
        "level": "ward25",
        "area_code": BUCKLOW,
        "name": "Bucklow-St. Martins",
        "parent_code": TRAFFORD,
        "parent": "Trafford",
    }
    with pytest.raises(NothingThere, match="no indicator is named"):
        shapes("ward25", "sex=male")


def test_whose_shapes_and_figures_they_are_stands_beside_them() -> None:
    about = shapes("borough", "indicator=imd_score")["metadata"]
    assert "Contains OS data © Crown copyright" in about["attribution"]
    assert about["publisher"].startswith("Ministry of Housing")
    assert "Open Government Licence" in about["licence"]


def test_it_is_sent_as_geojson() -> None:
    answer = asking().get("boundaries/borough.geojson?indicator=imd_score")
    assert answer.headers["content-type"] == "application/geo+json"
    assert 'filename="boundaries_imd_score_borough_latest.geojson"' in answer.headers["content-disposition"]
    assert answer.headers["link"] == '<../openapi.json>; rel="service-desc"'
