import pytest

from catalogue import CatalogueError
from geodata import LEVELS, GeographyMissing
from sources.layout import Layout, Selection, held, settings


def test_settings_have_defaults_and_lists_become_tuples():
    layout = settings(Layout, "here", {"levels": ["borough"], "area": "code"})
    assert layout.levels == ("borough",)
    assert layout.reference_date == "month"


def test_an_unknown_key_is_named():
    with pytest.raises(CatalogueError, match="here: unknown key 'vaule'; known are value, scale"):
        settings(Selection, "here", {"vaule": "rate"})


def test_a_missing_key_is_named():
    with pytest.raises(CatalogueError, match=r"here: .*'area'"):
        settings(Layout, "here", {"levels": ["borough"]})


def test_levels_that_loaded_geography_may_bring_are_left_out_until_it_does():
    named = ["borough", "lsoa21", "msoa21", "ward22", "ward23", "ward24"]
    assert held(named, "here") == [level for level in named if level in LEVELS]
    assert held([], "here") == []


def test_a_level_that_nobody_knows_is_named():
    with pytest.raises(CatalogueError, match="here: names unknown levels: parish"):
        held(["borough", "parish"], "here")


def test_a_source_of_none_of_the_areas_held_is_named(monkeypatch):
    monkeypatch.setattr("sources.layout.LEVELS", {"borough": LEVELS["borough"]})
    with pytest.raises(GeographyMissing, match="No areas are held of lsoa21, ward22, which here names"):
        held(["lsoa21", "ward22"], "here")
