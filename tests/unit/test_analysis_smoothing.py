"""Rates of small counts, drawn towards the overall one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import NotClusterable
from analysis.smoothing import prior, smoothed
from tests.unit.published_clusters import CHILDREN, DEATHS

COUNTS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 5000)), min_size=2, max_size=30)


def columns(rows):
    return np.array(rows, dtype=float).T


def test_the_prior_of_child_deaths_in_auckland():
    # Marshall's example, with the numbers that spdep's EBest prints for it
    # (https://r-spatial.github.io/spdep/reference/EBest.html): a = 7.284173e-07, b = 0.002633436.
    found = prior(DEATHS, 9 * CHILDREN)
    assert found.rate == pytest.approx(0.002633436, abs=5e-10)
    assert found.variance == pytest.approx(7.284173e-07, abs=5e-14)


def test_where_rates_differ_esda_says_the_same():
    from esda.smoothing import Empirical_Bayes

    assert smoothed(DEATHS, CHILDREN) == pytest.approx(Empirical_Bayes(DEATHS, CHILDREN).r.ravel())


def test_a_case_worked_by_hand():
    # Rates 0.1 and 0.3 of 100 people each: overall 0.2, spread 0.01 less chance's 0.2 ÷ 100 = 0.002. An
    # area's own rate weighs 0.008 ÷ (0.008 + 0.002) = 0.8.
    assert prior([10, 30], [100, 100]).variance == pytest.approx(0.008)
    assert smoothed([10, 30], [100, 100]) == pytest.approx([0.12, 0.28])


def test_differences_that_chance_explains_vanish():
    # With 20 expected of each, 19 and 21 differ less than chance makes them; a variance is never below 0.
    assert prior([19, 21], [100, 100]).variance == 0
    assert smoothed([19, 21], [100, 100]).tolist() == [0.2, 0.2]


def test_nobody_counted_anywhere_is_a_rate_of_nought():
    assert smoothed([0, 0], [10, 20]).tolist() == [0, 0]


@given(COUNTS)
def test_a_smoothed_rate_lies_between_its_own_and_the_overall(rows):
    events, people = columns(rows)
    own, overall, found = events / people, events.sum() / people.sum(), smoothed(events, people)
    assert (found >= np.minimum(own, overall) - 1e-12).all()
    assert (found <= np.maximum(own, overall) + 1e-12).all()


@given(COUNTS, st.randoms())
def test_the_order_of_areas_does_not_matter(rows, random):
    order = list(range(len(rows)))
    random.shuffle(order)
    events, people = columns(rows)
    assert smoothed(events[order], people[order]) == pytest.approx(smoothed(events, people)[order], abs=1e-12)


def test_the_more_people_the_closer_to_its_own_rate():
    found = smoothed([30, 3, 0, 40], [100, 10, 100, 400])
    assert found[0] > found[1] > 0.1


@pytest.mark.parametrize(
    ("events", "people", "sentence"),
    [
        ([1, 2], [10, 0], "1 area has nobody"),
        ([1, 2], [-5, 0], "2 areas have nobody"),
        ([1, -2], [10, 10], "below 0"),
        ([1, np.nan], [10, 10], "not published for every area"),
        ([1], [10, 10], "for each area"),
        ([], [], "for each area"),
    ],
)
def test_counts_that_make_no_rates(events, people, sentence):
    with pytest.raises(NotClusterable, match=sentence):
        smoothed(events, people)
