"""Change of every area between two periods."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.change import CLAIMANT_RULES, OVERLAP, Estimate, change
from analysis.change_map import (
    CLAIMANTS_UNTESTED,
    IMPROVED,
    NO_CLEAR_CHANGE,
    NO_FIGURE,
    NO_INTERVALS,
    NOT_TESTABLE,
    WORSENED,
    change_map,
    improving,
    worsening,
)
from analysis.errors import AnalysisError
from analysis.intervals import wilson
from analysis.panel import Panel, as_date
from tests.unit.made_panels import panel_of

MOVES = [[8.0, 4.0], [8.0, 8.4], [5.0, 9.0], [np.nan, 6.0], [0.0, 0.1]]


def test_each_area_gets_its_change_and_its_verdict():
    found = change_map(panel_of(MOVES, half_width=0.5), "2012", "2013", "high_is_bad")
    assert found.verdicts.tolist() == [IMPROVED, NO_CLEAR_CHANGE, WORSENED, NO_FIGURE, NO_CLEAR_CHANGE]
    assert found.absolute[:3] == pytest.approx([-4.0, 0.4, 4.0])
    assert found.relative[0] == -0.5 and np.isnan(found.relative[4])
    # √(0.5² + 0.5²) on either side.
    assert found.upper[0] == pytest.approx(-4.0 + 0.5**0.5)
    assert found.counts() == {IMPROVED: 1, WORSENED: 1, NO_CLEAR_CHANGE: 2, NO_FIGURE: 1}
    assert (found.tested, found.reason, found.notes) == (4, "", ())


def test_square_and_add_of_the_published_example():
    # Newcombe 1998, table II, contrast (a), method 10: 56/70 − 48/80 has the interval 0.0524 to 0.3339.
    limits = [wilson(cases, base) for cases, base in ((48, 80), (56, 70))]
    base = panel_of([[0.6, 0.8]])
    low, high = (np.array([[float(pair[side]) for pair in limits]]) for side in (0, 1))
    panel = Panel(base.area_codes, base.periods, base.starts, base.ends, base.values, low, high)
    found = change_map(panel, "2012", "2013", "high_is_good")
    assert (found.lower[0], found.upper[0]) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert found.verdicts.tolist() == [IMPROVED]
    assert found.p[0] < 0.05


@pytest.mark.parametrize("first", [2012, 2019])
def test_it_agrees_with_the_change_of_one_area(first):
    panel = panel_of(MOVES, first=first, half_width=0.7)
    found = change_map(panel, str(first), str(first + 1), "neutral", claimants=True)
    for place, (before, after) in enumerate(MOVES):
        spans = [(as_date(panel.starts[at]), as_date(panel.ends[at])) for at in (0, 1)]
        one = change(
            Estimate(before, "", *spans[0], before - 0.7, before + 0.7),
            Estimate(after, "", *spans[1], after - 0.7, after + 0.7),
            claimants=True,
        )
        expected = [np.nan if given is None else given for given in (one.absolute, one.lower, one.upper)]
        mine = [found.absolute[place], found.lower[place], found.upper[place]]
        assert mine == pytest.approx(expected, nan_ok=True)
        assert one.notes == found.notes


def test_of_many_areas_that_only_swing_few_are_called_clear():
    # Change is chance alone, and as wide as the intervals say: 95 % of ±1.96 × √2.
    swings = np.random.default_rng(5).normal(0, 1, (2000, 2))
    panel = panel_of(swings, half_width=1.959964)
    alone = change_map(panel, "2012", "2013", "high_is_bad", false_discovery=False)
    together = change_map(panel, "2012", "2013", "high_is_bad")
    clear = [2000 - found.counts()[NO_CLEAR_CHANGE] for found in (alone, together)]
    assert clear[0] == pytest.approx(100, abs=35)
    assert clear[1] <= 2


def test_overlapping_windows_have_no_interval():
    found = change_map(panel_of(MOVES, half_width=0.5, window=36), "2012", "2013", "high_is_bad")
    assert set(found.verdicts) == {NOT_TESTABLE, NO_FIGURE}
    assert np.isnan(found.lower).all() and found.absolute[0] == -4.0
    assert (found.notes, found.reason) == ((OVERLAP,), OVERLAP)


def test_windows_that_do_not_share_years_are_tested():
    found = change_map(panel_of([[8, 7, 6, 2]], half_width=0.5, window=36), "2012", "2015", "high_is_bad")
    assert found.verdicts.tolist() == [IMPROVED]


def test_without_intervals_nothing_is_testable_and_the_reason_is_said():
    found = change_map(panel_of(MOVES), "2012", "2013", "high_is_bad")
    assert (found.reason, found.tested) == (NO_INTERVALS, 0)


def test_claimants_across_the_new_rules_get_no_verdict():
    ruled = change_map(
        panel_of(MOVES, half_width=0.5, first=2016), "2016", "2017", "high_is_bad", claimants=True
    )
    assert set(ruled.verdicts) == {NOT_TESTABLE, NO_FIGURE}
    assert (ruled.notes, ruled.reason) == ((CLAIMANT_RULES,), CLAIMANTS_UNTESTED)
    later = change_map(
        panel_of(MOVES, half_width=0.5, first=2019), "2019", "2020", "high_is_bad", claimants=True
    )
    assert later.notes == () and IMPROVED in later.verdicts


def test_lists_of_movers_begin_with_the_largest():
    found = change_map(panel_of(MOVES), "2012", "2013", "high_is_bad")
    assert improving(found).tolist() == [0]
    assert worsening(found).tolist() == [2, 1, 4]
    assert worsening(found, most=1).tolist() == [2]
    turned = change_map(panel_of(MOVES), "2012", "2013", "high_is_good")
    assert improving(turned).tolist() == worsening(found).tolist()


def test_a_neutral_indicator_rises_and_falls():
    found = change_map(panel_of(MOVES, half_width=0.5), "2012", "2013", "neutral")
    assert found.verdicts[:3].tolist() == ["fell", "no clear change", "rose"]
    assert list(found.counts()) == ["rose", "fell", "no clear change", "no figure"]


@pytest.mark.parametrize(("earlier", "later"), [("2013", "2012"), ("2012", "2012")])
def test_the_earlier_period_comes_first(earlier, later):
    with pytest.raises(AnalysisError, match="the earlier one first"):
        change_map(panel_of(MOVES), earlier, later, "high_is_bad")


@given(st.lists(st.tuples(st.floats(0, 50), st.floats(0, 50)), min_size=1, max_size=20), st.floats(0.01, 10))
def test_polarity_turns_the_verdict_and_units_change_nothing(pairs, width):
    panel = panel_of(pairs, half_width=width)
    bad, good = (change_map(panel, "2012", "2013", side) for side in ("high_is_bad", "high_is_good"))
    swap = {IMPROVED: WORSENED, WORSENED: IMPROVED}
    assert good.verdicts.tolist() == [swap.get(verdict, verdict) for verdict in bad.verdicts.tolist()]
    assert ((bad.lower <= bad.absolute) & (bad.absolute <= bad.upper)).all()
    thousand = panel_of(np.array(pairs) * 1000, half_width=width * 1000)
    assert change_map(thousand, "2012", "2013", "high_is_bad").p == pytest.approx(bad.p, abs=1e-9)
