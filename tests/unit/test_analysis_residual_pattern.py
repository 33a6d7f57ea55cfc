"""Moran's I of what a line leaves over."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import AnalysisError, TooFewAreas
from analysis.residual_pattern import (
    SEED,
    ResidualPattern,
    describe_alone,
    describe_pattern,
    residual_pattern,
)
from analysis.sentences import plain


def grid(side=10):
    """Pairs of a chessboard's squares that share an edge, once each."""
    at = np.arange(side * side).reshape(side, side)
    across = np.column_stack((at[:, :-1].ravel(), at[:, 1:].ravel()))
    down = np.column_stack((at[:-1].ravel(), at[1:].ravel()))
    return np.vstack((across, down))


def columbus():
    """Crime, income, house value and neighbours of the 49 districts of Columbus, Ohio."""
    from libpysal import examples, io

    table = io.open(examples.get_path("columbus.dbf"))
    weights = io.open(examples.get_path("columbus.gal")).read()
    pairs = [(weights.id2i[one], weights.id2i[other]) for one in weights.id_order for other in weights[one]]
    return *(np.array(table.by_col[name]) for name in ("CRIME", "INC", "HOVAL")), np.array(pairs)


def test_the_residuals_of_columbus_have_the_published_index():
    # L. Anselin (1988), Spatial Econometrics, chapter 12, the standard example: crime on income and house
    # value. With the contiguity of columbus.gal, lm.morantest of R's spdep gives 0.222109407 for the
    # residuals of 68.6190 − 1.5973 income − 0.2739 value, and PySAL's spreg 0.22210940657867592.
    crime, income, value, pairs = columbus()
    design = np.column_stack((np.ones(49), income, value))
    coefficients = np.linalg.lstsq(design, crime)[0]
    assert coefficients == pytest.approx([68.6190, -1.5973, -0.2739], abs=5e-5)
    found = residual_pattern(crime - design @ coefficients, pairs)
    assert found.i == pytest.approx(0.22210940657867592, abs=1e-12)
    # The normal test there, which knows that residuals were fitted, has p 0.0045; shuffling does not.
    assert 0.0045 < found.p < 0.02
    assert (found.areas, found.expected) == (49, pytest.approx(-1 / 48))


def test_a_chessboard_alternates():
    colours = np.indices((10, 10)).sum(axis=0).ravel() % 2
    found = residual_pattern(colours, grid())
    assert found.i == pytest.approx(-1)
    assert found.p == 0.001


def test_two_halves_gather():
    # A board of 4 × 4 cut in half: of the 8 squares at the cut, one neighbour of 3 (at the side) or of 4 is
    # opposite; the 8 others have none.
    found = residual_pattern(np.repeat([1.0, -1.0], 8), grid(4))
    assert found.i == pytest.approx((8 * 1 + 4 * (1 / 3) + 4 * (2 / 4)) / 16)
    assert found.clear


def test_the_same_seed_gives_the_same_answer_and_another_nearly():
    residuals = np.random.default_rng(1).normal(size=100)
    first, again = (residual_pattern(residuals, grid()) for _ in range(2))
    other = residual_pattern(residuals, grid(), seed=5)
    assert first == again
    assert first.seed == SEED
    assert other.p == pytest.approx(first.p, abs=0.06)


def test_shuffling_in_parts_changes_nothing(monkeypatch):
    residuals = np.random.default_rng(1).normal(size=100)
    whole = residual_pattern(residuals, grid(), permutations=99)
    monkeypatch.setattr("analysis.residual_pattern.AT_ONCE", 7)
    assert residual_pattern(residuals, grid(), permutations=99) == whole


def test_chance_alone_is_rarely_called_a_pattern():
    draw = np.random.default_rng(3)
    called = [residual_pattern(draw.normal(size=100), grid(), permutations=99).clear for _ in range(200)]
    assert sum(called) == pytest.approx(10, abs=9)


def test_missing_residuals_take_their_pairs_with_them():
    residuals = np.random.default_rng(2).normal(size=100)
    residuals[::3] = np.nan
    known = np.flatnonzero(np.isfinite(residuals))
    places = np.full(100, -1)
    places[known] = np.arange(known.size)
    pairs = places[grid()]
    alone = residual_pattern(residuals[known], pairs[(pairs >= 0).all(axis=1)])
    assert residual_pattern(residuals, grid()).i == alone.i


def test_an_area_without_neighbours_is_left_out_and_counted():
    residuals = np.append(np.random.default_rng(2).normal(size=100), [50.0, np.nan])
    found = residual_pattern(residuals, grid())
    assert (found.areas, found.alone) == (100, 1)
    assert found.i == residual_pattern(residuals[:100], grid()).i
    assert describe_alone(found, "ward", "wards") == "One ward without a neighbour left out."


def test_pairs_in_one_direction_in_both_or_twice_are_the_same():
    residuals = np.random.default_rng(2).normal(size=100)
    pairs = np.vstack((grid(), grid()[:, ::-1], grid()[:5], [[3, 3]]))
    assert residual_pattern(residuals, pairs) == residual_pattern(residuals, grid())


@pytest.mark.parametrize("pairs", [np.empty((0, 2)), [[0, 1], [1, 2]]])
def test_too_few_neighbours(pairs):
    with pytest.raises(TooFewAreas, match="at least 10"):
        residual_pattern(np.arange(50.0), pairs)


def test_neighbours_of_another_level_are_refused():
    with pytest.raises(AnalysisError, match="another level"):
        residual_pattern(np.arange(50.0), grid())


def test_nothing_left_over_has_no_pattern():
    with pytest.raises(AnalysisError, match="nothing over"):
        residual_pattern(np.zeros(100), grid())


@settings(max_examples=20)
@given(st.integers(0, 10_000), st.floats(0.01, 100), st.floats(-50, 50))
def test_units_do_not_matter(seed, times, plus):
    residuals = np.random.default_rng(seed).normal(size=49)
    found = residual_pattern(residuals, grid(7), permutations=49)
    scaled = residual_pattern(residuals * times + plus, grid(7), permutations=49)
    assert scaled.i == pytest.approx(found.i)
    assert scaled.p == found.p


@settings(max_examples=20)
@given(st.integers(0, 10_000), st.permutations(range(49)))
def test_the_order_of_the_areas_does_not_matter(seed, order):
    residuals = np.random.default_rng(seed).normal(size=49)
    places = np.argsort(order)
    shuffled = residual_pattern(residuals[order], places[grid(7)], permutations=9)
    assert shuffled.i == pytest.approx(residual_pattern(residuals, grid(7), permutations=9).i)


def sentence(i, p):
    return plain(describe_pattern(ResidualPattern(i, -0.01, p, 100, 0, 999, SEED), "wards"))


def test_what_it_means_in_words():
    assert "gathers on the map: neighbouring wards miss it on the same side (Moran’s I 0.31, p 0.004)." in (
        sentence(0.31, 0.004)
    )
    assert "the intervals are too narrow" in sentence(0.31, 0.004)
    assert sentence(0.31, 0.06).startswith("What the line leaves over has no clear pattern on the map")
    assert "on opposite sides" in sentence(-0.3, 0.01)


def test_the_least_p_says_that_it_is_the_least():
    assert "p 0.001, the least that 999 shufflings can show)" in sentence(0.31, 0.001)
    assert describe_alone(ResidualPattern(0.3, -0.01, 0.5, 100, 0, 999, SEED), "ward", "wards") == ""
