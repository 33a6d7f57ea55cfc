"""The addresses behind a screen: short, relative to the page, and answered."""

from __future__ import annotations

import pytest

from feeds import FeedLinks
from tests.unit.asked_feeds import TRAFFORD, asking

links = FeedLinks()


def test_what_is_usual_is_left_out_but_the_period_always_stands_there() -> None:
    assert links.table(
        indicator="crime", level="ward25", within="", pool=1, confidence=95.0, fewest_residents=0
    ) == ("api/v1/observations.csv?indicator=crime&level=ward25&period=latest")


def test_everything_else_is_said() -> None:
    address = links.table(
        "json", indicator="crime", level="ward25", within=TRAFFORD, period="2021–23", pool=3, confidence=99.8
    )
    assert address == (
        "api/v1/observations.json?indicator=crime&level=ward25&within=E08000009&period=2021%E2%80%9323&pool=3"
        "&confidence=99.8"
    )


def test_shapes_have_an_address_of_their_level() -> None:
    assert links.shapes("ward25", indicator="crime", sex="all") == (
        "api/v1/boundaries/ward25.geojson?indicator=crime&sex=all&period=latest"
    )


def test_a_fact_that_no_feed_knows_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match="no parameter colour"):
        links.table(indicator="crime", colour="red")


def test_the_addresses_are_answered() -> None:
    client = asking()
    facts = {"indicator": "crime", "within": TRAFFORD, "sex": "all", "fewest_residents": 12_000}
    for address in (links.table(level="ward25", **facts), links.shapes("ward25", **facts), links.start):
        assert client.get(f"http://testserver/{address}").status_code == 200
