"""The need tool in a session: settings in, answer, map and table out."""

from __future__ import annotations

from modules.tools.need.tool import TOOL
from modules.tools.tool import MOST_HELP_WORDS


def test_it_answers_paints_and_lists(visit):
    page = visit("tool=need")
    assert page.words("need-answer").startswith("Harpurhey has the greatest need of 215 wards")
    table = page.session.get_output("table").value
    assert table["title"] == "Need by ward"
    assert [column["title"] for column in table["columns"]][:7] == [
        "Rank", "Ward", "Borough", "Need score", "In top 20", "Rank from", "Rank to",
    ]  # fmt: skip
    assert "stay there in at least nine draws of ten" in page.words("need-sure")
    assert page.words("need-shares").startswith("£1,000,000 over 215 wards")


def test_weights_change_the_order_and_stand_in_the_address(visit):
    page = visit("tool=need")
    page.set(**{"need-weights": "barriers_to_housing:10,crime:1"})
    assert not page.words("need-answer").startswith("Harpurhey")
    assert page.told("gm-state")[-1]["address"] == "?tool=need&need-weights=barriers_to_housing:10,crime:1"


def test_a_composite_with_its_part_is_refused_and_the_map_stays_the_indicators(visit):
    page = visit("tool=need&need-weights=imd_score:5,crime:5")
    assert page.words("need-answer") == (
        "Index of Multiple Deprivation contains Crime, which would count twice: leave one of them out."
    )
    assert page.session.get_output("table").value["title"].startswith("Employment deprivation by ward")
    told = page.told("gm-state")[-1]["controls"]["need-weights"]
    assert [one["id"] for one in told["weights"]] == ["imd_score", "crime"]


def test_no_indicators_and_no_weight_are_said(visit):
    page = visit("tool=need&need-weights=none")
    assert page.words("need-answer") == "A need index needs at least one indicator: add one."
    page.set(**{"need-weights": "crime:0"})
    assert page.words("need-answer").startswith("All weights are 0")


def test_an_impossible_minimum_is_said_in_its_own_place(visit):
    page = visit("tool=need&need-kind=staff&need-staff=10&need-least_staff=5")
    assert "needs 1,075 staff, and there are 10" in page.words("need-shares")
    assert page.words("need-answer").startswith("Harpurhey")


def test_conditions_are_answered_and_can_be_mapped(visit):
    page = visit("tool=need&level=lsoa11&need-conditions=claimants:above:100")
    assert page.words("need-met").startswith("44 LSOAs of 1,673 meet it")
    page.set(**{"need-shows": "meets"})
    table = page.session.get_output("table").value
    assert "Meets all" in [column["title"] for column in table["columns"]]


def test_without_conditions_it_says_what_to_do(visit):
    assert visit("tool=need&need-shows=meets").words("need-met").startswith("Add a condition")


def test_within_a_borough_the_top_is_half_of_its_wards_at_most(visit):
    page = visit("tool=need&within=E08000009")
    assert page.words("need-answer").startswith(
        "Bucklow-St. Martins has the greatest need of 21 wards in Trafford"
    )
    assert page.told("gm-state")[-1]["controls"]["need-k"] == {"min": 1, "max": 10, "value": "10"}


def test_a_link_with_strange_settings_still_answers(visit):
    page = visit("tool=need&need-way=magic&need-vary=999&need-k=0&need-preset=none&need-conditions=:::")
    assert page.words("need-answer").startswith("Harpurhey")


def test_the_help_is_short():
    assert len(TOOL.help.split()) <= MOST_HELP_WORDS


def test_a_download_holds_the_ranking_with_its_settings(take):
    text = take("csv", tool="need", level="borough", **{"need-weights": "crime:5,income_deprivation:2"})
    lines = text.content.decode("utf-8-sig").splitlines()
    assert "# Weights: Crime 5; Income deprivation 2" in lines
    assert any(line.startswith("# Draws: 1,000, seed 2017, weights ±25 %, top 5") for line in lines)
    head, *rows = [line for line in lines if not line.startswith("#")]
    assert head.startswith("area_code,name,borough,borough_code,rank,value,share,best,worst,gets,adds_crime")
    assert len(rows) == 10
