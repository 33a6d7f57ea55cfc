"""Counts rounded part by part."""

from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import NotProtectable
from own.disclosure_rounding import rounded, rounded_all
from own.linked_table import TOTAL, linked_table

parts = st.lists(st.integers(0, 40), min_size=1, max_size=25)


def asked(counts):
    """Return the linked table of LSOAs one after another, ten a borough, with counts answer by answer."""
    entries = np.array(counts).reshape(len(counts), -1)
    return replace(empty(*entries.shape), entries=entries)


@cache
def empty(areas, answers):
    codes = pd.DataFrame(
        {
            "borough": [f"b{at // 10:02}" for at in range(areas)],
            "lsoa": [f"l{at:03}" for at in range(areas)],
        }
    )
    return linked_table(codes, codes, np.zeros((areas, answers), dtype=int))


def by_level(release, level):
    return release.frame().loc[("", level), TOTAL]


@given(parts, st.sampled_from([5, 10]))
def test_all_counts_are_multiples_and_levels_agree(counts, base):
    release = rounded(asked(counts), base)
    assert not (release.shown % base).any()
    areas, boroughs = by_level(release, "lsoa"), by_level(release, "borough")
    assert areas.groupby([f"b{at // 10}" for at in range(len(counts))]).sum().tolist() == boroughs.tolist()


@given(parts, st.sampled_from([5, 10]))
def test_areas_whose_parts_follow_one_another_are_less_than_the_base_off(counts, base):
    table = asked(counts)
    assert (np.abs(rounded(table, base).shown - table.counts) < base).all()


@given(parts, st.sampled_from([5, 10]))
def test_a_part_could_have_been_any_number_within_the_base_of_what_is_shown(counts, base):
    shown = by_level(rounded(asked(counts), base), "lsoa").to_numpy().astype(int)
    steps = np.concatenate([[0], np.cumsum(shown)])
    for at, own in enumerate(shown):
        for value in range(max(0, own - base + 1), own + base):
            # Running totals, from a start that nobody knows, of other counts that would be shown just so.
            running = steps.copy()
            running[at + 1 :] += max(0, value - own)
            running[: at + 1] += max(0, own - value)
            other = np.diff(running)
            assert 0 <= running[0] < base
            assert (other >= 0).all()
            assert other[at] == value
            assert np.array_equal(np.diff(running // base * base), shown)


@given(parts)
def test_the_same_counts_are_rounded_in_the_same_way(counts):
    assert np.array_equal(rounded(asked(counts)).shown, rounded(asked(counts)).shown)


def test_chance_has_no_direction():
    draws = np.random.default_rng(5)
    shown = [rounded(asked([*draws.integers(0, 9, 6).tolist(), 2])) for _ in range(800)]
    last = [by_level(one, "lsoa").iloc[-1] for one in shown]
    # 2 is shown as 5 in two of five cases: the mean of 800 is within 5 standard errors of 2.
    assert np.mean(last) == pytest.approx(2, abs=5 * np.sqrt(6 / 800))


@pytest.mark.parametrize("base", [0, 3, 4, 5.5])
def test_a_base_below_five_is_refused(base):
    with pytest.raises(NotProtectable, match="multiples of 5 or more"):
        rounded(asked([3, 20]), base)


split = st.lists(st.tuples(*[st.integers(0, 12)] * 4), min_size=1, max_size=25)


@given(split, st.sampled_from([5, 10]))
def test_all_questions_say_the_same_number_of_people_and_no_answer_is_a_base_off(counts, base):
    whole = np.array(counts)
    yes = np.column_stack([whole[:, :1].sum(axis=1), whole[:, 1:].sum(axis=1)])
    several, two, rows = rounded_all([asked(whole), asked(yes), asked(whole.sum(axis=1))], base)
    for one in (several, two):
        assert np.array_equal(one.frame()[TOTAL], rows.frame()[TOTAL])
        assert np.array_equal(one.frame().drop(columns=TOTAL).sum(axis=1), one.frame()[TOTAL])
        areas = np.array([level == "lsoa" for level, _ in one.table.places])
        assert (np.abs(one.shown - one.table.counts)[areas] < base).all()


def test_answers_stay_near_the_truth_in_large_areas():
    draws = np.random.default_rng(3)
    table = asked(draws.poisson([0.5, 2, 6], (170, 3)))
    borough = np.array([level == "borough" for level, _ in table.places])
    assert (np.abs(rounded(table).shown - table.counts)[borough] <= 10).all()
