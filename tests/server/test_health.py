"""How an indicator spreads across groups of areas by deprivation."""

from __future__ import annotations

import numpy as np
import pytest

import geodata
from analysis.errors import NotComparable
from modules.health import THEME, gap_in_words, group_name, measure_for, spread_answer, spread_rows


@pytest.fixture
def answer_of(screen, words):
    """What the card says for a link."""

    def answered(link="", groups=5):
        opened = screen(link)
        return words(spread_answer(opened.views, opened.subject, opened.view, groups))

    return answered


def test_the_groups_by_hand(screen):
    """Weighted means of LSOAs in fifths of residents, most deprived first, against plain arithmetic."""
    opened, deprived = (
        screen("indicator=social_rented&level=lsoa11"),
        screen("indicator=imd_score&level=lsoa11"),
    )
    rows = spread_rows(opened.views, opened.view, "imd_score", 5)
    people = geodata.load_areas("lsoa11")["residents_2011"].to_numpy(float)
    order = np.argsort(-deprived.view.values, kind="stable")
    middles = (np.cumsum(people[order]) - people[order] / 2) / people.sum()
    first = order[middles < 0.2]
    expected = np.average(opened.view.values[first], weights=people[first])
    assert rows["mean"].iloc[0] == pytest.approx(expected)
    assert rows["group"].tolist() == [1, 2, 3, 4, 5]
    assert rows["population"].sum() == people.sum()
    assert rows["population"].max() - rows["population"].min() < 5000


def test_the_answer_says_the_gap_between_the_ends(screen, answer_of):
    opened = screen("indicator=social_rented&level=lsoa11")
    rows = spread_rows(opened.views, opened.view, "imd_score", 5)
    gap = rows["mean"].iloc[0] - rows["mean"].iloc[-1]
    said = answer_of("indicator=social_rented&level=lsoa11")
    assert said.startswith(
        f"In the most deprived group it is {gap:.1f} points higher than in the least deprived."
    )
    assert "1 most" in said and "5 least" in said
    assert "Groups by the Index of Multiple Deprivation 2019." in said


def test_trap_24_a_relation_of_areas_is_not_one_of_people(answer_of):
    assert answer_of("indicator=social_rented").endswith("Not a statement about single people.")


@pytest.mark.parametrize("groups", [3, 7, 10])
def test_as_many_groups_as_asked_for(screen, groups):
    opened = screen("indicator=social_rented&level=lsoa11")
    assert len(spread_rows(opened.views, opened.view, "imd_score", groups)) == groups


def test_trap_21a_a_part_of_the_index_is_grouped_by_income_deprivation(answer_of, views):
    for indicator in ("employment_deprivation", "crime", "health_deprivation", "no_qualifications_2011"):
        assert measure_for(views, indicator, "lsoa11")[0] == "income_deprivation"
    said = answer_of("indicator=crime")
    assert (
        "The index contains this indicator, so areas are grouped by income deprivation (2019) instead."
        in said
    )


def test_trap_21a_income_deprivation_is_not_grouped_by_itself(answer_of, views):
    for indicator in ("income_deprivation", "income_deprivation_children", "income_deprivation_older_people"):
        assert measure_for(views, indicator, "lsoa11")[0] == "employment_deprivation"
    assert "grouped by employment deprivation (2019) instead" in answer_of("indicator=income_deprivation")


def test_trap_21a_the_index_itself_is_refused_with_a_sentence(answer_of, views):
    for indicator in ("imd_score", "imd_rank"):
        with pytest.raises(NotComparable):
            measure_for(views, indicator, "lsoa11")
    assert answer_of("indicator=imd_score") == (
        "The deprivation measure contains this indicator, so the two would rise together anyway."
    )


@pytest.mark.parametrize(
    ("indicator", "measure"),
    [
        ("minutes_to_stroke_unit", "imd_score_2025"),
        ("health_deprivation_2025", "income_deprivation_2025"),
        ("health_deprivation", "income_deprivation_2025"),
        ("income_deprivation", "employment_deprivation_2025"),
    ],
)
def test_areas_are_grouped_by_the_newest_release_that_is_held(made_up, indicator, measure):
    held = made_up({"ward25": {"2025": 10.0}})
    assert measure_for(held, indicator, "ward25")[0] == measure
    assert "2025" in measure_for(held, indicator, "ward25")[1]


def test_trap_21a_an_index_is_not_grouped_by_its_namesake_of_another_release(made_up):
    held = made_up({"ward25": {"2025": 10.0}})
    for indicator in ("imd_score", "imd_score_2025"):
        with pytest.raises(NotComparable):
            measure_for(held, indicator, "ward25")


def test_no_indicator_is_grouped_by_a_measure_that_holds_it_or_that_it_holds(views):
    for indicator in views.catalogue.indicators:
        try:
            measure, _ = measure_for(views, indicator, "lsoa11")
        except NotComparable:
            continue
        assert indicator != measure
        assert indicator not in views.catalogue.indicators[measure].contains
        assert measure not in views.catalogue.indicators[indicator].contains


def test_trap_21_the_side_is_said_whatever_the_polarity(screen, words):
    indicator = screen("").subject.indicator
    most, least = words(gap_in_words(20.0, 5.0, indicator)), words(gap_in_words(5.0, 20.0, indicator))
    assert most == "In the most deprived group it is 15.0 points higher than in the least deprived."
    assert least == "In the most deprived group it is 15.0 points lower than in the least deprived."


def test_equal_and_missing_ends(screen, words):
    indicator = screen("").subject.indicator
    assert words(gap_in_words(5.01, 5.0, indicator)) == (
        "In the most deprived group it is the same as in the least deprived."
    )
    assert words(gap_in_words(float("nan"), 5.0, indicator)) == "An end group has no figure."


def test_too_few_areas_for_the_groups_are_refused_with_a_sentence(made_up, open_on, words):
    values = np.full(10, np.nan)
    values[:4] = 10.0
    opened = open_on(made_up({"borough": {"2019": values}}), "level=borough&indicator=minutes_to_stroke_unit")
    said = words(spread_answer(opened.views, opened.subject, opened.view, 5))
    assert said == "5 deprivation groups need at least 5 areas; 4 have figures."


def test_a_snapshot_without_deprivation_says_so(made_up, open_on, words):
    opened = open_on(made_up({"ward25": {"2019": 10.0}}), "indicator=minutes_to_stroke_unit")
    opened.views.absent.cache_clear()
    opened.views.store.figures = {}
    said = words(spread_answer(opened.views, opened.subject, opened.view, 5))
    assert said.startswith("No deprivation measure is held for these areas")


def test_numbers_of_people_have_no_gradient(answer_of):
    """Trap 19: counts are not rates."""
    assert answer_of("indicator=claimants").startswith("A number of people has no gradient")


def test_trap_21c_stroke_admissions_are_crude_neutral_and_not_below_msoas(views):
    stroke = views.catalogue.indicators["stroke_admissions"]
    assert stroke.polarity == "neutral"
    assert "crude" in f"{stroke.title} {stroke.definition}".lower()
    assert "lsoa11" not in stroke.levels and "lsoa11" in stroke.greyed


def test_only_the_ends_are_named():
    assert [group_name(group, 3) for group in (1, 2, 3)] == ["1 most", "2", "3 least"]
    assert THEME.parameters[0].default == 5
