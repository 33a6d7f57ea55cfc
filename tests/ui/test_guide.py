"""The guided start: a tour of the page, stories from screen to screen, help beside every control."""

from __future__ import annotations

import re

import pytest
from axe_rules import violations
from playwright.sync_api import expect


def test_the_tour_leads_through_the_page_and_gives_focus_back(open_page):
    explorer = open_page()
    page = explorer.page
    page.click("[data-action=help]")
    page.click("#popover [data-action=tour]")
    expect(page.locator(".tour h2")).to_have_text("Choose an indicator")
    assert violations(explorer) == []
    stops = 1
    while page.locator(".tour").get_by_role("button", name="Next").count():
        page.keyboard.press("Enter")
        stops += 1
        box = page.locator(".tour").bounding_box()
        assert box["x"] >= 0 and box["y"] >= 0 and box["x"] + box["width"] <= 1440
    assert stops == 7
    page.get_by_role("button", name="Done").click()
    expect(page.locator(".tour")).to_have_count(0)
    expect(page.locator("[data-action=help]")).to_be_focused()


def test_escape_ends_the_tour(open_page):
    page = open_page().page
    page.click("[data-action=help]")
    page.click("#popover [data-action=tour]")
    page.keyboard.press("Escape")
    expect(page.locator(".tour, .tour-ring")).to_have_count(0)


def test_a_story_leads_on_and_can_be_ended(open_page):
    explorer = open_page()
    page = explorer.page
    page.click("[data-action=help]")
    page.locator("#popover").get_by_role("link", name="A workshop in twenty minutes").click()
    expect(page.locator("#story-bar")).to_contain_text("1 of 6")
    page.locator("#story-bar").get_by_role("link", name="Next").click()
    expect(page.locator("#story-bar")).to_contain_text("2 of 6")
    page.wait_for_selector(".area.k0")
    expect(page).to_have_url(re.compile(r"story=workshop\.2"))
    assert violations(explorer) == []
    page.locator("#story-bar").get_by_role("button", name="End").click()
    expect(page.locator("#story-bar")).to_be_hidden()
    expect(page).not_to_have_url(re.compile("story="))


@pytest.mark.parametrize("query", ["", "tool=need", "tool=relationship", "tool=what_if", "tool=difference"])
def test_help_stands_beside_every_control_of_the_rail(open_page, query):
    page = open_page(query).page
    fields = page.locator(".rail .field:visible")
    without = [
        one.get_attribute("data-field") for one in fields.all() if not one.locator("[data-help]").count()
    ]
    assert without == []
