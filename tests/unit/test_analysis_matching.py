"""Areas to compare with."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.before_after import split_periods
from analysis.errors import AnalysisError, GroupMissing
from analysis.matching import nearest_areas
from tests.unit.made_panels import panel_of

A, B, C, D, E = (f"E{place:08d}" for place in range(5))
COURSES = [[5, 6, 7], [5, 6, 8], [9, 6, 3], [6, 7, 8], [5, np.nan, 7]]


def test_the_nearest_course_comes_first_with_its_distance():
    found = nearest_areas(panel_of(COURSES), [A], 2)
    assert found.area_codes == (B, D)
    # √((0 + 0 + 1) ÷ 3) and √((1 + 1 + 1) ÷ 3).
    assert found.distances == pytest.approx([(1 / 3) ** 0.5, 1.0])


def test_several_treated_areas_are_matched_by_their_mean():
    # The mean of A and C is 7, 6, 5: D is 1, 1, 3 away and B is 2, 0, 3.
    found = nearest_areas(panel_of(COURSES), [A, C], 5)
    assert found.area_codes == (D, B)
    assert found.distances == pytest.approx([(11 / 3) ** 0.5, (13 / 3) ** 0.5])


def test_only_candidates_with_every_figure_are_taken():
    assert nearest_areas(panel_of(COURSES), [A], 5, candidates=[C, E, A]).area_codes == (C,)


def test_what_comes_after_the_start_does_not_choose():
    panel = panel_of([[1, 1, 9], [1, 1, 0], [2, 2, 9]])
    before = panel.only(split_periods(panel, date(2014, 1, 1)).before)
    assert nearest_areas(before, [A], 1).area_codes == (B,)
    assert nearest_areas(panel, [A], 1).area_codes == (C,)


@pytest.mark.parametrize(
    ("treated", "candidates", "said"),
    [
        ([E], None, "None of the treated areas"),
        ([A], [E], "No other area"),
        ([A, B, C, D, E], None, "No other"),
    ],
)
def test_two_groups_are_needed(treated, candidates, said):
    with pytest.raises(GroupMissing, match=said):
        nearest_areas(panel_of(COURSES), treated, 3, candidates=candidates)
    with pytest.raises(AnalysisError, match="At least one"):
        nearest_areas(panel_of(COURSES), treated, 0)


@given(
    st.lists(st.lists(st.floats(0, 30), min_size=4, max_size=4), min_size=3, max_size=12, unique_by=tuple),
    st.floats(-20, 20),
    st.randoms(),
)
def test_order_and_a_common_shift_change_nothing(courses, shift, random):
    codes = [f"A{place}" for place in range(len(courses))]
    mixed = list(range(len(courses)))
    random.shuffle(mixed)
    first = nearest_areas(panel_of(courses, codes=codes), ["A0"], 99)
    shuffled = panel_of([courses[place] for place in mixed], codes=[codes[place] for place in mixed])
    assert nearest_areas(shuffled, ["A0"], 99).distances == pytest.approx(first.distances)
    assert nearest_areas(
        panel_of(np.array(courses) + shift, codes=codes), ["A0"], 99
    ).distances == pytest.approx(first.distances, abs=1e-9)
    assert (np.diff(first.distances) >= -1e-9).all()
