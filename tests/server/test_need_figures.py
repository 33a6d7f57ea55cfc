"""The index and its draws on the embedded figures."""

from __future__ import annotations

import numpy as np
import pytest

import geodata
from analysis.errors import AnalysisError, NotComparable
from analysis.need_draws import Plan
from modules.tools.need.figures import (
    Place,
    Question,
    figure_of_indicator,
    most_at_the_top,
    need_answer,
    need_certainty,
)

DOMAINS = (
    ("income_deprivation", 22.5), ("employment_deprivation", 22.5), ("education_deprivation", 13.5),
    ("health_deprivation", 13.5), ("crime", 9.3), ("barriers_to_housing", 9.3), ("living_environment", 9.3),
)  # fmt: skip


def ask(level="ward25", entries=DOMAINS, way="z", **place):
    return Question(tuple(entries), way, Place(level, **place))


def test_the_domains_weighed_as_the_english_indices_do_rank_as_their_published_index_does(views):
    """Among LSOAs of Greater Manchester alone ranks are others than in England: near, not the same."""
    answer = need_answer(views, ask("lsoa11", way="exponential"))
    _, published = figure_of_indicator(views, "imd_score", Place("lsoa11"))
    ours, theirs = answer.need.ranks, published.ranks
    assert np.corrcoef(ours, theirs)[0, 1] > 0.99
    assert len(set(np.flatnonzero(ours <= 100)) & set(np.flatnonzero(theirs <= 100))) > 80


@pytest.mark.parametrize("level", ["borough", "ward25", "ward17", "msoa11", "lsoa11"])
def test_every_area_of_every_level_is_ranked(views, level):
    answer = need_answer(views, ask(level))
    assert answer.need.ranked == geodata.LEVELS[level].areas
    assert not answer.missing.any()


def test_inside_a_borough_only_its_areas_are_ranked_and_scores_stay(views):
    whole, inside = need_answer(views, ask()), need_answer(views, ask(within="E08000009"))
    assert inside.need.ranked == 21
    assert inside.need.scores == pytest.approx(whole.need.scores)
    names = geodata.load_areas("ward25")["name"]
    assert names[inside.first] == "Bucklow-St. Martins"
    assert inside.question.place.name == "Trafford"


def test_areas_with_few_residents_are_left_out_of_the_ranking_and_are_not_missing(views):
    answer = need_answer(views, ask(population=12_000))
    people = geodata.load_areas("ward25")["residents_2011"].to_numpy()
    assert answer.need.ranked == (people >= 12_000).sum()
    assert not answer.missing.any()


def test_an_index_with_its_own_part_is_refused_by_name(views):
    with pytest.raises(NotComparable, match="Index of Multiple Deprivation contains Crime"):
        need_answer(views, ask(entries=(("imd_score", 5.0), ("crime", 5.0))))
    assert need_answer(views, ask(entries=(("imd_score", 5.0), ("crime", 0.0)))).need.ranked == 215


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (ask(entries=()), "at least one indicator"),
        (ask(entries=(("crime", 0.0),)), "All weights are 0"),
        (ask(population=10**6), "and enough residents"),
        (ask(entries=(("claimant_rate", 5.0),)), "has no figures here"),
    ],
)
def test_what_cannot_be_ranked_is_said(views, question, words):
    with pytest.raises(AnalysisError, match=words):
        need_answer(views, question)


def test_an_area_that_lacks_a_figure_is_missing(made_up):
    values = np.linspace(5.0, 60.0, 10)
    values[3] = np.nan
    figures = made_up({"borough": {"2019": values}})
    answer = need_answer(figures, ask("borough", entries=(("minutes_to_stroke_unit", 5.0),)))
    assert np.flatnonzero(answer.missing).tolist() == [3]
    assert answer.need.ranked == 9
    assert [part.id for part in answer.need.lacking(3)] == ["minutes_to_stroke_unit"]


def test_figures_with_an_interval_are_varied_and_others_are_not(views):
    entries = (("unemployment", 5.0), ("crime", 5.0))
    certainty = need_certainty(views, ask("borough", entries), Plan(k=3, weights_by=0.0))
    assert certainty.varied.tolist() == [1.0, 0.0]
    assert [part.id for part in certainty.not_varied] == ["crime"]
    assert np.nansum(certainty.share) == pytest.approx(3)


def test_the_same_question_is_answered_once(views):
    assert need_answer(views, ask()) is need_answer(views, ask())


def test_an_area_is_found_where_it_is_shown(views):
    answer = need_answer(views, ask(within="E08000009"))
    code = geodata.load_areas("ward25")["area_code"].to_numpy(str)[answer.first]
    assert answer.place_of(code) == answer.first
    assert answer.place_of("E05011368") is None  # Hulme, in Manchester
    assert answer.place_of("nowhere") is None


@pytest.mark.parametrize(("ranked", "most"), [(215, 107), (10, 5), (1, 1), (0, 1)])
def test_the_top_is_at_most_half(ranked, most):
    assert most_at_the_top(ranked) == most
