"""What the relationship says in the panel."""

from __future__ import annotations

import pytest

from analysis.residual_pattern import ResidualPattern
from modules.parts.drawings import Drawing
from modules.tools.relationship.answer import (
    MOST_LISTED,
    answer_of,
    brushed_part,
    furthest_part,
    method_part,
    pattern_part,
    scatter_part,
)
from modules.tools.relationship.figures import Asked, Limits, relation_of


@pytest.fixture
def related(views, screen):
    def make(link="level=lsoa11", other="health_deprivation", weighted=False):
        seen = screen(link)
        return relation_of(views, Asked(seen.subject, seen.settings, other, (), weighted))

    return make


def test_the_sentence_comes_first_then_numbers_then_the_line(related, words):
    html = str(answer_of(related()))
    assert html.startswith('<p class="sentence">')
    said = words(html)
    assert said.startswith(
        "“Health deprivation and disability, score” and “Employment deprivation” go together strongly: where "
        "one is high, the other tends to be high. The correlation over 1,673 LSOAs is 0.85 (0.84 to 0.87)."
    )
    assert "The line accounts for 73 % of the differences" in said


def test_weights_and_periods_are_said(related, words):
    said = words(str(answer_of(related(other="social_rented", weighted=True))))
    assert "every resident counted the same" in said
    assert "The two are of different periods: March 2011 and 2019." in said


def test_the_rectangle_says_how_many_areas_and_people_and_lists_the_highest(related, words):
    html = str(brushed_part(related(), Limits(y_from=30.0)))
    said = words(html)
    assert said.startswith("43 LSOAs in the rectangle, in nine boroughs; 69,419 people live there (census).")
    assert "Rochdale 010C Rochdale 44.9 %" in said
    assert html.count("data-select=") == MOST_LISTED
    assert "35 more are in the table." in said
    assert html.split('data-brushed="')[1].split('"')[0].count("E0") == 43


def test_an_empty_rectangle_and_none(related, words):
    assert words(str(brushed_part(related(), Limits(y_from=99.0)))).startswith("0 LSOAs in the rectangle.")
    assert brushed_part(related(), Limits()) is None


def test_one_area_is_one(related, words):
    assert words(str(brushed_part(related(), Limits(y_from=44.0)))).startswith(
        "1 LSOA in the rectangle, in one"
    )


def test_what_is_left_over_is_a_sentence(words):
    found = ResidualPattern(0.31, -0.01, 0.004, 200, 1, 999, 5)
    said = words(str(pattern_part(found, "ward25", "the regression")))
    assert "What the regression leaves over gathers on the map: neighbouring wards" in said
    assert said.endswith("One ward without a neighbour left out.")


def test_the_furthest_areas_are_signed(related, words):
    found = related()
    said = words(str(furthest_part(found, found.residuals, "the line")))
    assert said.startswith("Furthest from the line")
    assert "+" in said and "−" in said


def test_the_method_has_both_correlations_the_line_and_its_limits(related, words):
    said = words(str(method_part(related(weighted=True))))
    assert all(word in said for word in ("Spearman’s", "effective number", "Kish", "seed", "not one between"))


def test_the_scatter_stands_with_its_hint_and_source(words):
    said = words(str(scatter_part(Drawing("Finding", "One dot", "<svg></svg>", "Source."))))
    assert said == (
        "One dot Drag over the dots to light their areas on the map; press a dot to select its area. Source."
    )
