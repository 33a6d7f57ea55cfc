"""The share of an outcome that goes with the map's indicator."""

from __future__ import annotations

import math

import numpy as np
import pytest

from analysis.errors import AnalysisError
from catalogue import load_published_risks
from modules.tools.what_if.burden import (
    OWN,
    RISKS,
    Typed,
    near_of,
    paint_share,
    risk_of,
    share_of,
    table_of_share,
)

BUCKLOW, TRAFFORD, MANCHESTER = "E05015244", "E08000009", "E08000003"
PUBLISHED = Typed("unemployment_and_death")
SOURCE = "Somebody and others (2020), The Lancet"


def test_by_hand_for_a_borough(ground):
    at = ground(f"indicator=unemployment&level=borough&selected={TRAFFORD}")
    share = share_of(at, PUBLISHED, 0.1)
    exposed = at.view.values[at.view.index(TRAFFORD)] / 100
    assert share.exposed == pytest.approx(exposed)
    assert share.found.fraction == pytest.approx(exposed * 0.63 / (1 + exposed * 0.63))
    assert (share.near, share.exposure) == ("", "unemployment")


def test_without_a_selection_it_is_greater_manchester_or_the_borough_drilled_into(ground):
    whole = share_of(ground("indicator=unemployment&level=borough"), PUBLISHED, 0.1)
    inside = share_of(ground(f"level=ward25&within={MANCHESTER}"), PUBLISHED, 0.1)
    assert (whole.place, inside.place) == ("Greater Manchester", "Manchester")
    assert whole.exposed == pytest.approx(0.044)


def test_an_exposure_that_is_only_near_says_how_it_differs(ground):
    share = share_of(ground("level=lsoa11"), PUBLISHED, 0.1)
    assert "too ill to work" in share.near
    assert share.exposure == "employment deprivation"


def test_the_published_risk_is_that_of_its_entry_without_a_made_up_interval():
    published = load_published_risks()["unemployment_and_death"]
    risk = risk_of(published)
    assert (risk.value, risk.measure, risk.has_interval) == (1.63, "hazard ratio", False)
    assert published.doi in risk.source
    assert set(RISKS) == set(load_published_risks())


def test_another_exposure_is_refused(ground, screen):
    indicator = screen().views.catalogue.indicators["social_rented"]
    with pytest.raises(AnalysisError, match="does not count those people"):
        near_of(indicator, load_published_risks()["unemployment_and_death"])


def test_cases_come_from_the_counts_of_an_indicator(ground):
    typed = Typed(OWN, "1.4", "1.2 to 1.7", SOURCE, "stroke_admissions")
    one = share_of(ground(f"indicator=social_rented&level=ward25&selected={BUCKLOW}"), typed, 0.1)
    whole = share_of(ground("indicator=social_rented&level=ward25"), typed, 0.1)
    assert one.found.cases == pytest.approx(one.cases * one.found.fraction)
    assert whole.cases > 100 * one.cases
    assert one.outcome == "emergency admissions for stroke over three years"


def test_cases_can_be_typed(ground):
    at = ground("indicator=unemployment&level=borough")
    share = share_of(at, Typed("unemployment_and_death", cases="1,000"), 0.1)
    assert share.found.cases == pytest.approx(1_000 * share.found.fraction)
    assert math.isnan(share_of(at, PUBLISHED, 0.1).found.cases)


@pytest.mark.parametrize(
    ("link", "typed", "said"),
    [
        ("", Typed(OWN), "Enter the relative risk"),
        ("", Typed(OWN, "1.4"), "Say where the relative risk comes from"),
        ("", Typed(OWN, "0", source=SOURCE), "above 0"),
        ("", Typed(OWN, "high", source=SOURCE), "‘high’ is not a number"),
        ("", Typed(OWN, "1.4", "wide", SOURCE), "as two numbers"),
        ("", Typed(OWN, "1.4", "", SOURCE, "employment_deprivation"), "has no counts here"),
        ("", Typed(OWN, "1.4", "", SOURCE, "", "many"), "The number of cases ‘many’"),
        ("indicator=house_price&level=lsoa11", Typed(OWN, "1.4", "", SOURCE), "is not a share of people"),
        ("indicator=social_rented", PUBLISHED, "does not count those people"),
        (
            "indicator=income_deprivation_children&level=lsoa11",
            Typed(OWN, "1.4", "", SOURCE),
            "Select an area",
        ),
    ],
)
def test_bad_input_is_refused_with_a_sentence(ground, link, typed, said):
    with pytest.raises(AnalysisError, match=said):
        share_of(ground(link), typed, 0.1)


def test_the_map_and_table_have_the_same_share_for_every_area(ground):
    share = share_of(ground("level=lsoa11"), PUBLISHED, 0.5)
    painting = paint_share(share, 5, "natural")
    table = table_of_share(share, painting.codes)
    assert painting.values == pytest.approx(np.round(table.rows["value"].to_numpy(), 1), abs=0.051)
    assert table.rows["impact"].to_numpy() == pytest.approx(table.rows["value"].to_numpy() / 2)
    assert dict(table.facts)["Source of the relative risk"] == share.risk.source


def test_a_relative_risk_below_one_is_not_painted_as_bad(ground):
    share = share_of(ground("level=borough"), Typed(OWN, "0.8", "", SOURCE), 0.1)
    assert paint_share(share, 5, "natural").about["polarity"] == "neutral"
