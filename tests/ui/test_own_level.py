"""Groups of one's own as a level: a button after the others and a chip at every indicator."""

from __future__ import annotations

import re

import pytest
from axe_rules import violations
from playwright.sync_api import Locator, Page, expect
from test_tool_own_areas import PART, made_up, use

RANK = "Index of Multiple Deprivation, rank in England"
RANK_REASON = f"{RANK} cannot be shown for your groups. A rank of LSOAs cannot be averaged or added up."
QUIET = "!document.documentElement.classList.contains('shiny-busy')"


def level(page: Page, key: str = "own") -> Locator:
    """Return a button of the levels in the rail; that of the reader's own groups unless told."""
    return page.locator("#levels [data-own-level]" if key == "own" else f"#levels [data-level={key}]")


def chip(page: Page, indicator: str, at: str = "own") -> Locator:
    """Return a chip of the picker; that of the reader's own groups unless told."""
    which = "[data-own-level]" if at == "own" else f"[data-level={at}]"
    return page.locator(f".level-chip[data-indicator={indicator}]{which}")


def pressed(page: Page) -> Locator:
    return page.locator("#levels [aria-pressed=true]")


def with_groups(open_page, query: str = "level=ward25&indicator=social_rented"):
    """Open a page, give it groups in the tool, and leave that for the page of the indicator."""
    explorer = open_page(f"tool=own_areas&{query}")
    use(explorer.page, made_up())
    explorer.page.locator(f"{PART} [data-action=close-tool]").click()
    expect(level(explorer.page)).to_have_attribute("aria-pressed", "false")
    return explorer


def test_there_is_no_such_level_before_there_are_groups(open_page):
    page = open_page("level=ward25").page
    expect(level(page)).to_be_hidden()
    page.locator("#picker-button").click()
    expect(page.locator(".level-chip[data-own-level]")).to_have_count(0)


def test_a_file_makes_a_level_that_is_pressed_and_left_like_the_others(open_page):
    page = open_page("tool=own_areas&level=ward25&indicator=social_rented").page
    use(page, made_up())
    expect(level(page)).to_have_text("Your areas3")
    expect(pressed(page)).to_have_count(1)
    expect(level(page)).to_have_attribute("aria-pressed", "true")

    level(page, "ward25").click()
    expect(page.locator(PART)).to_be_hidden()
    expect(page.locator("#legend-title")).not_to_contain_text("by your groups")
    expect(pressed(page)).to_have_text("Ward215")
    expect(page).not_to_have_url(re.compile("tool="))

    level(page).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#legend-title")).to_contain_text("by your groups")
    expect(page.locator(f"{PART} .sentence")).to_contain_text("Of your three groups")
    expect(level(page)).to_be_focused()
    expect(pressed(page)).to_have_text("Your areas3")
    expect(page).to_have_url(re.compile("tool=own_areas"))
    page.keyboard.press("Shift+Tab")
    expect(level(page, "lsoa11")).to_be_focused()


def test_it_is_reached_from_another_tool_and_another_level_shows_the_indicator_there(open_page):
    page = with_groups(open_page).page
    page.locator("#tools-menu-button").click()
    page.locator("#tools-menu [data-tool=change]").click()
    expect(page.locator("[data-tool-part=change]")).to_be_visible()
    level(page).click()
    expect(page.locator("#legend-title")).to_contain_text("by your groups")
    level(page, "borough").click()
    expect(page.locator("#legend-note")).to_have_text("10 boroughs")
    expect(page.locator("#indicator-part")).to_be_visible()
    expect(pressed(page)).to_have_text("Borough10")


def test_every_indicator_has_a_chip_that_shows_it_by_the_groups(open_page):
    page = with_groups(open_page).page
    page.locator("#picker-button").click()
    entries = page.locator(".picker-entry").count()
    expect(page.locator(".level-chip[data-own-level]")).to_have_count(entries)
    chip(page, "employment_deprivation").click()
    expect(page.locator("#picker")).to_be_hidden()
    expect(page.locator("#projector-title")).to_have_text("Your areas: Employment deprivation")
    expect(page.locator("#projector-note")).to_have_text(" by your groups, 2019")
    expect(page.locator(f"{PART} .sentence")).to_contain_text("involuntarily out of work")
    expect(page.locator("#table-note")).to_have_text("3 groups, highest first")

    page.locator("#picker-button").click()
    expect(page.locator(".level-chip[data-current]")).to_have_attribute("data-own-level", "")
    expect(page.locator(".level-chip[data-current]")).to_have_attribute(
        "data-indicator", "employment_deprivation"
    )
    chip(page, "employment_deprivation", "ward25").click()
    expect(page.locator("#indicator-part")).to_be_visible()
    expect(pressed(page)).to_have_text("Ward215")
    page.locator("#picker-button").click()
    expect(page.locator(".level-chip[data-current]")).to_have_attribute("data-level", "ward25")


def test_the_words_of_an_indicator_and_enter_keep_the_groups(open_page):
    page = with_groups(open_page).page
    level(page).click()
    page.locator("#picker-button").click()
    page.locator("#picker-search").fill("employment deprivation")
    page.locator("#picker-search").press("Enter")
    expect(page.locator("#projector-title")).to_have_text("Your areas: Employment deprivation")
    page.locator("#picker-button").click()
    page.locator("[data-indicator=imd_rank] .entry-words").click()
    expect(page.locator(f"{PART} .sentence")).to_have_text(RANK_REASON)
    expect(level(page)).to_have_attribute("aria-pressed", "true")
    expect(level(page)).to_have_attribute("aria-disabled", "false")
    expect(page.locator("#projector-note")).not_to_contain_text("your groups")


