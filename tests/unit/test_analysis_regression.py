"""One outcome on several exposures."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import AnalysisError, Collinear, Constant, NotComparable, TooFewAreas
from analysis.pairs import Named
from analysis.regression import MOST, regress

# J. W. Longley (1967), Journal of the American Statistical Association 62, 819–841; the figures and the
# certified results are those of the NIST Statistical Reference Datasets, level of difficulty "higher",
# https://www.itl.nist.gov/div898/strd/lls/data/Longley.shtml. Columns: total employment (thousands), price
# deflator, gross national product, unemployed, armed forces, population, year.
LONGLEY = np.array(
    [
        (60323, 83.0, 234289, 2356, 1590, 107608, 1947),
        (61122, 88.5, 259426, 2325, 1456, 108632, 1948),
        (60171, 88.2, 258054, 3682, 1616, 109773, 1949),
        (61187, 89.5, 284599, 3351, 1650, 110929, 1950),
        (63221, 96.2, 328975, 2099, 3099, 112075, 1951),
        (63639, 98.1, 346999, 1932, 3594, 113270, 1952),
        (64989, 99.0, 365385, 1870, 3547, 115094, 1953),
        (63761, 100.0, 363112, 3578, 3350, 116219, 1954),
        (66019, 101.2, 397469, 2904, 3048, 117388, 1955),
        (67857, 104.6, 419180, 2822, 2857, 118734, 1956),
        (68169, 108.4, 442769, 2936, 2798, 120445, 1957),
        (66513, 110.8, 444546, 4681, 2637, 121950, 1958),
        (68655, 112.6, 482704, 3813, 2552, 123366, 1959),
        (69564, 114.2, 502601, 3931, 2514, 125368, 1960),
        (69331, 115.7, 518173, 4806, 2572, 127852, 1961),
        (70551, 116.9, 554894, 4007, 2827, 130081, 1962),
    ]
)
CERTIFIED = [
    (15.0618722713733, 84.9149257747669),
    (-0.0358191792925910, 0.0334910077722432),
    (-2.02022980381683, 0.488399681651699),
    (-1.03322686717359, 0.214274163161675),
    (-0.0511041056535807, 0.226073200069370),
    (1829.15146461355, 455.478499142212),
]

# H. Woods, H. H. Steinour and H. R. Starke (1932), Industrial and Engineering Chemistry 24, 1207–1214, as in
# A. Hald (1952), Statistical Theory with Engineering Applications, page 647: heat of hardening cement, and
# the per cent of four ingredients.
CEMENT = np.array(
    [
        (78.5, 7, 26, 6, 60), (74.3, 1, 29, 15, 52), (104.3, 11, 56, 8, 20), (87.6, 11, 31, 8, 47),
        (95.9, 7, 52, 6, 33), (109.2, 11, 55, 9, 22), (102.7, 3, 71, 17, 6), (72.5, 1, 31, 22, 44),
        (93.1, 2, 54, 18, 22), (115.9, 21, 47, 4, 26), (83.8, 1, 40, 23, 34), (113.3, 11, 66, 9, 12),
        (109.4, 10, 68, 8, 12),
    ]
)  # fmt: skip


def on(figures, names=None, weights=None, **settings):
    """The regression of the first column on the others, called a, b, c and so on."""
    ids = [chr(97 + column) for column in range(figures.shape[1] - 1)]
    named = {name: Named(name.upper()) for name in ids} | {"y": Named("Outcome")} | (names or {})
    columns = dict(zip(ids, figures[:, 1:].T, strict=True))
    return regress(figures[:, 0], columns, named, "y", weights, **settings)


def made(areas=80, exposures=3, seed=1):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(areas, exposures)) + rng.normal(size=(areas, 1))
    return np.column_stack((x @ np.arange(1, exposures + 1) + rng.normal(0, 2, areas), x))


def test_longleys_data_give_the_certified_values():
    found = on(LONGLEY, most=6)
    assert found.intercept == pytest.approx(-3482258.63459582, rel=1e-8)
    assert [(one.slope, one.slope_error) for one in found.effects] == [
        pytest.approx(pair, rel=1e-8) for pair in CERTIFIED
    ]
    assert found.r_squared == pytest.approx(0.995479004577296, rel=1e-10)
    assert found.residual_sd == pytest.approx(304.854073561965, rel=1e-9)
    assert (found.residuals**2).sum() == pytest.approx(836424.055505915, rel=1e-9)


def test_the_cement_data_have_the_published_inflation():
    # As the packages car and olsrr of R give them for these data: ŷ = 62.4054 + 1.5511 a + 0.5102 b + …,
    # inflation 38.49621, 254.42317, 46.86839 and 282.51286.
    found = on(CEMENT)
    assert found.intercept == pytest.approx(62.4054, abs=5e-5)
    assert [one.slope for one in found.effects[:2]] == pytest.approx([1.5511, 0.5102], abs=5e-5)
    assert [one.slope_error for one in found.effects[:2]] == pytest.approx([0.7448, 0.7238], abs=5e-5)
    assert [one.inflation for one in found.effects] == pytest.approx(
        [38.49621, 254.42317, 46.86839, 282.51286], abs=5e-6
    )
    assert "“A”, “B”, “C” and “D” overlap so much" in found.notes[-1]


def test_an_effect_is_in_standard_deviations():
    figures = made(exposures=2)
    found = on(figures)
    ratio = figures[:, 1].std() / figures[:, 0].std()
    assert found.effects[0].standardised == pytest.approx(found.effects[0].slope * ratio)
    assert found.effects[0].lower < found.effects[0].standardised < found.effects[0].upper
    assert found.effects[0].clear


def test_one_exposure_is_the_correlation():
    figures = made(exposures=1)
    found = on(figures)
    assert found.effects[0].standardised == pytest.approx(np.corrcoef(figures.T)[0, 1])
    assert found.effects[0].inflation == pytest.approx(1)
    assert found.r_squared == pytest.approx(found.effects[0].standardised ** 2)


def test_independent_exposures_are_not_inflated():
    a, b = np.meshgrid(np.arange(5.0), np.arange(5.0))
    figures = np.column_stack((a.ravel() - 2 * b.ravel() + np.sin(np.arange(25)), a.ravel(), b.ravel()))
    assert [one.inflation for one in on(figures).effects] == pytest.approx([1, 1])


def test_a_weight_of_two_is_an_area_counted_twice():
    figures, weights = made(30), np.tile([1, 2, 3], 10)
    weighted, repeated = on(figures, weights=weights), on(np.repeat(figures, weights, axis=0))
    assert [one.slope for one in weighted.effects] == pytest.approx([one.slope for one in repeated.effects])
    assert [one.inflation for one in weighted.effects] == pytest.approx(
        [one.inflation for one in repeated.effects]
    )
    assert (weighted.areas, weighted.weighted) == (30, True)
    assert weighted.effects[0].slope_error > repeated.effects[0].slope_error


def test_areas_without_a_figure_are_left_out():
    figures = made(30)
    figures[2, 1], figures[5, 0] = np.nan, np.inf
    weights = np.ones(30)
    weights[7] = 0
    found = on(figures, weights=weights)
    assert (found.areas, found.left_out) == (27, 3)
    assert np.flatnonzero(np.isnan(found.residuals)).tolist() == [2, 5, 7]


def test_few_areas_an_exposure_are_said():
    assert on(made(10, 2)).notes[0] == (
        "With ten areas for 2 exposures the effects are unstable: at least 10 areas an exposure are advised."
    )
    assert on(made(80, 3)).notes == ()


def test_exposures_that_say_the_same_are_named():
    figures = made(40, 3)
    figures[:, 3] = 100 - figures[:, 1]
    names = {"a": Named("Owners"), "b": Named("Pay"), "c": Named("Renters")}
    with pytest.raises(Collinear, match="“Owners” and “Renters” say the same"):
        on(figures, names)


def test_a_sum_of_exposures_is_found_and_the_other_is_not_blamed():
    figures = made(40, 4)
    figures[:, 4] = 100 - figures[:, 1] - figures[:, 3]
    with pytest.raises(Collinear, match="“A”, “C” and “D” say the same"):
        on(figures)


def test_a_constant_exposure_or_outcome_is_named():
    figures = made(40, 2)
    figures[:, 2] = 7
    with pytest.raises(Constant, match="“B” is"):
        on(figures)
    with pytest.raises(Constant, match="“Outcome” is"):
        on(figures[:, [2, 0, 1]])


def test_the_outcome_cannot_explain_itself():
    with pytest.raises(NotComparable, match="“Outcome” is the outcome"):
        regress([1.0, 2.0], {"y": [1.0, 2.0]}, {"y": Named("Outcome")}, "y")


@pytest.mark.parametrize("exposures", [0, MOST + 1])
def test_the_number_of_exposures_has_limits(exposures):
    with pytest.raises(AnalysisError, match="1 to 4 exposures"):
        on(made(40, exposures) if exposures else made(40, 1)[:, :1])


def test_too_few_areas_for_the_exposures():
    with pytest.raises(TooFewAreas, match="A regression on 3 exposures needs at least 6 areas"):
        on(made(5, 3))
    with pytest.raises(TooFewAreas, match="on 1 exposure needs"):
        on(np.full((9, 2), np.nan))


@settings(max_examples=30)
@given(st.integers(0, 10_000), st.permutations(range(40)), st.floats(0.01, 100))
def test_order_units_and_scale_of_weights_do_not_matter(seed, order, times):
    figures, weights = made(40, 2, seed), np.random.default_rng(seed).integers(1, 9, 40)
    found = on(figures, weights=weights)
    other = on(figures[order] * [1, times, 1] + [0, times, 0], weights=weights[order] * times)
    for one, same in zip(found.effects, other.effects, strict=True):
        assert (same.standardised, same.lower, same.upper, same.inflation) == pytest.approx(
            (one.standardised, one.lower, one.upper, one.inflation)
        )
    assert other.residuals == pytest.approx(found.residuals[order], abs=1e-6)


@settings(max_examples=30)
@given(st.integers(0, 10_000))
def test_turning_an_exposure_round_turns_its_sign_only(seed):
    figures = made(40, 2, seed)
    found, turned = on(figures), on(figures * [1, -1, 1])
    assert turned.effects[0].standardised == pytest.approx(-found.effects[0].standardised)
    assert (turned.effects[0].lower, turned.effects[0].upper) == pytest.approx(
        (-found.effects[0].upper, -found.effects[0].lower)
    )
    assert turned.effects[1].standardised == pytest.approx(found.effects[1].standardised)
    assert turned.r_squared == pytest.approx(found.r_squared)
