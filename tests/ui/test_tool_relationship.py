"""The relationship in a browser: a rectangle drawn over the dots lights areas, and so do the sliders."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

OPEN = "tool=relationship&level=lsoa11"
LIT = "document.querySelectorAll('.area:not(.dim)').length"


@pytest.fixture
def opened(open_page):
    """Open the page at a link, with its scatter drawn and in sight."""

    def open_at(query: str = OPEN):
        explorer = open_page(query)
        explorer.page.locator(".scatter svg").scroll_into_view_if_needed()
        explorer.until("!document.documentElement.classList.contains('shiny-busy')")
        return explorer

    return open_at


def draw(page, start, end):
    """Draw a rectangle over the scatter, from and to as shares of its width and height."""
    box = page.locator(".scatter svg").bounding_box()
    points = [(box["x"] + box["width"] * x, box["y"] + box["height"] * y) for x, y in (start, end)]
    page.mouse.move(*points[0])
    page.mouse.down()
    page.mouse.move(*points[1], steps=5)
    page.mouse.up()


def test_a_rectangle_lights_its_areas_and_says_how_many(opened):
    explorer = opened()
    page = explorer.page
    draw(page, (0.55, 0.1), (0.9, 0.4))
    said = page.locator("[data-tool-part=relationship] [data-brushed]")
    expect(said).to_contain_text("LSOAs in the rectangle")
    count = len(said.get_attribute("data-brushed").split())
    assert said.inner_text().startswith(f"{count:,} LSOAs")
    explorer.until(f"{LIT} === {count}")
    expect(page).to_have_url(re.compile("relationship-x_from="))
    assert page.locator(".brush-dots").get_attribute("d").count("M") == count
    page.locator("[data-brush=end]").click()
    expect(said).to_have_count(0)
    explorer.until(f"{LIT} === 1673")
    expect(page).not_to_have_url(re.compile("relationship-x_from="))


def test_thousands_of_areas_can_be_brushed(opened):
    explorer = opened()
    draw(explorer.page, (0.01, 0.02), (0.99, 0.9))
    expect(explorer.page.locator("[data-brushed]")).to_contain_text("in the rectangle")
    explorer.until(f"{LIT} > 1600")


def test_the_sliders_do_the_same_by_keyboard(opened):
    explorer = opened()
    page = explorer.page
    sides = page.locator("[id='relationship-y_from']")
    expect(sides).to_be_hidden()
    page.locator("[data-field='relationship-range'] .switch").click()
    expect(sides).to_be_visible()
    sides.focus()
    page.keyboard.press("End")
    for _ in range(3):
        page.keyboard.press("PageDown")
    expect(page.locator("[data-brushed]")).to_contain_text("in the rectangle")
    explorer.until(f"{LIT} < 300")


def test_a_link_brings_the_rectangle_back(opened):
    explorer = opened(f"{OPEN}&relationship-y_from=30")
    expect(explorer.page.locator("[data-brushed]")).to_contain_text("43 LSOAs")
    explorer.until(f"{LIT} === 43")
    expect(explorer.page.locator(".brush-box")).to_have_count(1)


def test_closing_the_tool_lights_the_whole_map_again(opened):
    explorer = opened(f"{OPEN}&relationship-y_from=30")
    explorer.until(f"{LIT} === 43")
    explorer.page.locator("[data-tool-part=relationship] [data-action=close-tool]").click()
    explorer.until(f"{LIT} === 1673")


def test_a_dot_is_named_under_the_pointer_and_selects_on_a_press(opened):
    explorer = opened()
    page = explorer.page
    code, x, y = explorer.ask(
        """() => {
          const svg = document.querySelector('.scatter svg'), group = svg.querySelector('[data-areas]');
          const [, x, y] = group.querySelector('path').getAttribute('d').match(/M(-?[\\d.]+) (-?[\\d.]+)/);
          const at = new DOMPoint(Number(x), Number(y)).matrixTransform(svg.getScreenCTM());
          return [group.dataset.areas.split(' ')[0], at.x, at.y];
        }"""
    )
    page.mouse.move(x, y)
    expect(page.locator(".scatter-hint")).to_contain_text("▸")
    page.mouse.click(x, y)
    expect(page).to_have_url(re.compile("selected=E01"))
    assert code.startswith("E01")


def test_the_map_can_show_what_is_left_over(opened):
    page = opened().page
    page.locator("[data-field='relationship-residuals'] .switch").click()
    expect(page.locator("#legend-title")).to_contain_text("above or below what the line expects")


def test_a_further_exposure_brings_effects_and_another_choice(opened):
    page = opened().page
    expect(page.locator("[id='relationship-also2']")).to_be_hidden()
    page.locator("[id='relationship-also1']").select_option("crime")
    expect(page.locator("[id='relationship-also2']")).to_be_visible()
    expect(page.locator("#relationship-several")).to_contain_text("With the others held still")
    expect(page.locator("#relationship-several svg")).to_have_attribute(
        "aria-label", re.compile("Crime, score")
    )
