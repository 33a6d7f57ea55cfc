"""What a map of changes or a trend comes to, in plain sentences."""

import numpy as np
import pytest

from analysis.change import CLAIMANT_RULES
from analysis.change_map import NO_INTERVALS, change_map
from analysis.change_verdicts import (
    CHANGE_CANNOT_SHOW,
    TREND_CANNOT_SHOW,
    describe_change,
    describe_changes,
    describe_trend,
)
from analysis.difference import CLAIMANTS_NO_VERDICT
from analysis.sentences import Measure
from analysis.trend_test import area_trend
from analysis.verdict_words import About
from tests.unit.made_panels import panel_of

MOVES = [[8.0, 4.0], [8.0, 8.4], [5.0, 9.0], [np.nan, 6.0]]
WIGAN = About("Claimant rate", "Wigan", Measure("{value} claim"), "high_is_bad")


def changes(half_width=0.5, polarity="high_is_bad", **how):
    found = change_map(panel_of(MOVES, half_width=half_width), "2012", "2013", polarity, **how)
    return found, describe_changes(found, "Claimant rate", "ward", "wards")


def plain(text):
    return text.replace("\u00a0", " ")


def test_how_many_improved_and_worsened():
    _, verdict = changes()
    assert verdict.effect == (
        "Claimant rate, 2012 to 2013: of four wards one improved clearly, one worsened clearly, one shows no "
        "clear change and one has no figure."
    )
    assert verdict.uncertainty.startswith("This allows for 3 tests at once")
    assert verdict.cannot_show == CHANGE_CANNOT_SHOW


def test_tested_one_by_one_chance_is_counted():
    assert changes(false_discovery=False)[1].uncertainty == (
        "Each was tested as if it were alone: of 3 tests 0.2 would come out clear by chance "
        "if nothing had changed."
    )


def test_a_neutral_indicator_rises_and_falls():
    assert "one rose clearly, one fell clearly" in changes(polarity="neutral")[1].effect


def test_where_nothing_is_testable_the_figures_stand_with_the_reason():
    _, verdict = changes(half_width=None)
    assert verdict.effect.endswith("of four wards the figure rose in two and fell in one.")
    assert verdict.uncertainty == NO_INTERVALS


@pytest.mark.parametrize(
    ("place", "half_width", "said"),
    [
        (0, 0.5, "Wigan: from 8.0 % to 4.0 %, −4.0 points (interval −4.7 points to −3.3 points): improved."),
        (0, None, "Wigan: from 8.0 % to 4.0 %, −4.0 points: not testable."),
        (3, 0.5, "Wigan: no figure in one of the two periods."),
    ],
)
def test_the_change_of_one_area(place, half_width, said):
    assert plain(describe_change(changes(half_width)[0], place, WIGAN)) == said


def trend(values, **how):
    return describe_trend(area_trend(panel_of([values]), "E00000000", **how), WIGAN)


def test_a_trend():
    verdict = trend(8 - 0.5 * np.arange(8))
    assert plain(verdict.effect) == (
        "Claimant rate: Wigan fell by 0.5 points a year from 2012 to 2019, so it improved."
    )
    assert plain(verdict.uncertainty).startswith(
        "A course as one-sided as this comes up by chance with p under 0.001"
    )
    assert verdict.cannot_show == TREND_CANNOT_SHOW


def test_no_clear_trend():
    assert trend([5, 6, 4, 5, 7, 5]).effect == "Claimant rate: Wigan shows no clear trend from 2012 to 2017."


def test_the_trend_of_claimants_across_the_new_rules_has_no_verdict():
    verdict = trend(8 - 0.5 * np.arange(8), claimants=True)
    assert plain(verdict.effect) == "Claimant rate: Wigan fell by 0.5 points a year from 2012 to 2019."
    assert (verdict.uncertainty, verdict.notes) == (CLAIMANTS_NO_VERDICT, (CLAIMANT_RULES,))