def test_what_does_not_add_up_is_greyed_and_says_why(open_page):
    page = with_groups(open_page).page
    page.locator("#picker-button").click()
    rank = chip(page, "imd_rank")
    expect(rank).to_have_attribute("aria-disabled", "true")
    expect(rank).to_have_attribute("title", RANK_REASON)
    page.locator("#picker-search").fill("rank in england")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(rank).to_be_focused()
    expect(page.locator(".picker-reason")).to_have_text(RANK_REASON)
    rank.click(force=True)
    expect(page.locator(".picker-reason")).to_have_text(f"{RANK} by Your areas: not available. {RANK_REASON}")
    expect(page.locator("#picker")).to_be_visible()
    page.locator("[data-indicator=imd_rank] .entry-words").click()
    expect(level(page)).to_have_attribute("aria-disabled", "true")
    expect(level(page)).to_have_attribute("title", f"Your areas: {RANK_REASON}")
    level(page).click(force=True)
    expect(page.locator("#toasts")).to_contain_text(RANK_REASON)
    expect(page.locator(PART)).to_be_hidden()


def test_own_data_are_never_put_together_into_own_areas(open_page):
    page = with_groups(open_page).page
    page.locator("#tools-menu-button").click()
    page.locator("#tools-menu [data-tool=own_data]").click()
    page.locator("[data-token-of=own_data]").wait_for(state="attached")
    rows = "\n".join(["Borough,Well", *(f"Trafford,{'yes' if at % 3 else 'no'}" for at in range(60))])
    page.locator("#own_data-file").set_input_files(
        {"name": "survey.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    )
    page.get_by_role("button", name="Use these columns").click()
    expect(page.locator("[data-tool-part=own_data] .own-measures")).to_be_visible()
    expect(level(page)).to_have_attribute("aria-disabled", "true")
    expect(level(page)).to_have_attribute("title", re.compile("small numbers that were held back"))
    page.locator("#picker-button").click()
    mine = page.locator("[data-own-group] .level-chip[data-own-level]").first
    expect(mine).to_have_attribute("aria-disabled", "true")
    expect(mine).to_have_attribute("title", re.compile("^Figures of your own file are not put together"))


def test_forgetting_the_file_takes_the_level_away(open_page):
    page = open_page("tool=own_areas&level=ward25&indicator=social_rented").page
    use(page, made_up())
    expect(level(page)).to_be_visible()
    page.get_by_role("button", name="Forget this file").click()
    expect(level(page)).to_be_hidden()
    expect(pressed(page)).to_have_text("Ward215")
    page.locator("#picker-button").click()
    expect(page.locator(".level-chip[data-own-level]")).to_have_count(0)


def test_a_link_to_it_in_another_session_has_no_groups_and_back_leaves_it(open_page):
    page = with_groups(open_page).page
    level(page).click()
    expect(page).to_have_url(re.compile("tool=own_areas"))
    other = open_page(page.url.partition("?")[2], viewport={"width": 1440, "height": 900}).page
    expect(other.locator(f"{PART} .sentence.empty")).to_contain_text("Choose a file")
    expect(level(other)).to_be_hidden()
    expect(pressed(other)).to_have_text("Ward215")
    page.go_back()
    expect(page).not_to_have_url(re.compile("tool=own_areas"))
    expect(page.locator("#indicator-part #summary .sentence")).to_be_visible()


def test_it_is_in_the_projector_s_menu(open_page):
    page = open_page("tool=own_areas&level=ward25&indicator=social_rented&mode=projector").page
    use(page, made_up())
    menu = page.locator("#projector-levels-button")
    menu.click()
    page.locator("#projector-levels [data-level=borough]").click()
    expect(page.locator("#projector-note")).to_contain_text("by borough")
    menu.click()
    page.locator("#projector-levels [data-own-level]").press("Enter")
    expect(page.locator("#projector-note")).to_contain_text("by your groups")
    expect(page.locator("#projector-levels")).to_be_hidden()
    expect(menu).to_be_focused()


@pytest.mark.parametrize(
    ("width", "height"),
    [(1440, 900), (1024, 768), (800, 700), (390, 844)],
    ids=["desk", "tablet", "small", "phone"],
)
def test_the_levels_have_room_for_one_more(open_page, width, height):
    explorer = open_page("tool=own_areas&level=ward25&indicator=employment_deprivation")
    use(explorer.page, made_up())
    explorer.page.set_viewport_size({"width": width, "height": height})
    expect(level(explorer.page)).to_be_in_viewport(ratio=1)
    boxes = "(one) => [one.scrollWidth <= one.clientWidth, one.scrollHeight <= one.clientHeight]"
    assert explorer.page.locator("#levels").evaluate(boxes) == [True, True]
    cut = "(all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent)"
    assert explorer.page.locator("#levels .seg").evaluate_all(cut) == []
    assert explorer.page.locator(".rail-main").evaluate("(one) => one.scrollWidth <= one.clientWidth")


@pytest.mark.parametrize("look", ["", "&mode=projector", "&look=dark"], ids=["light", "projector", "dark"])
def test_axe_finds_nothing_on_the_level_and_its_chips(open_page, look):
    explorer = open_page(f"tool=own_areas&level=ward25&indicator=social_rented{look}")
    page = explorer.page
    use(page, made_up())
    if "projector" in look:
        page.locator("#projector-levels-button").click()
        expect(page.locator("#projector-levels [data-own-level]")).to_be_visible()
        assert violations(explorer) == []
    page.locator("[data-opens=picker]:visible").first.click()
    expect(chip(page, "social_rented")).to_be_visible()
    explorer.until(QUIET)
    assert violations(explorer) == []
