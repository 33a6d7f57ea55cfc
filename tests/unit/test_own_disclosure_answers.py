"""What the answers to a question could be otherwise."""

from itertools import product

import numpy as np
import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from own.disclosure_answers import Answers, told_apart
from own.disclosure_possible import Ranges
from own.linked_table import linked_table

AREAS = pd.DataFrame({"whole": ["x"] * 3, "part": ["a", "b", "c"]})


def answers_of(counts, depth):
    """Return the answers of parts with so many held back in each place, and the totals all shown."""
    table = linked_table(AREAS, AREAS, counts)
    answers = Answers(table, Ranges(table.of_totals()))
    answers.hide(np.array([[depth.get(code, 0)] for _, code in table.places]))
    answers.look()
    return answers


def row(answers, code):
    return [own for _, own in answers.table.places].index(code)


def test_answers_go_from_the_rarest_of_the_file():
    answers = answers_of([[9, 1, 5], [9, 1, 5], [9, 1, 5]], {})
    assert answers.order.tolist() == [1, 2, 0]
    assert answers.counts[row(answers, "x"), 0].tolist() == [3, 15, 27]


def test_what_is_shown_has_no_range():
    answers = answers_of([[9, 1, 5], [9, 1, 5], [9, 1, 5]], {})
    assert np.array_equal(answers.least, answers.most)


def test_answers_are_bounded_by_the_people_and_by_the_others_who_gave_them():
    # By Fréchet: of 6 people in a, and 4 of 16 in all who gave the answer, 0 to 4.
    answers = answers_of([[1, 2, 3], [2, 3, 5], [1, 7, 9]], {"a": 3, "b": 3})
    at = row(answers, "a"), 0
    assert (answers.least[at].tolist(), answers.most[at].tolist()) == ([0, 0, 0], [3, 5, 6])


def test_held_back_answers_are_counted_as_cells_of_the_whole_table():
    answers = answers_of([[9, 1, 5], [9, 1, 5], [9, 1, 5]], {"a": 2})
    assert answers.hidden()[row(answers, "a")].tolist() == [False, True, True, False]


def test_of_areas_that_overlap_those_of_one_level_show_answers():
    areas = pd.DataFrame({"ward": ["w1"] * 3 + ["w2"], "msoa": ["m1"] * 2 + ["m2"] * 2, "part": list("abcd")})
    table = linked_table(areas, areas, [[9, 9, 1], *[[9, 9, 9]] * 3])
    answers = Answers(table, Ranges(table.of_totals()))
    answers.deepen(5)
    kept = {code for (_, code), depth in zip(table.places, answers.depth[:, 0], strict=True) if not depth}
    assert kept == {"w1", "w2", "m1", "b", "c", "d"}


def test_parts_are_told_apart_by_places_that_tell():
    places = np.array([[0, 2], [0, 3], [1, 4]])
    assert told_apart(places, np.array([True, False, False, False, False])).tolist() == [1, 1, 0]
    assert told_apart(places, np.array([False] * 5)).tolist() == [0, 0, 0]
    assert told_apart(places, np.array([True, True, False, False, False])).tolist() == [1, 1, 2]


FEW = [way for way in product(range(4), repeat=3) if sum(way) <= 3]
"""Answers of a part, so few that every table can be tried."""


def possible(answers):
    """Return all tables of the entries that give the same release, by trying every one."""
    table, hidden = answers.table, answers.hidden()
    choices = [
        [way for way in product(range(int(own.sum()) + 1), repeat=3) if sum(way) == own.sum()]
        for own in table.entries
    ]
    for entries in product(*choices):
        if (table.added(np.array(entries)) == table.counts)[~hidden].all():
            yield table.added(np.array(entries))


@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from(FEW), min_size=3, max_size=3),
    st.lists(st.sampled_from([0, 2, 3]), min_size=4, max_size=4),
)
def test_the_ranges_are_true_of_all_tables_that_give_the_same_release(counts, depths):
    answers = answers_of(counts, dict(zip("xabc", depths, strict=True)))
    tables = np.array(list(possible(answers)))[:, :, :3][:, :, answers.order]
    assert (answers.least[:, 0] >= tables.min(axis=0)).all()
    assert (answers.most[:, 0] <= tables.max(axis=0)).all()
