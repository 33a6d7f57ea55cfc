"""What the page's controls are told of the state."""

from __future__ import annotations

import json

import numpy as np
import pytest

import geodata
from modules.parts.control_facts import (
    NO_COUNTS,
    address_state,
    choices,
    controls,
    crumbs,
    describe_state,
    levels_of,
    no_finer,
    threshold_bounds,
)
from modules.parts.state import DEFAULTS

BUCKLOW, TRAFFORD, ENGLAND = "E05015244", "E08000009", "E92000001"


@pytest.fixture
def controls_of(screen, views):
    """The bounds and reasons of the controls at a link."""

    def held(link=""):
        opened = screen(link)
        periods = views.periods(opened.subject.indicator.id, opened.subject.level)
        beside = list(opened.beside.values())
        return controls(views, opened.subject, opened.settings, opened.view, periods, beside)

    return held


def test_the_message_is_plain_json_and_carries_the_address(screen, views):
    opened = screen(f"selected={BUCKLOW}")
    message = describe_state(
        views,
        opened.subject,
        opened.settings,
        opened.chosen,
        opened.view,
        opened.shown,
        list(opened.beside.values()),
        "selected=x",
    )
    assert json.loads(json.dumps(message, allow_nan=False)) == message
    assert message["address"] == "?selected=x"
    assert message["table"] == "215 wards, highest first"
    assert message["chosen"] == {"selected": BUCKLOW, "tray": ""}
    assert message["drill"]["level"] == "lsoa11"


def test_the_address_carries_every_key_of_the_state(screen):
    opened = screen("")
    state = address_state(opened.subject, opened.settings, opened.chosen, DEFAULTS)
    assert set(state) | {"tool"} == set(DEFAULTS)  # which the open tool adds, with its settings
    assert all(isinstance(value, str) for value in state.values())


def test_missing_comparators_are_greyed_in_the_list(controls_of):
    missing = controls_of(f"selected={BUCKLOW}")["against"]["missing"]
    assert ENGLAND in missing
    assert geodata.GM not in missing and TRAFFORD not in missing
    assert geodata.GM in controls_of("indicator=healthy_life_expectancy&level=borough")["against"]["missing"]


def test_sliders_that_can_change_nothing_are_greyed_with_the_reason(controls_of):
    held = controls_of("")
    assert held["pool"]["reason"] == NO_COUNTS
    assert held["confidence"]["reason"].startswith("Greyed")
    assert held["period"]["hidden"]
    counted = controls_of("indicator=social_rented")
    assert counted["confidence"]["reason"] == ""
    periods = controls_of("indicator=claimant_rate&level=ward17")["period"]
    assert not periods["hidden"]
    assert periods["labels"][-1] == periods["value"] == "November 2018"


def test_fewest_residents_goes_up_to_where_few_areas_are_left(controls_of):
    for level, most in (("lsoa11", 3000), ("msoa11", 11_000), ("ward25", 17_000)):
        held = controls_of(f"level={level}")["population"]
        people = geodata.load_areas(level)["residents_2011"]
        assert held["max"] == most
        assert 0 < (people >= held["max"]).mean() < 0.1
        assert held["reason"] == ""
    assert controls_of("level=borough")["population"]["reason"] == "Every borough has more."
    assert controls_of("level=lsoa11&population=12000")["population"]["max"] == 12_000


def test_counts_cannot_be_highlighted_or_classed(controls_of):
    held = controls_of("indicator=claimants")
    assert held["threshold"]["reason"] and held["classes"]["reason"]


def test_the_highlight_slider_spans_the_values_in_round_steps(screen, views):
    for indicator in views.catalogue.indicators:
        opened = screen(f"indicator={indicator}")
        bounds = threshold_bounds(opened.subject, opened.view)
        known = opened.view.values[np.isfinite(opened.view.values)]
        assert bounds["min"] <= known.min() + 1e-9
        assert bounds["max"] >= known.max() - 1e-9
        steps = (bounds["max"] - bounds["min"]) / bounds["step"]
        assert 10 < steps < 1000, indicator
        assert steps == pytest.approx(round(steps))


def test_the_highlight_slider_holds_with_one_or_no_value(made_up, open_on):
    for value in (np.nan, 10.0):
        opened = open_on(made_up({"ward25": {"2019": value}}))
        bounds = threshold_bounds(opened.subject, opened.view)
        assert bounds["min"] < bounds["max"]
        assert bounds["step"] > 0


def test_what_is_worse_below_is_highlighted_below(controls_of):
    assert controls_of("")["threshold"]["label"] == "Highlight areas above"
    assert controls_of("indicator=employment_rate")["threshold"]["label"] == "Highlight areas below"


def test_sexes_and_ages_on_offer(screen, views):
    both = choices(views, screen("indicator=healthy_life_expectancy&level=borough").subject)
    assert both["sex"] == {"options": ["female", "male"], "value": "female", "reason": ""}
    assert choices(views, screen("").subject)["sex"]["reason"] == "Not published by sex here."


def test_levels_without_figures_carry_their_reason(screen):
    held = levels_of(screen("indicator=weekly_pay").subject)
    assert list(held) == list(geodata.MAP_LEVELS)
    assert held["borough"]["reason"] == ""
    assert held["lsoa11"]["reason"] == screen("indicator=weekly_pay").subject.indicator.greyed["lsoa11"]
    assert held["ward17"]["hidden"]
    assert [one["count"] for one in held.values()] == [10, 215, 215, 346, 1673]


def test_crumbs_lead_from_greater_manchester_down(screen):
    def names(link):
        opened = screen(link)
        return [crumb["name"] for crumb in crumbs(opened.subject, opened.chosen)]

    assert names("") == ["Greater Manchester"]
    assert names(f"selected={BUCKLOW}") == ["Greater Manchester", "Trafford", "Bucklow-St. Martins"]
    assert names(f"within={TRAFFORD}&level=lsoa11") == ["Greater Manchester", "Trafford"]
    assert names(f"level=borough&selected={TRAFFORD}") == ["Greater Manchester", "Trafford"]
    deep = names(f"within={BUCKLOW}&level=lsoa11&selected={geodata.children(BUCKLOW, 'lsoa11')[0]}")
    assert deep[:3] == ["Greater Manchester", "Trafford", "Bucklow-St. Martins"] and len(deep) == 4


def test_the_end_of_the_way_down_says_so(screen):
    assert no_finer(screen("level=lsoa11").subject) == "LSOAs are the smallest areas here."
    assert "not published for anything smaller than boroughs" in no_finer(
        screen("indicator=weekly_pay").subject
    )
