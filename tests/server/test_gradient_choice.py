"""What ranks the areas of a gradient, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.errors import AnalysisError, NotComparable
from modules.tools.gradient.choice import (
    ALL_PARTS,
    HELD_FOR_LSOAS,
    NOTHING_RANKS,
    Wish,
    caution_about,
    people_behind,
    ranking_for,
    usual_measure,
    why_not,
)


@pytest.fixture
def ranked(screen):
    """What ranks the areas at a link."""

    def found(link, **wish):
        opened = screen(link)
        return ranking_for(opened.views, opened.subject, Wish(**wish))

    return found


def test_the_index_ranks_what_it_does_not_contain(ranked):
    found = ranked("indicator=social_rented&level=lsoa11")
    assert (found.indicator.id, found.reason) == ("imd_score", "")
    assert (found.high_is_deprived, found.ends) == (True, ("most deprived", "least deprived"))


@pytest.mark.parametrize(
    ("indicator", "measure"),
    [
        ("employment_deprivation", "income_deprivation"),
        ("crime", "income_deprivation"),
        ("no_qualifications_2011", "income_deprivation"),
        ("income_deprivation", "employment_deprivation"),
        ("income_deprivation_children", "employment_deprivation"),
    ],
)
def test_trap_21a_a_part_of_the_index_is_ranked_by_another_domain_and_says_so(ranked, indicator, measure):
    found = ranked(f"indicator={indicator}&level=lsoa11")
    assert found.indicator.id == measure
    assert found.reason == "The Index of Multiple Deprivation contains this indicator and cannot rank it."


@pytest.mark.parametrize(
    ("indicator", "measure", "said"),
    [
        ("crime", "imd_score", "The Index of Multiple Deprivation contains crime, so the two would rise"),
        ("imd_score", "crime", "Every deprivation measure held here contains this indicator"),
        ("income_deprivation_children", "income_deprivation", "Rank areas by employment deprivation instead"),
        ("income_deprivation", "income_deprivation", "Income deprivation cannot be ranked by itself"),
    ],
)
def test_trap_21a_a_thing_against_itself_is_refused_with_an_alternative(ranked, indicator, measure, said):
    with pytest.raises(NotComparable, match=said):
        ranked(f"indicator={indicator}&level=lsoa11", measure=measure)


def test_the_index_itself_has_no_gradient(ranked):
    with pytest.raises(NotComparable, match=ALL_PARTS[:40]):
        ranked("indicator=imd_score&level=lsoa11")


def test_no_measure_overlaps_the_indicator_it_ranks(screen, views):
    for name, indicator in views.catalogue.indicators.items():
        for level in ("lsoa11", "ward25", "borough"):
            if level not in indicator.levels or views.absent(name, level):
                continue
            opened = screen(f"indicator={name}&level={level}")
            usual = usual_measure(views, opened.subject)
            if usual:
                measure = views.catalogue.indicators[usual]
                assert name != usual
                assert name not in measure.contains
                assert usual not in indicator.contains


def test_englands_ranks_are_those_of_lsoas(ranked):
    assert ranked("indicator=social_rented&level=lsoa11", where="england").indicator.id == "imd_rank"
    with pytest.raises(AnalysisError, match=HELD_FOR_LSOAS):
        ranked("indicator=social_rented&level=ward25", where="england")


def test_englands_ranks_of_a_part_are_refused_with_groups_within_the_place(ranked):
    with pytest.raises(NotComparable, match="Take groups within Greater Manchester, ranked by income depri"):
        ranked("indicator=crime&level=lsoa11", where="england")


@pytest.mark.parametrize(
    ("level", "measure", "said"),
    [
        ("ward25", "social_rented", "cannot rank these areas: neither end of it is worse"),
        ("ward25", "claimants", "a number of people, a price or years do not rank"),
        ("ward25", "claimant_rate", "Published for wards of 2017"[1:]),
        ("ward25", "moonshine", "“moonshine” cannot rank these areas: not in this snapshot"),
    ],
)
def test_what_cannot_rank_is_refused_in_words(ranked, level, measure, said):
    with pytest.raises(AnalysisError, match=said):
        ranked(f"indicator=minutes_to_stroke_unit&level={level}", measure=measure)


def test_trap_19_counts_are_greyed_as_measures(screen):
    opened = screen("indicator=minutes_to_stroke_unit&level=lsoa11")
    greyed = {name: why_not(opened.views, opened.subject, name) for name in opened.views.catalogue.indicators}
    assert greyed["claimants"] and greyed["house_sales"] and greyed["house_price"]
    assert greyed["imd_score"] == greyed["employment_deprivation"] == ""


def test_where_no_measure_is_held_it_says_so(screen, ranked, monkeypatch):
    monkeypatch.setattr("modules.tools.gradient.choice.PREFERRED", ())
    with pytest.raises(NotComparable, match=NOTHING_RANKS[:40]):
        ranked("indicator=social_rented&level=lsoa11")


def test_the_ends_of_a_rate_are_its_own_whatever_its_polarity(ranked):
    low = ranked("indicator=adult_obesity&level=borough", measure="employment_rate")
    assert (low.high_is_deprived, low.ends) == (
        False, ("lowest employment rate", "highest employment rate"),
    )  # fmt: skip
    high = ranked("indicator=no_qualifications_2011&level=ward17", measure="claimant_rate")
    assert high.ends == ("highest claimant rate", "lowest claimant rate")


# ---- the people behind a figure


def test_trap_21b_a_rate_has_its_own_base(screen):
    opened = screen("indicator=no_qualifications_2011&level=lsoa11")
    people, stand_in = people_behind(opened.view, opened.subject.indicator)
    assert np.array_equal(people, opened.view.denominator)
    assert stand_in == ""


def test_trap_21b_where_others_stand_for_them_it_says_so(screen):
    opened = screen("indicator=employment_deprivation&level=lsoa11")
    assert people_behind(opened.view, opened.subject.indicator)[1] == "residents aged 16 to 64 (mid-2017)"


@pytest.mark.parametrize("indicator", ["income_deprivation_children", "income_deprivation_older_people"])
def test_trap_21b_where_others_mislead_there_is_no_gradient(screen, indicator):
    opened = screen(f"indicator={indicator}&level=lsoa11")
    with pytest.raises(AnalysisError, match=r"has no gradient here. The number of .* is not held"):
        people_behind(opened.view, opened.subject.indicator)


def test_a_mean_is_weighted_by_residents(screen):
    opened = screen("indicator=healthy_life_expectancy&level=borough")
    people, stand_in = people_behind(opened.view, opened.subject.indicator)
    assert people.sum() == pytest.approx(2_682_528)  # Census 2011, Greater Manchester
    assert stand_in == ""


@pytest.mark.parametrize(
    ("outcome", "measure", "said"),
    [
        ("employment_deprivation", "income_deprivation", "count many of the same people"),
        ("claimant_rate", "imd_score", "The Index of Multiple Deprivation is itself about being out of work"),
        ("social_rented", "imd_score", ""),
    ],
)
def test_what_is_partly_built_in_is_said(views, outcome, measure, said):
    found = caution_about(views.catalogue.indicators[outcome], views.catalogue.indicators[measure])
    assert said in found
    assert bool(found) == bool(said)
