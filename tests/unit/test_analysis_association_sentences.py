"""What a relation between two indicators says."""

import math

import numpy as np
import pytest

from analysis.association import Correlation, associate
from analysis.association_sentences import (
    describe_association,
    describe_left_out,
    describe_line,
    digits_for,
    format_correlation,
    round_step,
    strength,
)
from analysis.pairs import Named
from analysis.sentences import plain

SKILLS, WORK, PRICE = Named("No skills"), Named("Out of work"), Named("House price", "£", 0, "neutral")


def spread(slope, noise, areas=400):
    rng = np.random.default_rng(3)
    x = rng.normal(30, 6, areas)
    return x, 5 + slope * x + rng.normal(0, noise, areas)


def test_two_that_go_together():
    said = plain(describe_association(associate(*spread(0.5, 1), (SKILLS, WORK)), (SKILLS, WORK), "wards"))
    assert said.startswith(
        "“No skills” and “Out of work” go together strongly: where one is high, the other tends to be high. "
        "The correlation over 400 wards is 0.9"
    )


def test_two_that_go_opposite_ways_counted_by_residents():
    x, y = spread(-0.4, 6)
    said = plain(describe_association(associate(x, y, (SKILLS, WORK), np.ones(400)), (SKILLS, WORK), "wards"))
    assert "moderately: where one is high, the other tends to be low" in said
    assert "over 400 wards, every resident counted the same, is −0.4" in said


def test_two_that_hardly_go_together():
    said = plain(describe_association(associate(*spread(0, 6), (SKILLS, WORK)), (SKILLS, WORK), "wards"))
    assert "hardly go together. The correlation" in said


@pytest.mark.parametrize(
    ("found", "word"),
    [
        (Correlation(0.5, 0.4, 0.6), "strongly"),
        (Correlation(-0.31, -0.4, -0.2), "moderately"),
        (Correlation(0.1, 0.05, 0.15), "weakly"),
        (Correlation(0.09, 0.05, 0.13), ""),
        (Correlation(0.6, -0.1, 0.9), ""),
        (Correlation(0.6, math.nan, math.nan), ""),
    ],
)
def test_the_word_for_a_strength(found, word):
    assert strength(found) == word


def test_the_line_is_said_for_a_round_step():
    said = describe_line(associate(*spread(0.5, 1), (SKILLS, WORK)).line, (SKILLS, WORK)).replace(
        "\u00a0", " "
    )
    assert said.startswith(
        "Where “No skills” is 5 points higher, “Out of work” is on average 2.4 points higher (2."
    )
    assert said.endswith("of the differences between areas in “Out of work”.")


def test_a_falling_line_is_said_as_lower():
    x, y = spread(-0.5, 1)
    said = describe_line(associate(x, y, (SKILLS, PRICE)).line, (SKILLS, PRICE)).replace("\u00a0", " ")
    assert "“House price” is on average £2.6 lower (2." in said


def test_an_unclear_line_has_both_signs():
    x, y = spread(0, 6)
    line = associate(x, y, (SKILLS, WORK)).line
    said = describe_line(line, (SKILLS, WORK))
    assert line.slope_lower < 0 < line.slope_upper
    assert "(−" in said


def test_what_is_left_out_is_said_with_the_reason():
    x, y = spread(0.5, 1)
    x[:3] = np.nan
    assert describe_left_out(associate(x, y, (SKILLS, WORK)), "wards") == (
        "Left out, because they lack a figure: three wards."
    )
    weighted = associate(x, y, (SKILLS, WORK), np.ones(400))
    assert "lack a figure or residents" in describe_left_out(weighted, "wards")
    assert describe_left_out(associate(*spread(0.5, 1), (SKILLS, WORK)), "wards") == ""


def test_a_correlation_in_figures():
    assert format_correlation(Correlation(0.816, 0.424, 0.951)) == "0.82 (0.42 to 0.95)"
    assert format_correlation(Correlation(-0.5, math.nan, math.nan)) == "−0.50"


@pytest.mark.parametrize(
    ("size", "step"), [(6.3, 5), (1.9, 1), (20, 20), (0.34, 0.2), (48_000, 20_000), (5, 5)]
)
def test_round_steps(size, step):
    assert round_step(size) == pytest.approx(step)


@pytest.mark.parametrize(
    ("size", "digits"), [(4.1, 1), (41, 0), (0.041, 3), (0, 0), (1e-12, 6), (math.nan, 0)]
)
def test_enough_digits_to_say_a_number(size, digits):
    assert digits_for(size) == digits
