"""Difference in differences."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.change import CLAIMANT_RULES
from analysis.difference import CLAIMANTS_NO_VERDICT, POOR_FIT, SHARED_YEARS, difference_in_differences
from analysis.errors import GroupMissing, NothingKnown, StartOutsideSeries
from analysis.placebo import CANNOT, DOES_NOT, NO_VERDICT, STANDS_OUT
from tests.unit.made_panels import panel_of

START = date(2020, 1, 1)
FIRST = "E00000000"


def areas(effect, others=9, periods=8, first=2016, seed=3):
    """One area that gains `effect` at the start, and others that go the same way with a little noise."""
    noise = np.random.default_rng(seed).normal(0, 0.2, (others + 1, periods))
    common = np.linspace(70, 74, periods)
    values = np.linspace(-5, 5, others + 1)[:, None] + common + noise
    values[0, periods // 2 :] += effect
    return panel_of(values, first=first)


def test_card_and_krueger():
    # Card and Krueger 1994, table 3, rows 1 to 3: full-time equivalent employment of fast-food restaurants
    # before and after New Jersey's minimum wage rose; 0.59 − (−2.16) = 2.76, from unrounded means.
    panel = panel_of([[20.44, 21.03], [23.33, 21.17]], codes=["New Jersey", "Pennsylvania"], first=1992)
    found = difference_in_differences(panel, ["New Jersey"], start=date(1993, 1, 1))
    assert found.effect == pytest.approx(2.76, abs=0.015)
    assert found.treated_after - found.treated_before == pytest.approx(0.59)
    assert found.comparison_after - found.comparison_before == pytest.approx(-2.16)
    assert found.counterfactual == pytest.approx([20.44, 20.44 - 2.16])
    assert (found.verdict, found.rank, found.p) == (NO_VERDICT, None, None)
    assert [reason[:45] for reason in found.reasons] == [
        "No verdict with fewer than eight comparison a",
        "No verdict with fewer than four periods befor",
        "No verdict with fewer than four periods after",
    ]


def test_the_closed_form():
    panel = panel_of([[1, 3, 9, 11], [4, 6, 7, 9], [0, 2, 1, 1]])
    found = difference_in_differences(panel, [FIRST], start=date(2014, 1, 1))
    # (10 − 2) − ((8 − 5) + (1 − 1)) ÷ 2.
    assert found.effect == 8 - 1.5
    assert found.gaps.tolist() == [0.0, 0.0, 6.0, 7.0]
    # Each comparison area against the other one: 3 − 0 and 0 − 3.
    assert found.placebo_effects.tolist() == [3.0, -3.0]


def test_a_known_effect_is_found_and_ranked_first():
    found = difference_in_differences(areas(3.0), [FIRST], start=START)
    assert found.effect == pytest.approx(3.0, abs=0.3)
    assert (found.rank, found.p, found.smallest_p) == (1, 0.1, 0.1)
    # The largest of ten is no surprise at 5 %; at 10 % it is, and among 25.
    assert found.verdict == CANNOT
    assert difference_in_differences(areas(3.0), [FIRST], start=START, significance=0.1).verdict == STANDS_OUT
    assert difference_in_differences(areas(3.0, others=24), [FIRST], start=START).verdict == STANDS_OUT


def test_where_nothing_was_done_p_is_no_smaller_than_chance():
    # Over all areas as if treated, each rank comes up as often as any other.
    panel = areas(0.0, others=19)
    found = [difference_in_differences(panel, [code], start=START) for code in panel.area_codes]
    assert sum(one.p <= 0.1 for one in found) == 2
    assert found[0].verdict == DOES_NOT


def test_the_counterfactual_is_the_comparison_at_the_level_of_the_treated():
    found = difference_in_differences(areas(2.0), [FIRST], start=START)
    apart = found.counterfactual - found.comparison
    assert apart == pytest.approx(np.full(8, apart[0]))
    assert found.gaps[found.timing.before].mean() == pytest.approx(0)
    assert found.gaps[found.timing.after].mean() == pytest.approx(found.effect)


def test_several_treated_areas_count_alike():
    panel = panel_of([[0, 0, 4, 4], [0, 0, 2, 2], [0, 0, 1, 1]])
    found = difference_in_differences(panel, panel.area_codes[:2].tolist(), start=date(2014, 1, 1))
    assert found.effect == 2.0
    assert found.comparison_codes == ("E00000002",)


def test_a_lag_leaves_out_what_came_first():
    panel = panel_of([[0, 0, 9, 2, 2], [0, 0, 0, 0, 0]])
    assert difference_in_differences(panel, [FIRST], start=date(2014, 1, 1)).effect == pytest.approx(13 / 3)
    assert difference_in_differences(panel, [FIRST], start=date(2014, 1, 1), lag=1).effect == 2.0


def test_areas_that_lack_a_figure_are_left_out_and_named():
    panel = areas(1.0)
    panel.values[4, 2] = np.nan
    found = difference_in_differences(panel, [FIRST], start=START)
    assert found.left_out == ("E00000004",)
    assert len(found.comparison_codes) == 8


def test_a_figure_missing_in_the_lag_does_not_matter():
    panel = areas(1.0)
    panel.values[0, 4] = np.nan
    assert difference_in_differences(panel, [FIRST], start=START, lag=1).left_out == ()


@pytest.mark.parametrize(
    ("panel", "comparison", "said"),
    [
        (areas(1.0, others=7), None, "there are seven comparison areas"),
        (areas(1.0), [f"E0000000{place}" for place in range(1, 6)], "there are five comparison areas"),
        (areas(1.0, periods=6, first=2017), None, "three independent periods"),
        (areas(1.0, periods=14, first=2018), None, "two independent periods"),
    ],
)
def test_no_verdict_with_few_areas_or_periods(panel, comparison, said):
    found = difference_in_differences(panel, [FIRST], comparison, start=START)
    assert found.verdict == NO_VERDICT
    assert any(said in reason for reason in found.reasons)
    assert found.p is None and np.isfinite(found.effect)


@pytest.mark.parametrize("first", [2012, 2016])
def test_claimants_across_the_new_rules_get_figures_and_no_verdict(first):
    panel, start = areas(3.0, others=24, first=first), date(first + 4, 1, 1)
    found = difference_in_differences(panel, [FIRST], start=start, claimants=True)
    assert (found.verdict, found.reasons) == (NO_VERDICT, (CLAIMANTS_NO_VERDICT,))
    assert CLAIMANT_RULES in found.notes and found.effect > 2
    assert difference_in_differences(panel, [FIRST], start=start).verdict == STANDS_OUT


def test_claimants_since_the_new_rules_get_a_verdict():
    found = difference_in_differences(
        areas(3.0, others=24, first=2019), [FIRST], start=date(2023, 1, 1), claimants=True
    )
    assert found.verdict == STANDS_OUT


def test_windows_that_share_years_are_noted_and_count_once():
    panel = panel_of(areas(3.0, others=24, periods=13).values, first=2010, window=36)
    found = difference_in_differences(panel, [FIRST], start=date(2017, 1, 1))
    assert found.notes == (SHARED_YEARS,)
    assert found.verdict == NO_VERDICT


def test_a_course_unlike_the_others_before_the_start_is_noted():
    panel = areas(0.0, others=19)
    panel.values[0, :4] += np.array([-3.0, -1.0, 1.0, 3.0])
    assert POOR_FIT in difference_in_differences(panel, [FIRST], start=START).notes
    assert POOR_FIT not in difference_in_differences(areas(0.0, others=19), [FIRST], start=START).notes


@pytest.mark.parametrize(
    ("treated", "comparison", "said"),
    [
        ([], None, "Choose the areas where something was done"),
        (["E99999999"], None, "none with figures is chosen"),
        ([f"E0000000{place}" for place in range(10)], None, "no area is left to compare with"),
        ([FIRST], [], "no area is left to compare with"),
        ([FIRST], [FIRST, "E00000001"], "E00000000 is in both groups"),
    ],
)
def test_two_groups_are_needed(treated, comparison, said):
    with pytest.raises(GroupMissing, match=said):
        difference_in_differences(areas(1.0), treated, comparison, start=START)


def test_a_group_without_complete_figures_is_refused():
    panel = areas(1.0)
    panel.values[0, 1] = np.nan
    with pytest.raises(GroupMissing, match="None of the areas where something was done has a figure"):
        difference_in_differences(panel, [FIRST], start=START)
    panel = areas(1.0)
    panel.values[1:, 1] = np.nan
    with pytest.raises(GroupMissing, match="None of the comparison areas"):
        difference_in_differences(panel, [FIRST], start=START)


def test_all_missing_or_a_start_outside_is_refused():
    with pytest.raises(NothingKnown):
        difference_in_differences(panel_of(np.full((3, 8), np.nan)), [FIRST], start=START)
    with pytest.raises(StartOutsideSeries):
        difference_in_differences(areas(1.0), [FIRST], start=date(2040, 1, 1))


@given(st.integers(0, 2**31), st.floats(-3, 3), st.floats(0.1, 5), st.randoms())
def test_order_units_and_common_shocks_change_nothing(seed, shock, scale, random):
    panel = areas(1.0, seed=seed)
    found = difference_in_differences(panel, [FIRST], start=START)
    mixed = list(range(10))
    random.shuffle(mixed)
    shuffled = panel_of(panel.values[mixed], first=2016, codes=panel.area_codes[mixed].tolist())
    assert difference_in_differences(shuffled, [FIRST], start=START).rank == found.rank
    shocked = panel_of(panel.values + shock * np.arange(8) ** 2, first=2016)
    assert difference_in_differences(shocked, [FIRST], start=START).effect == pytest.approx(found.effect)
    scaled = difference_in_differences(panel_of(panel.values * scale, first=2016), [FIRST], start=START)
    assert (scaled.effect, scaled.rank) == (pytest.approx(found.effect * scale), found.rank)
    turned = difference_in_differences(panel_of(-panel.values, first=2016), [FIRST], start=START)
    assert (turned.effect, turned.rank) == (pytest.approx(-found.effect), found.rank)
