"""What a map of two indicators says."""

import numpy as np

from analysis.overlay import overlay
from analysis.overlay_sentences import describe_cell, describe_overlay
from analysis.pairs import Named
from analysis.sentences import plain

OUT = Named("Out of work")
CRIME = Named("Crime, score", "score", 2)
PAY = Named("Weekly pay", "£", 0, "high_is_good")
RENT = Named("Private renting", polarity="neutral")


def said(first, second, names, **asked):
    return plain(describe_overlay(overlay(first, second, names, **asked), names, "wards"))


def test_how_many_are_bad_on_both_and_how_many_chance_would_give():
    assert said(np.arange(9.0), np.arange(9.0), (OUT, CRIME)) == (
        "Of 9 wards, 3 are in the worst third of both “Out of work” and “Crime, score”. "
        "If the two had nothing to do with each other, it would be about 1."
    )


def test_an_indicator_without_a_worse_end_has_a_highest_third():
    assert "the worst third of “Out of work” and the highest third of “Private renting”" in said(
        np.arange(9.0), np.arange(9.0), (OUT, RENT)
    )


def test_none_and_one():
    assert "none is in" in said(np.arange(9.0), -np.arange(9.0), (OUT, OUT))
    assert "one is in" in said([1, 2, 3], [1, 2, 3], (OUT, OUT))


def test_the_readers_own_cuts_make_classes_not_thirds():
    words = said(np.arange(9.0), np.arange(9.0), (OUT, OUT), cuts=((2, 7), (2, 7)))
    assert "the worst class of both" in words


def test_what_a_cell_stands_for():
    found = overlay([5, 12, 30], [400, 500, 600], (OUT, PAY), ((10, 20), (450, 550)))
    names = (OUT, PAY)
    assert describe_cell(found, names, 8) == "“Out of work” 20\u00a0% and over, “Weekly pay” under £450"
    assert describe_cell(found, names, 1) == "“Out of work” under 10\u00a0%, “Weekly pay” £450 to under £550"


def test_a_class_that_ties_leave_empty():
    found = overlay([0, 0, 0, 0, 0, 0, 4, 5, 6], np.arange(9.0), (OUT, OUT))
    assert describe_cell(found, (OUT, OUT), 3).startswith("“Out of work” in no area,")
