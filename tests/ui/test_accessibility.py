"""The page for those who do not see or point: the rules of axe, the keyboard and the focus."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from axe_rules import violations
from exploring import BOWDON, BUCKLOW, Explore, Reader
from playwright.sync_api import Locator, expect

THEMES = {
    "worklessness": "indicator=employment_deprivation",
    "health": "indicator=health_deprivation",
    "housing": "indicator=social_rented",
    "skills": "indicator=no_qualifications_2011",
}
LOOKS = {"light": "", "dark": "&look=dark", "projector": "&mode=projector"}
CHOSEN = f"selected={BUCKLOW}&tray={BOWDON}"

# Where the focus is, what has it, and whether its look says so.
FOCUS = """() => {
  const one = document.activeElement;
  const parts = ['.skip', '.header', '.rail', '.stage', '.panel-foot', '.panel', '#drawer'];
  const ring = (element) => element && getComputedStyle(element).boxShadow !== 'none';
  const box = one.getBoundingClientRect(), range = one.type === 'range';
  return {
    part: parts.find((part) => one.closest(part)) || '',
    tag: one.tagName.toLowerCase(), kind: one.getAttribute('class') || '',
    name: one.getAttribute('aria-label') || one.labels?.[0]?.innerText || one.innerText || '', range,
    seen: box.width > 0 && box.right > 0 && box.bottom > 0
      && one.checkVisibility({ visibilityProperty: true }),
    marked: range || ring(one) || ring(one.closest('.place'))
      || (one.matches('.gm-switch') && ring(one.nextElementSibling)),
  };
}"""


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_on_any_theme_in_any_mode(explore: Explore, theme: str, look: str) -> None:
    reader = explore(f"{THEMES[theme]}{LOOKS[look]}")
    reader.settled()
    assert violations(reader) == []


def open_table(reader: Reader) -> None:
    reader.table()


def open_picker(reader: Reader) -> None:
    reader.page.locator("#picker-button").click()
    expect(reader.page.locator("#picker")).to_be_visible()


def open_settings(reader: Reader) -> None:
    reader.more_settings()


def open_provenance(reader: Reader) -> None:
    reader.page.locator("#summary .info-dot").first.click()
    expect(reader.page.locator("#popover")).to_be_visible()


def open_about(reader: Reader) -> None:
    reader.page.locator("#tools-menu-button").click()
    reader.page.locator("[data-action=about]").click()
    reader.page.locator("#about table").first.wait_for()


def open_downloads(reader: Reader) -> None:
    reader.page.locator("[data-opens=downloads]").click()
    expect(reader.page.locator("#downloads")).to_be_visible()


def find_a_place(reader: Reader) -> None:
    reader.page.locator("#place-search").press_sequentially("altrin")
    reader.page.locator("#place-list [role=option]").first.wait_for()


def show_the_trend(reader: Reader) -> None:
    reader.choose("adult_obesity", "borough")
    reader.page.locator("[data-chart-tab=trend]").click()
    expect(reader.page.locator("#tab-trend")).to_have_attribute("aria-selected", "true")


def show_offices(reader: Reader) -> None:
    reader.more_settings()
    reader.page.locator("#places").check(force=True)
    reader.page.locator(".map-point").first.wait_for()


OPENED = [
    open_table,
    open_picker,
    open_settings,
    open_provenance,
    open_about,
    open_downloads,
    find_a_place,
    show_the_trend,
    show_offices,
]


@pytest.mark.parametrize("do", OPENED, ids=lambda do: do.__name__)
def test_axe_finds_nothing_on_what_opens(explore: Explore, do: Callable[[Reader], None]) -> None:
    reader = explore(CHOSEN)
    do(reader)
    reader.settled()
    assert violations(reader) == []


def test_axe_finds_nothing_on_a_tablet(explore: Explore) -> None:
    reader = explore(CHOSEN)
    reader.page.set_viewport_size({"width": 1024, "height": 768})
    expect(reader.page.locator("#tray-float")).to_be_visible()
    reader.settled()
    assert violations(reader) == []


def test_axe_finds_nothing_on_any_pane_of_a_phone(explore: Explore) -> None:
    reader = explore(CHOSEN)
    reader.page.set_viewport_size({"width": 390, "height": 844})
    for pane, part in (("map", "#stage"), ("numbers", "#panel"), ("table", "#drawer")):
        reader.page.locator(f".phone-tabs [data-pane={pane}]").click()
        expect(reader.page.locator(part)).to_be_visible()
        reader.settled()
        assert violations(reader) == [], pane


def tab_stops(reader: Reader) -> list[dict]:
    """Return every stop of the Tab key from the address bar until it leaves the page."""
    stops: list[dict] = []
    while len(stops) < 120:
        reader.page.keyboard.press("Tab")
        stops.append(reader.ask(FOCUS))
        if not stops[-1]["part"]:
            return stops[:-1]
    raise AssertionError(f"the focus does not leave the page: {stops[-3:]}")


def test_tab_goes_through_the_page_in_order_and_is_always_seen(explore: Explore) -> None:
    reader = explore(f"selected={BUCKLOW}")
    reader.settled()
    stops = tab_stops(reader)
    parts = list(dict.fromkeys(stop["part"] for stop in stops))
    assert parts == [".skip", ".header", ".rail", ".stage", ".panel", ".panel-foot", "#drawer"]
    changes = sum(one["part"] != other["part"] for one, other in pairwise(stops))
    assert changes == len(parts) - 1, "the focus came back to a part it had left"
    assert [stop for stop in stops if not (stop["seen"] and stop["marked"])] == []
    assert [stop for stop in stops if not stop["name"].strip()] == []


def test_all_areas_are_one_stop_and_every_class_of_the_legend_is_one(explore: Explore) -> None:
    reader = explore("level=lsoa11")
    reader.settled()
    stops = tab_stops(reader)
    assert sum(stop["tag"] == "path" for stop in stops) == 1
    assert sum(stop["kind"].startswith("fill") for stop in stops) == reader.legend().count() > 2


def test_the_focus_of_a_slider_is_seen(explore: Explore) -> None:
    reader = explore("")
    slider = reader.page.locator("#threshold")
    before = slider.screenshot()
    while not slider.evaluate("(one) => one === document.activeElement"):
        reader.page.keyboard.press("Tab")
    assert slider.screenshot() != before


def test_the_first_link_skips_to_the_figures(explore: Explore) -> None:
    reader = explore(f"selected={BUCKLOW}")
    reader.ask("() => { window.sameVisit = true; }")
    reader.page.keyboard.press("Tab")
    link = reader.page.locator(".skip")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("#panel")).to_be_focused()
    reader.settled()
    reader.page.keyboard.press("Tab")
    assert reader.ask(FOCUS)["part"] == ".panel"
    assert reader.ask("window.sameVisit"), "the page was loaded again"


OPENERS = {
    "#tools-menu-button": "#tools-menu",
    "#picker-button": "#picker",
    "[data-action=help]": "#popover",
    ".rail .help-dot": "#popover",
    "#summary .info-dot": "#popover",
    ".beside-head .info-dot, .comparators .info-dot": "#popover",
    "[data-opens=downloads]": "#downloads",
}


@pytest.mark.parametrize("opener", OPENERS)
def test_escape_closes_what_enter_opened_and_gives_the_focus_back(explore: Explore, opener: str) -> None:
    reader = explore(f"selected={BUCKLOW}")
    reader.settled()
    button, opened = (
        reader.page.locator(opener).locator("visible=true").first,
        reader.page.locator(OPENERS[opener]),
    )
    button.focus()
    reader.page.keyboard.press("Enter")
    expect(opened).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    assert has_focus(opened)
    reader.page.keyboard.press("Escape")
    expect(opened).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def has_focus(part: Locator) -> bool:
    return bool(part.evaluate("(one) => one.contains(document.activeElement)"))


def test_the_page_about_the_data_takes_the_focus_and_gives_it_up(explore: Explore) -> None:
    reader = explore("")
    open_about(reader)
    expect(reader.page.locator("#about-title")).to_be_focused()
    reader.page.keyboard.press("Tab")
    expect(reader.page.get_by_role("button", name="Back to the map")).to_be_focused()
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("#about-page")).to_be_hidden()
    assert not reader.ask("document.getElementById('frame').inert")


def test_places_are_found_and_chosen_without_a_mouse(explore: Explore) -> None:
    reader = explore("")
    search, options = reader.page.locator("#place-search"), reader.page.locator("#place-list [role=option]")
    search.focus()
    reader.page.keyboard.type("bucklow")
    options.first.wait_for()
    expect(search).to_have_attribute("aria-expanded", "true")
    reader.page.keyboard.press("ArrowDown")
    expect(search).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "")
    expect(options.first).to_have_attribute("aria-selected", "true")
    reader.page.keyboard.press("Enter")
    reader.address_says(selected=BUCKLOW)
    expect(search).to_have_attribute("aria-expanded", "false")


def test_what_the_page_tells_is_read_out(explore: Explore) -> None:
    reader = explore("")
    assert reader.ask("document.documentElement.lang") == "en"
    expect(reader.toast()).to_have_attribute("aria-live", "polite")
    reader.page.get_by_role("button", name="Share", exact=True).click()
    expect(reader.toast()).to_contain_text("copied")
    reader.page.get_by_role("button", name="Dismiss").click()
    expect(reader.toast()).to_be_empty()
