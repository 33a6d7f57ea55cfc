"""The figures beside a number: comparators with their reasons, ranks, extremes, change."""

from __future__ import annotations

import math

import numpy as np
import pytest

import geodata
from analysis.change import CLAIMANT_RULES, OVERLAP
from modules.parts.figures import (
    all_extremes,
    asked_for,
    change_since,
    figure_of,
    measure_of,
    parent_of,
    small_area_extremes,
)

BUCKLOW, BOWDON, TRAFFORD, MANCHESTER = "E05015244", "E05015241", "E08000009", "E08000003"
NORTH_WEST, ENGLAND, UK = "E12000002", "E92000001", "K02000001"


def test_an_area_knows_who_it_is_and_where_it_stands(screen):
    figure = screen(f"selected={BUCKLOW}").figure
    assert (figure.name, figure.parent, figure.parent_code) == ("Bucklow-St. Martins", "Trafford", TRAFFORD)
    assert figure.value == pytest.approx(20.1, abs=0.05)
    assert (figure.rank, figure.ranked) == (28, 215)
    assert (figure.rank_in_parent, figure.ranked_in_parent) == (1, 21)
    assert (figure.klass, figure.classes) == (4, 5)


def test_an_area_of_another_level_is_not_on_the_screen(screen):
    assert figure_of(screen("level=borough").view, BUCKLOW) is None


def test_comparators_stand_in_order_each_with_a_figure_or_a_reason(screen):
    beside = screen(f"selected={BUCKLOW}").beside
    assert list(beside) == [TRAFFORD, geodata.GM, NORTH_WEST, ENGLAND, UK]
    assert beside[TRAFFORD].value == pytest.approx(8.9, abs=0.05)
    for one in beside.values():
        assert math.isfinite(one.value) != bool(one.reason), one
    assert "small areas of Greater Manchester only" in beside[ENGLAND].reason


def test_comparators_have_short_names_for_narrow_columns(screen):
    beside = screen(f"selected={BUCKLOW}").beside
    assert [one.short for one in beside.values()] == ["Trafford", "GM", "North West", "England", "UK"]


def test_a_borough_is_not_its_own_comparator(screen):
    opened = screen(f"indicator=employment_rate&level=borough&selected={TRAFFORD}")
    assert list(opened.beside) == [geodata.GM, NORTH_WEST, ENGLAND, UK]


def test_without_a_selection_greater_manchester_stands_beside_the_map(screen):
    assert next(iter(screen("").beside)) == geodata.GM
    within = screen(f"within={TRAFFORD}&level=lsoa11").beside
    assert list(within)[:2] == [TRAFFORD, geodata.GM]


@pytest.mark.parametrize(
    ("link", "parent"),
    [
        (f"selected={BUCKLOW}", TRAFFORD),
        ("level=lsoa11&selected=E01006074", TRAFFORD),
        (f"level=borough&selected={TRAFFORD}", geodata.GM),
        (f"level=lsoa11&within={TRAFFORD}", TRAFFORD),
        (f"level=lsoa11&within={BUCKLOW}", TRAFFORD),
        ("", geodata.GM),
    ],
)
def test_against_its_borough(screen, link, parent):
    opened = screen(f"{link}&against=parent")
    assert opened.notices.sentences == []
    assert opened.against.code == parent


def test_parents_of_a_selection_and_of_a_map():
    assert parent_of(BUCKLOW, "") == parent_of("", BUCKLOW) == parent_of("", TRAFFORD) == TRAFFORD
    assert parent_of(TRAFFORD, "") == parent_of("", "") == geodata.GM
    assert asked_for("borough", TRAFFORD) == TRAFFORD
    assert asked_for("ward25", "") == geodata.GM


def test_a_comparator_without_a_figure_is_no_comparator(screen):
    assert screen(f"against={ENGLAND}").against is None
    assert screen(f"selected={BUCKLOW}&against={ENGLAND}").against is None
    assert screen(f"against={ENGLAND}&indicator=employment_rate&level=borough").against.value > 50


def test_a_comparator_missing_in_the_store_keeps_its_reason(made_up, open_on):
    opened = open_on(made_up({"ward25": {"2019": 10.0}}), f"selected={BUCKLOW}")
    assert opened.against is None
    assert {one.reason for one in opened.beside.values()} == {"Not in this snapshot."}
    assert {one.comparison.verdict for one in opened.beside.values()} == {"not compared"}


def test_verdicts_only_with_an_interval(made_up, open_on):
    """Trap 10: a survey's rate without its interval is called neither better nor worse."""
    values, beside = {"ward25": {"2019": 10.0}}, {geodata.GM: 8.0, TRAFFORD: 9.5, ENGLAND: 12.0}
    plain = open_on(made_up(values, beside=beside), f"indicator=employment_rate&selected={BUCKLOW}")
    assert plain.beside[geodata.GM].comparison.verdict == "not compared"
    limits = {("borough", "2019"): (9.0, 11.0)}
    views = made_up({"borough": {"2019": 10.0}}, beside=beside, limits=limits)
    opened = open_on(views, f"indicator=economic_inactivity&level=borough&selected={TRAFFORD}")
    found = {code: one.comparison.verdict for code, one in opened.beside.items()}
    assert found == {geodata.GM: "worse", NORTH_WEST: "not compared", ENGLAND: "better", UK: "not compared"}
    good = open_on(views, f"indicator=employment_rate&level=borough&selected={TRAFFORD}")
    assert good.beside[geodata.GM].comparison.verdict == "better"


