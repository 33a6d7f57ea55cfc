"""About the data: all sources, vintages and gaps in one page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import geodata
from modules.parts.drawings import Drawings
from modules.parts.shelf import Shown
from modules.tools.about import (
    about_page,
    age_words,
    areas_table,
    indicators_table,
    level_cell,
    snapshot_words,
    source_row,
    sources_table,
)

TODAY = date(2030, 5, 1)


@pytest.fixture(scope="module")
def said(views, words):
    """The page as a reader sees it."""
    return words(about_page(Shown(views, Drawings(views)), TODAY))


def test_every_source_is_listed_with_licence_and_day(views, words):
    listed = words(sources_table(views, TODAY))
    for source in views.catalogue.sources.values():
        assert source.dataset in listed
        assert source.publisher in listed
        assert str(views.store.provenance(source.id).retrieved_at)[:10] in listed
    assert str(sources_table(views, TODAY)).count("<tr>") == len(views.catalogue.sources) + 1


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


def test_trap_05_best_fit_wards_share_no_ranking_with_published_ones(said):
    assert "They never share a ranking with figures published for wards of 2017." in said


def test_credits_name_licences(said):
    assert "Open Government Licence v3.0" in said
    assert "SIL Open Font License" in said


def test_it_says_which_snapshot_is_shown(views):
    shown = Shown(views, Drawings(views))
    assert snapshot_words(shown).startswith(
        "The snapshot shown is the one that comes with the application: its newest table is of "
    )
    other = snapshot_words(replace(shown, snapshot="2030-04-30T021500", fault="The newest one is damaged."))
    assert other.startswith(
        "The snapshot shown is that of 30 April 2030, 02:15 UTC (2030-04-30T021500): its newest table is of "
    )
    assert "The newest one is damaged." in other


def test_a_source_says_how_old_it_is_and_why_it_is_not_newer(views, words):
    held = replace(views.provenance("ashe"), retrieved_at=date(2030, 2, 1))
    assert "2030-02-01 2 months ago" in words(source_row(held, TODAY))
    faulty = replace(held, fault="The Office answered 503.", checked_at=date(2030, 4, 30))
    told = "Not brought up to date by the refresh of 30 April 2030: The Office answered 503."
    assert told in words(source_row(faulty, TODAY))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2030, 5, 1), "today"),
        (date(2030, 4, 30), "1 day ago"),
        (date(2030, 4, 2), "29 days ago"),
        (date(2030, 3, 31), "1 month ago"),
        (date(2029, 4, 30), "1 year ago"),
        (date(2027, 4, 30), "3 years ago"),
    ],
)
def test_ages_are_said_as_one_would(day, words):
    assert age_words(day, TODAY) == words


def test_the_whole_snapshot_can_be_taken_where_it_is_files(views):
    shown = Shown(views, Drawings(views), whole=lambda: b"all of it")
    assert "Download the whole snapshot" in str(about_page(shown))
    assert "whole snapshot" not in str(about_page(Shown(views, Drawings(views))))


def test_the_download_of_the_page_is_the_whole_snapshot(take):
    from store.taken import whole_snapshot

    answer = take("snapshot", prefix="whole_", opened="about")
    assert answer.headers["content-disposition"].endswith('.zip"')
    assert len(answer.content) == len(whole_snapshot())
