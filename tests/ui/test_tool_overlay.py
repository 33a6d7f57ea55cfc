"""The overlay in a browser: nine colours, a square legend that filters, a list that selects."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

OPEN = "tool=overlay&level=lsoa11"
LIT = "document.querySelectorAll('.area:not(.dim)').length"


@pytest.fixture
def opened(open_page):
    """Open the page at a link, with its nine colours."""

    def open_at(query: str = OPEN):
        explorer = open_page(query)
        explorer.page.locator(".legend-cells .legend-group").first.wait_for()
        return explorer

    return open_at


def test_the_legend_is_a_square_whose_cells_filter_the_map(opened):
    explorer = opened()
    page = explorer.page
    cells = page.locator(".legend-cells .legend-group")
    expect(cells).to_have_count(9)
    shown = sum(int(text.replace(",", "")) for text in cells.all_inner_texts())
    assert shown == 1673
    worst = page.locator('.legend-cells [data-group="8"]')
    count = int(worst.inner_text())
    worst.click()
    expect(worst).to_have_attribute("aria-pressed", "true")
    explorer.until(f"{LIT} === {count}")
    worst.click()
    explorer.until(f"{LIT} === 1673")


def test_an_area_of_the_list_is_selected_on_a_click(opened):
    page = opened().page
    first = page.locator("[data-tool-part=overlay] .tool-list [data-select]").first
    code = first.get_attribute("data-select")
    first.click()
    expect(page).to_have_url(re.compile(f"selected={code}"))


def test_cut_points_appear_when_asked_for_and_move_the_classes(opened):
    page = opened().page
    low = page.locator("[id='overlay-first_low']")
    expect(low).to_be_hidden()
    page.locator("[id='overlay-cuts']").select_option("own")
    expect(low).to_be_visible()
    before = page.locator('.legend-cells [data-group="8"]').inner_text()
    page.locator("[id='overlay-first_high']").fill("35")
    expect(page.locator("[data-tool-part=overlay] .sentence")).to_contain_text("worst class")
    expect(page.locator('.legend-cells [data-group="8"]')).not_to_have_text(before)
    expect(page).to_have_url(re.compile("overlay-first_high=35"))
