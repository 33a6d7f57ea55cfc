"""The tool One ID."""

from __future__ import annotations

import pytest

import geodata
from modules.tools.one_id.tool import TOOL, answered, file_name

BUCKLOW = "E05015244"


@pytest.fixture
def opened(visit):
    """Open the page with the tool at a link."""
    return lambda link="": visit(f"tool=one_id&level=ward25{link}", tools=[TOOL])


def test_greater_manchester_is_the_place_until_there_is_another(opened):
    page = opened()
    assert page.words("one_id-answer").startswith(
        "Greater Manchester is a combined authority in the North West"
    )
    page.set(selected=BUCKLOW)
    assert page.words("one_id-answer").startswith(
        f"Bucklow-St. Martins is a ward of Trafford, {BUCKLOW} (2025)."
    )
    page.set(selected="", within="E08000009")
    assert page.words("one_id-answer").startswith("Trafford is a borough")


def test_what_is_typed_goes_before_the_map_and_stands_in_the_link(opened):
    page = opened(f"&selected={BUCKLOW}&one_id-q=m155jd")
    assert page.words("one_id-answer").startswith("M15 5JD is a live postcode in Hulme, Manchester")
    assert "one_id-q=m155jd" in page.told("gm-state")[-1]["address"]


def test_an_area_links_to_its_profile_at_a_level_where_there_are_figures(opened):
    html = opened(f"&selected={BUCKLOW}").html("one_id-answer").replace("&amp;", "&")
    assert f"?tool=profile&indicator=employment_deprivation&level=ward25&selected={BUCKLOW}" in html
    assert f'data-copy-code="{BUCKLOW}"' in html


def test_several_places_are_listed_and_none_has_a_reason(views, words):
    several = words(answered(views, "Manor", "imd_score"))
    assert "Manor, Stockport (ward of 2025) E05015028" in several
    assert "lies outside Greater Manchester" in words(answered(views, "SW1A 1AA", "imd_score"))


def test_typed_script_is_shown_as_text(views):
    html = str(answered(views, "<script>alert(1)</script>", "imd_score"))
    assert "<script>" not in html and "&lt;script&gt;" in html


def test_the_table_has_the_codes_of_the_level_on_the_map(opened):
    table = opened().session.get_output("table").value
    assert table["title"] == "Identifiers of wards"
    place = table["areas"]["code"].index(BUCKLOW)
    assert table["more"]["ward17"][place] == "E05000824"
    assert table["more"]["police_force"][place] == "Greater Manchester Police"


def test_a_list_is_matched_and_cleared(opened):
    page = opened()
    page.set(**{"one_id-lines": "m155jd\nManor\n\nxyz"})
    said = page.words("one_id-matched")
    assert said.startswith("1 of 4 lines was matched; 1 could be several areas, 1 not matched, 1 empty.")
    assert "3 (empty) The line is empty." in said
    page.set(**{"one_id-lines": ""})
    assert page.session.get_output("one_id-matched").value in (None, {"deps": [], "html": ""})


def test_too_long_a_list_is_a_sentence(opened):
    page = opened()
    page.set(**{"one_id-lines": "x\n" * geodata.MOST_LINES + "x"})
    assert page.words("one_id-matched").startswith("The list has 5,001 lines, and 5,000 at most")


def test_files_are_named_by_what_they_hold_and_the_day():
    assert file_name("matched", "csv").startswith("one_id_matched_2")


def test_no_line_of_a_list_is_written_to_the_log(opened, caplog):
    with caplog.at_level("DEBUG"):
        opened().set(**{"one_id-lines": "Quillfeather 7731"})
    assert "Quillfeather" not in caplog.text
