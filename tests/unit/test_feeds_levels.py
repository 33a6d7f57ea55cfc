"""Levels as a feed: the same as the geography has."""

from __future__ import annotations

import geodata
from feeds.levels import levels
from tests.unit.asked_feeds import question


def test_every_level_is_there_finest_first() -> None:
    found = levels(question("levels")).records()
    assert [one["level"] for one in found] == list(geodata.LEVELS)
    assert {one["level"] for one in found if one["boundaries"]} == set(geodata.MAP_LEVELS)
    assert found[0] == {
        "level": "lsoa11",
        "area_type": "lsoa",
        "area_vintage": "2011",
        "singular": "LSOA",
        "plural": "LSOAs",
        "areas": 1673,
        "boundaries": True,
    }
