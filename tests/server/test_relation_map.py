"""What the relationship puts on the map and in the table."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.pairs import Named
from modules.tools.relationship.figures import Asked, Limits, relation_of
from modules.tools.relationship.map import difference_unit, facts_of, painting_of, table_of


@pytest.fixture
def relation(views, screen):
    seen = screen("level=lsoa11")
    return relation_of(views, Asked(seen.subject, seen.settings, "health_deprivation"))


def test_the_map_shows_what_is_left_over_worse_than_expected_in_red(relation):
    painting = painting_of(relation, relation.residuals, "the line")
    assert painting.about["title"] == "Employment deprivation: above or below what the line expects"
    assert painting.about["suffix"] == "\u00a0points"
    assert painting.about["scale"] == "bad-high"
    highest = int(np.nanargmax(relation.residuals))
    assert painting.codes[highest] == painting.codes[painting.codes < 9].max()


def test_a_row_has_both_figures_what_is_expected_and_what_is_left(relation):
    rows = table_of(relation, relation.residuals, "the line", Limits(y_from=30.0), ("crime",)).rows
    assert np.allclose(rows["expected"] + rows["residual"], rows["value"])
    assert set(rows.loc[rows["value"] >= 30, "brushed"]) == {"yes"}
    assert set(rows.loc[rows["value"] < 30, "brushed"]) == {""}


def test_the_table_says_how_many_are_in_the_rectangle(relation):
    table = table_of(relation, relation.residuals, "the line", Limits(y_from=30.0), ())
    assert table.note == "in the rectangle: 43"
    none = table_of(relation, relation.residuals, "the line", Limits(), ())
    assert none.note == "" and set(none.rows["brushed"]) == {""}


def test_a_file_says_settings_results_and_what_they_cannot_show(relation):
    facts = dict(facts_of(relation))
    assert facts["Pearson’s correlation"] == "0.85 (0.84 to 0.87)"
    assert facts["Weights"].startswith("none")
    table = table_of(relation, relation.residuals, "the line", Limits(), ())
    assert "not one between people" in table.sentences[-1]


@pytest.mark.parametrize(("unit", "differs"), [("%", "points"), ("score", "points"), ("years", "years")])
def test_the_unit_of_a_difference(unit, differs):
    assert difference_unit(Named("", unit)) == differs
