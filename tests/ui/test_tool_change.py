"""Change as a reader finds it: periods by slider, verdicts on the map, lists that select, a way on."""

from __future__ import annotations

from collections.abc import Callable

from browsing import ExplorerPage
from playwright.sync_api import expect

EMPLOYMENT = "tool=change&indicator=employment_rate&level=borough"
PART = "[data-tool-part=change]"
MANCHESTER = "E08000003"

expect.set_options(timeout=30_000)


def test_sliders_along_periods_move_sentence_map_and_link(open_page: Callable[..., ExplorerPage]) -> None:
    page = open_page(EMPLOYMENT).page
    sentence = page.locator(f"{PART} .sentence").first
    expect(sentence).to_contain_text("2012 to 2023: of ten boroughs two improved clearly")
    expect(page.locator(".area.k0")).to_have_count(2)
    expect(page.locator("[data-field=change-to] .range-value")).to_have_text("2023")
    page.locator("#change-to").press("ArrowLeft")
    expect(sentence).to_contain_text("2012 to 2022")
    page.wait_for_function("location.search.includes('change-to=2022')")
    # The period of the map's own indicator has no say here.
    expect(page.locator("[data-field=period]")).to_be_hidden()


def test_a_row_of_a_list_selects_and_the_trend_follows(open_page: Callable[..., ExplorerPage]) -> None:
    page = open_page(EMPLOYMENT).page
    page.locator(f"{PART} .tool-list button").first.click()
    page.wait_for_function("(code) => location.search.includes(`selected=${code}`)", arg=MANCHESTER)
    expect(page.locator(f"{PART}")).to_contain_text("Manchester: from")
    expect(page.locator(f"{PART} .chart svg")).to_contain_text("Manchester")


def test_a_link_brings_periods_and_colours_back(open_page: Callable[..., ExplorerPage]) -> None:
    page = open_page(f"{EMPLOYMENT}&change-from=2016&change-to=2019&change-shows=size").page
    expect(page.locator(f"{PART} .sentence").first).to_contain_text("2016 to 2019")
    expect(page.locator("[data-field=change-from] .range-value")).to_have_text("2016")
    expect(page.locator(".legend-group")).to_have_count(5)


def test_one_click_leads_from_one_period_to_a_series(open_page: Callable[..., ExplorerPage]) -> None:
    page = open_page("tool=change").page
    expect(page.locator(f"{PART} .sentence").first).to_contain_text("one period only")
    page.locator(f"{PART} [data-show=claimant_rate]").click()
    expect(page.locator(f"{PART} .sentence").first).to_contain_text("the figure rose in")
    expect(page.locator(f"{PART} .caution").first).to_contain_text("Universal Credit")
    # Nothing can be tested here, and the control says so.
    expect(page.locator("#change-shows")).to_have_value("size")
