"""What the ready pictures say."""

from __future__ import annotations

import numpy as np
import pytest

import app
from analysis.change import Change
from modules.tools.pictures.words import change_finding, ends_words, ranked_finding, sign_of, whom

RATE = app.CATALOGUE.indicators["employment_rate"]


@pytest.mark.parametrize(
    ("indicator", "of_whom", "sign"),
    [
        ("employment_deprivation", "working-age adults", "person"),
        ("social_rented", "households", "house"),
        ("health_deprivation", "", "square"),
    ],
)
def test_a_share_says_of_whom(indicator, of_whom, sign):
    held = app.CATALOGUE.indicators[indicator]
    assert (whom(held), sign_of(held)) == (of_whom, sign)


def test_every_percentage_of_people_has_people_for_a_sign():
    wrong = [
        one.id
        for one in app.CATALOGUE.indicators.values()
        if whom(one).startswith(("residents", "adults", "children", "pupils", "people"))
        and sign_of(one) != "person"
    ]
    assert wrong == []


def test_ends_that_several_share_are_counted():
    values = np.array([3.0, 3.0, 3.0, 1.0, np.nan])
    assert ends_words(list("ABCDE"), values, "wards") == "highest in 3 wards, lowest in D"


def test_the_chosen_area_s_rank_is_the_finding():
    found = ranked_finding(["a", "b"], ["Ay", "Be"], np.array([2.0, 1.0]), "b", "wards")
    assert found == "Be is lowest of 2 wards"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Change(3.0, 0.1, 1.0, 5.0), "Bury: up from 70.0\u00a0% in 2012 to 73.0\u00a0% in 2023"),
        (Change(3.0, 0.1, -1.0, 5.0), "Bury: 70.0\u00a0% in 2012, 73.0\u00a0% in 2023 (no clear change)"),
        (Change(3.0), "Bury: 70.0\u00a0% in 2012, 73.0\u00a0% in 2023 (not tested, for want of intervals)"),
    ],
)
def test_a_rise_is_called_one_only_where_its_interval_says_so(change, said):
    assert change_finding(RATE, "Bury", (70.0, 73.0), ("2012", "2023"), change) == said
