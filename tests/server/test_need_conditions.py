"""Several conditions over the areas of the map."""

from __future__ import annotations

import numpy as np
import pytest

import geodata
from modules.parts.views import MISSING
from modules.tools.need.conditions import (
    MOST,
    Wish,
    asked_of,
    column_of,
    met_answer,
    met_by,
    paint_met,
    parse_conditions,
    told,
)
from modules.tools.need.figures import Place, figure_of_indicator

LSOAS = Place("lsoa11")
TWO = "claimants:above:100,no_qualifications_2011:above:150"


def test_claimants_and_no_qualifications_against_plain_arithmetic(views, words):
    asked = asked_of(views, LSOAS, parse_conditions(TWO))
    met = met_by(asked, LSOAS)
    claimants, without = (
        figure_of_indicator(views, name, LSOAS)[1].values for name in ("claimants", "no_qualifications_2011")
    )
    both = (claimants > 100) & (np.round(without, 1) > 150)
    people = geodata.load_areas("lsoa11")["residents_2011"].to_numpy(float)
    assert met.areas.tolist() == both.tolist() and met.people == people[both].sum()
    said = words(met_answer(asked, met, LSOAS))
    assert said.startswith(
        f"{both.sum()} LSOAs of 1,673 meet all, home to {round(met.people, -2):,.0f} people."
    )
    assert f"Taken alone, {met.each[0]:,} meet “Claimants, number above 100”" in said


def test_a_new_condition_starts_where_a_quarter_lie_beyond(views):
    above, below = asked_of(views, LSOAS, parse_conditions("crime:above:,crime:below:"))
    for one in (above, below):
        share = met_by([one], LSOAS).count / 1673
        assert share == pytest.approx(0.25, abs=0.03)


def test_only_the_areas_drilled_into_are_asked(views, words):
    trafford = Place("lsoa11", "E08000009")
    asked = asked_of(views, trafford, parse_conditions("crime:above:"))
    inside = geodata.load_areas("lsoa11")["parent_code"].to_numpy(str) == "E08000009"
    met = met_by(asked, trafford)
    assert not met.areas[~inside].any()
    assert f"of {inside.sum()} meet it" in words(met_answer(asked, met, trafford))


def test_an_area_without_a_figure_is_hatched_and_counted_apart(made_up, words):
    values = np.linspace(5.0, 60.0, 10)
    values[3] = np.nan
    figures, boroughs = made_up({"borough": {"2019": values}}), Place("borough")
    asked = asked_of(figures, boroughs, parse_conditions("minutes_to_stroke_unit:above:30"))
    met = met_by(asked, boroughs)
    painting = paint_met(met, boroughs, asked)
    assert painting.codes[3] == MISSING and np.isnan(painting.values[3])
    assert painting.codes[[0, 9]].tolist() == [1, 0]
    assert column_of(met)[[0, 3, 9]].tolist() == ["no", "not known", "yes"]
    assert "For one borough nobody can say" in words(met_answer(asked, met, boroughs))


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("crime:above:1.5", [Wish("crime", "above", 1.5)]),
        ("crime:below:", [Wish("crime", "below", None)]),
        ("crime:below:much", [Wish("crime", "below", None)]),
        ("crime:beside:1", []),
        (":above:1,,crime", []),
        ("", []),
    ],
)
def test_conditions_of_a_link(text, wishes):
    assert parse_conditions(text) == wishes


def test_at_most_four_conditions_are_kept_and_unknown_indicators_are_left_out(views):
    assert len(parse_conditions(",".join(["crime:above:1"] * 9))) == MOST
    assert asked_of(views, LSOAS, parse_conditions("unicorns:above:1,claimant_rate:above:1")) == []


def test_the_page_is_told_the_bounds_and_what_can_be_asked(views):
    says = told(views, LSOAS, asked_of(views, LSOAS, parse_conditions(TWO)))
    first = says["conditions"][0]
    assert (first["id"], first["side"], first["at"]) == ("claimants", "above", 100)
    assert first["min"] <= first["at"] <= first["max"]
    names = [one["id"] for one in says["offered"]]
    assert "claimants" in names and "imd_rank" not in names
