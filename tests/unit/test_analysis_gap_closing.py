"""People to move, area by area."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.comparison import NO_VALUE
from analysis.errors import NotComparable, NotUsable
from analysis.gap import people_to_match
from analysis.gap_closing import NO_BASE, Rates, best_area, close_gaps, totals

NAN = math.nan


def test_people_to_move_from_the_counts():
    rates = Rates([20.0, 10.0, 4.0], "high_is_bad", 100, [1_200, 500, 80], [6_000, 5_000, 2_000])
    found = close_gaps(rates, 13.5)
    assert found.people.tolist() == [390.0, 0.0, 0.0]
    assert not found.rounded.any()
    assert (found.total, found.behind, found.there, found.missing) == (390.0, 1, 2, 0)


def test_from_a_rate_and_the_nearest_base_it_is_called_rounded():
    found = close_gaps(Rates([20.0, 10.0], "high_is_bad", base=[6_000, 5_000]), 13.5)
    assert found.people.tolist() == [390.0, 0.0]
    assert found.rounded.all()


def test_where_high_is_good_people_have_to_gain_it():
    found = close_gaps(Rates([30.0, 50.0], "high_is_good", base=[2_000, 2_000]), 45.0)
    assert found.people.tolist() == [300.0, 0.0]


def test_rates_per_thousand_count_people_too():
    rates = Rates([120.0], "high_is_bad", 1_000, [600], [5_000])
    assert close_gaps(rates, 100.0).people.tolist() == pytest.approx([100.0])


def test_part_of_the_gap():
    rates = Rates([20.0], "high_is_bad", base=[6_000])
    assert close_gaps(rates, 13.5, share=0.5).total == pytest.approx(195.0)
    assert close_gaps(rates, 13.5, share=0.0).total == 0


def test_areas_that_cannot_be_counted_are_listed_with_the_reason():
    rates = Rates([20.0, NAN, 20.0, 20.0, math.inf], "high_is_bad", base=[6_000, 6_000, NAN, 0, 100])
    found = close_gaps(rates, 10.0)
    assert found.reasons.tolist() == ["", NO_VALUE, NO_BASE, NO_BASE, NO_VALUE]
    assert np.isnan(found.people[1:]).all()
    assert (found.total, found.missing) == (600.0, 4)


@pytest.mark.parametrize("denominator", [0.0, -5.0, NAN])
def test_counts_without_a_base_above_nought_give_way_to_the_nearest_base(denominator):
    rates = Rates([20.0], "high_is_bad", 100, [10], [denominator], base=[6_000])
    assert close_gaps(rates, 10.0).rounded.tolist() == [True]


def test_counts_that_do_not_make_the_rate_are_not_its_counts():
    # An age-standardised rate of 150 per 100,000 beside crude counts that make 200.
    rates = Rates([150.0], "high_is_bad", 100_000, [200], [100_000])
    assert close_gaps(rates, 100.0).reasons.tolist() == [NO_BASE]


def test_a_neutral_indicator_has_no_gap():
    with pytest.raises(NotComparable, match="Neither more nor less of Social renting is better"):
        close_gaps(Rates([1.0], "neutral", title="Social renting"), 2.0)
    with pytest.raises(NotComparable):
        best_area([1.0], ["A"], "neutral")


def test_no_target_and_no_figures_are_said():
    with pytest.raises(NotUsable, match="Choose another target"):
        close_gaps(Rates([1.0], "high_is_bad"), NAN)
    with pytest.raises(NotUsable, match="No area has a figure"):
        close_gaps(Rates([NAN, NAN], "high_is_bad"), 1.0)
    with pytest.raises(NotUsable, match="No area has a figure"):
        best_area([NAN], ["A"], "high_is_bad")
    with pytest.raises(NotUsable, match="share of the gap"):
        close_gaps(Rates([1.0], "high_is_bad"), 1.0, share=1.5)


def test_one_area_is_enough():
    assert close_gaps(Rates([3.0], "high_is_bad", base=[100]), 1.0).total == pytest.approx(2.0)


def test_the_best_rate_is_the_lowest_or_the_highest():
    names = ["Bolton", "Bury", "Trafford"]
    assert best_area([9.0, NAN, 3.0], names, "high_is_bad") == ("Trafford", 3.0)
    assert best_area([9.0, NAN, 3.0], names, "high_is_good") == ("Bolton", 9.0)


def test_totals_by_borough_most_first():
    found = totals([10.0, 0.0, NAN, 40.0], ["Bury", "Bury", "Bury", "Wigan"])
    assert found["group"].tolist() == ["Wigan", "Bury"]
    assert found[["people", "behind", "areas", "missing"]].to_numpy().tolist() == [
        [40.0, 1, 1, 0],
        [10.0, 1, 3, 1],
    ]


AREAS = st.lists(
    st.tuples(st.integers(1, 5_000), st.floats(0, 1)).map(lambda one: (one[0], round(one[0] * one[1]))),
    min_size=1,
    max_size=30,
)


def rates_of(areas, polarity="high_is_bad"):
    base, cases = np.array(areas, dtype=float).T
    return Rates(100 * cases / base, polarity, 100, cases, base, base)


@given(areas=AREAS, target=st.floats(0, 100))
def test_afterwards_every_area_is_there(areas, target):
    rates = rates_of(areas)
    people = close_gaps(rates, target).people
    after = (np.asarray(rates.numerator) - people) / np.asarray(rates.denominator) * 100
    assert (after <= target + 1e-6).all()


@given(areas=AREAS, target=st.floats(0, 100))
def test_the_same_as_one_area_at_a_time(areas, target):
    rates = rates_of(areas)
    alone = [
        people_to_match(value, target, base, "high_is_bad").people
        for value, base in zip(rates.values, rates.base, strict=True)
    ]
    assert close_gaps(rates, target).people == pytest.approx(alone, abs=1e-6)


@given(areas=AREAS, target=st.floats(0, 100))
def test_lacking_less_is_having_more(areas, target):
    rates = rates_of(areas)
    base = np.asarray(rates.denominator)
    turned = Rates(100 - np.asarray(rates.values), "high_is_good", base=base)
    assert close_gaps(turned, 100 - target).people == pytest.approx(
        close_gaps(rates, target).people, abs=1e-6
    )


@given(areas=AREAS, target=st.floats(0, 100), seed=st.randoms())
def test_totals_do_not_depend_on_the_order_of_areas(areas, target, seed):
    people = close_gaps(rates_of(areas), target).total
    seed.shuffle(areas)
    assert close_gaps(rates_of(areas), target).total == pytest.approx(people)
