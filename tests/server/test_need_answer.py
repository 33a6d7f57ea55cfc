"""What the need tool says."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.need_draws import Plan
from modules.tools.need.answer import (
    how_it_is_made,
    how_sure,
    lead,
    sentence_of,
    subject_place,
    top_list,
    unranked_list,
)
from modules.tools.need.choice import Choice
from modules.tools.need.figures import Place, Question, need_answer, need_certainty

ENTRIES = (("employment_deprivation", 5.0), ("crime", 5.0))
NO_NOTES = Choice(ENTRIES)


@pytest.fixture
def answer(views):
    return need_answer(views, Question(ENTRIES, "z", Place("ward25")))


@pytest.fixture
def lacking(made_up):
    """Ten boroughs, the fourth without its figure."""
    values = np.linspace(5.0, 60.0, 10)
    values[3] = np.nan
    figures = made_up({"borough": {"2019": values}})
    return need_answer(figures, Question((("minutes_to_stroke_unit", 5.0),), "z", Place("borough")))


def test_without_a_selection_the_first_is_spoken_of(views, answer, words):
    certainty = need_certainty(views, answer.question, Plan(k=20))
    said = words(lead(answer, NO_NOTES, "", certainty))
    assert said.startswith("Harpurhey has the greatest need of 215 wards in Greater Manchester, most of all")
    assert "1st of 215 wards" in said and "100 % of draws in the top 20" in said
    assert "not ranked" not in said


def test_the_selected_area_is_spoken_of_where_it_is_shown(views, answer, words):
    assert words(lead(answer, NO_NOTES, "E05015241", None)).startswith("Bowdon has the")
    trafford = need_answer(views, Question(ENTRIES, "z", Place("ward25", "E08000009")))
    assert words(lead(trafford, NO_NOTES, "E05011368", None)).startswith(
        "Bucklow-St. Martins has the greatest"
    )


def test_areas_that_are_not_ranked_are_counted_and_listed_with_what_they_lack(lacking, words):
    said = words(lead(lacking, NO_NOTES, "", None))
    assert "One borough is not ranked, because a figure is missing" in said
    listed = words(unranked_list(lacking))
    assert listed.startswith("Not ranked: 1") and "no minutes to the nearest acute stroke unit" in listed
    assert words(sentence_of_words(lacking, 3)).endswith(
        "is not ranked: it has no figure of minutes to the nearest acute stroke unit."
    )


def sentence_of_words(answer, place):
    return "".join(text for text, _ in sentence_of(answer, place))


def test_an_area_with_few_residents_says_so(views):
    few = need_answer(views, Question(ENTRIES, "z", Place("ward25", population=15_000)))
    place = int(np.flatnonzero(~few.question.place.enough)[0])
    assert sentence_of_words(few, place).endswith("is not ranked: fewer than 15,000 people live there.")


def test_the_list_is_in_the_order_of_need(views, answer, words):
    certainty = need_certainty(views, answer.question, Plan(k=20))
    said = words(top_list(answer, certainty))
    assert said.startswith("Greatest need, and share of draws in the top 20 1. Harpurhey Manchester, score")
    assert said.index("2. ") < said.index("10. ")
    assert words(top_list(answer, None)).startswith("Greatest need 1. Harpurhey")


def test_how_sure_names_what_was_not_varied(views, answer, words):
    said = words(how_sure(answer, need_certainty(views, answer.question, Plan(k=20))))
    assert said.startswith("Of the 20 wards at the top,")
    assert "1,000 draws, seed 2017: each weight by up to ±25 %" in said
    assert "A share of draws is no probability" in said
    assert said.endswith("Not varied, because no interval is held: employment deprivation and crime.")


def test_the_method_gives_weights_and_periods(views, answer, words):
    said = words(how_it_is_made(views, answer))
    assert "Employment deprivation, 2019: weight 5, 50 % of all" in said
    assert "refused" in said


def test_a_selection_elsewhere_gives_way_to_the_first(answer):
    assert subject_place(answer, "E09000001") == answer.first
