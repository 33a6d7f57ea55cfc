"""The relationship's charts."""

from __future__ import annotations

import pytest

from analysis.association import ECOLOGICAL
from modules.parts.state import Chosen
from modules.tools.relationship.drawing import Picture, effects_of, parent_of, points_of, scatter_of
from modules.tools.relationship.figures import Asked, relation_of

TRAFFORD_LSOA = "E01006074"


@pytest.fixture
def wanted(screen):
    def make(link="level=lsoa11", selected="", against="", projector=False):
        seen = screen(link)
        asked = Asked(seen.subject, seen.settings, "health_deprivation")
        return Picture(asked, Chosen(selected), against, projector)

    return make


def test_the_scatter_has_a_dot_an_area_and_the_caution(views, wanted):
    drawn = scatter_of(views, wanted())
    assert drawn.svg.count("E010") == 1673
    assert ECOLOGICAL in drawn.svg
    assert drawn.title.startswith("Where “Health deprivation and disability, score” is high")
    assert drawn.foot.startswith("English Indices of Deprivation 2019")


def test_the_borough_of_the_selected_area_is_darker(views, wanted):
    picture = wanted(selected=TRAFFORD_LSOA)
    assert parent_of(picture) == "E08000009"
    assert "Trafford’s darker" in scatter_of(views, picture).note
    assert parent_of(wanted("level=lsoa11&within=E08000009", TRAFFORD_LSOA)) == ""
    assert parent_of(wanted()) == ""


def test_greater_manchester_is_a_point_where_both_have_its_figure(views, wanted):
    relation = relation_of(views, wanted().asked)
    names = [point.name for point in points_of(views, relation, "E92000001")]
    assert names[0] == "Greater Manchester"


def test_a_room_gets_a_larger_sheet(views, wanted):
    assert 'viewBox="0 0 504' in scatter_of(views, wanted(projector=True)).svg


def test_the_effects_of_several_exposures(views, screen):
    seen = screen("level=lsoa11")
    drawn = effects_of(views, Asked(seen.subject, seen.settings, "health_deprivation", ("crime",)), False)
    assert (
        drawn.title
        == "“Health deprivation and disability, score” goes most closely with “Employment deprivation”"
    )
    assert "Crime, score" in drawn.svg
