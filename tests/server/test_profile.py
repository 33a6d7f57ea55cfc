"""The tool Area profile."""

from __future__ import annotations

import pytest

from analysis.errors import AnalysisError
from modules.tools.profile.charts import Asked
from modules.tools.profile.readings import Against, Who
from modules.tools.profile.tool import HELP, TOOL, asked_of, drawn_or_fault, rug_section, themes_of_page

BUCKLOW, TRAFFORD = "E05015244", "E08000009"
ASKED = Asked(
    Who(TRAFFORD, "Trafford", "borough"), Against("E47000001", "Greater Manchester"), "all", 0, 0.95, ()
)


@pytest.fixture
def opened(visit):
    """Open the page with the tool at a link."""
    return lambda link="": visit(f"tool=profile&level=ward25{link}", tools=[TOOL])


def test_words_first_then_the_chart_what_moved_and_the_rug(opened):
    page = opened(f"&selected={BUCKLOW}")
    assert page.words("profile-head").startswith(
        "Bucklow-St. Martins lies on the worse side of Greater Manchester"
    )
    assert "spine-row" in page.html("profile-spine")
    assert page.words("profile-moves").startswith(
        "Improving and worsening Bucklow-St. Martins has one period only"
    )
    more = page.words("profile-more")
    assert "Tartan rug: the ten boroughs" in more and "All figures" in more


def test_another_selection_is_another_profile_and_another_indicator_is_not(opened):
    page = opened(f"&selected={BUCKLOW}")
    before = page.words("profile-head")
    page.set(indicator="imd_score")
    assert page.words("profile-head") == before
    page.set(selected="")
    assert page.words("profile-head").startswith("Greater Manchester lies on the worse side of England")


def test_the_comparator_is_its_own_setting(opened):
    page = opened(f"&selected={BUCKLOW}&profile-against=parent")
    assert "the worse side of Trafford" in page.words("profile-head")


def test_table_and_link(opened):
    page = opened(f"&selected={BUCKLOW}&profile-most=10")
    table = page.session.get_output("table").value
    assert table["title"] == "Wards by every indicator held for them"
    assert "profile-most=10" in page.told("gm-state")[-1]["address"]


def test_no_borough_figures_is_a_sentence(made_up, words):
    views = made_up({"ward25": {"2019": 1.0}})
    fault = drawn_or_fault(views, ASKED)
    assert isinstance(fault, AnalysisError)
    assert "No indicator has a figure" in words(rug_section(views, ASKED, fault))
    assert "Drawing" in words(rug_section(views, ASKED, None))


def test_themes_are_those_of_the_tabs():
    assert next(name for name, _ in themes_of_page()) == "worklessness"


def test_the_help_fits():
    assert len(HELP.split()) <= 120
    assert asked_of.__doc__
