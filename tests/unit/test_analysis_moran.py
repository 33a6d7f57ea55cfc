"""Moran's I of a whole map."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.moran import overall_moran
from analysis.neighbours import nearest, touching
from tests.unit.published_clusters import BORDERS, CONFLICT, pairs_of_grid

AFRICA = np.array(list(CONFLICT.values()), dtype=float)


def moran(values, neighbours):
    values = np.asarray(values, dtype=float)
    return overall_moran(values - values.mean(), neighbours.graph().transform("r").sparse)


def everyone(areas):
    return np.ones(areas, dtype=bool)


def test_conflict_in_africa():
    # Anselin (1995), page 103: I = 0.417. Its moments as spdep prints them for the same neighbours
    # (https://r-spatial.github.io/spdep/reference/localmoran.html): standard deviate 4.3485, variance
    # 0.01029358, and p 6.854e-06 one way.
    found = moran(AFRICA, touching(BORDERS, everyone(42)))
    assert found.value == pytest.approx(0.41679563, abs=5e-9)
    assert found.expected == pytest.approx(-1 / 41)
    assert found.variance == pytest.approx(0.01029358, abs=5e-9)
    assert found.p_value == pytest.approx(2 * 6.854e-06, rel=1e-3)


def test_a_chessboard_is_as_unlike_as_can_be():
    board = np.indices((6, 6)).sum(axis=0).ravel() % 2
    found = moran(board, touching(pairs_of_grid(6, 6), everyone(36)))
    assert found.value == pytest.approx(-1)
    assert found.p_value < 1e-4


def test_two_halves_are_alike():
    halves = np.repeat([0.0, 1.0], 18)
    assert moran(halves, touching(pairs_of_grid(6, 6), everyone(36))).value > 0.7


@settings(max_examples=25)
@given(st.integers(5, 40), st.integers(0, 999), st.integers(1, 4))
def test_esda_says_the_same_of_neighbours_that_are_not_mutual(areas, seed, number):
    from esda.moran import Moran

    random = np.random.default_rng(seed)
    values = random.gamma(2, size=areas)
    near = nearest(random.uniform(53, 54, areas), random.uniform(-3, -2, areas), number, everyone(areas))
    found, theirs = moran(values, near), Moran(values, near.graph().transform("r"), permutations=0)
    assert found.value == pytest.approx(theirs.I)
    assert found.variance == pytest.approx(theirs.VI_rand, rel=1e-6, abs=1e-9)
    if found.variance > 1e-9:
        assert found.p_value == pytest.approx(min(theirs.p_rand, 1), rel=1e-5, abs=1e-12)


@given(st.floats(0.01, 1000), st.floats(-1000, 1000))
def test_units_change_nothing(scale, shift):
    near = touching(BORDERS, everyone(42))
    assert moran(AFRICA / 1000 * scale + shift, near).value == pytest.approx(0.4167956, abs=1e-6)


def test_a_variance_of_nought_leaves_nothing_to_find():
    # Everyone next to everyone: I cannot be anything but what is expected.
    pairs = [(one, other) for one in range(5) for other in range(5) if one != other]
    assert moran([1, 2, 3, 4, 9], touching(pairs, everyone(5))).p_value == pytest.approx(1, abs=1e-6)
