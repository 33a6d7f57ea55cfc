"""Difference made on the map."""

from __future__ import annotations

import numpy as np
import pytest

from modules.parts.views import HIDDEN
from modules.tools.difference.figures import Asked, compared, place_of
from modules.tools.difference.map import OTHER, paint_course, paint_roles, sides

TRAFFORD = "E08000009"
EMPLOYMENT = f"indicator=employment_rate&level=borough&selected={TRAFFORD}"
CLAIMANTS = "indicator=claimant_rate&level=ward17&selected=E05000650&tray=E05000651"


def asked(at, **more):
    return Asked(at.subject, at.settings, at.chosen.codes, **more)


def test_the_map_shows_who_is_compared_with_whom(views, screen):
    painting = paint_roles(compared(views, asked(screen(CLAIMANTS))))
    assert np.bincount(painting.codes).tolist() == [2, 20, 193]
    assert painting.about["groups"][2] == OTHER
    all_others = paint_roles(compared(views, asked(screen(EMPLOYMENT))))
    assert OTHER not in all_others.about["groups"]


def test_an_areas_number_is_its_change(views, screen):
    made = compared(views, asked(screen(EMPLOYMENT)))
    before, after, change = sides(made.place, made.found)
    assert change == pytest.approx(after - before)
    row = made.place.panel.rows_of([TRAFFORD])[0]
    assert change[row] == pytest.approx(made.found.treated_after - made.found.treated_before)
    assert paint_roles(made).values[row] == pytest.approx(change[row], abs=0.05)
    assert paint_roles(made).about["suffix"].strip("\u00a0") == "points"


def test_the_course_of_every_area_is_painted_the_worse_end_first(views, screen):
    place = place_of(views, asked(screen(EMPLOYMENT)))
    painting = paint_course(place)
    assert painting.about["groups"][0].endswith("lower")
    assert painting.about["groups"][2].endswith("off course")
    assert (painting.values[painting.codes < 2] < 0).all()
    claimants = paint_course(place_of(views, asked(screen(CLAIMANTS))))
    assert claimants.about["groups"][0].endswith("higher")


def test_areas_outside_the_borough_drilled_into_are_hidden(views, screen):
    painting = paint_roles(compared(views, asked(screen(f"{CLAIMANTS}&within=E08000001"))))
    assert (painting.codes == HIDDEN).sum() == 195
