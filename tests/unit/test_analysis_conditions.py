"""Areas that meet several conditions at once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.conditions import Condition, meet_all
from analysis.errors import AnalysisError

PEOPLE = np.array([1000.0, 2000.0, 4000.0, 8000.0, np.nan])
CLAIMANTS = Condition([6.0, 8.0, 3.0, np.nan, 9.0], "above", 5.0)
NO_QUALIFICATIONS = Condition([20.0, 10.0, np.nan, 30.0, 25.0], "above", 15.0)


def test_areas_and_people_that_meet_both() -> None:
    found = meet_all([CLAIMANTS, NO_QUALIFICATIONS], PEOPLE)
    assert found.areas.tolist() == [True, False, False, False, True]
    assert (found.count, found.people) == (2, 1000.0)
    assert found.each == (3, 3)


def test_missing_inputs_are_counted_apart_and_only_where_they_decide() -> None:
    found = meet_all([CLAIMANTS, NO_QUALIFICATIONS], PEOPLE)
    # The third fails on claimants whatever its qualifications; the fourth may meet both.
    assert found.unknown.tolist() == [False, False, False, True, False]
    assert (found.count_unknown, found.people_unknown) == (1, 8000.0)


def test_below_and_a_figure_equal_to_the_threshold() -> None:
    assert Condition([1.0, 2.0, 3.0], "below", 2.0).met().tolist() == [True, False, False]
    assert Condition([1.0, 2.0, 3.0], "above", 2.0).met().tolist() == [False, False, True]


def test_figures_count_as_a_reader_sees_them() -> None:
    """5.04 % is shown as 5.0 %, which is not above 5.0 %."""
    assert Condition([5.04, 5.05], "above", 5.0).met().tolist() == [False, True]
    assert Condition([5.04], "above", 5.0, decimals=2).met().tolist() == [True]


def test_only_the_areas_asked_about_count() -> None:
    found = meet_all([CLAIMANTS], PEOPLE, among=[True, False, True, True, False])
    assert found.areas.tolist() == [True, False, False, False, False]
    assert found.unknown.tolist() == [False, False, False, True, False]
    assert found.each == (1,)


@pytest.mark.parametrize(
    ("conditions", "words"),
    [
        ([], "at least one condition"),
        ([Condition([1.0], "above", 0.0)], "about the same areas"),
        ([Condition([1.0] * 5, "over", 0.0)], "'over' is neither"),
    ],
)
def test_conditions_that_cannot_be_asked_are_refused(conditions: list[Condition], words: str) -> None:
    with pytest.raises(AnalysisError, match=words):
        meet_all(conditions, PEOPLE)


FIGURES = st.lists(st.one_of(st.integers(-50, 50).map(float), st.just(float("nan"))), min_size=5, max_size=5)


@given(first=FIGURES, second=FIGURES, threshold=st.integers(-50, 50))
def test_an_area_meets_all_or_fails_or_is_not_known(
    first: list[float], second: list[float], threshold: int
) -> None:
    conditions = [Condition(first, "above", threshold), Condition(second, "below", threshold)]
    found = meet_all(conditions, PEOPLE)
    fails = [(one.met() | one.unknown()).tolist().count(False) for one in conditions]
    assert not (found.areas & found.unknown).any()
    assert found.count + found.count_unknown >= 5 - sum(fails)
    turned = meet_all(conditions[::-1], PEOPLE)
    assert turned.areas.tolist() == found.areas.tolist() and turned.people == found.people


@given(figures=FIGURES, threshold=st.integers(-50, 50))
def test_one_more_condition_never_adds_areas(figures: list[float], threshold: int) -> None:
    alone = meet_all([CLAIMANTS], PEOPLE)
    both = meet_all([CLAIMANTS, Condition(figures, "above", threshold)], PEOPLE)
    assert not (both.areas & ~alone.areas).any()
