"""Areas shuffled at random, against their neighbours."""

from itertools import combinations
from threading import Thread

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.permutation import Stopped, Tails, draw, neighbour_tails

VALUES = np.array([0.0, 1.0, 3.0, 7.0, 20.0])


def tails(observed, counts, permutations=4000, values=VALUES, seed=1, **more):
    given_counts = np.asarray(counts, dtype=np.intp)
    return neighbour_tails(
        values, np.asarray(observed, dtype=float), given_counts, permutations, seed, **more
    )


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_neighbours_are_drawn_evenly_from_the_others(number):
    # Of five areas every set of neighbours can be listed, and how often their mean is as high is known.
    for area in range(5):
        others = np.delete(VALUES, area)
        means = np.array([np.mean(some) for some in combinations(others, number)])
        observed = np.median(means)
        found = tails(np.full(5, observed), np.where(np.arange(5) == area, number, 0))
        assert found.above[area] / 4000 == pytest.approx((means >= observed - 1e-9).mean(), abs=0.03)
        assert found.below[area] / 4000 == pytest.approx((means <= observed + 1e-9).mean(), abs=0.03)


def test_all_others_as_neighbours_leave_nothing_to_chance():
    observed = (VALUES.sum() - VALUES) / 4
    found = tails(observed, np.full(5, 4), 500)
    assert found.above.tolist() == found.below.tolist() == [500] * 5
    assert found.p_values.tolist() == [1.0] * 5


def test_areas_with_different_numbers_of_neighbours_at_once_are_as_each_alone():
    counts = np.array([1, 2, 2, 3, 0])
    observed = np.array([3.0, 4.0, 5.0, 2.0, np.nan])
    together = tails(observed, counts, 20_000)
    for area in range(4):
        alone = tails(observed, np.where(np.arange(5) == area, counts, 0), 20_000, seed=area + 2)
        assert together.p_values[area] == pytest.approx(alone.p_values[area], abs=0.03)
    assert np.isnan(together.p_values[4])


def test_a_p_value_is_twice_the_smaller_tail_with_the_observed_counted():
    found = Tails(np.array([0, 24, 70, 0]), np.array([99, 75, 40, 0]), 99)
    assert found.p_values[:3] == pytest.approx([0.02, 0.5, 0.82])
    assert np.isnan(found.p_values[3])


def test_esda_finds_half_these_p_values_because_it_looks_one_way():
    from esda.moran import Moran_Local

    from analysis.neighbours import touching
    from tests.unit.published_clusters import BORDERS, CONFLICT

    conflict = np.array(list(CONFLICT.values()), dtype=float)
    neighbours = touching(BORDERS, np.ones(42, dtype=bool))
    weights = neighbours.graph().transform("r")
    scores = (conflict - conflict.mean()) / conflict.std()
    found = neighbour_tails(scores, weights.lag(scores), neighbours.counts, 9999, seed=5)
    theirs = Moran_Local(conflict, weights, permutations=9999, seed=7, keep_simulations=True).p_sim
    assert np.minimum(2 * theirs, 1) == pytest.approx(found.p_values, abs=0.04)


def test_the_same_seed_gives_the_same_answer_and_another_another():
    observed, counts = np.full(5, 4.0), np.full(5, 2)
    assert (tails(observed, counts).above == tails(observed, counts).above).all()
    assert (tails(observed, counts).above != tails(observed, counts, seed=2).above).any()


def test_two_at_once_do_not_spoil_each_others_seed():
    random = np.random.default_rng(4)
    values, counts = random.normal(size=800), np.full(800, 6)
    observed = random.normal(size=800) / 3
    alone = [tails(observed, counts, 3000, values, seed).above for seed in (1, 2)]
    found = {}
    threads = [
        Thread(
            target=lambda seed=seed: found.update({seed: tails(observed, counts, 3000, values, seed).above})
        )
        for seed in (1, 2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (found[1] == alone[0]).all()
    assert (found[2] == alone[1]).all()


def test_the_work_stops_when_it_is_told_to():
    shares = []

    def until_half(share):
        shares.append(share)
        return share < 0.5

    values = np.arange(2000.0)
    with pytest.raises(Stopped):
        tails(np.full(2000, 9.0), np.full(2000, 5), 9999, values, keep_going=until_half)
    assert len(shares) > 5
    assert 0.5 <= shares[-1] < 0.6
    assert shares == sorted(shares)


def test_equal_sums_count_on_both_sides_whatever_their_last_bit():
    values = np.array([0.1, 0.2, 0.3, 0.1, 0.2, 0.3])
    found = tails(np.full(6, 0.6 / 3), np.full(6, 3), 300, values)
    again = tails(np.full(6, (0.1 + 0.2 + 0.3) / 3), np.full(6, 3), 300, values)
    assert (found.above == again.above).all()
    assert (found.above + found.below > 300).all()


def test_without_neighbours_nothing_is_tested():
    assert np.isnan(tails(np.full(5, np.nan), np.zeros(5, dtype=int)).p_values).all()


@settings(max_examples=30)
@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 99))
def test_a_draw_has_nobody_twice(areas, places, seed):
    drawn = draw(np.random.default_rng(seed), areas, min(places, areas), 20)
    assert drawn.shape == (20, min(places, areas))
    assert all(len(set(row)) == len(row) for row in drawn.tolist())
    assert drawn.min() >= 0
    assert drawn.max() < areas


def test_every_area_is_drawn_as_often_at_every_place():
    drawn = draw(np.random.default_rng(3), 5, 3, 20_000)
    for place in range(3):
        assert np.bincount(drawn[:, place]) / 20_000 == pytest.approx(np.full(5, 0.2), abs=0.015)
