"""Small numbers held back."""

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.errors import NotProtectable
from own.disclosure import MINIMUM, THRESHOLDS, describe_release, protect
from own.disclosure_rounding import rounded
from own.linked_table import TOTAL, linked_table

AREAS = pd.DataFrame(
    {
        "gm": ["x"] * 6,
        "borough": ["b1", "b1", "b1", "b1", "b2", "b2"],
        "ward": ["w1", "w1", "w2", "w2", "w3", "w3"],
        "msoa": ["m1", "m2", "m1", "m2", "m3", "m3"],
        "lsoa": ["l1", "l2", "l3", "l4", "l5", "l6"],
    }
)
NAMES = {"gm": ("Greater Manchester",) * 2, "ward": ("ward", "wards"), "lsoa": ("small area", "small areas")}


def asked(counts, periods=None):
    return linked_table(AREAS, AREAS, counts, periods)


def shown(release, level, code, period=""):
    return release.frame().loc[(period, level, code)]


def test_nothing_is_held_back_where_all_counts_are_large():
    release = protect(asked([[20, 30]] * 6))
    assert not release.hidden.any()
    assert shown(release, "borough", "b1").to_dict() == {0: 80, 1: 120, TOTAL: 200}
    assert describe_release(release, NAMES) == ["Nothing is held back: no count is below 5."]


def test_a_small_count_does_not_stand_alone():
    release = protect(asked([3, 20, 30, 40, 50, 60]))
    small = release.frame().xs("lsoa", level="level")[TOTAL]
    assert np.isnan(small["", "l1"])
    assert small.isna().sum() > 1
    assert shown(release, "gm", "x")[TOTAL] == 203


def test_a_small_rest_is_held_back_as_a_small_count_is():
    counts = [[40, 2], *[[20, 30]] * 5]
    release = protect(asked(counts))
    assert shown(release, "lsoa", "l1").isna().to_dict() == {0: True, 1: True, TOTAL: False}


def test_nought_is_held_back_where_somebody_answered():
    assert shown(protect(asked([[0, 40], *[[20, 30]] * 5])), "lsoa", "l1").isna()[[0, 1]].all()


def test_answers_go_with_their_total():
    release = protect(asked([[2, 1], *[[20, 30]] * 5]))
    assert shown(release, "lsoa", "l1").isna().all()
    hidden = release.frame().isna()
    assert hidden.loc[hidden[TOTAL], [0, 1]].all(axis=None)


def test_a_file_of_few_rows_shows_their_number_and_nothing_else():
    release = protect(asked([3, 0, 0, 4, 0, 0]))
    assert shown(release, "gm", "x")[TOTAL] == 7
    assert release.frame().xs("lsoa", level="level")[TOTAL].isna().all()


def test_a_file_of_too_few_rows_shows_nothing():
    assert protect(asked([2, 0, 0, 0, 0, 0])).hidden.all()


def test_of_many_answers_the_common_ones_stay_where_rare_ones_are_small():
    release = protect(asked([[1, 2, 30, 40]] * 6))
    whole = shown(release, "gm", "x")
    assert (whole[2], whole[3], whole[TOTAL]) == (180, 240, 438)
    assert shown(release, "lsoa", "l5").isna()[[0, 1]].all()


def test_figures_of_all_periods_do_not_give_a_period_away():
    counts = [[3], *[[20]] * 5, [30], *[[20]] * 5]
    twice = pd.concat([AREAS, AREAS], ignore_index=True)
    release = protect(linked_table(AREAS, twice, counts, ["2023"] * 6 + ["2024"] * 6))
    one = [shown(release, "lsoa", "l1", period)[TOTAL] for period in ("2023", "2024", "")]
    assert np.isnan(one[0])
    assert np.isnan(one[1:]).any()


@pytest.mark.parametrize("threshold", [0, 3, 4, 6, 1_000])
def test_other_thresholds_are_refused(threshold):
    with pytest.raises(NotProtectable, match=f"{threshold} is no threshold"):
        protect(asked([20] * 6), threshold)


def test_five_is_the_least():
    assert MINIMUM == min(THRESHOLDS) == 5


def test_what_is_held_back_is_counted_in_words_and_not_told_apart():
    said = describe_release(protect(asked([3, 20, 30, 40, 50, 60])), NAMES)
    assert said[0].startswith("Figures are held back for ")
    assert "of 6 small areas" in said[0]
    assert said[1].startswith("They are counts below 5, nought among them, and others")


def test_rounding_is_said():
    said = describe_release(rounded(asked([3, 20, 30, 40, 50, 60])), NAMES)
    assert said[0].startswith("Counts are rounded to multiples of 5")


counted = st.integers(1, 4).flatmap(
    lambda answers: st.lists(
        st.lists(st.integers(0, 30), min_size=answers, max_size=answers), min_size=6, max_size=6
    )
)
OFTEN = settings(max_examples=25, suppress_health_check=list(HealthCheck))


@OFTEN
@given(counted)
def test_a_higher_threshold_holds_back_all_that_a_lower_one_does(counts):
    table = asked(counts)
    hidden = [protect(table, threshold).hidden for threshold in THRESHOLDS]
    assert all((low <= high).all() for low, high in pairwise(hidden))


@OFTEN
@given(counted, st.sampled_from(THRESHOLDS))
def test_small_counts_are_never_shown_and_what_is_shown_is_true(counts, threshold):
    release = protect(asked(counts), threshold)
    seen = ~np.isnan(release.shown)
    assert (release.shown[seen] >= threshold).all()
    assert (release.shown == release.table.counts)[seen].all()


@OFTEN
@given(counted)
def test_a_total_that_is_shown_is_the_sum_of_parts_that_all_are(counts):
    frame = protect(asked(counts)).frame()[TOTAL].loc[""]
    for whole, parts in (("b2", ["l5", "l6"]), ("w1", ["l1", "l2"]), ("m1", ["l1", "l3"])):
        inside = frame.loc["lsoa"][parts]
        total = frame.xs(whole, level="area_code").iloc[0]
        assert np.isnan(total) or inside.isna().any() or total == inside.sum()


@OFTEN
@given(counted, st.permutations(range(6)))
def test_the_order_of_rows_makes_no_difference(counts, order):
    turned = linked_table(AREAS.iloc[list(order)], AREAS.iloc[list(order)], np.array(counts)[list(order)])
    assert protect(asked(counts)).frame().equals(protect(turned).frame())


@OFTEN
@given(counted)
def test_the_same_file_gives_the_same_release(counts):
    assert np.array_equal(protect(asked(counts)).hidden, protect(asked(counts)).hidden)
