"""What moved in one area."""

from __future__ import annotations

import pytest

import geodata
from analysis.change import CLAIMANT_RULES
from modules.parts.figures import change_since
from modules.tools.profile.moves import counts_claimants, earlier_period, moves_of
from modules.tools.profile.readings import (
    against_of,
    plain_settings,
    readings_of,
    subject_at,
    who_of,
)

BUCKLOW, TRAFFORD = "E05015244", "E08000009"


@pytest.fixture
def moved(screen):
    """The moves that a link leads to, by indicator."""

    def made(link):
        seen = screen(link)
        who = who_of(seen.subject, seen.chosen)
        readings = readings_of(
            seen.views,
            who,
            seen.subject,
            plain_settings(0.95),
            against_of(who, seen.wishes.get("against", geodata.GM)),
        )
        return {
            one.reading.indicator_id: one for one in moves_of(seen.views, who, readings, seen.subject, 0.95)
        }

    return made


def test_a_change_is_that_of_the_panel(moved, screen):
    found = moved(f"level=borough&selected={TRAFFORD}")["adult_obesity"]
    seen = screen(f"indicator=adult_obesity&level=borough&selected={TRAFFORD}")
    earlier, change = change_since(seen.views, seen.subject, TRAFFORD)
    assert (found.earlier, found.change.absolute, found.change.lower) == (
        earlier,
        change.absolute,
        change.lower,
    )


def test_pooled_windows_are_compared_with_one_that_shares_no_year(moved):
    found = moved(f"level=borough&selected={TRAFFORD}")["healthy_life_expectancy"]
    assert found.earlier == "2018–20"  # of 2021–23, not 2020–22
    assert found.change.notes == ()


def test_claimants_across_the_new_rules_say_so(moved):
    found = moved(f"level=borough&selected={TRAFFORD}")["claimant_rate"]
    assert CLAIMANT_RULES in found.change.notes


def test_which_indicators_the_new_rules_touch(views):
    indicators = views.catalogue.indicators
    assert counts_claimants(indicators["claimant_rate_annual"])
    assert not counts_claimants(indicators["employment_rate"])


def test_greater_manchester_moves_too(moved):
    assert "employment_rate" in moved("")


def test_one_period_makes_no_move_and_a_borough_standing_in_is_not_the_areas_own(moved):
    assert moved(f"level=ward25&selected={BUCKLOW}") == {}


def test_the_first_period_has_none_before_it(screen):
    seen = screen("indicator=unemployment&level=borough")
    first = seen.views.periods("unemployment", "borough")[0]
    own = subject_at(seen.views, seen.subject.indicator, "borough", seen.subject, first)
    assert earlier_period(seen.views, own.key) == ""
