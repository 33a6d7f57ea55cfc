"""Groups of areas of one's own in a reader's hands: chosen, seen on the map, taken away, forgotten."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from axe_rules import violations
from playwright.sync_api import FilePayload, Page, expect

import geodata

OPEN = "tool=own_areas&level=ward25&indicator=social_rented"
PART = "[data-tool-part=own_areas]"
HOSTILE = "<img src=x onerror=window.hurt=1>"
TRAFFORD = "E08000009"


def made_up(level: str = "ward25", first: str = "East", more: str = "") -> FilePayload:
    """Return the areas of Trafford dealt out to three groups."""
    codes = geodata.children(TRAFFORD, level)
    lines = [f"{code},{(first, 'North', 'West')[at % 3]}" for at, code in enumerate(codes)]
    content = "\n".join(["Code,Locality", *lines, *([more] if more else [])])
    return {"name": "localities.csv", "mimeType": "text/csv", "buffer": content.encode()}


def use(page: Page, file: FilePayload) -> None:
    page.locator("[data-token-of=own_areas]").wait_for(state="attached")
    page.locator("#own_areas-file").set_input_files(file)
    expect(page.locator(f"{PART} .tool-numbers")).to_be_visible(timeout=20_000)


def test_groups_go_from_the_file_to_the_map_the_table_and_a_file(open_page):
    explorer = open_page(OPEN)
    page = explorer.page
    use(page, made_up(more="E05099999,East"))
    expect(page.get_by_role("heading", name="localities.csv: three groups of 21 wards")).to_be_focused()
    expect(page.locator(f"{PART} .sentence")).to_contain_text("Of your three groups")
    expect(page.locator(f"{PART}")).to_contain_text("is a ward outside Greater Manchester")
    expect(page.locator("#legend-title")).to_contain_text("by your groups")
    expect(page.locator("#legend-missing")).to_contain_text("In no group, or no figure: 194 wards")
    expect(page.locator(".gm-map .group-line")).to_have_count(1)
    expect(page.locator("#own_areas-chart svg").first).to_be_visible(timeout=15_000)
    area = page.locator("path.area[aria-label*='is in East']").first
    expect(area).to_have_attribute("aria-label", re.compile(r"Trafford, is in East: [0-9.]+\s% \("))

    page.locator("#drawer-toggle").click()
    names = page.locator("#table .row:not(.head) .cell.words").filter(has_text="West")
    names.first.click()
    expect(page).not_to_have_url(re.compile("selected=G"))
    with page.expect_download() as taken:
        page.locator("[data-download=geojson]").first.click()
    whole = json.loads(Path(taken.value.path()).read_text("utf-8"))
    assert sorted(one["properties"]["name"] for one in whole["features"]) == ["East", "North", "West"]


def test_another_indicator_another_level_and_another_column_follow(open_page):
    page = open_page(OPEN).page
    use(page, made_up("lsoa11"))
    expect(page.locator(PART)).to_contain_text("wards on the map lie in more than one group.")
    page.locator(PART).get_by_role("button", name="Show LSOAs").click()
    expect(page.locator("#legend-note")).to_have_text("1,673 LSOAs")
    expect(page.locator(PART)).not_to_contain_text("lie in more than one group")
    page.locator("#picker-button").click()
    page.locator("[data-indicator=imd_rank] .entry-words").click()
    expect(page.locator(f"{PART} .sentence")).to_contain_text("A rank of LSOAs cannot be averaged")
    expect(page.locator(".gm-map .group-line")).to_have_count(0)
    page.locator(PART).get_by_role("button", name="Income deprivation").click()
    expect(page.locator(f"{PART} .sentence")).to_contain_text("Of your three groups")
    page.locator(PART).get_by_text("Areas by column A").click()
    page.get_by_label("Groups", exact=True).select_option("A")
    expect(page.locator(f"{PART} .sentence")).to_contain_text("cannot be both: choose two columns")


def test_forgetting_brings_the_indicator_back(open_page):
    page = open_page(OPEN).page
    use(page, made_up())
    page.get_by_role("button", name="Forget this file").click()
    expect(page.locator(f"{PART} .sentence")).to_contain_text("Choose a file")
    expect(page.locator("#legend-title")).not_to_contain_text("by your groups")
    expect(page.locator(".gm-map .group-line")).to_have_count(0)
    expect(page.locator(f"{PART} .own-said")).to_have_text("The file is forgotten: nothing of it is kept.")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"Team,Colour\nNorth,red\n", "No column of a.csv says which area a row is of."),
        (b"Postcode,Team\nM1 1AE,North\n", "Column A (“Postcode”) of a.csv has postcodes"),
        (b"Code,Name of patient\nE05015239,Mary Jones\n", "a.csv was not kept. Column B"),
        (b"", "a.csv is empty."),
    ],
)
@pytest.mark.allow_errors("The server answers what it refuses with an error, and the browser notes that.")
def test_a_bad_file_is_refused_with_a_sentence(open_page, content, sentence):
    page = open_page(OPEN).page
    page.locator("[data-token-of=own_areas]").wait_for(state="attached")
    file = {"name": "a.csv", "mimeType": "text/csv", "buffer": content}
    page.locator("#own_areas-file").set_input_files(file)
    expect(page.locator(f"{PART} .own-said")).to_contain_text(sentence)
    expect(page.locator(f"{PART} .own-title")).to_have_count(0)


def test_an_area_in_two_groups_names_both_rows(open_page):
    page = open_page(OPEN).page
    page.locator("[data-token-of=own_areas]").wait_for(state="attached")
    page.locator("#own_areas-file").set_input_files(made_up(more="E05015239,West"))
    said = page.locator(f"{PART} .sentence").first
    expect(said).to_contain_text("row 23 puts E05015239 in “West”, and row 2")


def test_scripts_in_a_file_are_shown_as_text(open_page):
    page = open_page(OPEN).page
    use(page, made_up(first=HOSTILE))
    expect(page.locator(f"{PART}")).to_contain_text(HOSTILE)
    page.locator("path.area[aria-label*='is in <img']").first.hover(force=True)
    expect(page.locator(".map-tip")).to_contain_text("<img")
    expect(page.locator("#own_areas-chart svg").first).to_be_visible(timeout=15_000)
    page.locator("#drawer-toggle").click()
    expect(page.locator("#table")).to_contain_text("<img")
    assert page.evaluate("window.hurt") is None


@pytest.mark.parametrize("look", ["", "&mode=projector", "&look=dark"], ids=["light", "projector", "dark"])
def test_axe_finds_nothing_on_groups_in_any_mode(open_page, look):
    explorer = open_page(OPEN + look)
    page = explorer.page
    use(page, made_up(more="E05099999,East"))
    expect(page.locator("#own_areas-chart svg").first).to_be_visible(timeout=15_000)
    page.locator(f"{PART} details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    explorer.until("!document.documentElement.classList.contains('shiny-busy')")
    assert violations(explorer) == []
