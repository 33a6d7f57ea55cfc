"""Concentration curves and indices: a published table, closed forms, properties."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.concentration import NEGATIVE, NOTHING, concentration
from analysis.errors import AnalysisError


def test_published_table_of_deaths_under_five_in_india():
    # O. O'Donnell, E. van Doorslaer, A. Wagstaff and M. Lindelow (2008), Analyzing Health Equity Using
    # Household Survey Data, World Bank, table 8.1: births and deaths per 1,000 by wealth, poorest first.
    # The book was not at hand when this was written; that the table makes the book's own index speaks for it.
    births = [29939, 28776, 26528, 24689, 19739]
    deaths = [154.7, 152.9, 119.5, 86.9, 54.3]
    found = concentration([5, 4, 3, 2, 1], births, deaths)
    assert found.published == pytest.approx(-0.1694, abs=5e-5)
    assert found.index == -found.published


def test_equal_values_lie_on_the_diagonal():
    found = concentration([3, 1, 2], [50, 20, 30], [4.0, 4, 4])
    assert found.index == pytest.approx(0)
    assert found.cases == pytest.approx(found.people)


def test_all_cases_in_the_most_deprived_tenth():
    # C = f − 1, where f is the tenth.
    found = concentration([9, 1], [10, 90], [5.0, 0])
    assert found.published == pytest.approx(-0.9)
    assert found.index == pytest.approx(0.9)


def test_two_groups_have_a_closed_form():
    # C = f − s: a quarter of the people hold half of the cases.
    found = concentration([2, 1], [25, 75], [6.0, 2.0])
    assert found.published == pytest.approx(0.25 - 0.5)
    assert (found.people.tolist(), found.cases.tolist()) == ([0, 0.25, 1], [0, 0.5, 1])


def test_shares_between_the_steps_are_read_off_the_curve():
    found = concentration([2, 1], [25, 75], [6.0, 2.0])
    assert found.among(0.25) == 0.5
    assert found.among(0.625) == pytest.approx(0.75)
    assert found.among(1) == 1


def test_positive_is_worse_for_the_most_deprived_whatever_the_polarity():
    bad = concentration([3, 2, 1], [1, 1, 1], [30.0, 20, 10])
    good = concentration([3, 2, 1], [1, 1, 1], [10.0, 20, 30], polarity="high_is_good")
    assert bad.index == pytest.approx(good.index)
    assert bad.index > 0 > bad.published
    assert good.published == good.index


def test_ranks_are_lined_up_from_1():
    by_score = concentration([30, 20, 10], [1, 2, 3], [3.0, 2, 1])
    by_rank = concentration([1, 50, 900], [1, 2, 3], [3.0, 2, 1], high_is_deprived=False)
    assert by_rank.index == by_score.index


def test_equal_figures_are_one_step():
    found = concentration([2, 2, 1], [1, 1, 2], [4.0, 2, 1])
    assert found.people.tolist() == [0, 0.5, 1]
    assert found.index == concentration([2, 1], [2, 2], [3.0, 1]).index


def test_the_interval_is_that_of_two_poisson_counts():
    # Two equal groups with a and b cases: C = −(a − b) ÷ 2(a + b), whose variance by the delta method is
    # ab ÷ (a + b)³.
    a, b, people = 60, 40, 1000
    rates = np.array([a, b]) / people
    found = concentration([2, 1], [people, people], rates, np.sqrt([a, b]) / people)
    half = (found.upper - found.lower) / 2
    assert found.index == pytest.approx((a - b) / (2 * (a + b)))
    assert half == pytest.approx(1.959963984540054 * math.sqrt(a * b / (a + b) ** 3))


def test_an_unknown_error_leaves_no_interval():
    found = concentration([2, 1], [1, 1], [2.0, 1], [0.1, math.nan])
    assert (found.lower, found.upper) == (None, None)
    assert concentration([2, 1], [1, 1], [2.0, 1]).lower is None


def test_areas_without_figures_are_left_out():
    whole = concentration([3, 2, 1], [1, 1, 1], [3.0, 2, 1])
    holes = concentration([3, 9, 2, math.nan, 1, 4], [1, 1, 1, 1, 1, 0], [3.0, math.nan, 2, 9, 1, 7])
    assert holes.index == whole.index


AREAS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 900), st.integers(0, 80)), min_size=2, max_size=40
).filter(lambda areas: any(value for _, _, value in areas))


@given(AREAS)
def test_the_index_is_twice_the_area_between_curve_and_diagonal(areas):
    measure, people, value = (np.array(of, dtype=float) for of in zip(*areas, strict=True))
    found = concentration(measure, people, value)
    under = float(np.trapezoid(found.cases, found.people))
    assert found.published == pytest.approx(1 - 2 * under, abs=1e-9)
    assert -1 <= found.index <= 1


@given(AREAS, st.randoms(), st.sampled_from([1e-4, 1000.0]))
def test_neither_order_nor_units_matter(areas, random, unit):
    one = concentration(*(np.array(of, dtype=float) for of in zip(*areas, strict=True)))
    measure, people, value = (
        np.array(of, dtype=float) for of in zip(*random.sample(areas, len(areas)), strict=True)
    )
    other = concentration(measure * unit, people * 3, value * unit)
    assert other.index == pytest.approx(one.index, abs=1e-9)


def test_values_below_zero_have_no_shares():
    with pytest.raises(AnalysisError, match=NEGATIVE):
        concentration([2, 1], [1, 1], [-0.3, 1])


def test_no_cases_have_no_curve():
    with pytest.raises(AnalysisError, match=NOTHING):
        concentration([2, 1], [1, 1], [0.0, 0.0])


def test_one_area_has_no_curve():
    with pytest.raises(AnalysisError, match="two areas"):
        concentration([2, 1], [1, math.nan], [1.0, 2.0])
