"""The feed of a screen, in a reader's hands: its address, copied, gives what is shown."""

from __future__ import annotations

import csv
import io
import re
from typing import Any
from urllib.request import urlopen

import pytest
from axe_rules import violations
from exploring import BUCKLOW, TRAFFORD
from playwright.sync_api import expect

from feeds.endpoints import FEEDS

CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


def opened(explorer: Any) -> Any:
    """Open the card from the Download menu and return it."""
    page = explorer.page
    page.locator("[data-opens=downloads]").click()
    page.locator("#downloads [data-action=feed]").click()
    card = page.locator("#feed")
    expect(card).to_be_visible()
    return card


def rows_at(address: str) -> list[dict[str, str]]:
    """Return the rows that a program gets from an address."""
    with urlopen(address) as answer:
        return list(csv.DictReader(io.StringIO(answer.read().decode("utf-8-sig"))))


def test_the_address_gives_what_the_table_shows(open_page):
    explorer = open_page(f"within={TRAFFORD}&selected={BUCKLOW}", **CLIPBOARD)
    card = opened(explorer)
    expect(card.locator("#feed-about")).to_contain_text("Employment deprivation by ward, in Trafford")
    card.get_by_role("button", name="Copy the address").click()
    expect(explorer.page.locator("#toasts")).to_contain_text("Copied.")
    address = explorer.ask("navigator.clipboard.readText()")
    assert address == explorer.page.input_value("#feed-address")
    rows = rows_at(address)
    assert len(rows) == 21
    [own] = [row for row in rows if row["area_code"] == BUCKLOW]
    assert f"{own['value']} %" in explorer.page.locator("#summary").inner_text().replace("\u00a0", " ")


def test_the_card_knows_the_filter_of_the_table_and_the_level(open_page):
    explorer = open_page("")
    page = explorer.page
    page.locator("#drawer-toggle").click()
    page.locator("#table-filter").fill("bowdon")
    page.locator(".drawer-links [data-action=feed]").click()
    expect(page.locator("#feed-address")).to_have_value(re.compile("words=bowdon"))
    assert [row["name"] for row in rows_at(page.input_value("#feed-address"))] == ["Bowdon"]
    page.keyboard.press("Escape")
    page.locator("#table-filter").fill("")
    page.locator("#levels [data-level=borough]").click()
    page.locator(".drawer-links [data-action=feed]").click()
    expect(page.locator("#feed-about")).to_contain_text("by borough")
    assert len(rows_at(page.input_value("#feed-address"))) == 10


@pytest.mark.parametrize("program", ["excel", "r", "pandas"])
def test_the_lines_hold_the_address_and_are_copied(open_page, program):
    explorer = open_page("level=borough", **CLIPBOARD)
    card = opened(explorer)
    card.locator(f"[data-copy=feed-{program}]").click()
    expect(explorer.page.locator("#toasts")).to_contain_text("Copied.")
    lines = explorer.ask("navigator.clipboard.readText()")
    assert f'"{explorer.page.input_value("#feed-address")}"' in lines
    if program == "pandas":
        held: dict[str, Any] = {}
        exec(lines, held)
        assert len(held["figures"]) == 10


def test_an_open_tool_says_that_its_table_is_not_in_the_feed(open_page):
    explorer = open_page("tool=need")
    card = opened(explorer)
    expect(card.locator("#feed-note")).to_contain_text("not in a feed")
    assert len(rows_at(explorer.page.input_value("#feed-address"))) == 215


def test_the_card_closes_and_gives_focus_back(open_page):
    explorer = open_page("")
    card = opened(explorer)
    explorer.page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    assert explorer.ask("document.activeElement.dataset.opens") == "downloads"


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_the_card_fits_and_axe_finds_nothing(open_page, width):
    explorer = open_page("", viewport={"width": width, "height": 844})
    page = explorer.page
    if width < 500:
        page.click("[data-pane=numbers]")
    explorer.ask("document.querySelector('#downloads [data-action=feed]').click()")
    card = page.locator("#feed")
    expect(card).to_be_visible()
    box = card.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width + 1 and box["y"] >= 0
    assert violations(explorer) == []


@pytest.mark.parametrize("look", ["light", "dark"])
def test_axe_finds_nothing_on_the_page_about_the_feeds(new_page, look):
    explorer = new_page(color_scheme=look)
    explorer.page.goto(f"{explorer.url}api/v1/")
    explorer.page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    assert explorer.page.locator("section").count() == len(FEEDS)
    assert violations(explorer) == []
    for link in explorer.page.locator("main a").all():
        assert explorer.page.request.get(link.evaluate("(one) => one.href")).ok
