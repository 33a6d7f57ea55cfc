"""Difference made in the table and the downloads."""

from __future__ import annotations

import numpy as np
import pytest

from modules.parts.tool_table import tool_message
from modules.tools.difference.figures import Asked, compared, place_of
from modules.tools.difference.table import course_table, table_of

TRAFFORD = "E08000009"
EMPLOYMENT = f"indicator=employment_rate&level=borough&selected={TRAFFORD}"
CLAIMANTS = "indicator=claimant_rate&level=ward17&selected=E05000650"


def asked(at, **more):
    return Asked(at.subject, at.settings, at.chosen.codes, **more)


def test_each_comparison_area_has_the_effect_it_would_have_had(views, screen):
    made = compared(views, asked(screen(EMPLOYMENT)))
    rows = table_of(made).rows.set_index("area_code")
    assert rows.loc[TRAFFORD, "effect"] == pytest.approx(made.found.effect)
    placebos = rows.loc[list(made.found.comparison_codes), "effect"].to_numpy()
    assert placebos == pytest.approx(made.found.placebo_effects)
    assert rows.loc[TRAFFORD, "part"] == "done here"
    assert (rows["after"] - rows["before"]).to_numpy() == pytest.approx(rows["value"].to_numpy())


def test_matched_areas_have_their_distance(views, screen):
    made = compared(views, asked(screen(CLAIMANTS)))
    rows = table_of(made).rows
    assert np.isfinite(rows["distance"]).sum() == 20
    assert set(rows.loc[np.isfinite(rows["distance"]), "part"]) == {"compared with"}


def test_a_file_says_what_was_set_found_and_cannot_be_shown(views, screen):
    held = table_of(compared(views, asked(screen(CLAIMANTS))))
    facts = dict(held.facts)
    assert facts["Start"] == "November 2017"
    assert facts["Comparison areas"] == "20, nearest by their figures before the start"
    assert facts["How sure"].startswith("No verdict for claimants")
    said = " ".join(held.sentences)
    assert "Abadie, Diamond and Hainmueller" in said and "It cannot show that what was done" in said
    assert tool_message(held, "ward17")["title"].startswith("Claimant rate, by quarter, difference since")


def test_the_course_of_every_area_is_a_table_too(views, screen):
    held = course_table(place_of(views, asked(screen(EMPLOYMENT))))
    rows = held.rows.set_index("area_code")
    assert rows.loc[TRAFFORD, "part"] == "done here"
    assert np.isfinite(rows["value"]).all()
    assert "Newey and West 1987" in " ".join(held.sentences)
    assert held.value.signed
