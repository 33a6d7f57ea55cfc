"""Values of groups of areas: from counts, from means, with and without an interval."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import AnalysisError
from analysis.group_values import AreaFigures, group_values
from analysis.intervals import byar, wilson

MISSING = math.nan


def figures(value, weight=None, numerator=None, denominator=None, lower=None, upper=None):
    """Return the figures of areas; what is not given is missing everywhere."""
    size = len(value)
    given_ = (value, weight, numerator, denominator, lower, upper)
    return AreaFigures(
        *(np.full(size, MISSING) if one is None else np.array(one, dtype=float) for one in given_)
    )


COUNTED = figures([10, 20, 30, 50], numerator=[10, 60, 30, 5], denominator=[100, 300, 100, 10])


def test_counts_are_added_and_divided_last():
    found = group_values([1, 1, 2, 2], (1, 2), COUNTED, "proportion", multiplier=100)
    assert found.value == pytest.approx([100 * 70 / 400, 100 * 35 / 110])
    assert found.population.tolist() == [400, 110]
    assert (found.way, found.areas.tolist(), found.numerator.tolist()) == ("counts", [2, 2], [70, 35])


@pytest.mark.parametrize(
    ("measure", "method", "scale"), [("proportion", wilson, "logit"), ("rate", byar, "log")]
)
def test_intervals_of_counts_are_wilsons_and_byars(measure, method, scale):
    found = group_values([1, 1, 2, 2], (1, 2), COUNTED, measure, multiplier=100, confidence=0.998)
    assert (found.lower, found.upper) == (
        pytest.approx(method([70, 35], [400, 110], 0.998, 100)[0]),
        pytest.approx(method([70, 35], [400, 110], 0.998, 100)[1]),
    )
    assert (found.scale, found.whole, found.confidence) == (scale, 100, 0.998)


def test_the_errors_do_not_depend_on_the_confidence_asked_for():
    # A limit of Wilson's is not symmetrical on log odds, so only nearly.
    one, other = (
        group_values([1, 1, 2, 2], (1, 2), COUNTED, "proportion", multiplier=100, confidence=confidence)
        for confidence in (0.95, 0.9)
    )
    assert one.error == pytest.approx(other.error, rel=0.03)


def test_an_area_without_a_value_counts_for_nothing():
    with_missing = figures([10, 20, MISSING], numerator=[10, 60, 9], denominator=[100, 300, MISSING])
    found = group_values([1, 2, 2], (1, 2), with_missing, "proportion", multiplier=100)
    assert (found.value.tolist(), found.areas.tolist()) == ([10, 20], [1, 1])


def test_areas_in_no_group_count_for_nothing():
    found = group_values([0, 1, 0, 2], (1, 2), COUNTED, "proportion", multiplier=100)
    assert found.value == pytest.approx([20, 50])


def test_groups_keep_their_own_numbers():
    found = group_values([2, 2, 9, 9], (2, 9), COUNTED, "proportion", multiplier=100)
    assert (found.numbers, found.steps.numbers) == ((2, 9), (2, 9))
    assert found.value == pytest.approx([17.5, 100 * 35 / 110])


def test_one_area_without_counts_makes_it_a_mean_of_all():
    half = figures(
        [10, 20, 30, 50],
        [100, 300, 100, 10],
        numerator=[10, 60, 30, MISSING],
        denominator=[100, 300, 100, 10],
    )
    found = group_values([1, 1, 2, 2], (1, 2), half, "proportion", multiplier=100)
    assert found.value == pytest.approx([17.5, (30 * 100 + 50 * 10) / 110])
    assert (found.way, np.isnan(found.error).all(), np.isnan(found.lower).all()) == ("none", True, True)


def test_counts_that_do_not_make_the_value_are_not_added():
    # A rate standardised for age: 12 deaths of 1,000 people, as if 30 a thousand.
    standardised = figures([30.0, 40.0], [1000, 1000], numerator=[12, 15], denominator=[1000, 1000])
    found = group_values([1, 1], (1,), standardised, "rate", multiplier=1000)
    assert (found.way, found.value[0]) == ("none", 35)


def test_published_limits_make_the_interval_of_a_mean():
    # Two independent figures with standard error 1 each, equally many people: 1 ÷ √2.
    z = 1.959963984540054
    one = figures([60.0, 64.0], [5, 5], lower=[60 - z, 64 - z], upper=[60 + z, 64 + z])
    found = group_values([1, 1], (1,), one, "mean")
    assert (found.way, found.value[0]) == ("published", 62)
    assert found.error == pytest.approx([1 / math.sqrt(2)])
    assert found.upper[0] - found.value[0] == pytest.approx(z / math.sqrt(2))


def test_differing_areas_make_the_interval_where_nothing_is_published():
    # Equal weights: the ordinary standard error of a mean, s ÷ √n.
    values = np.array([4.0, 7, 1, 8, 5, 3, 6, 2, 9, 10])
    found = group_values(np.ones(10, dtype=int), (1,), figures(values, np.full(10, 50.0)), "score")
    assert (found.way, found.value[0]) == ("areas", 5.5)
    assert found.error == pytest.approx([values.std(ddof=1) / math.sqrt(10)])


def test_nine_areas_do_not_say_how_far_a_mean_lies_off():
    found = group_values(np.ones(9, dtype=int), (1,), figures(np.arange(9.0), np.ones(9)), "score")
    assert (found.way, np.isnan(found.error[0])) == ("none", True)


def test_limits_of_a_mean_of_proportions_stay_inside():
    rare = np.array([0.0] * 9 + [4.0])
    found = group_values(
        np.ones(10, dtype=int), (1,), figures(rare, np.ones(10)), "proportion", multiplier=100
    )
    assert found.value == pytest.approx([0.4])
    assert 0 < found.lower[0] < 0.4 < found.upper[0] < 100


def test_a_group_without_any_value_is_missing_not_nothing():
    found = group_values([1, 2], (1, 2), figures([5.0, MISSING], [10, 10]), "score")
    assert found.value[0] == 5
    assert np.isnan(found.value[1])


@pytest.mark.parametrize(
    ("measure", "said"), [("median", "cannot be averaged"), ("rank", "choose the score"), ("count", "a rate")]
)
def test_what_cannot_be_averaged_is_refused(measure, said):
    with pytest.raises(AnalysisError, match=said):
        group_values([1, 1], (1,), figures([1, 2], [1, 1]), measure)


COUNTS = st.lists(
    st.tuples(st.integers(1, 3), st.integers(0, 50), st.integers(50, 400)), min_size=6, max_size=40
)


@given(COUNTS, st.randoms())
def test_the_order_of_areas_does_not_matter(areas, random):
    shuffled = random.sample(areas, len(areas))
    one, other = (grouped(of, 1) for of in (areas, shuffled))
    assert np.array_equal(one.value, other.value, equal_nan=True)
    assert one.numerator.tolist() == other.numerator.tolist()


@given(COUNTS)
def test_an_interval_holds_its_value(areas):
    found = grouped(areas, 100)
    known = np.isfinite(found.value)
    assert (found.lower[known] <= found.value[known] + 1e-9).all()
    assert (found.value[known] <= found.upper[known] + 1e-9).all()


@given(COUNTS)
def test_adding_up_commutes(areas):
    # Groups of areas, or first pairs of areas and then groups: the same counts, the same values.
    whole = grouped(areas, 1)
    pairs = {}
    for place, (group, cases, base) in enumerate(areas):
        before = pairs.get((group, place // 2), (0, 0))
        pairs[group, place // 2] = (before[0] + cases, before[1] + base)
    found = grouped([(group, *counts) for (group, _), counts in pairs.items()], 1)
    known = np.isfinite(whole.value)
    assert found.value[known] == pytest.approx(whole.value[known])


def grouped(areas, multiplier):
    member, cases, base = (np.array(column) for column in zip(*areas, strict=True))
    made = figures(cases / base * multiplier, numerator=cases, denominator=base)
    return group_values(member, (1, 2, 3), made, "proportion", multiplier=multiplier)
