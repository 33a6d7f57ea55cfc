"""Clusters as a reader finds them: named on the map, filtered by the legend, selected from a list."""

from __future__ import annotations

from collections.abc import Callable

from browsing import ExplorerPage
from playwright.sync_api import Page, expect

CRIME = "tool=clusters&indicator=crime&level=lsoa11"
PART = "[data-tool-part=clusters]"

expect.set_options(timeout=30_000)


def found(page: Page) -> None:
    """Wait until the answer is there: the first one of a process loads the libraries."""
    answer = page.locator(f"{PART} .sentence")
    expect(answer).to_contain_text("so are their neighbours", timeout=90_000)


def groups(page: Page) -> dict[str, int]:
    """Return how many areas each entry of the legend says it has."""
    rows = page.locator(".legend-group")
    names = rows.locator(".legend-name").all_inner_texts()
    counts = rows.locator(".legend-count").all_inner_texts()
    return {name: int(count.replace(",", "")) for name, count in zip(names, counts, strict=True)}


def test_the_map_has_a_colour_for_each_kind_and_the_legend_filters_it(
    open_page: Callable[..., ExplorerPage],
) -> None:
    page = open_page(CRIME).page
    found(page)
    held = groups(page)
    assert list(held)[:2] == ["High, and so are its neighbours", "Low, and so are its neighbours"]
    assert sum(held.values()) == 1673
    expect(page.locator(".area.k0")).to_have_count(held["High, and so are its neighbours"])
    page.locator(".legend-group").first.click()
    expect(page.locator(".area:not(.dim)")).to_have_count(held["High, and so are its neighbours"])


def test_a_row_of_a_list_selects_and_the_scatter_marks_it(open_page: Callable[..., ExplorerPage]) -> None:
    page = open_page(CRIME).page
    found(page)
    row = page.locator(f"{PART} .tool-list button").first
    row.click()
    code = row.get_attribute("data-select")
    page.wait_for_function("(code) => location.search.includes(`selected=${code}`)", arg=code)
    expect(page.locator(f"{PART} .chart svg")).to_contain_text("A")


def test_settings_show_what_they_need_and_travel_along(
    open_page: Callable[..., ExplorerPage],
) -> None:
    page = open_page(CRIME).page
    found(page)
    number = page.locator("[data-field=clusters-number]")
    expect(number).to_be_hidden()
    page.select_option("#clusters-near", "nearest")
    expect(number).to_be_visible()
    page.wait_for_function("location.search.includes('clusters-near=nearest')")
    expect(page.locator(PART)).to_contain_text("Neighbours are the 6 nearest areas")
    page.locator("[data-tool-controls=clusters] summary").click()
    expect(page.locator("#clusters-seed")).to_be_visible()


def test_a_projector_has_the_settings_in_the_panel(
    open_page: Callable[..., ExplorerPage],
) -> None:
    page = open_page(f"{CRIME}&mode=projector").page
    found(page)
    page.locator(f"{PART} .tool-settings > summary").click()
    expect(page.locator("#clusters-method")).to_be_visible()


def test_no_neighbours_at_all_is_a_sentence(open_page: Callable[..., ExplorerPage]) -> None:
    page = open_page("tool=clusters&level=borough&clusters-near=within&clusters-kilometres=1").page
    expect(page.locator(f"{PART} .sentence")).to_contain_text("choose a longer distance")
    expect(page.locator(".shiny-output-error")).to_have_count(0)
