"""Clusters of high and low figures."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geodata
from analysis.clusters import (
    ALONE,
    GI_STAR,
    HIGH,
    HIGH_AMONG_LOW,
    LOW,
    LOW_AMONG_HIGH,
    NO_FIGURE,
    NO_PATTERN,
    Settings,
    find_clusters,
    smallest_p_values,
)
from analysis.errors import NotClusterable
from analysis.neighbours import nearest, touching, within
from analysis.permutation import Stopped
from tests.unit.published_clusters import pairs_of_grid

SIDE = 16
PAIRS = pairs_of_grid(SIDE, SIDE)


def grid(seed=1):
    """A noisy field with a high corner that holds one low cell, and a low corner that holds a high one."""
    field = np.random.default_rng(seed).normal(size=(SIDE, SIDE))
    field[:5, :5] += 8
    field[-5:, -5:] -= 8
    field[2, 2], field[-3, -3] = -9, 9
    return field


def found_in(values, settings=None, pairs=PAIRS, **more):
    values = np.asarray(values, dtype=float).ravel()
    return find_clusters(values, touching(pairs, np.isfinite(values)), "rate", settings=settings, **more)


def kinds_of(found):
    return found.kinds.reshape(SIDE, SIDE)


def test_corners_that_were_made_are_found_and_named():
    kinds = kinds_of(found_in(grid()))
    assert (kinds[1, 1], kinds[-2, -2]) == (HIGH, LOW)
    assert (kinds[2, 2], kinds[-3, -3]) == (LOW_AMONG_HIGH, HIGH_AMONG_LOW)
    assert (kinds == NO_PATTERN).sum() > 150


def test_gi_star_judges_an_area_and_its_neighbours_as_one():
    kinds = kinds_of(found_in(grid(), Settings(GI_STAR)))
    assert (kinds[1, 1], kinds[-2, -2]) == (HIGH, LOW)
    assert set(kinds.ravel()) == {HIGH, LOW, NO_PATTERN}
    # Four high neighbours outweigh one low value: taken together they are high.
    assert kinds[2, 2] == HIGH


def test_both_methods_test_the_same_neighbours():
    moran, gi_star = found_in(grid()), found_in(grid(), Settings(GI_STAR))
    assert (moran.p_values == gi_star.p_values).all()


def test_pure_chance_gives_hardly_any_finds():
    # At a false discovery rate of 5 % a map of chance has a find in about one of twenty.
    maps = [found_in(np.random.default_rng(seed).normal(size=(SIDE, SIDE))) for seed in range(20)]
    assert sum(one.discoveries.found.any() for one in maps) <= 4
    # Without that control one area in twenty would be called a cluster in every map.
    assert np.mean([(one.p_values <= 0.05).mean() for one in maps]) == pytest.approx(0.05, abs=0.015)


def test_real_wards_that_rise_from_south_to_north():
    areas = geodata.load_areas("ward25")
    lat = areas["lat"].to_numpy()
    by_latitude = find_clusters(lat, touching(geodata.neighbours("ward25"), lat > 0), "mean")
    assert by_latitude.overall.value > 0.9
    northern = areas["parent_name"].isin(["Rochdale", "Bury"]).to_numpy()
    assert by_latitude.number(HIGH) > 30
    assert set(np.flatnonzero(by_latitude.kinds == HIGH)) & set(np.flatnonzero(northern))
    assert not set(np.flatnonzero(by_latitude.kinds == LOW)) & set(np.flatnonzero(northern))


def test_areas_without_a_figure_are_named_so_and_leave_their_neighbours_to_others():
    values = grid()
    values[1, 1] = np.nan
    found = found_in(values)
    assert kinds_of(found)[1, 1] == NO_FIGURE
    assert found.number(NO_FIGURE) == 1
    assert np.isnan(found.scores.reshape(SIDE, SIDE)[1, 1])
    assert found.discoveries.tests == SIDE * SIDE - 1


def test_islands_are_kept_and_not_tested():
    values = np.append(grid().ravel(), 5.0)
    found = found_in(values)
    assert (found.kinds[-1], found.number(ALONE)) == (ALONE, 1)
    assert np.isnan(found.p_values[-1])
    assert np.isnan(found.statistics[-1])
    assert np.isfinite(found.scores[-1])
    assert found.discoveries.tests == SIDE * SIDE


def test_small_counts_make_no_hot_spot():
    people = np.full((SIDE, SIDE), 5000.0)
    people[:3, :3] = 5
    events = np.round(people * np.random.default_rng(2).normal(0.2, 0.02, size=people.shape)).clip(0)
    events[:3, :3] = 3
    rates = events / people
    counted = (events.ravel(), people.ravel())
    assert kinds_of(found_in(rates))[1, 1] == HIGH
    assert kinds_of(found_in(rates, counts=counted))[1, 1] == NO_PATTERN
    assert found_in(rates, counts=counted).with_counts


def test_the_seed_makes_the_answer():
    few = Settings(permutations=999, seed=7)
    assert (found_in(grid(), few).p_values == found_in(grid(), few).p_values).all()
    assert (found_in(grid(), few).p_values != found_in(grid(), Settings(permutations=999)).p_values).any()


@settings(max_examples=15)
@given(st.floats(0.01, 1000), st.floats(-1000, 1000))
def test_units_change_no_find_and_a_minus_sign_turns_them(scale, shift):
    found, quick = found_in(grid()), Settings()
    assert (found_in(grid() * scale + shift, quick).kinds == found.kinds).all()
    turned = {HIGH: LOW, LOW: HIGH, LOW_AMONG_HIGH: HIGH_AMONG_LOW, HIGH_AMONG_LOW: LOW_AMONG_HIGH}
    opposite = found_in(-grid() * scale + shift, quick).kinds
    assert opposite.tolist() == [turned.get(kind, kind) for kind in found.kinds.tolist()]


@settings(max_examples=10)
@given(st.integers(0, 99))
def test_the_order_of_areas_changes_no_statistic(seed):
    order = np.random.default_rng(seed).permutation(SIDE * SIDE)
    place = np.argsort(order)
    found, moved = found_in(grid()), found_in(grid().ravel()[order], pairs=place[PAIRS])
    assert moved.statistics == pytest.approx(found.statistics[order], abs=1e-9)
    assert moved.p_values == pytest.approx(found.p_values[order], abs=0.05)
    assert moved.overall.value == pytest.approx(found.overall.value)


def test_progress_is_told_and_a_stop_is_heard():
    shares = []
    found_in(grid(), keep_going=lambda share: not shares.append(share))
    assert shares[-1] == 1
    with pytest.raises(Stopped):
        found_in(grid(), keep_going=lambda share: False)


def test_the_smallest_p_value_has_two_limits():
    assert set(smallest_p_values(found_in(grid(), Settings(permutations=999)))) == {2 / 1000}
    # Of ten boroughs, with three neighbours each, chance has only 9 · 8 · 7 ÷ 6 = 84 ways to choose.
    boroughs = geodata.load_areas("borough")
    near = nearest(boroughs["lat"], boroughs["lon"], 3, np.ones(10, dtype=bool))
    found = find_clusters(np.arange(10.0), near, "rate")
    assert smallest_p_values(found) == pytest.approx(np.full(10, 2 / 84))


def test_hundreds_of_neighbours_overflow_nothing():
    lat, lon = np.random.default_rng(1).uniform(0, 1, (2, 1500))
    near = within(lat, lon, 55, np.ones(1500, dtype=bool))
    found = find_clusters(lat, near, "rate", settings=Settings(permutations=99))
    assert near.counts.max() > 600
    assert smallest_p_values(found).tolist() == [2 / 100] * 1500


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (np.full(9, 3.0), "All 9 areas have the same figure"),
        (np.full(9, 0.1) + np.array([0, 1e-17, 0, 0, 0, 0, 0, 0, 0]), "the same figure"),
        (np.full(9, np.nan), "no area has one"),
        ([1.0, 2.0, *([np.nan] * 7)], "2 areas have one"),
        ([1.0, *([np.nan] * 8)], "1 area has one"),
        ([1, np.nan, 2, np.nan, 3, np.nan, 4, np.nan, 5], "No area has a neighbour"),
    ],
)
def test_figures_without_clusters_to_look_for(values, sentence):
    with pytest.raises(NotClusterable, match=sentence):
        found_in(values, pairs=pairs_of_grid(3, 3))


def test_counts_are_refused_with_what_to_do():
    values = grid().ravel()
    with pytest.raises(NotClusterable, match=r"where people live.*Choose the rate"):
        find_clusters(values, touching(PAIRS, values < np.inf), "count")


def test_everyone_the_neighbour_of_everyone_is_refused():
    near = nearest(np.arange(5.0), np.zeros(5), 4, np.ones(5, dtype=bool))
    with pytest.raises(NotClusterable, match="none can stand out"):
        find_clusters(np.arange(5.0), near, "rate")


def test_neighbours_of_other_areas_are_refused():
    values = grid().ravel()
    values[0] = np.nan
    with pytest.raises(NotClusterable, match="other areas than those that have a figure"):
        find_clusters(values, touching(PAIRS, np.ones(values.size, dtype=bool)), "rate")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [(Settings("ripley"), "ripley"), (Settings(permutations=0), "from 99 to 99,999")],
)
def test_settings_that_cannot_be_used(asked, sentence):
    with pytest.raises(NotClusterable, match=sentence):
        found_in(grid(), asked)


def test_denominators_of_nobody_are_refused():
    people = np.full(SIDE * SIDE, 100.0)
    people[3] = 0
    with pytest.raises(NotClusterable, match="nobody to take a rate of"):
        found_in(grid(), counts=(np.ones(SIDE * SIDE), people))
