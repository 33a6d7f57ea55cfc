"""The session's server: inputs in, outputs and messages out, on the real figures."""

from __future__ import annotations

import pytest

import geodata
from app import THEMES
from modules.parts.explorer import places_found
from modules.parts.state import parse_address

BUCKLOW, BOWDON, TRAFFORD = "E05015244", "E05015241", "E08000009"


def test_the_page_opens_with_what_is_in_the_map_window(visit):
    page = visit()
    assert page.words("summary").startswith("Greater Manchester Nothing selected: figures for")
    assert "Across 215 wards in view" in page.words("summary")
    assert page.told("gm-notice") == []
    assert page.told("gm-state")[-1]["address"] == ""


def test_selecting_an_area_changes_sentence_comparators_table_and_address(visit):
    page = visit()
    page.set(selected=BUCKLOW)
    assert "In Bucklow-St. Martins 20.1 % of working-age adults are involuntarily out of work" in page.words(
        "summary"
    )
    assert page.words("comparators").startswith(
        "Beside it Comparator Value Bucklow-St. Martins is Trafford 8.9 %"
    )
    state = page.told("gm-state")[-1]
    assert state["address"] == f"?selected={BUCKLOW}"
    assert [crumb["name"] for crumb in state["crumbs"]] == [
        "Greater Manchester", "Trafford", "Bucklow-St. Martins",
    ]  # fmt: skip


def test_the_window_limits_the_numbers_and_an_empty_one_says_what_to_do(visit):
    page = visit("level=borough")
    page.set(window="53.35,-2.45,53.48,-2.25")
    assert "Trafford" in page.words("summary")
    assert "Across 10 boroughs" not in page.words("summary")
    page.set(window="0,0,1,1")
    assert page.words("summary").endswith("Nothing in view: zoom out or pick a borough.")


def test_the_table_is_sent_with_the_rows_of_the_map(visit):
    page = visit(f"within={TRAFFORD}&level=lsoa11")
    table = page.session.get_output("table").value
    assert len(table["areas"]["code"]) == 138
    assert table["title"] == "Employment deprivation by LSOA, 2019"


def test_a_new_indicator_keeps_the_selection_and_offers_its_levels(visit):
    page = visit(f"selected={BUCKLOW}")
    page.set(indicator="social_rented")
    assert "households" in page.words("summary")
    state = page.told("gm-state")[-1]
    assert state["levels"]["ward17"]["hidden"] is False
    assert state["choices"]["sex"]["reason"] == "Not published by sex here."
    assert parse_address(state["address"]) == {"indicator": "social_rented", "selected": BUCKLOW}


def test_a_return_is_answered_even_where_the_screen_is_the_same(visit):
    page = visit(f"selected={BUCKLOW}")
    before = page.told("gm-state")[-1]
    assert before["returned"] == ""
    page.set(returned="1")
    assert page.told("gm-state")[-1] == before | {"returned": "1"}


@pytest.mark.parametrize(
    "link",
    [
        "indicator=moonshine&level=parish&classes=many&against=me",
        "selected=%3Cscript%3Ealert(1)%3C/script%3E&within=E05000829&tray=" + "x," * 900,
        "level=" + "x" * 10_000,
        "threshold=nan&confidence=1e999&method=manual&manual=a;b",
        "period=%00&sex=%F0%9F%92%A9&age=%",
    ],
)
def test_a_hostile_link_gives_the_nearest_page_and_says_so(visit, link):
    page = visit(link)
    notices = page.told("gm-notice")
    assert notices and all(one.endswith(".") for one in notices[0])
    assert "<script>" not in page.html("summary")


def test_a_notice_is_told_once(visit):
    page = visit("indicator=moonshine")
    assert page.told("gm-notice") == [
        ["There is no indicator ‘moonshine’ here; showing Employment deprivation instead."]
    ]
    page.set(classes="7")
    assert page.told("gm-notice") == []
    page.set(indicator="starlight")
    assert page.told("gm-notice")[0][0].startswith("There is no indicator ‘starlight’")


def test_settings_that_nobody_knows_are_named_once(visit):
    page = visit("colour=red&worklessness-share=50")
    assert page.told("gm-notice") == [
        ["The link has settings that this version does not know: ‘colour’. They were ignored."]
    ]


def test_an_outdated_period_is_told_to_who_opens_the_link(visit):
    page = visit("indicator=claimant_rate&level=ward17&period=March+2003")
    assert page.told("gm-notice") == [
        ["Claimant rate, by quarter has no period ‘March 2003’; showing November 2018."]
    ]


def test_trap_05_a_selection_of_the_other_vintage_is_left_out_with_a_sentence(visit):
    page = visit(f"selected={BUCKLOW}")
    page.set(indicator="claimant_rate")
    told = page.told("gm-notice")[0]
    assert any("wards of 2017" in one and BUCKLOW in one for one in told)
    assert "Across 215 wards of 2017 in view" in page.words("summary")


def test_theme_cards_follow_the_selection_and_their_sliders(visit):
    page = visit(f"selected={BUCKLOW}&worklessness-share=50")
    page.set(**{"worklessness-share": "50"})
    assert "to close 50 % of its gap" in page.words("worklessness-people")
    assert "worklessness-share=50" in page.told("gm-state")[-1]["address"]
    page.set(**{"health-groups": "3", "housing-affordable": "12"})
    assert "3 groups of wards" in page.words("health-spread")
    assert "above 12 years of pay" in page.words("housing-affordable_answer")
    assert page.words("skills-gap").startswith("Choose two areas")
    page.set(tray=BOWDON)
    assert "to close 100 % of the gap to Bowdon" in page.words("skills-gap")


def test_the_data_page_lists_every_source(visit, views):
    said = visit().words("about")
    for source in views.catalogue.sources.values():
        assert source.dataset in said
    assert "E05" not in said


def test_places_lead_to_the_area_of_the_level_shown():
    [found, *_] = places_found("M31 4", "ward25")
    assert found["select"] == BUCKLOW
    south, west, north, east = found["bounds"]
    assert 53 < south < north < 54 and -3 < west < east < -1.5
    [borough, *_] = places_found("Trafford", "borough")
    assert (borough["label"], borough["select"]) == ("Trafford (borough)", TRAFFORD)
    assert places_found("Atlantis", "ward25") == []


def test_places_are_answered_to_the_page(visit):
    page = visit()
    page.set(place_query="Bowdon")
    answer = page.told("gm-places")[0]
    assert answer["query"] == "Bowdon"
    assert BOWDON in [place["select"] for place in answer["places"]]


def test_made_up_figures_with_gaps_fill_every_output(visit, made_up):
    """NaN and infinite values, and no comparator at all: nothing on the page may fail."""
    import numpy as np

    values = np.full(geodata.LEVELS["ward25"].areas, np.nan)
    values[:3] = [10.0, np.inf, -np.inf]
    page = visit(f"selected={BUCKLOW}", views=made_up({"ward25": {"2019": values}}))
    assert "There is no figure for Bucklow-St. Martins" in page.words("summary")
    for output, held in page.session.to_values().outputs.items():
        assert held.status in ("ok", "silent"), (output, held.error)


def test_every_theme_opens_with_its_own_indicator(visit, views):
    page = visit()
    for theme in THEMES:
        page.set(indicator=theme.opens_with)
        state = page.told("gm-state")[-1]
        assert (state["indicator"], state["theme"]) == (theme.opens_with, theme.id)
        assert page.told("gm-notice") == []
