"""The spine chart."""

from itertools import pairwise

import pytest

from charts.marks import PROJECTOR
from charts.spine import NEUTRAL_HEADING, SpineOptions, plot_spine, row_places, with_figures
from charts.svg import to_svg
from tests.unit.chart_figures import texts
from tests.unit.profile_figures import SPINES

OPTIONS = SpineOptions(headings=(("worklessness", "Worklessness"), ("skills", "Skills"), NEUTRAL_HEADING))


def test_every_row_has_its_title_its_figure_and_the_comparators():
    said = texts(plot_spine(SPINES, OPTIONS))
    assert {"Unemployment", "8.0 %", "GM 6.0 %", "Weekly pay", "£4", "GM £6"} <= set(said)


def test_a_figure_of_another_area_carries_its_name():
    assert "Trafford: 3.0 %" in texts(plot_spine(SPINES, OPTIONS))


def test_neutral_indicators_stand_last_under_their_own_heading():
    said = texts(plot_spine(SPINES, OPTIONS))
    assert said.index("Social housing") > said.index("Absence")
    assert "Neither end is better: from lowest to highest" in said


def test_themes_keep_the_order_in_which_they_come_first():
    assert [one.reading.title for one in with_figures(SPINES)] == [
        "Unemployment", "Claimants", "Weekly pay", "Absence", "Social housing",
    ]  # fmt: skip


def test_what_has_no_figure_is_not_drawn():
    assert "Obesity" not in texts(plot_spine(SPINES, OPTIONS))


def test_verdicts_have_their_colour_and_the_comparator_its_own():
    svg = to_svg(plot_spine(SPINES, OPTIONS), "")
    assert "var(--c5)" in svg and "var(--cmp-gm)" in svg
    assert "var(--c1)" not in svg  # none is better
    assert "var(--cmp-country)" in to_svg(plot_spine(SPINES, SpineOptions("England", "country")), "")


def test_ends_and_legend_are_in_words():
    said = texts(plot_spine(SPINES, OPTIONS))
    assert {"worst", "best", "GM", "worse", "higher", "worse side, not tested", "no comparator"} <= set(said)


def test_rows_can_be_found_in_the_drawing():
    places = row_places(SPINES, OPTIONS)
    assert [one.indicator_id for one in places][:2] == ["unemployment", "claimants"]
    assert all(0 < one.top < one.top + one.height < 1 for one in places)
    gaps = [later.top - one.top for one, later in pairwise(places)]
    assert min(gaps) == pytest.approx(places[0].height)


def test_places_are_the_same_shares_in_projector_mode_but_for_the_legend():
    near, far = (
        row_places(SPINES, OPTIONS),
        row_places(SPINES, SpineOptions(OPTIONS.comparator, headings=OPTIONS.headings, sheet=PROJECTOR)),
    )
    assert far[3].top / far[0].top == pytest.approx(near[3].top / near[0].top)


def test_no_rows_are_drawn_as_a_head():
    assert texts(plot_spine((), OPTIONS)) == ["worst", "best", "GM"]
    assert row_places((), OPTIONS) == ()
