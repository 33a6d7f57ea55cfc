"""How much of a ranking is left when weights and figures are drawn again."""

from __future__ import annotations

from dataclasses import replace
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import AnalysisError
from analysis.intervals import wilson
from analysis.need import Need, Part, need_index
from analysis.need_draws import Plan, need_draws, standard_errors
from analysis.standardise import WAYS

ONE, TWO = Part("one", "Claimant rate", "high_is_bad"), Part("two", "Years of healthy life", "high_is_bad")
STILL = Plan(k=1, weights_by=0.0)


def random_need(seed: int = 1, areas: int = 40, way: str = "z") -> Need:
    values = np.random.default_rng(seed).gamma(3, 4, (areas, 2))
    return need_index(values, [ONE, TWO], way)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("turned", [1, -1])
def test_two_areas_change_places_as_often_as_their_normal_distributions_say(way: str, turned: int) -> None:
    # A difference of two normal figures is normal: P(10 ± 1 is above 11 ± 2) = Φ(−1 ÷ √5).
    part = replace(ONE, polarity="high_is_bad" if turned == 1 else "high_is_good")
    need = need_index([[10.0 * turned], [11.0 * turned], [2.0 * turned]], [part], way)
    found = need_draws(need, {"one": [1.0, 2.0, 0.1]}, replace(STILL, draws=10_000))
    expected = NormalDist().cdf(-1 / 5**0.5)
    assert found.share == pytest.approx([expected, 1 - expected, 0.0], abs=0.015)


def test_areas_change_places_as_often_as_weights_do() -> None:
    # The first is ahead where weight one is above weight two: uniform on 0.5 to 1.5 and on 0.6 to 1.8, that
    # is a triangle of 0.9² ÷ 2 in a box of 1.2.
    need = need_index([[1.0, 0.0], [0.0, 1.0]], [ONE, replace(TWO, weight=1.2)])
    found = need_draws(need, {}, Plan(k=1, weights_by=0.5, draws=10_000))
    assert found.share[0] == pytest.approx(0.405 / 1.2, abs=0.015)


@pytest.mark.parametrize("way", ["z", "rank"])
def test_errors_of_several_inputs_add_up(way: str) -> None:
    # Both columns are 0 to 99 in some order, so that ranks and z-scores are straight lines and weigh alike.
    one, two = np.arange(100.0), np.arange(100.0)
    two[[50, 60, 58]] = two[[58, 50, 60]]
    here = np.isin(np.arange(100), (50, 60))
    need = need_index(np.column_stack([one, two]), [ONE, TWO], way, among=here)
    errors = {"one": np.full(100, 3.0), "two": np.full(100, 4.0)}
    found = need_draws(need, errors, replace(STILL, draws=10_000))
    # The second is 10 ahead on one and 8 behind on two.
    expected = NormalDist().cdf((10 - 8) / (2 * (3**2 + 4**2)) ** 0.5)
    assert found.share[[50, 60]] == pytest.approx([1 - expected, expected], abs=0.015)


def test_where_nothing_varies_the_ranking_stays() -> None:
    need = random_need()
    found = need_draws(need, {}, Plan(k=5, weights_by=0.0, draws=50))
    assert found.share.tolist() == (need.ranks <= 5).astype(float).tolist()
    assert found.best.tolist() == found.worst.tolist() == need.ranks.tolist()


def test_equal_areas_take_turns() -> None:
    need = need_index([[5.0], [5.0], [1.0]], [ONE])
    found = need_draws(need, {}, replace(STILL, draws=2000))
    assert found.share == pytest.approx([0.5, 0.5, 0.0], abs=0.05)
    assert (found.best[0], found.worst[0]) == (1, 2)


def test_unranked_areas_take_no_part() -> None:
    need = need_index([[5.0, 1.0], [np.nan, 9.0], [1.0, 2.0]], [ONE, TWO])
    found = need_draws(need, {"one": [1.0, 1.0, 1.0]}, Plan(k=1, draws=100))
    assert np.isnan(found.share[1]) and found.best[1] == found.worst[1] == 0
    assert np.nansum(found.share) == pytest.approx(1)


