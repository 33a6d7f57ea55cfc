"""Which sources a refresh asks: those that serve an indicator at a level that is held, or that are named."""

import pytest

from catalogue import load_catalogue
from geodata import LEVELS
from store.errors import NothingToRefresh
from store.refresh.asked import chosen

CATALOGUE = load_catalogue()


def names(**asked):
    return [source.id for source, _ in chosen(CATALOGUE, **asked)]


def test_a_source_whose_areas_are_not_held_is_asked_only_if_it_is_named():
    assert "lsoa21" not in LEVELS
    assert "iod2019" in names() and "iod2025" not in names()
    assert names(sources=["iod2025"]) == ["iod2025"]


def test_a_source_with_some_of_its_levels_held_is_asked():
    assert {"census2021_tenure", "universal_credit"} <= set(names())
    assert "lsoa21" in CATALOGUE.source("census2021_tenure").table["levels"]


def test_a_theme_narrows_the_sources_and_their_indicators():
    asked = chosen(CATALOGUE, themes=["housing"])
    assert {indicator.theme for _, served in asked for indicator in served} == {"housing"}
    assert "house_price_index" in [source.id for source, _ in asked]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"sources": ["nowhere"]}, "no source 'nowhere'"),
        ({"themes": ["weather"]}, "no theme 'weather'"),
        ({"sources": ["ward25_boundaries"]}, "no indicator is asked of ward25_boundaries"),
        ({"sources": ["nomis_survey"], "themes": ["housing"]}, "of housing is asked of nomis_survey"),
    ],
)
def test_what_cannot_be_asked_is_named(asked, words):
    with pytest.raises(NothingToRefresh, match=words):
        names(**asked)
