"""The relationship on the page."""

from __future__ import annotations

import pytest

OPEN = "tool=relationship&level=lsoa11"


def nothing_in(page, *parts):
    return all(page.session.get_output(f"relationship-{part}").value is None for part in parts)


def controls(page):
    return page.told("gm-state")[-1]["controls"]


def test_it_answers_draws_and_lists(visit):
    page = visit(OPEN)
    assert "go together strongly" in page.words("relationship-answer")
    assert page.html("relationship-picture").count("E010") == 1673
    assert "gathers on the map" in page.words("relationship-pattern")
    assert page.session.get_output("table").value["title"].startswith("Employment deprivation against Health")
    assert nothing_in(page, "rectangle", "several")


def test_a_rectangle_is_in_the_link_and_its_areas_are_told(visit):
    page = visit(f"{OPEN}&relationship-y_from=30")
    assert page.words("relationship-rectangle").startswith("43 LSOAs in the rectangle")
    assert 'data-brushed="E01' in page.html("relationship-rectangle")
    assert not controls(page)["relationship-y_from"]["hidden"]
    page.set(**{"relationship-y_from": ""})
    assert nothing_in(page, "rectangle")
    assert controls(page)["relationship-y_from"]["hidden"]
    assert "y_from" not in page.told("gm-state")[-1]["address"]


def test_further_exposures_bring_a_regression_and_its_left_over(visit):
    page = visit(f"{OPEN}&relationship-also1=crime&relationship-residuals=1")
    assert "With the others held still" in page.words("relationship-several")
    assert "What the regression leaves over" in page.words("relationship-pattern")
    assert "Furthest from the regression" in page.words("relationship-further")


def test_a_refusal_is_one_sentence_and_nothing_else(visit):
    page = visit(f"{OPEN}&relationship-x=imd_score")
    assert "One of the two is made of the other" in page.words("relationship-answer")
    assert nothing_in(page, "picture", "rectangle", "pattern", "several", "further")
    assert page.session.get_output("table").value["title"] == "Employment deprivation by LSOA, 2019"


def test_a_regression_that_cannot_be_done_says_why_and_the_line_stays(visit):
    page = visit("tool=relationship&level=borough&relationship-also1=imd_score")
    assert "made of the other" in page.words("relationship-several")
    assert "go together" in page.words("relationship-answer")


def test_a_number_on_the_map_is_refused(visit):
    page = visit("tool=relationship&indicator=claimants")
    assert "choose a rate" in page.words("relationship-answer")


def test_nothing_is_worked_out_while_another_tool_is_open(visit):
    import app

    page = visit("tool=overlay", tools=[one for one in app.TOOLS if one.id in ("overlay", "relationship")])
    with pytest.raises(KeyError, match="No output named 'relationship-answer'"):
        page.words("relationship-answer")
