"""Unlike units on one scale, on which more is more need."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analysis.errors import NotStandardisable
from analysis.standardise import WAYS, exponential, fit_scale, standardise

DOMAIN_WEIGHTS = (22.5, 22.5, 13.5, 13.5, 9.3, 9.3, 9.3)
"""Per cent, as published for 2019 and 2025; they add up to 99.9."""

# Published ranks in England of income, employment, education, health, crime, housing, environment, and the
# published IMD score: MHCLG, English Indices of Deprivation 2019, files 2 and 5 (32,844 LSOAs of 2011).
IMD_2019 = [
    ((8010, 8988, 14159, 8733, 3820, 28862, 1765), 30.687),
    ((25, 10, 1714, 206, 138, 11792, 7637), 79.300),
    ((87, 293, 1386, 207, 48, 8365, 7203), 77.768),
    ((2505, 2798, 6466, 1252, 213, 7708, 12545), 52.266),
    ((31390, 31651, 32626, 29452, 25638, 30380, 21003), 2.403),
]
# The same of 2025: MHCLG, English Indices of Deprivation 2025, files 2 and 5 (33,755 LSOAs of 2021).
IMD_2025 = [
    ((7108, 9291, 16724, 6538, 2161, 23488, 2280), 33.083),
    ((23, 10, 276, 14, 132, 20504, 8856), 82.633),
    ((33405, 33317, 33309, 31117, 33179, 33023, 32033), 0.604),
]


@pytest.mark.parametrize(
    ("areas", "ranks", "score"),
    [(32_844, *row) for row in IMD_2019] + [(33_755, *row) for row in IMD_2025],
)
def test_the_transformation_makes_the_published_index_of_its_published_ranks(
    areas: int, ranks: tuple[int, ...], score: float
) -> None:
    domains = exponential((areas + 1 - np.array(ranks)) / areas)
    assert domains @ DOMAIN_WEIGHTS / 100 == pytest.approx(score, abs=0.0006)


def test_a_tenth_of_the_areas_score_above_50_and_the_last_100() -> None:
    # The Scottish Executive (2003), Scottish Indices of Deprivation 2003, appendix 5: the constant 23
    # determines that ten per cent of areas score higher than 50; 100 for the most deprived.
    scores = exponential(np.arange(1, 1223) / 1222)
    assert (scores > 50).mean() == pytest.approx(0.1, abs=0.005)
    assert scores[-1] == pytest.approx(100)
    assert exponential(0.0) == 0


def test_z_scores_of_a_textbook_series() -> None:
    # Mean 5 and standard deviation 2.
    found = standardise([2, 4, 4, 4, 5, 5, 7, 9], "high_is_bad")
    assert found.tolist() == [-1.5, -0.5, -0.5, -0.5, 0.0, 0.0, 1.0, 2.0]


def test_ranks_are_shares_and_equal_figures_share_theirs() -> None:
    assert standardise([10.0, 30.0, 20.0, 20.0], "high_is_bad", "rank").tolist() == [0.25, 1.0, 0.625, 0.625]


def test_low_is_need_where_high_is_good() -> None:
    assert standardise([1.0, 2.0, 4.0, 8.0], "high_is_good", "rank").tolist() == [1.0, 0.75, 0.5, 0.25]
    assert standardise([1.0, 3.0], "high_is_good").tolist() == [1.0, -1.0]


@pytest.mark.parametrize("way", WAYS)
def test_missing_stays_missing_and_is_not_counted(way: str) -> None:
    found = standardise([5.0, np.nan, 9.0, np.inf], "high_is_bad", way)
    assert np.isnan(found[[1, 3]]).all()
    assert found[[0, 2]].tolist() == standardise([5.0, 9.0], "high_is_bad", way).tolist()


def test_a_figure_between_two_others_ranks_between_them() -> None:
    scale = fit_scale([10.0, 20.0, 30.0, 40.0], "high_is_bad", "rank")
    assert scale.of([10, 15, 20, 5, 99]).tolist() == [0.25, 0.375, 0.5, 0.25, 1.0]


@pytest.mark.parametrize(
    ("values", "polarity", "words"),
    [
        ([3.0, 3.0, 3.0], "high_is_bad", "Crime is the same in every area, so it cannot tell them apart"),
        ([0.1 + 0.2, 0.3], "high_is_bad", "Crime is the same in every area"),
        ([np.nan, np.nan], "high_is_bad", "Crime cannot rank areas: no area has a figure"),
        ([np.nan, 1.0], "high_is_bad", "Crime cannot rank areas: only one area has a figure"),
        ([1.0, 2.0], "neutral", "Crime takes no side"),
    ],
)
def test_what_cannot_be_standardised_is_named(values: list[float], polarity: str, words: str) -> None:
    for way in WAYS:
        with pytest.raises(NotStandardisable, match=words):
            standardise(values, polarity, way, "Crime")


def test_an_unknown_way_is_refused() -> None:
    with pytest.raises(NotStandardisable, match="z, rank, exponential; 'minmax' is none"):
        standardise([1.0, 2.0], "high_is_bad", "minmax")


FIGURES = arrays(
    np.float64, st.integers(2, 40), elements=st.integers(-1000, 1000).map(lambda number: number / 4)
).filter(lambda values: np.ptp(values) > 0)


@given(values=FIGURES, way=st.sampled_from(WAYS), seed=st.integers(0, 99))
def test_the_order_of_areas_changes_nothing(values: np.ndarray, way: str, seed: int) -> None:
    order = np.random.default_rng(seed).permutation(values.size)
    shuffled = standardise(values[order], "high_is_bad", way)
    assert shuffled == pytest.approx(standardise(values, "high_is_bad", way)[order])


@given(values=FIGURES, way=st.sampled_from(WAYS), factor=st.sampled_from([0.01, 1000.0]))
def test_units_change_nothing(values: np.ndarray, way: str, factor: float) -> None:
    in_other_unit = standardise(values * factor + 273.15, "high_is_bad", way)
    assert in_other_unit == pytest.approx(standardise(values, "high_is_bad", way), abs=1e-6)


@given(values=FIGURES, way=st.sampled_from(WAYS))
def test_turning_both_sign_and_polarity_changes_nothing(values: np.ndarray, way: str) -> None:
    turned = standardise(-values, "high_is_good", way)
    assert turned == pytest.approx(standardise(values, "high_is_bad", way))


@given(values=FIGURES)
def test_turning_polarity_alone_turns_the_sign(values: np.ndarray) -> None:
    bad, good = (standardise(values, polarity) for polarity in ("high_is_bad", "high_is_good"))
    assert bad == pytest.approx(-good)
    assert bad.mean() == pytest.approx(0, abs=1e-9) and bad.std() == pytest.approx(1)


@given(values=FIGURES, way=st.sampled_from(WAYS))
@settings(max_examples=50)
def test_more_need_is_never_a_lower_score(values: np.ndarray, way: str) -> None:
    order = np.argsort(values, kind="stable")
    assert (np.diff(standardise(values, "high_is_bad", way)[order]) >= 0).all()
