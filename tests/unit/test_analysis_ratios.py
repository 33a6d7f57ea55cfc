"""Ratios in words."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ratios import ratio_words


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        (0.05, "less than a tenth of"),
        (1 / 3, "a third of"),
        (0.45, "nearly half"),
        (0.5, "half"),
        (0.85, "more than a tenth below"),
        (0.95, "slightly below"),
        (1.0, "about the same as"),
        (1.05, "slightly above"),
        (1.2, "a fifth above"),
        (1.3, "nearly a third above"),
        (1.5, "one and a half times"),
        (1.9, "nearly twice"),
        (2.0, "twice"),
        (2.2, "more than twice"),
        (4.02, "four times"),
        (14.0, "more than ten times"),
    ],
)
def test_ratios_as_people_say_them(ratio, words):
    assert ratio_words(ratio) == words


@given(st.floats(1.0001, 100))
def test_above_and_below_one_are_never_confused(ratio):
    assert "below" not in ratio_words(ratio) and " of" not in ratio_words(ratio)
    assert "above" not in ratio_words(1 / ratio) and "times" not in ratio_words(1 / ratio)


@pytest.mark.parametrize("ratio", [0, -2.0, math.nan])
def test_what_is_not_positive_has_no_ratio(ratio):
    with pytest.raises(ValueError, match="positive"):
        ratio_words(ratio)
