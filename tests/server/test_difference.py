"""The tool in a session: its settings, its two ways, and what it does without an answer."""

from __future__ import annotations

from modules.tools.difference.figures import Asked
from modules.tools.difference.tool import TOOL, controls

TRAFFORD = "E08000009"
EMPLOYMENT = f"tool=difference&indicator=employment_rate&level=borough&selected={TRAFFORD}"


def asked(at, **more):
    return Asked(at.subject, at.settings, at.chosen.codes, **more)


def test_the_controls_are_told_what_there_is(screen, views):
    told = controls(views, asked(screen(EMPLOYMENT)), course=False)
    assert (told["start"]["labels"][0], told["start"]["value"]) == ("2013", "2020")
    assert (told["lag"]["max"], told["count"]["max"]) == (3, 9)
    assert told["treated"]["hidden"] and told["errors"]["hidden"] and not told["against"]["hidden"]


def test_its_own_course_needs_no_comparison(screen, views):
    told = controls(views, asked(screen(EMPLOYMENT)), course=True)
    assert told["against"]["hidden"] and told["count"]["hidden"] and not told["errors"]["hidden"]
    assert controls(views, asked(screen(EMPLOYMENT), against="all"), course=False)["count"]["hidden"]


def test_without_a_series_there_is_nothing_to_set(screen, views):
    told = controls(views, asked(screen("indicator=employment_deprivation&level=ward25")), course=False)
    assert all(one == {"hidden": True} for one in told.values())


def test_a_session_gets_answer_pictures_and_map(visit):
    page = visit(EMPLOYMENT)
    assert page.words("difference-finding").startswith(
        "Employment rate: since January 2020 Trafford is 2.6 points"
    )
    assert page.html("difference-pictures").count("<svg") == 3
    assert "How this is worked out" in page.words("difference-beyond")
    page.set(**{"difference-start": "2018", "difference-lag": "1"})
    assert "since January 2018" in page.words("difference-finding")
    state = page.told("gm-state")[-1]
    assert "difference-start=2018" in state["address"] and "difference-lag=1" in state["address"]


def test_the_other_way_of_looking_is_a_tab(visit):
    page = visit(EMPLOYMENT)
    page.set(**{"difference-view": "course"})
    assert "on average 6.4 points worse than on its course" in page.words("difference-finding")
    assert "difference-view=course" in page.told("gm-state")[-1]["address"]
    assert 'aria-selected="true"' in page.html("difference-ways")


def test_nothing_chosen_says_what_to_do(visit):
    page = visit("tool=difference&indicator=employment_rate&level=borough")
    assert page.words("difference-finding").startswith("Click the areas where something was done")


def test_one_period_leads_on_by_one_click(visit):
    page = visit("tool=difference&selected=E05015241")
    assert 'data-show="claimant_rate"' in page.html("difference-finding")


def test_a_course_too_short_is_a_sentence(visit):
    page = visit(f"{EMPLOYMENT}&difference-view=course&difference-start=2016", **{
        "difference-view": "course", "difference-start": "2016"
    })  # fmt: skip
    assert "at least eight figures before the start: there are four figures" in page.words(
        "difference-finding"
    )


def test_the_tool_stands_in_its_place():
    assert (TOOL.id, TOOL.order, TOOL.folded) == ("difference", 60, ("window", "significance", "errors"))
