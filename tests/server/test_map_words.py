"""What the map and the legend are told of an indicator."""

from __future__ import annotations

import json

import pytest

import geodata
from modules.parts.map_words import about_map, legend_title, plain_words, value_words


@pytest.fixture
def about_of(screen):
    """What the map is told at a link."""

    def about(link="", against=("Greater Manchester", 13.4), drill="LSOAs"):
        opened = screen(link)
        return about_map(opened.subject.indicator, opened.view, opened.subject.level, against, drill)

    return about


def test_the_map_knows_title_unit_words_and_breaks(about_of, screen):
    about = about_of("")
    assert about["title"] == "Employment deprivation"
    assert about["legend"] == "Employment deprivation, %"
    assert (about["prefix"], about["suffix"], about["decimals"]) == ("", "\u00a0%", 1)
    assert about["comparator"] == {"name": "Greater Manchester", "short": "GM", "value": 13.4}
    assert tuple(about["breaks"]) == screen("").view.breaks
    assert about["n_classes"] == len(about["breaks"]) + 1 == 5
    assert about["hint"] == "Click to select, double-click for its LSOAs"


def test_trap_17_the_scale_follows_the_polarity(about_of):
    assert about_of("")["scale"] == "bad-high"
    assert about_of("indicator=employment_rate")["scale"] == "good-high"
    assert about_of("indicator=social_rented")["scale"] == "neutral"


def test_trap_19_numbers_of_people_have_no_classes(about_of, views):
    about = about_of("indicator=claimants")
    assert about["breaks"] is None
    assert "where people live" in about["plain"]
    assert "rank" in plain_words(views.catalogue.indicators["imd_rank"]).lower()


def test_the_sentence_under_the_pointer_has_every_part(about_of):
    for part in ("{name}", "{parent}", "{value}", "{rank}", "{count}", "{plural}"):
        assert part in about_of("")["sentence"]


def test_without_a_comparator_or_a_finer_level(about_of):
    about = about_of("level=lsoa11", against=None, drill="")
    assert about["comparator"] is None
    assert about["hint"] == "Click to select"
    assert (about["singular"], about["plural"]) == ("LSOA", "LSOAs")


def test_it_is_plain_json_for_every_indicator_and_level(about_of, views):
    for indicator in views.catalogue.indicators.values():
        for level in (level for level in geodata.MAP_LEVELS if level in indicator.levels):
            about = about_of(f"indicator={indicator.id}&level={level}")
            assert json.loads(json.dumps(about, allow_nan=False)) == about


def test_values_and_titles_in_their_units(views):
    indicators = views.catalogue.indicators
    assert value_words(indicators["house_price"], 145000.0) == "£145,000"
    assert value_words(indicators["healthy_life_expectancy"], 62.34) == "62.3\u00a0years"
    assert value_words(indicators["employment_rate"], None) == "no figure"
    assert legend_title(indicators["imd_score"]).endswith(", score")
    assert legend_title(indicators["claimants"]).endswith(", number")
