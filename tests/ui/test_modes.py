"""Modes and sizes of the page: dark, projector, colour-blind safe, tablet and phone."""

from __future__ import annotations

import pytest
from exploring import BOWDON, BUCKLOW, Explore, Reader
from playwright.sync_api import expect

DESKTOP, TABLET, PHONE = (1440, 900), (1024, 768), (390, 844)
LEAST_PX = 18

# Every text that is seen and smaller than a size, in the size it has on the screen: SVG is scaled.
SMALL_TEXT = """(least) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode, one = text.parentElement, box = one.getBoundingClientRect();
    const seen = one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    if (!text.data.trim() || !box.width || !box.height || !seen) continue;
    const scaled = one.closest('svg') && one.getScreenCTM ? one.getScreenCTM().a : 1;
    const size = parseFloat(getComputedStyle(one).fontSize) * scaled;
    const badge = Boolean(one.closest('.badge, .map-badge'));
    if (size < least - 0.1) found.push({ size, text: text.data.trim(), badge });
  }
  return found;
}"""
# Read in the same task as the press: no answer of the server can have arrived.
PRESS_SAFE = """() => {
  const colour = (one) => getComputedStyle(one).backgroundColor;
  const read = () => [...document.querySelectorAll('.legend-strip button')].map(colour);
  const before = read();
  document.getElementById('scale').click();
  const areas = [...document.querySelectorAll('.area.k0, .area.k4')].slice(0, 9);
  return [before, read(), areas.map((one) => getComputedStyle(one).fill)];
}"""
BOX = """(selector) => {
  const { left, top, right, bottom } = document.querySelector(selector).getBoundingClientRect();
  return [left, top, right, bottom];
}"""
COLOURS = """[...document.querySelectorAll('.legend-strip button')]
  .map((one) => getComputedStyle(one).backgroundColor)"""
SCROLLS = """() => {
  const one = document.scrollingElement;
  one.scrollTo(0, 9999);
  return one.scrollTop > 0 || one.scrollHeight > innerHeight || one.scrollWidth > innerWidth;
}"""


def size(reader: Reader, wide_and_high: tuple[int, int]) -> None:
    """Give the window a size and wait until the page has it."""
    wide, high = wide_and_high
    reader.page.set_viewport_size({"width": wide, "height": high})
    reader.until(f"innerWidth === {wide} && innerHeight === {high}")


