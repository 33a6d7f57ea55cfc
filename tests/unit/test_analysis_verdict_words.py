"""Words that verdicts share."""

import pytest

from analysis.sentences import Measure
from analysis.verdict_words import About, many, number_words, p_words


def about(polarity="high_is_bad", unit="%"):
    return About("Claimant rate", "Wigan", Measure("{value} claim", unit), polarity)


@pytest.mark.parametrize(
    ("polarity", "effect", "words"),
    [
        ("high_is_bad", 0.42, "0.4 points worse"),
        ("high_is_bad", -0.42, "0.4 points better"),
        ("high_is_good", 0.42, "0.4 points better"),
        ("neutral", -1.0, "1.0 points lower"),
        ("high_is_bad", 0.04, ""),
        ("high_is_bad", -0.04, ""),
    ],
)
def test_how_far_apart_by_polarity(polarity, effect, words):
    assert about(polarity).apart(effect).replace("\u00a0", " ") == words


def test_differences_have_their_sign():
    assert about().interval(-0.1, 0.4).replace("\u00a0", " ") == "−0.1 points to +0.4 points"
    assert about(unit="£").signed(-1234.0).replace("\u00a0", " ") == "−£1,234.0"
    assert about().say(20.14).replace("\u00a0", " ") == "20.1 %"


def test_numbers_in_sentences():
    assert [number_words(count) for count in (0, 3, 1203)] == ["no", "three", "1,203"]
    assert [many(count) for count in (0, 3, 12)] == ["None", "Three", "12"]


@pytest.mark.parametrize(
    ("p", "words"), [(0.0004, "p under 0.001"), (0.0476, "p = 0.048"), (0.1, "p = 0.10"), (0.4, "p = 0.40")]
)
def test_a_p_has_as_many_decimals_as_it_can_bear(p, words):
    assert p_words(p) == words
