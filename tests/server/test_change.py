"""The change tool in a session: its settings, what it tells the page, and what it does without an answer."""

from __future__ import annotations

from modules.tools.change.figures import Asked
from modules.tools.change.tool import TOOL, controls

EMPLOYMENT = "tool=change&indicator=employment_rate&level=borough"


def asked(at, **more):
    return Asked(at.subject, at.settings, **more)


def test_the_sliders_are_told_the_periods_and_where_they_stand(screen, views):
    told = controls(views, asked(screen(EMPLOYMENT), first="2016"))
    assert (told["from"]["labels"][0], told["from"]["labels"][-1], told["from"]["value"]) == (
        "2012",
        "2022",
        "2016",
    )
    assert (told["to"]["labels"][0], told["to"]["value"]) == ("2013", "2023")


def test_what_cannot_be_tested_is_greyed(screen, views):
    told = controls(views, asked(screen("indicator=claimant_rate&level=ward17")))
    assert told["shows"]["missing"] == {"verdicts": "not testable"}
    assert told["shows"]["value"] == "size" and told["tests"]["hidden"]


def test_without_a_series_there_is_nothing_to_set(screen, views):
    told = controls(views, asked(screen("indicator=employment_deprivation&level=ward25")))
    assert all(one == {"hidden": True} for one in told.values())


def test_periods_out_of_order_leave_the_sliders_in_reach(screen, views):
    told = controls(views, asked(screen(EMPLOYMENT), first="2020", last="2015"))
    assert (told["from"]["value"], told["to"]["value"]) == ("2020", "2015")


def test_a_session_gets_sentence_lists_and_map(visit):
    page = visit(f"{EMPLOYMENT}&selected=E08000009")
    assert page.words("change-finding").startswith("Employment rate, 2012 to 2023: of ten boroughs")
    assert "<svg" in page.html("change-course")
    assert "Improving most" in page.words("change-further")
    state = page.told("gm-state")[-1] if page.told("gm-state") else None
    page.set(**{"change-from": "2016"})
    assert page.words("change-finding").startswith("Employment rate, 2016 to 2023")
    state = page.told("gm-state")[-1]
    assert "change-from=2016" in state["address"]
    assert state["tool"]["id"] == "change"


def test_one_period_leads_on_by_one_click(visit):
    page = visit("tool=change")
    said = page.words("change-finding")
    assert said.startswith("Employment deprivation has one period only by ward, 2019")
    assert 'data-show="claimant_rate"' in page.html("change-finding")


def test_periods_out_of_order_are_a_sentence(visit):
    page = visit(EMPLOYMENT)
    page.set(**{"change-from": "2020", "change-to": "2015"})
    assert page.words("change-finding") == (
        "The change from 2020 to 2015 is none: choose an earlier period in From than in To."
    )


def test_the_tool_stands_in_its_place():
    assert (TOOL.id, TOOL.order, TOOL.folded) == ("change", 50, ("tests",))
