"""Pictures of a briefing."""

from __future__ import annotations

import pytest

from briefing import place_of
from briefing.drawings import kind_of, map_picture, ranked_picture, spine_picture, trend_picture, unit_beside
from briefing.inside import inside
from charts import to_svg
from geodata import GM
from tests.unit.made_briefings import BUCKLOW, TRAFFORD, account, figures


def small(code: str, indicator: str = "employment_deprivation"):
    return inside(figures(), place_of(code), figures().catalogue.indicators[indicator])


def test_the_map_has_the_classes_of_the_page_and_says_where_it_comes_from() -> None:
    found = map_picture(figures(), place_of(TRAFFORD), small(TRAFFORD))
    assert found.title == "Employment deprivation by ward in Trafford"
    assert found.alt.startswith("Map of Employment deprivation, 2019: 21 wards, from 2.7\u00a0% in Hale")
    assert "Indices of Deprivation 2019" in found.source and "Crown copyright" in found.source
    assert ">Bowdon<" in to_svg(found.figure, found.alt)


def test_a_ward_is_outlined_among_those_of_its_borough() -> None:
    found = map_picture(figures(), place_of(BUCKLOW), small(BUCKLOW))
    assert "var(--select)" in to_svg(found.figure, "") and "Bucklow-St. Martins: 20.1" in found.alt
    ranked = ranked_picture(figures(), account(BUCKLOW), small(BUCKLOW))
    assert ranked.title == "Bucklow-St. Martins is highest of 21 wards in Trafford"


def test_a_ranking_stands_beside_the_comparators_figure_of_the_same_period() -> None:
    found = ranked_picture(figures(), account(), small(TRAFFORD))
    rows = figures().store.series("employment_deprivation", [GM]).set_index("period")["value"]
    assert f"Greater Manchester: {rows['2019']:.1f}\u00a0%." in found.alt


def test_a_course_is_named_for_what_it_shows() -> None:
    held = next(one for one in account().helds if one.indicator.id == "claimant_rate_annual")
    found = trend_picture(figures(), account(), held)
    assert found.title == "Trafford was below Greater Manchester in every year from 2012 to 2023"
    assert "Universal Credit changed who counts" in found.source


def test_a_spine_of_nothing_is_no_picture() -> None:
    assert spine_picture(account(), [], "Health", "") is None


@pytest.mark.parametrize(
    ("indicator", "words"), [("imd_score", ""), ("employment_rate", "%"), ("weekly_pay", "pounds")]
)
def test_a_unit_is_said_once(indicator: str, words: str) -> None:
    assert unit_beside(figures().catalogue.indicators[indicator]) == words


def test_what_sort_of_comparator() -> None:
    assert [kind_of(code) for code in (TRAFFORD, GM, "E12000002", "E92000001", "K02000001")] == [
        "borough",
        "gm",
        "region",
        "country",
        "country",
    ]
