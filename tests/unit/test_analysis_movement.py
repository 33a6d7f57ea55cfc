"""Changes for the better and for the worse."""

import pytest

from analysis.change import Change
from analysis.movement import Movement, movement


@pytest.mark.parametrize(
    ("polarity", "absolute", "direction"),
    [
        ("high_is_bad", 1.2, "worse"),
        ("high_is_bad", -1.2, "better"),
        ("high_is_good", 1.2, "better"),
        ("high_is_good", -1.2, "worse"),
        ("neutral", 1.2, "higher"),
        ("neutral", -1.2, "lower"),
        ("neutral", 0.0, "the same"),
        ("high_is_bad", 1e-12, "the same"),
    ],
)
def test_polarity_decides_what_is_better(polarity, absolute, direction):
    assert movement(Change(absolute), polarity).direction == direction


def test_only_what_chance_would_not_do_is_called_improving():
    clear, unclear, untested = Change(-1, None, -1.5, -0.5), Change(-1, None, -2.5, 0.5), Change(-1)
    assert [movement(one, "high_is_bad").improving for one in (clear, unclear, untested)] == [
        True,
        False,
        False,
    ]
    assert movement(clear, "high_is_good").worsening
    assert not movement(clear, "neutral").improving


@pytest.mark.parametrize(
    ("move", "words"),
    [
        (Movement("better", True), "better"),
        (Movement("worse", False), "no clear change"),
        (Movement("higher", None), "higher, not tested"),
        (Movement("the same", None), "the same"),
    ],
)
def test_it_is_said_in_words(move, words):
    assert move.words == words


def test_no_change_where_a_value_is_missing():
    assert movement(Change(None), "high_is_bad") is None