def test_trap_17_neutral_indicators_are_higher_or_lower(screen):
    opened = screen(f"indicator=social_rented&selected={BUCKLOW}")
    assert opened.beside[geodata.GM].comparison.verdict == "higher"
    assert (
        screen(f"indicator=social_rented&selected={BOWDON}").beside[geodata.GM].comparison.verdict == "lower"
    )


def test_trap_23_a_borough_shows_the_extremes_of_its_small_areas(screen):
    opened = screen("level=borough")
    low, high, low_code, high_code = small_area_extremes(opened.views, opened.subject, (TRAFFORD,))[TRAFFORD]
    lsoas = screen("level=lsoa11")
    inside = [lsoas.value_of(code) for code in geodata.children(TRAFFORD, "lsoa11")]
    assert (low, high) == (min(inside), max(inside))
    assert (lsoas.value_of(low_code), lsoas.value_of(high_code)) == (low, high)
    assert high > 3 * opened.value_of(TRAFFORD)


def test_extremes_of_every_area_agree_with_those_of_one(screen):
    opened = screen("")
    every = all_extremes(opened.views, opened.subject)
    assert len(every) == 215
    one = small_area_extremes(opened.views, opened.subject, (BUCKLOW,))[BUCKLOW]
    assert (every.loc[BUCKLOW, "low"], every.loc[BUCKLOW, "high"]) == one[:2]


def test_no_extremes_without_figures_of_lsoas(screen, made_up, open_on):
    for link in ("level=lsoa11", "indicator=employment_rate&level=borough"):
        opened = screen(link)
        assert small_area_extremes(opened.views, opened.subject, (TRAFFORD,)) == {}
        assert all_extremes(opened.views, opened.subject).empty
    lacking = open_on(made_up({"ward25": {"2019": 10.0}}))
    assert all_extremes(lacking.views, lacking.subject).empty
    other_year = open_on(made_up({"ward25": {"2019": 10.0}, "lsoa11": {"2015": 9.0}}))
    assert all_extremes(other_year.views, other_year.subject).empty


def test_extremes_beyond_greater_manchester_are_not_known(screen):
    opened = screen("")
    assert set(small_area_extremes(opened.views, opened.subject, (geodata.GM, ENGLAND))) == {geodata.GM}


def test_trap_12_change_is_since_a_period_that_shares_no_year(screen):
    opened = screen(f"indicator=healthy_life_expectancy&level=borough&selected={TRAFFORD}")
    assert opened.subject.period == "2021–23"
    earlier, moved = change_since(opened.views, opened.subject, TRAFFORD)
    assert earlier == "2018–20"
    assert OVERLAP not in moved.notes
    assert moved.lower < moved.absolute < moved.upper


def test_trap_12_only_an_overlapping_period_gets_no_interval_and_a_caution(screen):
    opened = screen(f"indicator=healthy_life_expectancy&level=borough&selected={TRAFFORD}&period=2012–14")
    earlier, moved = change_since(opened.views, opened.subject, TRAFFORD)
    assert earlier == "2011–13"
    assert moved.notes == (OVERLAP,)
    assert moved.lower is None


def test_trap_01_a_change_of_claimants_over_2015_to_2018_is_partly_one_of_rules(screen):
    opened = screen("indicator=claimant_rate&level=ward17&selected=E05000650")
    assert change_since(opened.views, opened.subject, "E05000650")[1].notes == (CLAIMANT_RULES,)
    later = screen(f"indicator=claimant_rate_annual&level=borough&selected={TRAFFORD}")
    assert change_since(later.views, later.subject, TRAFFORD)[1].notes == ()
    other = screen(f"indicator=employment_rate&level=borough&selected={TRAFFORD}&period=2018")
    assert CLAIMANT_RULES not in change_since(other.views, other.subject, TRAFFORD)[1].notes


def test_no_change_since_the_first_period_or_with_one_period(screen):
    assert change_since(screen("").views, screen("").subject, BUCKLOW) is None
    first = screen("indicator=employment_rate&level=borough&period=2012")
    assert change_since(first.views, first.subject, TRAFFORD) is None


def test_a_change_with_a_missing_end_is_none(made_up, open_on):
    spans = {"2018": ("2018-01-01", "2018-12-31"), "2019": ("2019-01-01", "2019-12-31")}
    views = made_up({"ward25": {"2018": np.nan, "2019": 10.0}}, spans=spans)
    opened = open_on(views, f"selected={BUCKLOW}")
    earlier, moved = change_since(views, opened.subject, BUCKLOW)
    assert (earlier, moved.absolute) == ("2018", None)


def test_trap_21b_boroughs_are_weighted_by_their_own_base(screen):
    """Manchester's published numerators give 14.2 %; all residents as weights would give 15.1 %."""
    assert screen("level=borough").value_of(MANCHESTER) == pytest.approx(14.2, abs=0.3)


def test_the_measure_of_an_indicator_says_its_values(screen):
    assert measure_of(screen("").subject.indicator).say(20.14) == "20.1\u00a0%"
