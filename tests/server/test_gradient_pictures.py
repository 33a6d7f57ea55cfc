"""The charts of a gradient on the real figures."""

from __future__ import annotations

import pytest

from modules.tools.gradient.choice import Wish
from modules.tools.gradient.pictures import Request, bars, further


@pytest.fixture
def asked(screen):
    """Views and request of a link."""

    def opened(link, selected=0, projector=False, **wish):
        page = screen(link)
        wished = Wish(**{"draws": 2000, **wish})
        return page.views, Request(page.subject, page.settings, wished, selected, projector)

    return opened


def test_the_bars_have_finding_source_and_alternative_text(asked):
    html = str(bars(*asked("indicator=social_rented&level=lsoa11"))).replace("\u00a0", " ")
    assert "From 52.0 % at the most deprived end to 2.8 % at the least deprived" in html
    assert "Group 1: 52.0 % (interval 51.8 to 52.2 %)" in html
    assert "Of areas, not of people" in html
    assert "OGL v3.0" in html


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("indicator=social_rented&level=lsoa11", "from the groups’ counts"),
        ("indicator=healthy_life_expectancy&level=borough", "from those published for the areas"),
        ("indicator=health_deprivation&level=lsoa11", "from how far the areas of a group differ"),
        ("indicator=crime&level=lsoa11&within=E05011372", "no interval can be computed"),
    ],
)
def test_the_note_says_where_the_whiskers_come_from(asked, link, said):
    assert said in str(bars(*asked(link)))


def test_the_group_of_the_selected_area_is_marked(asked):
    link = "indicator=social_rented&level=lsoa11"
    assert "--select" in str(bars(*asked(link, selected=2)))
    assert "--select" not in str(bars(*asked(link)))


def test_a_rates_own_ends_stand_under_the_bars(asked):
    html = str(bars(*asked("indicator=adult_obesity&level=borough", measure="employment_rate")))
    assert "Lowest employment rate" in html


def test_shares_and_trend_are_one_click_deeper(asked, words):
    said = words(further(*asked("indicator=healthy_life_expectancy&level=borough")))
    assert "The gap did not clearly change: 11.1 years in 2012–14, 6.5 years in 2021–23." in said
    assert "Left out, because they share years with a period shown: 2011–13" in said
    assert "of all the years" in said


def test_one_period_and_a_score_are_explained(asked, words):
    said = words(further(*asked("indicator=health_deprivation&level=lsoa11")))
    assert "no natural zero" in said
    assert "has one period only, so the gap has no trend" in said


def test_claimants_carry_the_note_on_their_rules(asked, words):
    said = words(further(*asked("indicator=claimant_rate&level=ward17")))
    assert "part of this change is a change of rules, not of people" in said


def test_where_there_is_no_gradient_nothing_is_drawn(asked):
    refused = asked("indicator=house_price&level=lsoa11")
    assert "<svg" not in str(bars(*refused))
    assert str(further(*refused)) == ""


def test_for_a_room_it_is_drawn_larger(asked):
    link = "indicator=social_rented&level=ward25"
    assert "504" in str(bars(*asked(link, projector=True)))
