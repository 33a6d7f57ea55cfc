"""Where need is greatest, and what makes it so."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import AnalysisError, NotComparable, NotStandardisable, NotWeighable
from analysis.need import Part, need_index, refuse_parts, weight_shares
from analysis.standardise import WAYS, exponential
from tests.unit.test_analysis_standardise import DOMAIN_WEIGHTS

CLAIMANTS = Part("claimants", "Claimant rate", "high_is_bad")
HEALTHY_LIFE = Part("healthy", "Healthy life expectancy", "high_is_good")
CRIME = Part("crime", "Crime", "high_is_bad")
# Four areas by claimants and years of healthy life: the first is worst on both.
FIGURES = np.array([[10.0, 55.0], [6.0, 60.0], [4.0, 58.0], [2.0, 66.0]])


def test_the_area_that_is_worst_on_both_ranks_first() -> None:
    need = need_index(FIGURES, [CLAIMANTS, HEALTHY_LIFE])
    assert need.ranks.tolist() == [1, 2, 3, 4]
    assert need.ranked == 4
    assert need.scores[0] > 0 > need.scores[3]


def test_a_score_by_hand() -> None:
    # Claimants: mean 5.5, deviation √8.75; three quarters of the weight. Years: mean 59.75, √16.1875.
    need = need_index(FIGURES, [replace(CLAIMANTS, weight=3), HEALTHY_LIFE])
    z_claimants, z_years = (10 - 5.5) / 8.75**0.5, -(55 - 59.75) / 16.1875**0.5
    assert need.scores[0] == pytest.approx(0.75 * z_claimants + 0.25 * z_years)
    assert need.contributions[0] == pytest.approx([0.75 * z_claimants, 0.25 * z_years])


def test_the_exponential_way_is_the_way_of_the_english_indices() -> None:
    """Seven domains of areas in the order 1 to 100, weighted as MHCLG does, against the formula itself."""
    rng = np.random.default_rng(3)
    places = np.column_stack([rng.permutation(np.arange(1, 101)) for _ in DOMAIN_WEIGHTS])
    parts = [Part(str(at), str(at), "high_is_bad", weight) for at, weight in enumerate(DOMAIN_WEIGHTS)]
    expected = exponential(places / 100) @ DOMAIN_WEIGHTS / sum(DOMAIN_WEIGHTS)
    assert need_index(places**3.0, parts, "exponential").scores == pytest.approx(expected)


@pytest.mark.parametrize("way", WAYS)
def test_contributions_add_up_to_the_score_and_against_the_average_area(way: str) -> None:
    need = need_index(FIGURES, [replace(CLAIMANTS, weight=2), HEALTHY_LIFE], way)
    assert need.contributions.sum(axis=1) == pytest.approx(need.scores)
    for area in range(4):
        assert need.against_average(area).sum() == pytest.approx(need.scores[area] - need.scores.mean())


def test_an_area_with_a_missing_input_is_unranked_and_says_what_it_lacks() -> None:
    figures = FIGURES.copy()
    figures[0, 1] = np.nan
    need = need_index(figures, [CLAIMANTS, HEALTHY_LIFE])
    assert need.ranks.tolist() == [0, 1, 2, 3]
    assert need.unranked.tolist() == [True, False, False, False]
    assert np.isnan(need.scores[0]) and np.isnan(need.contributions[0]).all()
    assert need.lacking(0) == (HEALTHY_LIFE,)
    assert need.lacking(1) == ()


def test_an_indicator_of_weight_zero_is_no_part_of_the_index() -> None:
    figures = np.column_stack([FIGURES, [np.nan, 1.0, 1.0, 1.0]])
    need = need_index(figures, [CLAIMANTS, HEALTHY_LIFE, replace(CRIME, weight=0)])
    assert need.parts == (CLAIMANTS, HEALTHY_LIFE)
    assert need.scores == pytest.approx(need_index(FIGURES, [CLAIMANTS, HEALTHY_LIFE]).scores)


def test_within_a_borough_scores_stay_and_ranks_and_the_average_are_those_of_its_areas() -> None:
    here = np.array([False, True, False, True])
    need = need_index(FIGURES, [CLAIMANTS, HEALTHY_LIFE], among=here)
    assert need.scores == pytest.approx(need_index(FIGURES, [CLAIMANTS, HEALTHY_LIFE]).scores)
    assert need.ranks.tolist() == [0, 1, 0, 2]
    assert need.ranked == 2
    assert need.average == pytest.approx(need.contributions[here].mean(axis=0))


def test_equal_areas_share_the_better_rank() -> None:
    need = need_index([[1.0], [2.0], [2.0], [0.5]], [CLAIMANTS])
    assert need.ranks.tolist() == [3, 1, 1, 4]


def test_no_area_with_all_inputs_leaves_all_unranked() -> None:
    need = need_index([[1.0, np.nan], [2.0, np.nan], [np.nan, 1.0], [np.nan, 2.0]], [CLAIMANTS, CRIME])
    assert need.ranked == 0
    assert need.unranked.all() and np.isnan(need.average).all()


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        ([], "at least one indicator"),
        ([0.0, 0.0], "All weights are 0"),
        ([1.0, -2.0], "that of Crime is not"),
        ([float("nan"), float("inf")], "that of Claimant rate and Crime is not"),
    ],
)
def test_weights_that_cannot_be_used_are_named(weights: list[float], words: str) -> None:
    parts = [replace(part, weight=weight) for part, weight in zip((CLAIMANTS, CRIME), weights, strict=False)]
    with pytest.raises(NotWeighable, match=words):
        need_index(FIGURES[:, : len(weights)], parts)


def test_a_constant_indicator_is_named() -> None:
    with pytest.raises(NotStandardisable, match="Crime is the same in every area"):
        need_index([[1.0, 5.0], [2.0, 5.0]], [CLAIMANTS, CRIME])


def test_every_indicator_needs_its_column() -> None:
    with pytest.raises(AnalysisError, match="a column of figures for every indicator"):
        need_index(FIGURES, [CLAIMANTS])


INSIDE = {"imd": frozenset({"crime", "income"}), "income": frozenset({"children"})}


@pytest.mark.parametrize("turned", [False, True])
def test_a_composite_with_its_own_part_is_refused_by_name(turned: bool) -> None:
    index = Part("imd", "Index of Multiple Deprivation", "high_is_bad")
    pair = [CRIME, index] if turned else [index, CRIME]
    with pytest.raises(NotComparable, match="Index of Multiple Deprivation contains Crime"):
        refuse_parts([CLAIMANTS, *pair], INSIDE)
    assert refuse_parts([CLAIMANTS, index, replace(CRIME, weight=0)], INSIDE) is None


def test_an_indicator_chosen_twice_is_refused() -> None:
    with pytest.raises(NotComparable, match="Crime is chosen twice"):
        refuse_parts([CRIME, CLAIMANTS, CRIME], INSIDE)


WEIGHTS = st.lists(st.integers(0, 10), min_size=3, max_size=3).filter(any)
SEEDS = st.integers(0, 10_000)


def index_of(values: np.ndarray, weights: list[float], way: str = "z") -> np.ndarray:
    return need_index(
        values, [Part(str(at), "", "high_is_bad", one) for at, one in enumerate(weights)], way
    ).scores


@given(weights=WEIGHTS, seed=SEEDS, factor=st.sampled_from([1e-3, 3.0, 1e6]), way=st.sampled_from(WAYS))
def test_weights_that_scale_together_change_nothing(
    weights: list[float], seed: int, factor: float, way: str
) -> None:
    values = np.random.default_rng(seed).normal(size=(20, 3))
    scaled = index_of(values, [weight * factor for weight in weights], way)
    assert scaled == pytest.approx(index_of(values, weights, way))


@given(weights=WEIGHTS, seed=SEEDS, way=st.sampled_from(WAYS))
def test_the_order_of_areas_and_of_indicators_changes_nothing(
    weights: list[float], seed: int, way: str
) -> None:
    rng = np.random.default_rng(seed)
    values, areas, columns = rng.normal(size=(20, 3)), rng.permutation(20), rng.permutation(3)
    shuffled = index_of(values[np.ix_(areas, columns)], [weights[at] for at in columns], way)
    assert shuffled == pytest.approx(index_of(values, weights, way)[areas])


@given(weights=WEIGHTS, seed=SEEDS, way=st.sampled_from(WAYS))
def test_a_worse_figure_never_lowers_an_areas_rank(weights: list[float], seed: int, way: str) -> None:
    values = np.random.default_rng(seed).normal(size=(20, 3))
    parts = [Part(str(at), "", "high_is_bad", one) for at, one in enumerate(weights)]
    worse = values.copy()
    worse[7] += 0.5
    assert need_index(worse, parts, way).ranks[7] <= need_index(values, parts, way).ranks[7]


@given(weights=WEIGHTS)
def test_weights_become_shares_of_one(weights: list[int]) -> None:
    shares = weight_shares([replace(CRIME, weight=weight) for weight in weights])
    assert shares.sum() == pytest.approx(1)
    assert shares == pytest.approx(np.array(weights) / sum(weights))


@pytest.mark.parametrize("size", [1e-320, 1e308])
def test_weights_at_the_ends_of_what_a_number_holds_are_still_shares(size: float) -> None:
    assert weight_shares([replace(CRIME, weight=size)] * 4) == pytest.approx([0.25] * 4)
