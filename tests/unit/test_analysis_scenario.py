"""What goes with a fall of an exposure, by the line through the areas."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import NotUsable
from analysis.scenario import (
    ALL_GONE,
    CHANCE,
    NO_CHANGE,
    NOT_CAUSE,
    TOO_NARROW,
    expect,
)

NAN = math.nan
# F. J. Anscombe (1973), Graphs in statistical analysis, *The American Statistician* 27, 17–21, data set 1.
EXPOSURE = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
OUTCOME = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]
EQUAL = [1] * 11


def test_a_fall_in_one_area_moves_that_area_along_the_line():
    chosen = [True] + [False] * 10
    found = expect(EXPOSURE, OUTCOME, EQUAL, chosen, 0.2)
    assert (found.exposure_before, found.exposure_after) == (10, 8)
    assert found.change == pytest.approx(-2 * found.line.slope)
    assert found.lower == pytest.approx(-2 * found.line.upper)
    assert found.upper == pytest.approx(-2 * found.line.lower)
    assert found.overall == pytest.approx(found.change / 11)
    assert found.changes[0] == pytest.approx(found.change)
    assert np.isnan(found.changes[1:]).all()
    assert found.notes == (NOT_CAUSE, TOO_NARROW)


def test_means_have_the_bases_of_their_own_rates():
    # Rates of one base averaged with another's are wrong by points: two areas, 10 and 8, of 3,000 and 1,000.
    chosen = [True, True] + [False] * 9
    own = [3_000, 1_000] + [500] * 9
    found = expect(EXPOSURE, OUTCOME, EQUAL, chosen, 0.1, exposure_base=own, base=own)
    assert (found.exposure_before, found.exposure_after) == (pytest.approx(9.5), pytest.approx(8.55))
    assert found.change == pytest.approx(-0.95 * found.line.slope)
    assert found.overall == pytest.approx(found.change * 4_000 / 8_500)
    assert found.people == pytest.approx(found.change / 100 * 4_000)


@pytest.mark.parametrize("base", [[NAN] * 11, [0] + [500] * 10])
def test_a_base_that_is_not_known_everywhere_gives_way_to_the_weights(base):
    chosen = [True, True] + [False] * 9
    found = expect(EXPOSURE, OUTCOME, EQUAL, chosen, 0.1, exposure_base=base)
    assert found.exposure_before == pytest.approx(9.0)


def test_people_where_the_outcome_is_a_rate_of_some():
    chosen = [True, True] + [False] * 9
    found = expect(EXPOSURE, OUTCOME, EQUAL, chosen, 0.1, base=[1_000] * 11)
    assert found.people == pytest.approx(-found.line.slope * (1.0 + 0.8) / 100 * 1_000)
    assert math.isnan(expect(EXPOSURE, OUTCOME, EQUAL, chosen, 0.1).people)
    assert math.isnan(expect(EXPOSURE, OUTCOME, EQUAL, chosen, 0.1, base=[NAN] * 11).people)


def test_a_fall_beyond_what_has_been_seen_is_said():
    chosen = np.array(EXPOSURE) <= 5
    found = expect(EXPOSURE, OUTCOME, EQUAL, chosen, 0.1)
    assert found.beyond.sum() == 1  # 4 would fall to 3.6; 5 to 4.5, which has been seen
    assert "1 of the 2 areas chosen" in " ".join(found.notes)


def test_nothing_and_everything_are_possible_and_said():
    none, whole = (expect(EXPOSURE, OUTCOME, EQUAL, [True] * 11, part) for part in (0.0, 1.0))
    assert (none.change, none.beyond.any()) == (0, False)
    assert NO_CHANGE in none.notes and CHANCE not in none.notes
    assert whole.exposure_after == 0 and whole.beyond.all()
    assert ALL_GONE in whole.notes


def test_a_flat_line_is_called_one():
    flat = [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
    assert CHANCE in expect(EXPOSURE, flat, EQUAL, [True] * 11, 0.1).notes


@pytest.mark.parametrize("reduction", [-0.1, 1.1, NAN])
def test_a_fall_is_a_share(reduction):
    with pytest.raises(NotUsable, match="fall"):
        expect(EXPOSURE, OUTCOME, EQUAL, [True] * 11, reduction)


def test_a_score_below_nought_has_no_share():
    with pytest.raises(NotUsable, match="score that can be below 0"):
        expect([-1, *EXPOSURE[1:]], OUTCOME, EQUAL, [True] * 11, 0.1)


def test_some_area_must_be_chosen():
    with pytest.raises(NotUsable, match="Choose other areas"):
        expect(EXPOSURE, OUTCOME, EQUAL, [False] * 11, 0.1)


POINTS = st.lists(
    st.tuples(st.floats(0, 100), st.floats(-100, 100), st.floats(1, 1_000)), min_size=6, max_size=40
).filter(lambda points: np.ptp([x for x, _, _ in points]) > 1)


@given(points=POINTS, part=st.floats(0, 1))
def test_an_interval_holds_its_estimate(points, part):
    x, y, w = map(np.array, zip(*points, strict=True))
    if (w.sum() ** 2 / (w**2).sum()) < 2.5:
        return
    found = expect(x, y, w, np.ones(x.size, bool), part)
    assert found.lower - 1e-9 <= found.change <= found.upper + 1e-9
