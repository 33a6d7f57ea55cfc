"""A budget or staff over the areas of an index."""

from __future__ import annotations

import numpy as np
import pytest

import geodata
from analysis.errors import NotShareable
from modules.tools.need.figures import Place, Question, need_answer
from modules.tools.need.sharing import BY, Request, amount_words, claims_of, share, share_answer

WORK_AND_CRIME = (("employment_deprivation", 8.0), ("crime", 5.0))


@pytest.fixture
def answer(views):
    return need_answer(views, Question(WORK_AND_CRIME, "z", Place("ward25")))


@pytest.mark.parametrize("by", BY)
@pytest.mark.parametrize(("kind", "amount"), [("budget", 1_000_003), ("staff", 57)])
def test_whatever_it_is_shared_by_it_adds_up(views, answer, kind, amount, by):
    shared = share(views, answer, Request(kind, amount, 0, by))
    assert shared.shares.amounts.sum() == amount
    assert (shared.shares.amounts >= 0).all()


def test_by_score_the_neediest_gets_most_and_the_last_nothing(views, answer):
    amounts = share(views, answer, Request("budget", 10**6, 0, "score")).shares.amounts
    assert amounts.argmax() == answer.first
    assert amounts[answer.need.ranks == 215] == 0


def test_by_people_two_areas_get_as_their_residents(views, answer):
    amounts = share(views, answer, Request("budget", 10**7, 0, "people")).shares.amounts
    people = geodata.load_areas("ward25")["residents_2011"].to_numpy(float)
    assert amounts / amounts.sum() == pytest.approx(people / people.sum(), abs=1e-6)


def test_the_gap_is_that_of_the_weightiest_indicator_of_people(views, answer):
    claims, said = claims_of(views, answer, "gap")
    assert said.endswith("people by whom Employment deprivation exceeds the figure of Greater Manchester")
    best = answer.need.values[:, 0].argmin()
    assert claims[best] == 0 and np.nanmax(claims) > 100


def test_without_an_indicator_of_people_there_is_no_gap(views):
    crime = need_answer(views, Question((("crime", 5.0),), "z", Place("ward25")))
    with pytest.raises(NotShareable, match="add one that is, such as employment deprivation"):
        share(views, crime, Request("budget", 1000, 0, "gap"))


def test_an_impossible_minimum_says_what_is_possible(views, answer):
    with pytest.raises(NotShareable, match="needs 430 staff, and there are 100: lower the minimum to 0"):
        share(views, answer, Request("staff", 100, 2, "score"))


def test_inside_a_borough_all_of_it_stays_there(views):
    trafford = need_answer(views, Question(WORK_AND_CRIME, "z", Place("ward25", "E08000009")))
    shares = share(views, trafford, Request("staff", 60, 1, "score")).shares
    inside = geodata.load_areas("ward25")["parent_code"].to_numpy(str) == "E08000009"
    assert shares.amounts[inside].sum() == 60 and (shares.amounts[inside] >= 1).all()
    assert not shares.amounts[~inside].any()


def test_the_answer_in_words(views, answer, words):
    said = words(share_answer(answer, share(views, answer, Request("budget", 10**6, 2000, "score"))))
    assert said.startswith(
        "£1,000,000 over 215 wards, in proportion to the score above the lowest: from £2,000"
    )
    assert "are raised to the minimum of £2,000." in said


def test_amounts_are_pounds_or_people():
    assert amount_words(Request("budget", 1, 0, "score"), 12_000) == "£12,000"
    assert amount_words(Request("staff", 1, 0, "score"), 3) == "3 staff"
