"""More answers held back until no small number of them can be worked out."""

import numpy as np
import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from own.disclosure_answers import Answers
from own.disclosure_coarser import secure_answers
from own.disclosure_counts import secure_counts
from own.disclosure_possible import Ranges
from own.linked_table import linked_table

AREAS = pd.DataFrame({"whole": ["x"] * 4, "ward": ["w1", "w1", "w2", "w2"], "part": list("abcd")})


def secured(counts, threshold=5):
    table = linked_table(AREAS, AREAS, counts)
    totals = Ranges(table.of_totals())
    secure_counts(totals, threshold, 3 * threshold)
    answers = Answers(table, totals)
    secure_answers(answers, threshold)
    return answers


def depths(answers):
    codes = [code for _, code in answers.table.places]
    return dict(zip(codes, answers.depth[:, 0].tolist(), strict=True))


def test_large_answers_stay():
    assert not any(depths(secured([[20, 30, 40]] * 4)).values())


def test_an_area_beside_the_one_with_a_small_answer_holds_back_as_well_and_larger_ones_do_not():
    found = depths(secured([[2, 30, 40], [20, 30, 40], [20, 30, 40], [20, 30, 40]]))
    assert found["a"] >= 2
    assert found["b"] >= 2
    assert (found["x"], found["w1"], found["w2"], found["c"], found["d"]) == (0, 0, 0, 0, 0)


def test_an_answer_that_is_rare_everywhere_is_held_back_everywhere_with_another():
    found = depths(secured([[1, 30, 40], [0, 30, 40], [1, 30, 40], [0, 30, 40]]))
    assert all(depth >= 2 for depth in found.values())


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(st.integers(0, 20), min_size=3, max_size=3), min_size=4, max_size=4))
def test_every_small_answer_could_be_many_numbers(counts):
    answers = secured(counts)
    secret = (answers.counts < 5) & (answers.totals.counts[:, :, None] > 0)
    assert ((answers.most - answers.least)[secret] >= 5).all()
    hidden = answers.depth[:, :, None] > np.arange(answers.number)
    assert hidden[answers.counts < 5].all()
