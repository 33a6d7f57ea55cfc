"""A profile in sentences."""

import math

import numpy as np
import pytest

from analysis.movement import Movement
from analysis.profile import Reading, profile
from analysis.profile_words import (
    describe_concerns,
    describe_measure,
    describe_movements,
    describe_profile,
    describe_strengths,
    describe_verdict,
)
from analysis.sentences import plain

GM = "Greater Manchester"
PEERS = np.array([2.0, 4.0, 6.0, 8.0, 10.0])


def reading(title, value, reach=math.nan, polarity="high_is_bad", comparator=6.0, **more):
    return Reading(
        title,
        title,
        "worklessness",
        "%",
        polarity,
        value,
        PEERS,
        lower=value - reach,
        upper=value + reach,
        comparator=comparator,
        **more,
    )


def said(readings):
    return plain(describe_profile(profile(readings), "Partington", GM)).replace("\u00a0", " ")


def test_sides_first_and_then_what_chance_would_not_do():
    readings = [reading("A", 8.0, 0.5), reading("B", 9.0, 0.5), reading("C", 7.0), reading("D", 3.0, 0.5)]
    assert said(readings) == (
        "Partington lies on the worse side of Greater Manchester in 3 of 4 indicators and on the better side "
        "in one; of the three with an interval, one is better and two worse by more than chance would do."
    )


def test_one_interval_and_none():
    assert said([reading("A", 8.0, 0.5), reading("B", 3.0)]).endswith(
        "; the one with an interval is worse by more than chance would do."
    )
    assert said([reading("A", 8.0, 5.0), reading("B", 3.0)]).endswith(
        "; the one with an interval is similar."
    )
    assert said([reading("A", 3.0)]) == (
        "Partington lies on the better side of Greater Manchester in 1 of 1 indicator and on the worse side "
        "in none; none has an interval to tell that from chance."
    )


def test_nothing_to_compare_is_said():
    assert said([reading("A", 8.0, comparator=math.nan)]) == (
        "One indicator has figures for Partington, none to compare."
    )
    assert said([]) == "There is no figure for Partington in any theme."


def test_strengths_and_concerns_name_the_furthest():
    found = profile([reading("A", 2.0, 0.5), reading("B", 4.0, 0.5), reading("C", 10.0), reading("D", 7.0)])
    assert describe_strengths(found, GM).replace("\u00a0", " ") == "Strengths: A (2.0 %) and B (4.0 %)."
    assert describe_concerns(found, GM).replace("\u00a0", " ") == (
        "Concerns: C (10.0 %) and D (7.0 %), not tested for want of an interval."
    )


def test_where_only_some_are_sure_it_says_how_many():
    found = profile([reading("A", 2.0, 0.5), reading("B", 4.0)])
    assert describe_strengths(found, GM).endswith(", one of them by its interval.")


def test_no_strength_and_no_concern():
    assert "on the better side of the North West" in describe_strengths(profile([]), "North West")
    assert "on the worse side of England" in describe_concerns(profile([]), "England")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (reading("A", 8.0, 0.5), "worse"),
        (reading("A", 8.0), "on the worse side, not tested"),
        (reading("A", 6.0), "level with Greater Manchester, not tested"),
        (reading("A", 8.0, comparator=math.nan), "not compared: there is no figure for the comparator"),
        (reading("A", 8.0, polarity="neutral"), "on the higher side, not tested"),
    ],
)
def test_every_verdict_in_words(given, words):
    assert describe_verdict(profile([given]).spines[0], GM) == words


def test_movements_are_counted_apart_from_what_only_seems_to_move():
    moves = [
        Movement("better", True),
        Movement("worse", None),
        Movement("better", None),
        Movement("worse", False),
    ]
    assert describe_movements(moves) == (
        "Of four indicators with two periods, one got better and none got worse by more than chance would "
        "do; one more moved to the better and one to the worse, not tested."
    )
    assert describe_movements(moves[:1]).endswith("chance would do.")
    assert describe_movements([]) == "No indicator has two periods to tell a change by."


def test_the_measure_is_said():
    assert "standard deviations of the wards" in describe_measure(GM, "wards")