def box(reader: Reader, selector: str) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of an element."""
    left, top, right, bottom = reader.ask(BOX, selector)
    return left, top, right, bottom


@pytest.mark.parametrize("chart", ["stands", "trend", "ranked"])
def test_a_room_can_read_every_word_in_projector_mode(explore: Explore, chart: str) -> None:
    reader = explore(f"indicator=adult_obesity&level=borough&selected=E08000009&mode=projector&chart={chart}")
    reader.settled()
    small = reader.ask(SMALL_TEXT, LEAST_PX)
    assert [one for one in small if not (one["badge"] and len(one["text"]) == 1)] == []


def test_projector_mode_takes_away_before_it_enlarges(explore: Explore) -> None:
    reader = explore(f"selected={BUCKLOW}&tray={BOWDON}")
    gone = [
        reader.page.locator(one)
        for one in ("#rail", "#drawer", "#tray-rows", ".place", ".panel-foot", "#theme-tabs")
    ]
    for part in gone:
        expect(part).to_be_visible()
    hero = "parseFloat(getComputedStyle(document.querySelector('.hero')).fontSize)"
    before = reader.ask(hero)
    reader.page.locator("[data-action=projector]").click()
    for part in gone:
        expect(part).to_be_hidden()
    assert reader.ask(hero) > before
    expect(reader.page.locator("#projector-title")).to_have_text("Employment deprivation")
    for part in ("#map-box", "#legend-plot", "#summary .sentence", "#chart-now svg"):
        expect(reader.page.locator(part)).to_be_visible()


def test_the_leave_button_returns_to_the_page_as_it_was(explore: Explore) -> None:
    reader = explore(f"selected={BUCKLOW}")
    before = reader.screen()
    reader.page.locator("[data-action=projector]").click()
    reader.address_says(mode="projector", selected=BUCKLOW)
    reader.settled()
    reader.page.locator("#leave-projector").click()
    expect(reader.page.locator("[data-action=projector]")).to_be_focused()
    reader.address_says(mode="", selected=BUCKLOW)
    assert reader.screen() == before


def test_projector_mode_still_changes_the_level(explore: Explore) -> None:
    reader = explore("mode=projector")
    reader.page.locator("#projector-levels-button").click()
    reader.page.locator("#projector-levels [data-level=msoa11]").click()
    reader.address_says(mode="projector", level="msoa11")
    expect(reader.page.locator("#projector-levels")).to_be_hidden()


def brightness(reader: Reader, selector: str, what: str) -> float:
    """Return the mean of red, green and blue, 0 to 255, of a colour of an element."""
    colour = reader.ask(f"(selector) => getComputedStyle(document.querySelector(selector)).{what}", selector)
    return sum(float(part) for part in colour[colour.index("(") + 1 : -1].split(",")[:3]) / 3


def test_dark_is_dark_and_light_comes_back(explore: Explore) -> None:
    reader = explore("look=light")
    grounds = (".header", ".panel", ".stage", ".legend")
    assert all(brightness(reader, one, "backgroundColor") > 200 for one in grounds)
    reader.page.locator("#tools-menu-button").click()
    reader.page.locator("#dark").check(force=True)
    reader.until("document.documentElement.dataset.theme === 'dark'")
    assert all(brightness(reader, one, "backgroundColor") < 60 for one in grounds)
    assert brightness(reader, "#summary .sentence", "color") > 200
    reader.address_says(look="dark")
    reader.page.locator("#dark").uncheck(force=True)
    reader.address_says(look="light")
    assert brightness(reader, ".panel", "backgroundColor") > 200


def test_without_a_wish_the_page_follows_the_system(explore: Explore) -> None:
    reader = explore("")
    assert brightness(reader, ".panel", "backgroundColor") > 200
    reader.page.emulate_media(color_scheme="dark")
    reader.until("document.documentElement.dataset.theme === 'dark'")
    assert brightness(reader, ".panel", "backgroundColor") < 60
    reader.page.emulate_media(color_scheme="light")
    reader.until("document.documentElement.dataset.theme === 'light'")


def test_the_safe_scale_is_drawn_without_the_server(explore: Explore) -> None:
    reader = explore("")
    reader.page.emulate_media(reduced_motion="reduce")  # colours do not fade into one another
    before, after, areas = reader.ask(PRESS_SAFE)
    assert len(before) == 5
    assert all(one != other for one, other in zip(before, after, strict=True))
    assert areas and set(areas) <= {after[0], after[-1]}
    reader.address_says(scale="safe")
    assert reader.ask(PRESS_SAFE)[1] == before
    reader.page.emulate_media(reduced_motion="no-preference")


def test_the_safe_scale_turns_with_the_polarity(explore: Explore) -> None:
    high_is_bad = explore("indicator=unemployment&level=borough&scale=safe&classes=5").ask(COLOURS)
    high_is_good = explore("indicator=employment_rate&level=borough&scale=safe&classes=5").ask(COLOURS)
    assert len(high_is_bad) > 2
    assert high_is_bad[0] == high_is_good[-1]
    assert high_is_bad[-1] == high_is_good[0]


def test_the_map_has_at_least_half_of_a_desktop(explore: Explore) -> None:
    reader = explore(f"selected={BUCKLOW}&tray={BOWDON}")
    left, _, right, _ = box(reader, ".leaflet-container")
    assert right - left >= DESKTOP[0] / 2


def test_a_tablet_has_the_panel_under_the_map_and_the_controls_above(explore: Explore) -> None:
    reader = explore(f"selected={BUCKLOW}")
    size(reader, TABLET)
    rail, stage, panel = (box(reader, one) for one in ("#rail", "#stage", "#panel"))
    assert rail[3] <= stage[1] + 1
    assert stage[3] <= panel[1] + 1
    assert stage[2] - stage[0] == panel[2] - panel[0] == TABLET[0]
    expect(reader.page.locator("#tray-float")).to_contain_text("Bucklow-St. Martins")
    expect(reader.page.locator("#tray-rows")).to_be_hidden()
    for part in ("#summary .sentence", "#legend-plot", "#picker-button", "#levels", "#drawer-toggle"):
        expect(reader.page.locator(part)).to_be_visible()


def test_a_phone_shows_one_of_three_panes(explore: Explore) -> None:
    reader = explore(f"selected={BUCKLOW}")
    size(reader, PHONE)
    panes = {"map": ".leaflet-container", "numbers": "#summary .sentence", "table": "#table .rows .row"}
    for pane in ("numbers", "table", "map"):
        tab = reader.page.locator(f".phone-tabs [data-pane={pane}]")
        tab.click()
        expect(tab).to_have_attribute("aria-pressed", "true")
        expect(reader.page.locator(".phone-tabs [aria-pressed=true]")).to_have_count(1)
        for other, part in panes.items():
            if other == pane:
                expect(reader.page.locator(part).first).to_be_visible()
                left, _, right, _ = box(reader, part)
                assert (left >= 0 and right <= PHONE[0]) or pane == "table"
            else:
                expect(reader.page.locator(part).first).to_be_hidden()
        expect(reader.page.locator("#picker-button")).to_be_visible()


def test_an_area_tapped_on_a_phone_has_its_numbers_one_tap_away(explore: Explore) -> None:
    reader = explore("level=borough")
    size(reader, PHONE)
    reader.page.wait_for_timeout(600)  # the map takes its new size
    reader.click_area("E08000009")
    reader.address_says(level="borough", selected="E08000009")
    reader.page.locator(".phone-tabs [data-pane=numbers]").click()
    expect(reader.sentence()).to_contain_text("In Trafford")


SCREENS = [
    (DESKTOP, ""),
    (DESKTOP, "mode=projector"),
    (DESKTOP, f"selected={BUCKLOW}&tray={BOWDON}&opened=table"),
    (TABLET, f"selected={BUCKLOW}&tray={BOWDON}"),
    (PHONE, f"selected={BUCKLOW}&tray={BOWDON}"),
]


@pytest.mark.parametrize(("window", "query"), SCREENS)
def test_the_document_itself_never_scrolls(explore: Explore, window: tuple[int, int], query: str) -> None:
    reader = explore(query)
    size(reader, window)
    reader.settled()
    assert not reader.ask(SCROLLS)
    reader.more_settings() if "projector" not in query else None
    assert not reader.ask(SCROLLS)
