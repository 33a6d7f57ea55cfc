"""Another indicator beside the map's."""

from __future__ import annotations

import pytest

from analysis.errors import NotComparable
from modules.tools.others import NotHeld
from modules.tools.pairing import (
    beside,
    check_pair,
    fits,
    missing,
    named,
    named_of,
    periods_apart,
    suggested,
    why_not,
)

ALONE = ("claimants", "house_sales", "imd_rank")


@pytest.fixture
def of(views):
    """An indicator by its id."""
    return lambda name: views.catalogue.indicators[name]


def test_worklessness_is_suggested_and_beside_it_health(views, screen):
    assert suggested(views, screen("indicator=crime").subject).id == "employment_deprivation"
    assert suggested(views, screen().subject).id == "health_deprivation"


def test_what_contains_the_maps_indicator_is_not_suggested(views, screen):
    assert suggested(views, screen("indicator=imd_score").subject).id not in ("employment_deprivation",)


def test_a_suggestion_has_figures_at_the_level(views, screen):
    for level in ("borough", "ward17", "ward25", "msoa11", "lsoa11"):
        found = suggested(views, screen(f"level={level}").subject)
        assert level in found.levels


def test_the_readers_wish_is_taken(views, screen):
    assert beside(views, screen().subject, "crime").id == "crime"


@pytest.mark.parametrize("wish", ["employment_deprivation", "imd_score"])
def test_itself_and_what_contains_it_are_refused(views, screen, wish):
    with pytest.raises(NotComparable, match="choose another"):
        beside(views, screen().subject, wish)


@pytest.mark.parametrize("name", ALONE)
def test_numbers_and_ranks_are_refused(of, name):
    with pytest.raises(NotComparable, match=r"choose a rate|choose the score"):
        check_pair(of("crime"), of(name))
    assert why_not(of(name)) and not fits(of(name), of("crime"))


def test_a_number_on_the_map_has_nothing_beside_it(views, screen):
    with pytest.raises(NotComparable, match="“Claimants, number” cannot be set beside another"):
        suggested(views, screen("indicator=claimants").subject)


def test_an_indicator_that_is_not_there_is_said(views, screen):
    with pytest.raises(NotHeld, match="rainfall"):
        beside(views, screen().subject, "rainfall")


def test_every_indicator_that_cannot_be_chosen_is_greyed_with_a_reason(views, screen):
    greyed = missing(views, screen("level=lsoa11").subject)
    assert greyed["employment_deprivation"] == "on the map"
    assert greyed["imd_score"] == "overlaps with the map’s"
    assert greyed["claimants"] == "a number, not a rate"
    assert greyed["imd_rank"] == "a rank"
    assert greyed["weekly_pay"] == "not at this level"
    assert not {"crime", "health_deprivation"} & set(greyed)


def test_figures_of_one_sex_say_so(views, screen, of):
    subject = screen("indicator=healthy_life_expectancy&level=borough").subject
    assert subject.sex == "female"
    assert named_of(subject).title == "Healthy life expectancy at birth (females)"
    assert named(of("crime")).unit == "score"


def test_different_periods_are_said(screen):
    one, other = screen().subject, screen("indicator=social_rented").subject
    assert periods_apart(one, other) == "The two are of different periods: 2019 and March 2011."
    assert periods_apart(one, one) == ""
