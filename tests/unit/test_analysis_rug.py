"""Areas by indicators."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import AnalysisError
from analysis.rug import rug_row, weave

NAN = math.nan
AREAS = ("Bolton", "Bury", "Manchester")


def row(values, comparator=10.0, polarity="high_is_bad", reach=1.0, **more):
    given = np.array(values, dtype=float)
    return rug_row(
        "unemployment", "Unemployment", given, given - reach, given + reach, comparator, polarity, **more
    )


def test_each_cell_has_a_verdict_by_its_interval_and_a_side_by_its_value():
    found = row([8.0, 10.5, 14.0])
    assert found.verdicts.tolist() == ["better", "similar", "worse"]
    assert found.sides.tolist() == ["better side", "worse side", "worse side"]
    assert found.ranks.tolist() == [3, 2, 1]
    assert found.tested


def test_without_intervals_there_are_sides_but_no_verdicts():
    found = row([8.0, 10.5, 14.0], reach=NAN)
    assert set(found.verdicts) == {"not compared"}
    assert found.sides.tolist() == ["better side", "worse side", "worse side"]
    assert not found.tested


def test_what_is_missing_has_neither():
    found = row([NAN, 10.5, 14.0])
    assert (found.verdicts[0], found.sides[0], found.ranks[0]) == ("not compared", "", 0)
    without = row([8.0, 9.0, 9.0], comparator=NAN)
    assert set(without.verdicts) == {"not compared"} and set(without.sides) == {""}


def test_a_neutral_row_is_higher_and_lower():
    assert row([8.0, 10.5, 14.0], polarity="neutral").verdicts.tolist() == ["lower", "similar", "higher"]


def test_areas_are_counted_and_put_in_order_of_need():
    rug = weave(AREAS, [row([8.0, 10.5, 14.0]), row([13.0, 10.0, 15.0]), row([8, 9, 9], reach=NAN)])
    assert rug.count("worse").tolist() == [1, 0, 2]
    assert rug.count("better").tolist() == [1, 0, 0]
    assert [AREAS[place] for place in rug.by_verdict()] == ["Manchester", "Bolton", "Bury"]
    assert rug.tested == 2


def test_rows_without_figures_are_named_not_dropped_in_silence():
    rug = weave(AREAS, [row([8.0, 10.5, 14.0]), row([NAN, NAN, NAN])])
    assert (len(rug.rows), rug.missing) == (1, ("Unemployment",))


def test_one_area_makes_a_rug():
    assert weave(AREAS[:1], [row([8.0])]).count("better").tolist() == [1]


@pytest.mark.parametrize(
    ("areas", "rows", "said"),
    [
        ((), [[1.0]], "no areas"),
        (AREAS, [[1.0, 2.0]], "Unemployment has 2 figures for 3 areas"),
        (AREAS, [[NAN, NAN, NAN]], "No indicator has a figure"),
        (AREAS, [], "No indicator has a figure"),
    ],
)
def test_what_cannot_be_woven_is_said(areas, rows, said):
    with pytest.raises(AnalysisError, match=said):
        weave(areas, [row(values) for values in rows])


@given(values=st.lists(st.floats(0, 100), min_size=1, max_size=12), comparator=st.floats(0, 100))
def test_a_verdict_never_speaks_against_the_side(values, comparator):
    found = row(values, comparator, reach=0.5)
    agree = {"better": "better side", "worse": "worse side"}
    for verdict, side in zip(found.verdicts, found.sides, strict=True):
        assert agree.get(verdict, side) == side


@given(values=st.lists(st.floats(0, 100), min_size=1, max_size=12), seed=st.randoms())
def test_verdicts_move_with_their_areas(values, seed):
    order = list(range(len(values)))
    seed.shuffle(order)
    moved = row([values[place] for place in order])
    assert moved.verdicts.tolist() == row(values).verdicts[order].tolist()
