"""Back and Forward: the screen of a step comes back in the page that is open, and the session stays."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable

import pytest
from exploring import BOWDON, BUCKLOW, MANCHESTER, Explore, Reader
from playwright.sync_api import expect
from test_address import WAYS, choose_projector

from modules.tools.tool import discover_tools

MARK = "window.sameSession = true"
STEPS = "history.length"
NAME = operator.attrgetter("__name__")
TOOLS = [tool.id for tool in discover_tools() if not tool.trial]
PATIENCE = 20  # looks, each when nothing is on its way
HEARD = "!document.documentElement.classList.contains('shiny-busy')"


def same_page(reader: Reader) -> bool:
    return bool(reader.ask("window.sameSession"))


def somewhere_else(reader: Reader) -> None:
    """Take a step that changes as much as it can: indicator, level, period, classes, comparator, theme."""
    reader.choose("claimant_rate", "borough")
    reader.page.locator("#period").press("Home")
    reader.page.locator("#against").select_option("parent")
    reader.more_settings()
    reader.page.locator("#classes").fill("3")
    reader.fewer_settings()
    reader.address_says(indicator="claimant_rate", against="parent", classes="3")
    reader.until("new URLSearchParams(location.search).has('period')")


def open_tool(reader: Reader, name: str) -> None:
    reader.page.locator("#tools-menu-button").click()
    reader.page.locator(f"#tools-menu [data-tool={name}]").click()
    reader.address_says(tool=name)


def back(reader: Reader, **fields: str) -> None:
    reader.page.go_back()
    reader.address_says(**fields)
    reader.until(HEARD)


def steady(reader: Reader) -> dict:
    """Return what is on the screen once two looks at it are the same."""
    seen = reader.screen()
    for _ in range(PATIENCE):
        before, seen = seen, reader.screen()
        if seen == before:
            break
    return seen


def comes_back(reader: Reader, screen: dict, read: Callable[[dict], dict] = dict) -> None:
    """Wait until the screen is this one: the address is there before the server has answered it."""
    for _ in range(PATIENCE):
        if read(reader.screen()) == read(screen):
            break
    assert read(reader.screen()) == read(screen)


@pytest.mark.parametrize("set_up", [way for way in WAYS if way is not choose_projector], ids=NAME)
def test_back_and_forward_bring_the_same_screens(explore: Explore, set_up: Callable[[Reader], None]) -> None:
    reader = explore("")
    reader.ask(MARK)
    set_up(reader)
    reader.fewer_settings()
    before, link = steady(reader), reader.page.url
    somewhere_else(reader)
    after, other, steps = steady(reader), reader.page.url, reader.ask(STEPS)

    reader.page.go_back()
    expect(reader.page).not_to_have_url(other)
    comes_back(reader, before)
    assert reader.page.url == link
    reader.page.go_forward()
    expect(reader.page).to_have_url(other)
    comes_back(reader, after)
    assert (reader.ask(STEPS), same_page(reader)) == (steps, True)


def test_modes_are_put_back(explore: Explore) -> None:
    reader = explore("look=dark&scale=safe&mode=projector")
    reader.ask(MARK)
    reader.page.locator("#projector-levels-button").click()
    reader.page.locator("#projector-levels [data-level=borough]").click()
    reader.address_says(level="borough")
    reader.page.locator("#leave-projector").click()
    reader.page.locator("#scale").uncheck(force=True)
    reader.page.locator("#tools-menu-button").click()
    reader.page.locator("#dark").uncheck(force=True)
    reader.address_says(level="borough", mode="", scale="", look="light")
    back(reader, level="", mode="projector", scale="safe", look="dark")
    root = reader.page.locator("html")
    for mark, value in {"theme": "dark", "scale": "safe", "mode": "projector"}.items():
        expect(root).to_have_attribute(f"data-{mark}", value)
    assert reader.ask("document.getElementById('dark').checked")
    expect(reader.page.locator("#tools-menu")).to_be_hidden()
    assert same_page(reader)


def test_a_slider_that_has_the_keyboard_is_put_back_and_keeps_it(explore: Explore) -> None:
    reader = explore("indicator=employment_rate&level=borough&period=2014&worklessness-share=30")
    reader.ask(MARK)
    period = reader.page.locator("#period")
    place = period.input_value()
    reader.choose("claimant_rate", "borough")
    period.press("Home")
    back(reader, indicator="employment_rate", period="2014", worklessness__share="30")
    expect(period).to_have_value(place)
    expect(period).to_be_focused()
    expect(reader.page.locator('[data-field="period"] .range-value')).to_have_text("2014")


def test_a_change_that_the_server_has_not_answered_yet_is_no_step(explore: Explore) -> None:
    reader = explore("")
    reader.choose("social_rented", "ward25")
    steps = reader.ask(STEPS)
    reader.ask(MARK)
    # Whatever the server says of it comes after Back, or not at all.
    reader.ask("document.querySelector('#levels [data-level=borough]').click(), history.back()")
    reader.address_says(indicator="", level="")
    reader.until("painted.level === 'ward25'")
    reader.settled()
    assert reader.page.url == reader.url
    assert reader.ask(STEPS) == steps
    reader.page.go_forward()
    reader.address_says(indicator="social_rented", level="")
    assert same_page(reader)


def test_what_follows_a_return_is_a_step_again(explore: Explore) -> None:
    reader = explore("")
    reader.choose("social_rented", "ward25")
    back(reader, indicator="")
    steps = reader.ask(STEPS)
    reader.choose("claimant_rate", "borough")
    assert reader.ask(STEPS) == steps, "the step that was left is gone, and this one is in its place"
    reader.page.go_forward()
    reader.settled()
    reader.address_says(indicator="claimant_rate", level="borough")
    back(reader, indicator="", level="")


def without_tools(screen: dict) -> dict:
    """Return a screen without the settings of tools: a closed one keeps them."""
    kept = {key: value for key, value in screen["settings"].items() if key.split("-")[0] not in TOOLS}
    return screen | {"settings": kept}


def test_back_as_fast_as_one_can_press(explore: Explore) -> None:
    reader = explore("")
    reader.ask(MARK)
    before = steady(reader)
    reader.choose("social_rented", "msoa11")
    reader.choose("employment_rate", "borough")
    open_tool(reader, "change")
    last, steps = reader.page.url, reader.ask(STEPS)
    reader.ask("history.back(), setTimeout(() => history.back(), 15), setTimeout(() => history.back(), 30)")
    reader.address_says(indicator="", level="", tool="")
    reader.until("painted.level === 'ward25'")
    comes_back(reader, before, without_tools)
    assert reader.page.url == reader.url
    assert reader.toast().inner_text() == ""
    for _ in range(3):
        reader.page.go_forward()
    expect(reader.page).to_have_url(last)
    expect(reader.page.locator("[data-tool-part=change] .sentence").first).to_be_visible()
    assert (reader.ask(STEPS), same_page(reader)) == (steps, True)


def test_areas_of_another_level_come_back_with_their_level(explore: Explore) -> None:
    reader = explore(f"selected={BUCKLOW}&tray={BUCKLOW},{BOWDON}")
    reader.ask(MARK)
    before = steady(reader)
    reader.page.locator("#levels [data-level=borough]").click()
    reader.address_says(level="borough")
    reader.click_area(MANCHESTER)
    reader.address_says(selected=MANCHESTER)
    back(reader, level="", selected=BUCKLOW, tray=f"{BUCKLOW},{BOWDON}")
    comes_back(reader, before)
    assert reader.toast().inner_text() == ""
    assert same_page(reader)


def test_a_story_that_was_ended_is_told_again_by_back(explore: Explore) -> None:
    reader = explore("story=workshop.1")
    reader.ask(MARK)
    bar = reader.page.locator("#story-bar")
    expect(bar).to_be_visible()
    reader.page.locator("#levels [data-level=borough]").click()
    reader.address_says(level="borough", story="workshop.1")
    bar.get_by_role("button", name="End").click()
    reader.address_says(level="borough", story="")
    expect(bar).to_be_hidden()
    back(reader, level="", story="workshop.1")
    expect(bar).to_contain_text("1 of 6")
    expect(reader.page.locator("#stage")).to_have_class(re.compile("has-story"))
    reader.page.go_forward()
    reader.address_says(level="borough", story="")
    expect(bar).to_be_hidden()
    assert same_page(reader)


def test_a_story_that_this_page_did_not_come_with_is_loaded(explore: Explore) -> None:
    reader = explore("story=workshop.1")
    reader.page.locator("#levels [data-level=borough]").click()
    reader.address_says(level="borough")
    reader.page.locator("#story-bar").get_by_role("button", name="End").click()
    reader.address_says(story="")
    reader.page.reload()
    reader.painted()
    expect(reader.page.locator("#story-bar")).to_have_count(0)
    reader.page.go_back()
    expect(reader.page.locator("#story-bar")).to_contain_text("1 of 6")
    reader.address_says(story="workshop.1", level="")
    reader.painted()


def test_back_closes_what_lies_over_the_map_and_leaves_the_table_open(explore: Explore) -> None:
    reader = explore("")
    reader.ask(MARK)
    reader.table()
    reader.page.locator("#levels [data-level=borough]").click()
    expect(reader.page.locator("#table-note")).to_contain_text("ten boroughs")
    reader.address_says(level="borough")
    reader.page.locator("#tools-menu-button").click()
    reader.page.locator("[data-action=about]").click()
    expect(reader.page.locator("#about-page")).to_be_visible()
    back(reader, level="")
    expect(reader.page.locator("#about-page")).to_be_hidden()
    assert not reader.ask("document.getElementById('frame').inert")
    expect(reader.page.locator("#table-note")).to_contain_text("215 wards")
    expect(reader.page.locator("#table .rows .row").first).to_be_visible()
    reader.page.go_forward()
    reader.address_says(level="borough")
    reader.page.locator("#picker-button").click()
    back(reader, level="")
    expect(reader.page.locator("#picker")).to_be_hidden()
    expect(reader.page.locator("#picker-button")).to_be_focused()
    assert same_page(reader)


@pytest.mark.allow_errors
def test_a_page_that_has_lost_its_server_is_loaded(explore: Explore) -> None:
    reader = explore("")
    reader.ask(MARK)
    reader.page.locator("#levels [data-level=borough]").click()
    reader.address_says(level="borough")
    reader.ask("Shiny.shinyapp.$socket.close()")
    reader.until("!Shiny.shinyapp.isConnected()")
    reader.page.go_back()
    reader.until("!window.sameSession")
    reader.painted()
    expect(reader.page.locator("#legend-note")).to_have_text("215 wards")
