"""Groups of areas from the most to the least deprived."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import AnalysisError
from analysis.groups import TooFewForGroups, group_areas, group_by_rank, most_groups


def test_group_1_is_the_most_deprived():
    found = group_areas([10.0, 50.0, 30.0], [100, 100, 100], 3)
    assert found.member.tolist() == [3, 1, 2]
    assert (found.numbers, found.areas, found.population) == ((1, 2, 3), (1, 1, 1), (100, 100, 100))


def test_ranks_run_the_other_way():
    found = group_areas([1.0, 900.0, 20.0], [1, 1, 1], 3, high_is_deprived=False)
    assert found.member.tolist() == [1, 3, 2]


def test_groups_hold_equal_numbers_of_people_not_of_areas():
    rng = np.random.default_rng(2)
    score, people = rng.gamma(2, 10, 1673), rng.integers(1000, 3000, 1673)
    for n in range(3, 11):
        shares = np.array(group_areas(score, people, n).population) / people.sum()
        assert shares == pytest.approx(np.full(n, 1 / n), abs=0.002)
    # One large area and four small ones: the large one is a third of the people.
    assert group_areas([9.0, 8, 7, 6, 5], [60, 30, 30, 30, 30], 3).areas == (1, 2, 2)


def test_equal_figures_are_in_one_group():
    found = group_areas([5.0, 5.0, 5.0, 5.0, 9.0, 1.0], [10, 10, 10, 10, 20, 20], 3)
    assert found.member.tolist() == [2, 2, 2, 2, 1, 3]


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 5)), min_size=12, max_size=60),
    st.randoms(),
)
def test_the_order_of_areas_does_not_matter(areas, random):
    if not most_groups(*zip(*areas, strict=True)):
        return
    n = most_groups(*zip(*areas, strict=True))
    shuffled = random.sample(areas, len(areas))
    one = group_areas(*zip(*areas, strict=True), n)
    other = group_areas(*zip(*shuffled, strict=True), n)
    group_of = dict(zip(areas, one.member.tolist(), strict=True))
    assert all(group_of[area] == group for area, group in zip(shuffled, other.member.tolist(), strict=True))
    assert one.population == other.population


@given(st.lists(st.floats(-50, 50), min_size=5, max_size=40, unique=True), st.floats(0.01, 100))
def test_units_do_not_matter(scores, unit):
    measure = np.round(scores, 6)
    people = np.arange(1, len(scores) + 1) + 40
    n = most_groups(measure, people)
    if n:
        one, other = group_areas(measure, people, n), group_areas(measure * 2**7, people, n)
        assert one.member.tolist() == other.member.tolist()
        assert one.member.tolist() == group_areas(measure, people * unit, n).member.tolist()


def test_areas_without_a_figure_or_people_are_left_out_and_counted():
    found = group_areas([5.0, np.nan, 3.0, 2.0, 9.0, 4.0], [10, 10, 10, np.nan, 10, 0], 3)
    assert found.member.tolist() == [2, 0, 3, 0, 1, 0]
    assert (found.unranked, found.unpeopled) == (1, 2)


def test_only_the_areas_asked_for_are_grouped_and_reported():
    among = [True, True, True, False, False]
    found = group_areas([1.0, 2.0, 3.0, 4.0, np.nan], np.ones(5), 3, among=among)
    assert found.member.tolist() == [3, 2, 1, 0, 0]
    assert found.unranked == 0


@pytest.mark.parametrize("n", [2, 11])
def test_the_number_of_groups_has_limits(n):
    with pytest.raises(AnalysisError, match="3 to 10"):
        group_areas(np.arange(20.0), np.ones(20), n)


@pytest.mark.parametrize(("areas", "said"), [(3, "3 have them"), (1, "one has them"), (0, "none have them")])
def test_fewer_areas_than_groups_are_refused_with_advice(areas, said):
    measure = np.full(9, np.nan)
    measure[:areas] = np.arange(areas)
    with pytest.raises(TooFewForGroups, match=f"5 groups need at least 5 areas.*{said}.*Choose fewer groups"):
        group_areas(measure, np.ones(9), 5)


def test_ties_that_leave_a_group_empty_are_refused_with_the_number_that_works():
    measure = [0.0] * 7 + list(range(1, 12))
    assert most_groups(measure, np.ones(18)) == 4
    assert most_groups(measure, np.ones(18), at_most=3) == 3
    with pytest.raises(TooFewForGroups, match=r"leave one empty.*choose 4 groups"):
        group_areas(measure, np.ones(18), 5)


def test_one_figure_everywhere_makes_no_groups():
    assert most_groups(np.ones(50), np.ones(50)) == 0
    with pytest.raises(TooFewForGroups, match="choose another ranking measure"):
        group_areas(np.ones(50), np.ones(50), 3)


def test_ten_boroughs_make_five_groups_but_not_ten():
    # Residents of Greater Manchester's boroughs by Census 2011, with scores that put the largest first.
    people = [503127, 276786, 185060, 224897, 211699, 233933, 283275, 219324, 226578, 317849]
    score = [43.0, 30.7, 23.7, 33.2, 34.4, 34.2, 20.8, 31.4, 16.1, 25.7]
    assert group_areas(score, people, 4).areas == (2, 3, 2, 3)
    assert most_groups(score, people) < 10


# ---- England's ranks


def test_england_tenths_are_those_of_the_nation():
    # MHCLG's deciles of 2019 cut 32,844 LSOAs into tenths: 1 to 3,284 are the first.
    found = group_by_rank([1, 3284, 3285, 16422, 16423, 32844], np.ones(6), 10, of=32844)
    assert found.member.tolist() == [1, 1, 2, 5, 6, 10]


def test_groups_without_areas_here_are_left_out():
    found = group_by_rank([1, 4000, 32000], [10, 20, 30], 10, of=32844)
    assert (found.numbers, found.population, found.asked) == ((1, 2, 10), (10, 20, 30), 10)


def test_areas_in_two_of_englands_groups_only_are_refused():
    with pytest.raises(TooFewForGroups, match=r"in 2 of England’s 3 groups.*needs 3"):
        group_by_rank([1, 2, 12000], np.ones(3), 3, of=32844)


def test_ranks_beyond_the_last_are_refused():
    with pytest.raises(AnalysisError, match="run from 1 to 32,844"):
        group_by_rank([0, 5, 9], np.ones(3), 5, of=32844)
    with pytest.raises(AnalysisError, match="some figures lie outside"):
        group_by_rank([7, 5, 32845], np.ones(3), 5, of=32844)


def test_a_place_that_is_not_ranked_in_england_is_left_out():
    found = group_by_rank([1, np.nan, 12000, 30000], np.ones(4), 3, of=32844)
    assert found.member.tolist() == [1, 0, 2, 3]
    assert found.unranked == 1
