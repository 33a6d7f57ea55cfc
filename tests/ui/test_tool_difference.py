"""Difference made as a reader finds it: choose areas, move the start, look both ways."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from axe_rules import violations
from browsing import ExplorerPage
from playwright.sync_api import expect

import geodata

EMPLOYMENT = "tool=difference&indicator=employment_rate&level=borough"
PART = "[data-tool-part=difference]"
TRAFFORD, OLDHAM = "E08000009", "E08000004"

expect.set_options(timeout=30_000)


def place_of(code: str) -> int:
    """Return an area's place among those drawn."""
    return int(np.flatnonzero(geodata.load_areas("borough")["area_code"] == code)[0])


def test_choosing_areas_answers_and_paints_who_is_compared(open_page: Callable[..., ExplorerPage]) -> None:
    page = open_page(EMPLOYMENT).page
    expect(page.locator(f"{PART} .sentence")).to_contain_text("Click the areas where something was done")
    page.locator(".area").nth(place_of(TRAFFORD)).click()
    page.locator(".area").nth(place_of(OLDHAM)).click(modifiers=["Shift"])
    expect(page.locator(f"{PART} .sentence")).to_contain_text("Trafford and Oldham are")
    expect(page.locator(".area.k0")).to_have_count(2)
    expect(page.locator(".area.k1")).to_have_count(8)
    expect(page.locator(f"{PART} .chart svg")).to_have_count(3)


def test_start_and_lag_are_sliders_and_shade_the_picture(open_page: Callable[..., ExplorerPage]) -> None:
    page = open_page(f"{EMPLOYMENT}&selected={TRAFFORD}").page
    sentence = page.locator(f"{PART} .sentence")
    expect(sentence).to_contain_text("since January 2020")
    page.locator("#difference-start").press("ArrowLeft")
    expect(sentence).to_contain_text("since January 2019")
    page.locator("#difference-lag").press("ArrowRight")
    expect(page.locator(f"{PART}")).to_contain_text("Shaded: one period left out.")
    page.wait_for_function("location.search.includes('difference-start=2019&difference-lag=1')")


def test_its_own_course_is_the_other_tab(open_page: Callable[..., ExplorerPage]) -> None:
    page = open_page(f"{EMPLOYMENT}&selected={TRAFFORD}").page
    page.get_by_role("tab", name="Against its own course").click()
    # The first fit of a process loads the libraries.
    expect(page.locator(f"{PART} .sentence")).to_contain_text("than on its course before", timeout=90_000)
    expect(page.get_by_role("tab", name="Against its own course")).to_have_attribute("aria-selected", "true")
    expect(page.locator("[data-field=difference-against]")).to_be_hidden()
    expect(page.locator(".legend-group")).to_have_count(5)
    page.wait_for_function("location.search.includes('difference-view=course')")
    page.locator("#difference-start").press("ArrowLeft")
    expect(page.locator(f"{PART} .sentence")).to_contain_text("at least eight figures before the start")


def test_claimants_of_wards_get_figures_and_no_verdict(open_page: Callable[..., ExplorerPage]) -> None:
    page = open_page("tool=difference&indicator=claimant_rate&level=ward17&selected=E05000650").page
    expect(page.locator(f"{PART} .sentence")).to_contain_text("had it moved as the 20 most similar wards")
    expect(page.locator(f"{PART} .caution")).to_contain_text("No verdict for claimants")
    expect(page.locator(".area.k1")).to_have_count(20)
    page.locator("#difference-count").press("ArrowLeft")
    expect(page.locator(".area.k1")).to_have_count(19)


@pytest.mark.parametrize("look", ["", "&look=dark", "&mode=projector"], ids=["light", "dark", "projector"])
@pytest.mark.parametrize("tool", ["change", "difference", "difference&difference-view=course"])
def test_axe_finds_nothing_on_an_answer_over_time(open_page, tool: str, look: str) -> None:
    explorer = open_page(f"tool={tool}&indicator=employment_rate&level=borough&selected={TRAFFORD}{look}")
    part = explorer.page.locator(f"[data-tool-part={tool.partition('&')[0]}]")
    expect(part.locator(".chart svg").first).to_be_visible(timeout=90_000)
    part.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    explorer.until("!document.documentElement.classList.contains('shiny-busy')")
    assert violations(explorer) == []
