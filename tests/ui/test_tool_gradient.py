"""The social gradient in a reader's hands."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

OPEN = "tool=gradient&indicator=social_rented"


@pytest.fixture
def opened(open_page):
    """Open the page with the tool at a link, and return the page and the tool's part."""

    def go(link=OPEN):
        page = open_page(link).page
        part: Locator = page.locator("[data-tool-part=gradient]")
        expect(part.locator(".sentence").first).not_to_be_empty(timeout=15000)
        return page, part

    return go


def test_more_groups_recolour_map_legend_chart_and_words(opened):
    page, part = opened()
    legend = page.locator(".legend-groups .legend-group")
    expect(legend).to_have_count(5)
    slider = page.locator("#gradient-groups")
    slider.focus()
    for _ in range(5):
        slider.press("ArrowRight")
    expect(legend).to_have_count(10)
    expect(part.locator(".sentence").first).to_contain_text(
        "In the most deprived tenth of Greater Manchester"
    )
    expect(part.locator(".chart svg title, .chart svg").first).to_be_visible()
    assert page.locator(".area.k9").count() > 10
    held = [int(text) for text in page.locator(".legend-groups .legend-count").all_inner_texts()]
    assert sum(held) == 215
    page.wait_for_function("location.search.includes('gradient-groups=10')")


def test_a_refusal_is_left_by_its_button(opened):
    page, part = opened("tool=gradient&gradient-measure=imd_score")
    expect(part.locator(".sentence")).to_contain_text("contains employment deprivation")
    expect(page.locator(".legend-groups")).to_have_count(0)
    part.get_by_role("button", name="Rank areas by income deprivation").click()
    expect(part.locator(".sentence").first).to_contain_text("In the most deprived fifth")
    expect(page.locator(".legend-groups .legend-group")).to_have_count(5)
    page.wait_for_function("!location.search.includes('gradient-measure')")


def test_shares_and_trend_are_drawn_when_they_are_opened(opened):
    page, part = opened("tool=gradient&indicator=healthy_life_expectancy&level=borough")
    expect(part.locator("#gradient-beyond svg")).to_have_count(0)
    part.get_by_text("Shares, and the gap over time").click()
    expect(part.locator("#gradient-beyond svg")).to_have_count(2, timeout=15000)
    expect(part.locator("#gradient-beyond")).to_contain_text("did not clearly change")
    expect(page.locator("#gradient-groups")).to_have_attribute("max", "5")


def test_the_draws_stand_beside_the_method_and_move_the_limits(opened):
    page, part = opened()
    assert page.locator("#tool-rail #gradient-draws").count() == 0
    part.get_by_text("How this is worked out").click()
    slider = part.locator("#gradient-draws")
    expect(slider).to_be_visible()
    expect(part.locator("#gradient-made_how")).to_contain_text("20,000 draws")
    slider.focus()
    slider.press("Home")
    expect(part.locator("#gradient-made_how")).to_contain_text("1,000 draws")
    page.wait_for_function("location.search.includes('gradient-draws=1000')")


def test_a_group_of_the_legend_shows_only_its_areas(opened):
    page, _ = opened()
    first = page.locator(".legend-groups .legend-group").first
    held = int(first.locator(".legend-count").inner_text())
    first.click()
    expect(page.locator(".area:not(.dim)")).to_have_count(held)
