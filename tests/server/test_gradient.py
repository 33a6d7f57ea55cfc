"""The tool: its settings, its answer in the page, its refusals."""

from __future__ import annotations

import pytest

import app
from modules.tools.gradient.choice import Wish
from modules.tools.gradient.tool import TOOL, ways_on

OPEN = "tool=gradient&indicator=social_rented"


def test_it_is_found_and_has_its_place_in_the_menu():
    assert [tool.order for tool in app.TOOLS if tool.id == "gradient"] == [40]
    assert [setting.usual for setting in TOOL.settings] == ["", "map", "5", "usual", "20000"]


def test_the_answer_the_indices_and_the_table(visit):
    page = visit(OPEN)
    assert page.words("gradient-finding").startswith("In the most deprived fifth of Greater Manchester, ")
    assert "95 % interval" in page.words("gradient-indices")
    assert "Most deprived fifth" in page.words("gradient-groups_shown")
    assert "seed" in page.words("gradient-made_how")
    table = page.session.get_output("table").value
    assert table["title"] == (
        "Households in social housing by groups of the Index of Multiple Deprivation, March 2011"
    )
    assert "Group’s value" in [column["title"] for column in table["columns"]]


def test_the_chart_is_drawn(visit):
    assert "<svg" in visit(OPEN).html("gradient-picture")


def test_a_link_carries_every_setting(visit):
    page = visit(OPEN)
    page.set(**{"gradient-groups": "10", "gradient-where": "gm", "gradient-variant": "none"})
    address = page.told("gm-state")[-1]["address"]
    assert {"tool=gradient", "gradient-groups=10", "gradient-where=gm", "gradient-variant=none"} <= set(
        address.lstrip("?").split("&")
    )
    assert page.words("gradient-finding").startswith("In the most deprived tenth")


def test_a_measure_that_contains_the_indicator_is_refused_and_another_offered(visit):
    page = visit("tool=gradient&gradient-measure=imd_score")
    said = page.words("gradient-finding")
    assert said.startswith("The Index of Multiple Deprivation contains employment deprivation, so the two")
    assert "Rank areas by income deprivation" in said
    assert page.html("gradient-picture").count("<svg") == 0
    assert page.session.get_output("table").value["title"].startswith("Employment deprivation by ward")


def test_its_controls_are_told_what_cannot_be_chosen_here(visit):
    controls = visit(OPEN + "&level=borough").told("gm-state")[-1]["controls"]
    assert controls["gradient-groups"] == {"max": 5, "value": "5"}
    assert controls["gradient-where"]["missing"]["england"] == "England’s ranks are held for LSOAs only"
    assert controls["gradient-measure"]["missing"]["claimants"]
    assert "employment_deprivation" not in controls["gradient-measure"]["missing"]


def test_ten_boroughs_carry_five_groups_whatever_a_link_asks(visit):
    page = visit("tool=gradient&indicator=healthy_life_expectancy&level=borough&gradient-groups=10")
    assert page.words("gradient-finding").startswith("In the most deprived fifth of Greater Manchester")
    assert page.told("gm-state")[-1]["controls"]["gradient-groups"]["value"] == "5"


def test_englands_ranks_need_no_measure(visit):
    controls = visit(OPEN + "&level=lsoa11&gradient-where=england").told("gm-state")[-1]["controls"]
    assert "Index of Multiple Deprivation" in controls["gradient-measure"]["reason"]
    assert controls["gradient-where"]["missing"] == {}


@pytest.mark.parametrize(
    "link",
    [
        "tool=gradient&indicator=house_price&level=lsoa11",
        "tool=gradient&indicator=imd_score&level=lsoa11",
        "tool=gradient&indicator=social_rented&level=lsoa11&within=E05011372&gradient-measure=claimants",
        "tool=gradient&indicator=crime&level=lsoa11&gradient-variant=log",
        "tool=gradient&indicator=social_rented&level=ward25&gradient-where=england",
        "tool=gradient&indicator=social_rented&gradient-measure=nonsense&level=lsoa11",
    ],
)
def test_bad_input_gets_a_sentence_and_the_map_stays(visit, link):
    page = visit(link)
    said = page.words("gradient-finding")
    assert len(said) > 40 and said.count(".") >= 1
    assert page.words("gradient-groups_shown") == ""
    assert page.session.get_output("table").value["areas"]["code"]


def test_a_refusal_leads_on(screen):
    opened = screen("level=lsoa11")
    assert "data-value" in str(ways_on(opened.views, opened.subject, Wish(where="england")))
    assert "income deprivation" in str(ways_on(opened.views, opened.subject, Wish(measure="imd_score")))
    assert ways_on(opened.views, opened.subject, Wish()) == []


def test_the_group_of_the_selected_area_is_marked_in_the_chart(visit):
    page = visit(OPEN + "&level=lsoa11&selected=E01005061")
    assert "--select" in page.html("gradient-picture")


def test_a_download_is_what_is_on_the_screen_with_method_and_sources(take):
    answer = take("csv", tool="gradient", indicator="social_rented", level="ward25")
    text = answer.content.decode("utf-8-sig")
    assert answer.headers["content-disposition"].split('"')[1].startswith("gradient_")
    assert "# Slope index (SII): " in text
    assert "# Most deprived fifth: " in text
    assert "# Source of Index of Multiple Deprivation, score: English Indices of Deprivation 2019" in text
    assert "seed 20190926" in text
    head, *rows = [line for line in text.splitlines() if not line.startswith("#")]
    assert head.startswith("area_code,name,borough,borough_code,rank,value,group,group_name,group_value,")
    assert len(rows) == 215
