"""About the data: all sources, vintages and gaps in one page."""

from __future__ import annotations

import pytest

import geodata
from modules.tools.about import about_page, areas_table, gaps, indicators_table, level_cell, sources_table


@pytest.fixture(scope="module")
def said(views, words):
    """The page as a reader sees it."""
    return words(about_page(views))


def test_every_source_is_listed_with_licence_and_day(views, words):
    listed = words(sources_table(views))
    for source in views.catalogue.sources.values():
        assert source.dataset in listed
        assert source.publisher in listed
        assert str(views.store.provenance(source.id).retrieved_at)[:10] in listed
    assert str(sources_table(views)).count("<tr>") == len(views.catalogue.sources) + 1


def test_every_indicator_is_listed_with_its_levels(views):
    table = str(indicators_table(views.catalogue))
    assert table.count("<tr>") == len(views.catalogue.indicators) + 1
    ticks = sum(
        level in indicator.levels
        for indicator in views.catalogue.indicators.values()
        for level in geodata.MAP_LEVELS
    )
    assert table.count("✓") == ticks


def test_a_level_without_figures_says_why(views):
    cell = str(level_cell(views.catalogue.indicators["weekly_pay"], "lsoa11"))
    assert views.catalogue.indicators["weekly_pay"].greyed["lsoa11"] in cell


def test_trap_05_every_vintage_is_named(words):
    listed = words(areas_table())
    for level in geodata.LEVELS.values():
        assert f"{level.areas:,}" in listed
    assert "2011" in listed and "2017" in listed and "2025" in listed


def test_trap_08_the_gap_in_police_data_is_told(said):
    assert "no usable street-level data after June 2019" in said


def test_trap_05_best_fit_wards_share_no_ranking_with_published_ones(said):
    assert "They never share a ranking with figures published for wards of 2017." in said


def test_what_cannot_be_added_up_is_named(views, words):
    told = " ".join(words(one) for one in gaps(views.catalogue))
    assert "Median house price" in told


def test_credits_name_licences(said):
    assert "Open Government Licence v3.0" in said
    assert "SIL Open Font License" in said
