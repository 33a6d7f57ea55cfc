"""Groups as a level: which indicators they can show, and the reason of each other one."""

from __future__ import annotations

import pytest

import geodata
from modules.tools.own_areas.figures import NOT_OWN, NotGrouped, group_figures
from modules.tools.own_areas.level import able, level_message, reasons
from store.grouped import grouped_figures
from tests.server.own_areas_file import by_borough, groups_of, thirds

FILES = {
    "wards": thirds(),
    "LSOAs": thirds("lsoa11"),
    "MSOAs of whole boroughs": by_borough("msoa11"),
    "single boroughs": by_borough("borough"),
}


@pytest.mark.parametrize("file", FILES)
def test_what_is_said_of_an_indicator_is_what_the_tool_says_of_it_at_every_level(screen, views, file):
    grouping = groups_of(FILES[file])
    told = reasons(views, grouping)
    assert list(told) == list(views.catalogue.indicators)
    for name, indicator in views.catalogue.indicators.items():
        for level in set(geodata.MAP_LEVELS) & set(indicator.levels):
            if views.absent(name, level):
                continue
            subject = screen(f"indicator={name}&level={level}").subject
            try:
                group_figures(views, grouped_figures, grouping, subject)
                said = ""
            except NotGrouped as refused:
                said = str(refused)
            assert told[name] == said, (name, level)


def test_what_adds_up_has_no_reason_and_what_does_not_has_its_own(views):
    told = reasons(views, groups_of(thirds("lsoa11")))
    assert told["social_rented"] == told["employment_deprivation"] == ""
    assert told["imd_rank"] == (
        "Index of Multiple Deprivation, rank in England cannot be shown for your groups. "
        "A rank of LSOAs cannot be averaged or added up."
    )


def test_groups_that_are_single_areas_have_what_is_published_for_these(views):
    survey = "employment_rate"
    assert reasons(views, groups_of(by_borough("borough")))[survey] == ""
    halves = [(code, "AB"[at % 2]) for at, (code, _) in enumerate(by_borough("borough"))]
    assert "published for boroughs without counts" in reasons(views, groups_of(halves))[survey]


def test_indicators_that_can_be_shown_are_offered_those_of_the_theme_first(views):
    told, beside = reasons(views, groups_of(thirds("lsoa11"))), views.catalogue.indicators["house_price"]
    offered = [one.id for one in able(views, told, beside)]
    assert offered[0] in {one.id for one in views.catalogue.indicators.values() if one.theme == "housing"}
    assert "employment_deprivation" in offered
    assert not {"imd_rank", "house_price", "employment_rate", "stroke_admissions"} & set(offered)


def test_the_page_is_told_how_many_groups_and_that_own_data_are_not_added_up():
    said = level_message(groups_of(thirds()), {"imd_rank": "No."})
    assert said == {"groups": 3, "reasons": {"imd_rank": "No."}, "own": NOT_OWN}
    assert level_message(None, {"imd_rank": "No."})["groups"] == 0
