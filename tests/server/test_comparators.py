"""What stands under the chart: comparators with their verdicts, and the change since earlier."""

from __future__ import annotations

import pytest

import geodata
from modules.parts.comparators import beside_panel

BUCKLOW, BOWDON, TRAFFORD = "E05015244", "E05015241", "E08000009"


@pytest.fixture
def panel_of(words):
    """What the panel says on a screen."""
    return lambda opened: words(beside_panel(opened.views, opened.subject, opened.chosen, opened.view))


def test_nothing_selected_has_no_comparators(screen, panel_of):
    assert panel_of(screen("")) == ""


def test_trap_10_no_verdict_without_an_interval(screen, panel_of):
    said = panel_of(screen(f"selected={BUCKLOW}"))
    assert (
        "No confidence interval is published or computable here, so nothing is called better or worse."
        in said
    )
    assert "Trafford 8.9 % +11.2 points" in said
    assert "worse " not in said.partition("No confidence")[0]


def test_verdicts_by_the_interval(screen, panel_of):
    said = panel_of(screen(f"indicator=no_qualifications_2011&selected={BUCKLOW}"))
    assert said.count("worse") == 2
    assert "better or worse" not in said
    assert panel_of(screen(f"indicator=no_qualifications_2011&selected={BOWDON}")).count("better") == 2
    assert "higher" in panel_of(screen(f"indicator=social_rented&selected={BUCKLOW}"))


def test_missing_comparators_are_named_with_their_reason(screen, panel_of):
    said = panel_of(screen(f"selected={BUCKLOW}"))
    assert "North West, England and United Kingdom: not in this snapshot" in said


def test_a_count_is_a_share_of_the_whole(screen, panel_of):
    said = panel_of(screen(f"indicator=claimants&selected={BUCKLOW}"))
    assert "% of it" in said
    assert "points" not in said


def test_trap_12_the_change_names_its_period_and_says_when_it_is_chance(screen, panel_of):
    said = panel_of(screen(f"indicator=healthy_life_expectancy&level=borough&selected={TRAFFORD}"))
    assert "since 2018–20 (95 % interval" in said
    assert "too small to tell from chance." in said


def test_trap_01_a_change_of_claimants_carries_its_caution(screen, panel_of):
    said = panel_of(screen("indicator=claimant_rate&level=ward17&selected=E05000650"))
    assert "since August 2018." in said
    assert "part of this change is a change of rules, not of people" in said


def test_a_change_that_cannot_be_given_says_why(made_up, open_on, panel_of):
    spans = {"2018": ("2018-01-01", "2018-12-31"), "2019": ("2019-01-01", "2019-12-31")}
    views = made_up({"ward25": {"2018": float("nan"), "2019": 10.0}}, spans=spans)
    said = panel_of(open_on(views, f"selected={BUCKLOW}"))
    assert "No change can be given: 2018 or 2019 has no figure here." in said


def test_a_missing_value_is_not_compared(made_up, open_on, panel_of):
    views = made_up({"ward25": {"2019": float("nan")}}, beside={geodata.GM: 10.0})
    said = panel_of(open_on(views, f"selected={BUCKLOW}"))
    assert "Greater Manchester 10.0 % not compared" in said
