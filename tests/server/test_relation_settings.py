"""What the relationship's controls are told."""

from __future__ import annotations

import pytest

from modules.tools.relationship.figures import Asked, Limits, relation_of
from modules.tools.relationship.settings import controls_of


@pytest.fixture
def relation(views, screen):
    seen = screen("level=lsoa11")
    return relation_of(views, Asked(seen.subject, seen.settings))


def test_a_further_exposure_has_a_control_once_the_one_before_is_chosen(relation):
    none = controls_of(relation, {}, ("", "", ""), Limits(), hidden=True)
    assert [none[f"also{number}"]["hidden"] for number in (1, 2, 3)] == [False, True, True]
    one = controls_of(relation, {}, ("crime", "", ""), Limits(), hidden=True)
    assert [one[f"also{number}"]["hidden"] for number in (1, 2, 3)] == [False, False, True]


def test_what_is_taken_already_is_greyed(relation):
    told = controls_of(relation, {"imd_score": "overlaps"}, ("crime", "", ""), Limits(), hidden=True)
    assert told["also2"]["missing"] == {
        "imd_score": "overlaps",
        "health_deprivation": "across already",
        "crime": "held still already",
    }
    assert told["x"] == {"missing": {"imd_score": "overlaps"}, "value": "health_deprivation"}


def test_sliders_stand_at_the_ends_of_the_figures_until_moved(relation):
    told = controls_of(relation, {}, ("", "", ""), Limits(y_from=30.0), hidden=False)
    assert float(told["y_from"]["value"]) == 30.0
    assert float(told["y_to"]["value"]) == told["y_to"]["max"]
    assert told["x_from"]["label"] == "Health deprivation and disability, score, from"
    assert not told["x_from"]["hidden"]


def test_without_a_relation_there_are_no_sliders():
    told = controls_of(None, {}, ("", "", ""), Limits(), hidden=False)
    assert all(told[side] == {"hidden": True} for side in ("x_from", "x_to", "y_from", "y_to"))
    assert "value" not in told["x"]
