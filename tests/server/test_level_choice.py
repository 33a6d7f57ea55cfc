"""Which levels are offered, and what they are called."""

from __future__ import annotations

from dataclasses import replace

import pytest

import geodata
from catalogue import load_catalogue
from geodata import Level
from modules.parts import level_choice
from modules.parts.level_choice import names_of, offered, reason_of
from store import Store

HELD = load_catalogue().holding(Store().indicators()).indicators


def test_wards_of_two_years_are_told_apart_and_one_is_not():
    both = names_of(offered(HELD["employment_deprivation"]))
    assert both == {
        "borough": "Borough",
        "ward25": "Ward",
        "ward17": "Ward ’17",
        "msoa11": "MSOA",
        "lsoa11": "LSOA",
    }
    assert names_of(offered(HELD["claimant_rate"]))["ward17"] == "Ward"


def test_a_year_without_figures_hides_where_another_has_some():
    assert "ward25" not in offered(HELD["claimant_rate"])


def test_a_type_without_figures_shows_its_newest_level_with_the_reason():
    surveyed = HELD["employment_rate"]
    assert offered(surveyed) == ("borough", "ward25", "msoa11", "lsoa11")
    assert reason_of(surveyed, "ward25") == "A survey too small for areas below borough."
    assert reason_of(surveyed, "borough") == ""


def test_the_level_on_the_map_is_always_offered():
    assert "ward25" in offered(HELD["employment_deprivation"], "ward25")


@pytest.fixture
def many_years(monkeypatch):
    """Levels of many years of wards, of which two have the same areas."""
    years = ("16", "17", "18", "19", "20", "21")
    names = {f"ward{year}": (f"20{year}", f"ward (20{year})", f"wards of 20{year}") for year in years}
    levels = {key: Level(key, "ward", year, one, all_, True, 1) for key, (year, one, all_) in names.items()}
    drawn = (*reversed(levels), "msoa11", "lsoa11")
    monkeypatch.setattr(geodata, "LEVELS", geodata.LEVELS | levels)
    monkeypatch.setattr(geodata, "MAP_LEVELS", ("borough", *drawn))
    monkeypatch.setattr(level_choice, "_same_areas", lambda one, other: {one, other} == {"ward20", "ward21"})
    return replace(HELD["employment_deprivation"], levels=("borough", *drawn))


def test_there_are_never_more_buttons_than_fit_and_the_same_wards_come_once(many_years):
    shown = offered(many_years)
    assert len(shown) == level_choice.MOST
    assert shown == ("borough", "ward21", "ward19", "ward18", "msoa11", "lsoa11")
    assert "ward16" in offered(many_years, "ward16")
