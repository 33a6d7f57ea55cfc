"""Two indicators on one map."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analysis.classification import MISSING
from analysis.errors import AnalysisError, BreaksError, Constant, TooFewAreas
from analysis.overlay import CELLS, WORST, among, overlay, worst_on_both
from analysis.pairs import Named

BAD = Named("Out of work", polarity="high_is_bad")
GOOD = Named("Qualified", polarity="high_is_good")
NEUTRAL = Named("Private renting", polarity="neutral")
TWO = (BAD, BAD)


def test_each_area_has_a_class_of_either():
    found = overlay([1, 2, 3, 4, 5, 6], [10, 60, 20, 50, 30, 40], TWO)
    # Thirds of the first: 1 2 | 3 4 | 5 6; of the second: 10 20 | 30 40 | 50 60.
    assert found.codes.tolist() == [0, 2, 3, 5, 7, 7]
    assert found.counts == (1, 0, 1, 1, 0, 1, 0, 2, 0)
    assert (found.areas, found.missing, found.on_both, found.thirds) == (6, 0, 0, (True, True))


def test_the_worse_end_goes_by_polarity():
    bad, good = np.arange(9.0), np.arange(9.0)
    assert overlay(bad, good, (BAD, BAD)).codes.tolist() == [0, 0, 0, 4, 4, 4, 8, 8, 8]
    assert overlay(bad, good, (BAD, GOOD)).codes.tolist() == [2, 2, 2, 4, 4, 4, 6, 6, 6]
    assert overlay(bad, good, (BAD, NEUTRAL)).codes.tolist() == overlay(bad, good, TWO).codes.tolist()


def test_an_area_without_one_of_the_figures_has_no_cell():
    found = overlay([1, 2, 3, np.nan, 5], [1, np.inf, 3, 4, 5], TWO)
    assert found.codes.tolist() == [0, MISSING, 4, MISSING, 8]
    assert (found.areas, found.missing) == (3, 2)


def test_thirds_are_those_of_the_areas_with_both():
    alone = [np.nan] * 6 + [1.0, 2.0, 3.0]
    assert overlay(np.arange(9.0), alone, TWO).codes.tolist() == [MISSING] * 6 + [0, 4, 8]


def test_cut_points_of_the_reader():
    found = overlay([5, 10, 15, 20], [1, 2, 3, 4], TWO, ((10, 20), (2.5, 100)))
    assert found.cuts == ((10, 20), (2.5, 100))
    assert found.codes.tolist() == [0, 3, 4, 7]
    assert found.thirds == (False, False)


@pytest.mark.parametrize("cuts", [(10,), (20, 10), (1, 2, 3), ()])
def test_cut_points_that_cannot_be_used(cuts):
    with pytest.raises(BreaksError):
        overlay(np.arange(9.0), np.arange(9.0), TWO, (cuts, None))


def test_values_are_classed_as_they_are_displayed():
    found = overlay([9.96, 5.0, 30.0], [1, 2, 3], TWO, ((10.0, 20.0), None))
    assert found.codes.tolist() == [3, 1, 8]


def test_equal_figures_are_never_split_and_it_is_said():
    found = overlay([0, 0, 0, 0, 0, 0, 4, 5, 6], np.arange(9.0), TWO)
    assert found.codes.tolist() == [0, 0, 0, 1, 1, 1, 8, 8, 8]
    assert found.thirds == (False, True)
    assert found.notes == (
        "So many areas share one figure of “Out of work” that it makes two classes, not three: "
        "below 4.0\u00a0%, and from there up.",
    )


def test_two_classes_keep_the_worse_one_at_the_end_of_good_indicators():
    codes = overlay([0, 0, 0, 0, 0, 0, 4, 5, 6], np.arange(9.0), (GOOD, BAD)).codes
    assert codes.tolist() == [6, 6, 6, 7, 7, 7, 2, 2, 2]


def test_a_figure_that_is_the_same_everywhere_is_refused():
    with pytest.raises(Constant, match="Qualified"):
        overlay(np.arange(9.0), np.full(9, 3.0), (BAD, GOOD))
    with pytest.raises(Constant):
        overlay(np.arange(9.0), 3 + np.arange(9.0) / 1000, TWO)


@pytest.mark.parametrize("areas", [0, 1, 2])
def test_too_few_areas(areas):
    with pytest.raises(TooFewAreas, match="at least 3"):
        overlay(np.arange(float(areas)), np.arange(float(areas)), TWO)


def test_all_missing_is_too_few():
    with pytest.raises(TooFewAreas, match="no areas have"):
        overlay([np.nan] * 5, np.arange(5.0), TWO)


def test_figures_of_different_areas_do_not_fit():
    with pytest.raises(AnalysisError, match="same areas"):
        overlay([1.0, 2.0, 3.0], [1.0, 2.0], TWO)


def test_what_chance_alone_would_put_on_both():
    # Thirds of thirds: a ninth of the areas.
    rng = np.random.default_rng(4)
    found = overlay(rng.permutation(900), rng.permutation(900), TWO)
    assert found.expected == pytest.approx(100, abs=1)
    assert overlay(np.arange(9.0), np.arange(9.0), TWO).expected == 1.0


def test_a_part_of_the_areas_keeps_the_cuts_of_all():
    whole = overlay(np.arange(9.0), np.arange(9.0), TWO)
    part = among(whole, [False] * 5 + [True] * 4)
    assert part.cuts == whole.cuts
    assert part.counts == (0, 0, 0, 0, 1, 0, 0, 0, 3)
    assert (part.on_both, part.expected) == (3, 2.25)
    assert among(whole, np.zeros(9)).expected == 0


def test_high_on_both_is_ordered_by_the_mean_of_the_ranks():
    first = np.array([1, 2, 3, 4, 50, 60, 90, 80, 70])
    second = np.array([1, 2, 3, 4, 50, 60, 70, 95, 71])
    found = overlay(first, second, TWO)
    listed = worst_on_both(found, first, second, TWO)
    # Ranks: place 7 is 2nd and 1st; place 6 is 1st and 3rd; place 8 is 3rd and 2nd.
    assert listed.places.tolist() == [7, 6, 8]
    assert (listed.first_ranks.tolist(), listed.second_ranks.tolist()) == ([2, 1, 3], [1, 3, 2])


def test_equal_means_go_by_the_first_indicator_then_by_order():
    first, second = [1, 2, 3, 4, 9, 8, 8], [1, 2, 3, 4, 8, 9, 8]
    found = overlay(first, second, TWO, ((2, 8), (2, 8)))
    assert worst_on_both(found, first, second, TWO).places.tolist() == [4, 5, 6]


def test_ranks_turn_with_polarity_and_leave_out_areas_without_both():
    first, second = [1, 2, 3, 4, 5, 6], [np.nan, 60, 50, 40, 3, 2]
    found = overlay(first, second, (BAD, GOOD))
    listed = worst_on_both(found, first, second, (BAD, GOOD))
    assert (listed.places.tolist(), listed.second_ranks.tolist()) == ([5], [1])


FIGURES = arrays(np.float64, 30, elements=st.integers(0, 60).map(float))


def built(first, second, names=TWO):
    """The overlay, or None where one of the two is the same everywhere."""
    try:
        return overlay(first, second, names)
    except Constant:
        return None


@given(FIGURES, FIGURES, st.permutations(range(30)))
def test_the_order_of_the_areas_does_not_matter(first, second, order):
    found, shuffled = built(first, second), built(first[order], second[order])
    if found is None or shuffled is None:
        assert found is shuffled
        return
    assert shuffled.codes.tolist() == found.codes[order].tolist()


@given(FIGURES, FIGURES)
def test_polarity_mirrors_the_classes_and_the_sides_can_be_swapped(first, second):
    found, mirrored = built(first, second), built(first, second, (GOOD, BAD))
    swapped = built(second, first)
    if found is None or mirrored is None or swapped is None:
        assert found is mirrored is swapped
        return
    assert mirrored.codes.tolist() == [3 * (2 - code // 3) + code % 3 for code in found.codes.tolist()]
    assert swapped.codes.tolist() == [3 * (code % 3) + code // 3 for code in found.codes.tolist()]


@given(FIGURES, FIGURES)
def test_every_area_is_counted_once(first, second):
    found = built(first, second)
    if found is not None:
        assert sum(found.counts) == 30
        assert len(found.counts) == CELLS
        assert worst_on_both(found, first, second, TWO).places.size == found.counts[WORST]
