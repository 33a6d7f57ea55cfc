"""Area profile in a reader's hands: chart, lists, rug, another area, an indicator on the map."""

from __future__ import annotations

import re

from exploring import BUCKLOW, TRAFFORD
from playwright.sync_api import expect

PART = "[data-tool-part=profile]"


def test_a_row_of_the_chart_shows_its_indicator_and_keeps_the_profile(open_page):
    page = open_page(f"tool=profile&level=ward25&selected={BUCKLOW}").page
    sentence = page.locator(f"{PART} .sentence").first
    expect(sentence).to_contain_text("Bucklow-St. Martins lies on the worse side")
    row = page.get_by_role("button", name="Show Income deprivation on the map")
    expect(row).to_be_attached(timeout=15000)
    row.scroll_into_view_if_needed()
    row.click()
    expect(page.locator("#legend-title")).to_contain_text("Income deprivation")
    expect(sentence).to_contain_text("Bucklow-St. Martins")
    expect(page).to_have_url(re.compile("indicator=income_deprivation.*tool=profile"))


def test_buttons_lie_over_the_rows_that_they_show(open_page):
    page = open_page(f"tool=profile&level=borough&selected={TRAFFORD}").page
    row = page.get_by_role("button", name="Show Unemployment rate, modelled on the map")
    expect(row).to_be_attached(timeout=15000)
    title = page.locator(f"{PART} .spine-chart text", has_text="Unemployment rate, modelled").first
    row.scroll_into_view_if_needed()
    box, words = row.bounding_box(), title.bounding_box()
    assert box["y"] - 2 <= words["y"] and words["y"] + words["height"] <= box["y"] + box["height"] + 2


def test_another_area_on_the_map_is_another_profile(open_page):
    explorer = open_page(f"tool=profile&level=borough&selected={TRAFFORD}")
    page = explorer.page
    sentence = page.locator(f"{PART} .sentence").first
    expect(sentence).to_contain_text("Trafford lies on the better side of Greater Manchester")
    page.locator("#profile-against").select_option("E92000001")
    expect(sentence).to_contain_text("side of England")
    page.locator("#tray-rows .tray-row button").last.click()
    expect(sentence).to_contain_text("Greater Manchester lies on the worse side of England")


def test_the_rug_and_all_figures_are_one_click_deeper(open_page):
    page = open_page(f"tool=profile&level=borough&selected={TRAFFORD}").page
    fold = page.locator(f"{PART} details", has_text="Tartan rug")
    expect(fold).to_be_attached(timeout=15000)
    expect(fold.locator("svg")).to_be_hidden()
    # What is still being drawn would come closed again.
    page.wait_for_function("!document.documentElement.classList.contains('shiny-busy')")
    fold.locator("summary").click()
    expect(fold.locator("svg")).to_be_visible()
    expect(fold.locator("table.rug tbody tr")).to_have_count(31)
    page.locator(f"{PART} details", has_text="All figures").locator("summary").click()
    expect(page.locator(".profile-figures tbody tr")).to_have_count(31)