def test_inputs_without_an_interval_are_listed_as_not_varied() -> None:
    need = random_need(areas=4)
    found = need_draws(need, {"one": [1.0, np.nan, np.nan, 2.0]}, Plan(draws=20))
    assert found.varied.tolist() == [0.5, 0.0]
    assert found.not_varied == (TWO,)


@pytest.mark.parametrize("way", WAYS)
def test_the_seed_decides_the_draws(way: str) -> None:
    need, errors = random_need(way=way), {"one": np.full(40, 2.0)}
    first, same, other = (need_draws(need, errors, Plan(k=5, seed=seed)) for seed in (1, 1, 2))
    assert first.share.tolist() == same.share.tolist()
    assert first.share.tolist() != other.share.tolist()
    assert first.share == pytest.approx(other.share, abs=0.1)


def test_more_than_are_ranked_are_all_at_the_top() -> None:
    found = need_draws(random_need(areas=4), {}, Plan(k=20, draws=10))
    assert found.share.tolist() == [1.0] * 4


def test_the_middle_nine_tenths_of_ranks_hold_nine_tenths_of_them() -> None:
    """One area among fixed ones a step apart: its rank moves by a step a standard error, ±1.645 of them."""
    values = np.arange(201.0)[:, None]
    errors = np.where(np.arange(201) == 100, 20.0, np.nan)
    found = need_draws(need_index(values, [ONE]), {"one": errors}, replace(STILL, draws=10_000))
    assert found.best[100] == pytest.approx(101 - 1.645 * 20, abs=2)
    assert found.worst[100] == pytest.approx(101 + 1.645 * 20, abs=2)


def test_standard_errors_come_back_out_of_an_interval() -> None:
    assert standard_errors(10 - 1.96 * 2, 10 + 1.96 * 2) == pytest.approx(2, abs=1e-3)
    assert standard_errors(10 - 2.576 * 2, 10 + 2.576 * 2, 0.99) == pytest.approx(2, abs=1e-3)
    assert np.isnan(standard_errors([np.nan, 3.0, 5.0], [4.0, np.inf, 4.0])).all()
    lower, upper = wilson(300, 1000, multiplier=100)
    assert standard_errors(lower, upper) == pytest.approx(100 * (0.3 * 0.7 / 1000) ** 0.5, rel=0.01)


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (Plan(k=0), "at least one area"),
        (Plan(draws=0), "Draws number 1 to 10,000"),
        (Plan(draws=10_001), "Draws number 1 to 10,000"),
        (Plan(seed=-1), "A seed is a whole number, 0 or more; -1 is not"),
        (Plan(weights_by=1.5), "0 to 100 % of themselves; 150% was asked for"),
    ],
)
def test_a_plan_out_of_bounds_is_refused(plan: Plan, words: str) -> None:
    with pytest.raises(AnalysisError, match=words):
        need_draws(random_need(), {}, plan)


def test_nothing_ranked_is_refused() -> None:
    need = need_index([[1.0, np.nan], [2.0, np.nan], [np.nan, 1.0], [np.nan, 3.0]], [ONE, TWO])
    with pytest.raises(AnalysisError, match="No area has all the figures"):
        need_draws(need, {})


@given(
    seed=st.integers(0, 999),
    k=st.integers(1, 12),
    way=st.sampled_from(WAYS),
    error=st.sampled_from([0.0, 0.5, 1e6]),
)
@settings(max_examples=40)
def test_shares_add_up_to_the_places_at_the_top(seed: int, k: int, way: str, error: float) -> None:
    need = random_need(seed, areas=10, way=way)
    found = need_draws(need, {"one": np.full(10, error)}, Plan(k=k, draws=64))
    assert found.share.sum() == pytest.approx(min(k, 10))
    assert ((found.share >= 0) & (found.share <= 1)).all()
    assert (found.best <= found.worst).all() and (found.best >= 1).all() and (found.worst <= 10).all()
