"""The map's indicator against another, over the areas that it shows."""

from __future__ import annotations

import math

import numpy as np
import pytest

from analysis.errors import AnalysisError, Collinear, NotComparable, TooFewAreas
from modules.tools.relationship.figures import (
    Asked,
    Limits,
    brushed,
    further,
    left_over,
    pattern_of,
    relation_of,
    several_of,
)


@pytest.fixture
def asked(screen):
    """What a reader asks on the screen of a link."""

    def make(link="level=lsoa11", other="", also=(), weighted=False):
        seen = screen(link)
        return Asked(seen.subject, seen.settings, other, tuple(also), weighted)

    return make


def test_the_maps_indicator_is_the_outcome(views, asked):
    found = relation_of(views, asked())
    assert [one.title for one in found.names] == [
        "Health deprivation and disability, score",
        "Employment deprivation",
    ]
    assert found.found.areas == 1673
    assert found.found.pearson.value == pytest.approx(0.853, abs=0.001)
    assert np.nansum(found.residuals) == pytest.approx(0, abs=1e-6)


def test_inside_a_borough_only_its_areas_count(views, asked):
    found = relation_of(views, asked("level=lsoa11&within=E08000009"))
    assert (found.found.areas, int(found.used.sum())) == (138, 138)
    assert (found.used <= found.shown).all()


def test_residents_weigh_when_asked(views, asked):
    even, weighted = relation_of(views, asked()), relation_of(views, asked(weighted=True))
    assert weighted.found.weighted and weighted.found.effective < even.found.effective == 1673
    assert weighted.found.line.slope != even.found.line.slope


def test_the_same_question_is_answered_once(views, asked):
    assert relation_of(views, asked()) is relation_of(views, asked())


def test_a_rectangle_holds_the_areas_between_its_sides(views, asked):
    relation = relation_of(views, asked())
    inside = brushed(relation, Limits(x_from=1.0, y_from=30.0, y_to=40.0))
    assert inside.sum() > 10
    assert relation.x[inside].min() >= 1.0
    assert relation.y[inside].min() >= 30 and relation.y[inside].max() <= 40
    others = relation.used & ~inside
    assert ((relation.x[others] < 1) | (relation.y[others] < 30) | (relation.y[others] > 40)).all()


def test_an_open_rectangle_holds_all_and_is_none(views, asked):
    relation = relation_of(views, asked("level=lsoa11&within=E08000009"))
    assert brushed(relation, Limits()).sum() == 138
    assert not Limits().drawn and Limits(y_to=3.0).drawn
    assert math.isnan(Limits().x_from)


def test_thousands_can_be_brushed(views, asked):
    assert brushed(relation_of(views, asked()), Limits(x_from=-9.0)).sum() == 1673


def test_further_exposures_are_held_still(views, asked):
    wanted = asked(also=("crime", "", "crime", "barriers_to_housing"))
    found = several_of(views, wanted)
    assert [one.id for one in found.found.effects] == ["health_deprivation", "crime", "barriers_to_housing"]
    assert found.found.r_squared > relation_of(views, wanted.alone).found.line.r_squared
    assert left_over(views, wanted) is found.residuals
    assert left_over(views, wanted.alone) is relation_of(views, wanted.alone).residuals


@pytest.mark.parametrize("also", ["employment_deprivation", "imd_score", "claimants"])
def test_exposures_that_overlap_or_are_numbers_are_refused(views, asked, also):
    with pytest.raises(NotComparable):
        several_of(views, asked(also=(also,)))


def test_an_exposure_that_contains_another_is_refused(views, asked):
    wanted = asked(other="education_deprivation", also=("no_qualifications_2011",))
    with pytest.raises(NotComparable, match="made of the other"):
        further(views, wanted, views.catalogue.indicators["education_deprivation"])


def test_exposures_that_say_the_same_are_named(made_up, open_on):
    views = made_up({"borough": {"2019": np.arange(10.0) ** 1.5}})
    seen = open_on(views, "indicator=crime&level=borough")
    wanted = Asked(seen.subject, seen.settings, "health_deprivation", ("living_environment",))
    with pytest.raises(Collinear, match="say the same"):
        several_of(views, wanted)


def test_too_few_areas_and_nothing_but_gaps_are_said(made_up, open_on):
    views = made_up({"borough": {"2019": [1.0, 2.0, *[np.nan] * 8]}})
    seen = open_on(views, "indicator=crime&level=borough")
    with pytest.raises(TooFewAreas, match="two areas have"):
        relation_of(views, Asked(seen.subject, seen.settings, "health_deprivation"))


def test_what_is_left_over_has_a_pattern_on_the_map(views, asked):
    found = pattern_of(views, asked())
    assert found.areas == 1673
    assert found.i == pytest.approx(0.41, abs=0.005)
    assert found.p == 0.001
    assert pattern_of(views, asked(also=("education_deprivation",))).i < found.i


def test_a_map_without_figures_for_the_other_says_so(views, asked):
    with pytest.raises(AnalysisError, match="no figures here"):
        relation_of(views, asked(other="weekly_pay"))
