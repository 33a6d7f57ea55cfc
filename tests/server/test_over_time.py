"""What the tools over time share: periods, figures of all periods, and what to do without."""

from __future__ import annotations

import numpy as np
import pytest

import geodata
from modules.tools.over_time import (
    CHOOSE_ONE,
    OnePeriod,
    PeriodSlider,
    choose_series,
    counts_claimants,
    nearest_label,
    panel_for,
    with_series,
)

BOROUGHS = "indicator=employment_rate&level=borough"
ONE = {"borough": {"2019": np.arange(10.0)}}


def test_the_figures_of_all_periods_are_in_canonical_order(views, screen):
    at = screen(BOROUGHS)
    panel = panel_for(views, at.subject, at.settings)
    assert panel.periods[0] == "2012" and panel.periods[-1] == "2023"
    assert panel.area_codes.tolist() == at.view.area_codes.tolist()
    assert panel.values[:, -1] == pytest.approx(at.view.values)
    assert panel.lower[:, -1] == pytest.approx(at.view.lower)


def test_they_are_read_once_for_every_session(views, screen):
    at = screen(BOROUGHS)
    assert panel_for(views, at.subject, at.settings) is panel_for(views, at.subject, at.settings)


def test_a_sex_is_kept_to(views, screen):
    link = "indicator=healthy_life_expectancy&level=borough&sex="
    female, male = (screen(link + sex) for sex in ("female", "male"))
    both = [panel_for(views, at.subject, at.settings).values for at in (female, male)]
    assert (both[0] != both[1]).any()


def test_one_period_is_refused_and_names_level_and_period(views, screen):
    at = screen("indicator=employment_deprivation&level=ward25")
    with pytest.raises(OnePeriod, match="has one period only by ward, 2019"):
        panel_for(views, at.subject, at.settings)


def test_every_indicator_with_a_series_is_offered_at_the_nearest_level(views):
    offered = {indicator.id: (level, count) for indicator, level, count in with_series(views, "ward25")}
    assert offered["claimant_rate"] == ("ward17", 13)
    assert offered["employment_rate"] == ("borough", 12)
    assert "employment_deprivation" not in offered
    assert next(iter(with_series(views, "ward17")))[0].id == "claimant_rate"


def test_one_click_shows_an_indicator_with_a_series(views, screen, words):
    at = screen("indicator=employment_deprivation&level=ward25")
    shown = choose_series(views, at.subject, f"It has one period. {CHOOSE_ONE}")
    assert 'data-show="employment_rate"' in str(shown)
    assert "Claimant rate, by quarter 13 periods, by " + geodata.LEVELS["ward17"].singular in words(shown)


def test_where_nothing_has_a_series_it_is_said(made_up, open_on, words):
    views = made_up(ONE)
    at = open_on(views, "level=borough")
    said = words(choose_series(views, at.subject, f"It has one period. {CHOOSE_ONE}"))
    assert said == "It has one period. No indicator here has a series."


def test_a_period_slider_takes_labels_and_stands_at_nothing_by_itself():
    slider = PeriodSlider("from", "From")
    assert (slider.usual, slider.valid("November 2015"), slider.text("2012")) == ("", "November 2015", "2012")
    assert len(slider.valid("x" * 1000)) < 100
    assert nearest_label("2013", ["2012", "2013"], "2012") == "2013"
    assert nearest_label("1999", ["2012", "2013"], "2012") == "2012"


def test_claimants_are_known_by_the_catalogue(views):
    found = {one.id for one in views.catalogue.indicators.values() if counts_claimants(one)}
    assert {"claimant_rate", "claimant_rate_annual", "claimants"} <= found
    assert "employment_rate" not in found
