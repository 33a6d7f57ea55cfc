"""The tool What if: one answer for map, table and panel, and only the controls of its question."""

from __future__ import annotations

import pytest

from modules.tools.what_if import tool as what_if
from modules.tools.what_if.tool import (
    CASES,
    COUNTED,
    NO_COUNTS,
    OF_OWN,
    OWN,
    QUESTIONS,
    SETTINGS,
    TOOL,
    Typed,
    controls,
    without_counts,
)

BUCKLOW = "E05015244"


def visible(question, typed, views, level="ward25"):
    """The settings that a question shows."""
    told = controls(QUESTIONS[question], typed, views, level)
    return {one.id for one in SETTINGS if not told[one.id]["hidden"]}


def test_each_question_shows_its_own_settings(views):
    published = Typed("unemployment_and_death")
    assert visible("gap", published, views) == {"ask", "target", "part"}
    assert visible("fall", published, views) == {"ask", "outcome", "fall"}
    assert visible("share", published, views) == {"ask", "risk", "cases", "fall"}
    own = {one.id for one in OF_OWN}
    assert visible("share", Typed(OWN), views) == {"ask", "risk", "cases", "fall"} | own
    assert CASES.id not in visible("share", Typed(OWN, counted_by="stroke_admissions"), views)


def test_only_indicators_with_counts_can_count_cases(views):
    told = controls(QUESTIONS["share"], Typed(OWN), views, "ward25")[COUNTED.id]
    assert told["missing"]["employment_deprivation"] == NO_COUNTS
    assert "stroke_admissions" not in told["missing"]
    assert without_counts(views, "lsoa11")["stroke_admissions"] != NO_COUNTS


@pytest.fixture
def opened(visit):
    """Open the page with the tool at a link."""
    return lambda link="": visit(f"tool=what_if&level=ward25{link}", tools=[TOOL])


def test_panel_table_and_address_say_the_same(opened):
    page = opened(f"&selected={BUCKLOW}")
    assert page.words("what_if-answer").startswith("About 41,000 people would have to move")
    table = page.session.get_output("table").value
    assert table["title"] == "People to move to reach the Greater Manchester rate"
    page.set(**{"what_if-ask": "fall"})
    assert page.words("what_if-answer").startswith("A fall of employment deprivation by 10 %")
    assert "what_if-ask=fall" in page.told("gm-state")[-1]["address"]


def test_a_slider_step_changes_the_answer(opened):
    page = opened("&what_if-ask=fall")
    page.set(**{"what_if-fall": "50"})
    assert "by 50 % in all 215 wards of Greater Manchester" in page.words("what_if-answer")


def test_bad_input_is_a_sentence_and_the_map_stays_the_indicators(opened):
    page = opened("&what_if-ask=share&what_if-risk=own&what_if-value=lots&what_if-source=Somebody+2020")
    assert (
        page.words("what_if-answer")
        == "The relative risk ‘lots’ is not a number. Write it with a point, such as 1.5."
    )
    assert page.session.get_output("table").value["title"] == "Employment deprivation by ward, 2019"


def test_a_burden_of_ones_own_with_its_source(opened):
    page = opened(
        f"&selected={BUCKLOW}&what_if-ask=share&what_if-risk=own&what_if-value=1.5&what_if-source=Somebody+2020"
    )
    assert page.words("what_if-answer").startswith("If employment deprivation is a cause, it goes with 9.1 %")


def test_the_help_fits():
    assert len(what_if.HELP.split()) <= 120
