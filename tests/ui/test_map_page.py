"""The map in the page: choosing, comparing, going down and up, places, numbers for what is in view."""

from __future__ import annotations

import csv
from collections.abc import Callable

import pytest
from browsing import ExplorerPage
from exploring import BOWDON, BUCKLOW, TRAFFORD, URMSTON, Explore, Reader
from playwright.sync_api import expect

import geodata
from modules.parts.map_stage import PLACES

WARDS = geodata.load_areas("ward25")["area_code"].tolist()
HERE = """(() => {
  const { map } = gmMap.attached(), { lat, lng } = map.getCenter();
  return [map.getZoom(), lat.toFixed(5), lng.toFixed(5)];
})()"""
FILLED = """(() => {
  const boxOf = (one) => document.querySelector(one).getBoundingClientRect();
  const [area, box] = ['.outline-gm', '.gm-map'].map(boxOf);
  return Math.max(area.width / box.width, area.height / box.height);
})()"""
SHOWN = "document.querySelectorAll('.area:not(.k255)').length"
TILES = "https://tile.openstreetmap.org/"


def postcode_in(ward: str) -> tuple[str, str]:
    """Return a postcode of a ward and its LSOA."""
    found = next(
        one
        for start in ("M41 0", "M41 5", "M41 6", "M41 7", "M41 8", "M41 9")
        for one in geodata.find_place(start)
        if one.kind == "postcode" and one.ancestors["ward25"] == ward
    )
    return found.label, found.ancestors["lsoa11"]


def until_shown(reader: Reader, level: str, areas: int) -> None:
    reader.until(f"painted.level === '{level}' && {SHOWN} === {areas}")


def test_a_click_selects_another_keeps_a_third_takes_out(explore: Explore) -> None:
    reader = explore("")
    reader.click_area(BUCKLOW)
    reader.address_says(selected=BUCKLOW, tray="")
    expect(reader.sentence()).to_contain_text("In Bucklow-St. Martins")
    expect(reader.page.locator(".area[aria-pressed=true]")).to_have_count(1)
    reader.click_area(BUCKLOW)
    reader.address_says(selected=BUCKLOW, tray=BUCKLOW)
    reader.click_area(BOWDON)
    reader.address_says(selected=BOWDON, tray=BUCKLOW)
    expect(reader.page.locator("#tray-rows .tray-name")).to_have_text(["Bowdon", "Bucklow-St. Martins"])
    expect(reader.page.locator("#tray-rows .tray-row .badge")).to_have_text(["A", "B"])
    expect(reader.page.locator(".area[aria-pressed=true]")).to_have_count(2)
    reader.click_area(BUCKLOW)
    reader.click_area(BUCKLOW)
    reader.address_says(selected=BUCKLOW, tray="")


def test_shift_and_click_adds_up_to_ten(explore: Explore) -> None:
    reader = explore(f"selected={BUCKLOW}&tray={','.join(WARDS[:8])}")
    reader.click_area(BOWDON, shift=True)
    reader.address_says(selected=BUCKLOW, tray=",".join([*WARDS[:8], BOWDON]))
    expect(reader.page.locator("#tray-rows .tray-row")).to_have_count(10)
    reader.click_area(URMSTON, shift=True)
    expect(reader.toast()).to_contain_text("Ten areas are being compared")
    expect(reader.page.locator("#tray-rows .tray-row")).to_have_count(10)
    reader.page.get_by_role("button", name="Take out Bowdon").first.click()
    reader.address_says(selected=BUCKLOW, tray=",".join(WARDS[:8]))


def by_mouse(reader: Reader, code: str) -> None:
    reader.page.wait_for_timeout(300)
    reader.page.mouse.dblclick(*reader.point_in(code))


def by_keyboard(reader: Reader, code: str) -> None:
    reader.ask("(code) => gmMap.focusArea(code)", code)
    reader.page.keyboard.press("Enter")


@pytest.mark.parametrize("drill", [by_mouse, by_keyboard], ids=["double-click", "Enter"])
def test_one_goes_down_to_small_areas_and_climbs_back(
    explore: Explore, drill: Callable[[Reader, str], None]
) -> None:
    reader = explore("level=borough")
    crumbs = reader.page.locator("#crumbs li")
    drill(reader, TRAFFORD)
    reader.address_says(within=TRAFFORD, level="", selected="")
    until_shown(reader, "ward25", len(geodata.children(TRAFFORD, "ward25")))
    expect(crumbs).to_have_text(["Greater Manchester", "Trafford"])
    drill(reader, URMSTON)
    reader.address_says(within=URMSTON, level="lsoa11")
    until_shown(reader, "lsoa11", len(geodata.children(URMSTON, "lsoa11")))
    expect(crumbs).to_have_text(["Greater Manchester", "Trafford", "Urmston"])
    drill(reader, geodata.children(URMSTON, "lsoa11")[0])
    expect(reader.toast()).to_contain_text("LSOAs are the smallest areas here")
    crumbs.nth(1).get_by_role("button").click()
    reader.address_says(within=TRAFFORD, level="lsoa11")
    until_shown(reader, "lsoa11", len(geodata.children(TRAFFORD, "lsoa11")))
    crumbs.nth(0).get_by_role("button").click()
    until_shown(reader, "lsoa11", 1673)


def test_where_nothing_finer_is_published_the_page_says_so(explore: Explore) -> None:
    reader = explore("indicator=employment_rate&level=borough")
    by_keyboard(reader, TRAFFORD)
    expect(reader.toast()).to_contain_text("not published for anything smaller than boroughs")
    assert reader.address()["level"] == "borough"


def test_numbers_follow_the_window_until_an_area_is_selected(explore: Explore) -> None:
    reader = explore("")
    in_view = reader.page.locator("#summary .hero").nth(1)
    expect(in_view).to_have_text("215")
    before = reader.sentence().inner_text()
    for _ in range(2):
        reader.page.get_by_role("button", name="Zoom in").click()
    reader.until("gmMap.inView().length < 200")
    expect(in_view).to_have_text(str(reader.ask("gmMap.inView().length")))
    assert reader.sentence().inner_text() != before
    code = reader.ask("gmMap.inView()[0]")
    reader.ask("(code) => gmMap.focusArea(code)", code)
    reader.page.keyboard.press("Space")
    reader.address_says(selected=code)
    name = reader.ask("(code) => gmMap.areaInfo(code).name", code)
    expect(reader.sentence()).to_contain_text(name)
    selected = reader.sentence().inner_text()
    reader.page.get_by_role("button", name="All of Greater Manchester").click()
    reader.until("gmMap.inView().length === 215")
    reader.settled()
    assert reader.sentence().inner_text() == selected


def test_zoom_and_place_are_kept_while_settings_change(explore: Explore) -> None:
    reader = explore("indicator=employment_rate&level=borough")
    reader.page.get_by_role("button", name="Zoom in").click()
    x, y = reader.point_in(TRAFFORD)
    reader.page.mouse.move(x, y)
    reader.page.mouse.down()
    reader.page.mouse.move(x - 90, y - 60, steps=4)
    reader.page.mouse.up()
    reader.page.wait_for_timeout(600)  # a map that was thrown glides on
    place, paints = reader.ask(HERE), reader.ask("paints")
    reader.more_settings()
    for slider, value in (("#threshold", "70"), ("#classes", "8"), ("#period", "2")):
        reader.page.locator(slider).fill(value)
    reader.page.locator("#scale").check(force=True)
    reader.address_says(threshold="70", classes="8", period="2014", scale="safe")
    reader.until(f"paints > {paints}")
    reader.settled()
    assert reader.ask(HERE) == place


def test_one_map_serves_all_tabs_and_levels(explore: Explore) -> None:
    reader = explore("")
    reader.ask("gmMap.attached().map.getContainer().dataset.same = 'yes'")
    for theme in ("Health", "Housing", "Skills"):
        paints = reader.ask("paints")
        reader.page.locator("#theme-tabs").get_by_role("button", name=theme).click()
        reader.until(f"paints > {paints}")
    for level, areas in (("borough", 10), ("msoa11", 346), ("lsoa11", 1673), ("ward17", 215)):
        reader.page.locator(f'#levels [data-level="{level}"]').click()
        until_shown(reader, level, areas)
        assert reader.ask("document.querySelectorAll('.outline-borough').length") == 10
    assert reader.ask("document.querySelector('.gm-map').dataset.same") == "yes"
    assert reader.ask("document.querySelectorAll('.gm-map').length") == 1


def test_hover_and_focus_give_a_plain_sentence(explore: Explore) -> None:
    reader = explore("")
    tip = reader.page.locator(".map-tip")
    reader.page.mouse.move(*reader.point_in(URMSTON))
    expect(tip).to_contain_text("Urmston, Trafford")
    value = reader.ask("(code) => gmMap.areaInfo(code).text", URMSTON)
    expect(tip).to_contain_text(value)
    expect(tip).to_contain_text("double-click for its LSOAs")
    reader.page.mouse.move(0, 0)
    expect(tip).to_be_hidden()
    reader.ask("(code) => gmMap.focusArea(code)", BOWDON)
    expect(tip).to_contain_text("Bowdon, Trafford")
    reader.page.keyboard.press("ArrowUp")
    expect(tip).not_to_contain_text("Bowdon, Trafford")
    expect(tip).to_contain_text("highest of 215 wards")


def test_what_is_selected_keeps_its_card_beside_the_map(explore: Explore) -> None:
    reader = explore(f"selected={BUCKLOW}&tray={BOWDON}")
    cards = reader.page.locator(".callout")
    expect(cards).to_have_count(2)
    expect(cards.filter(has_text="Bucklow-St. Martins")).to_contain_text("A")
    expect(cards.filter(has_text="Bowdon")).to_contain_text("B")


def test_jobcentres_are_shown_when_asked_for(explore: Explore) -> None:
    reader = explore("")
    with PLACES.open(encoding="utf-8") as lines:
        offices = list(csv.DictReader(lines))
    points = reader.page.locator(".map-point")
    expect(points).to_have_count(0)
    reader.more_settings()
    reader.page.locator("#places").check(force=True)
    expect(points).to_have_count(len(offices))
    said = points.evaluate_all("(all) => all.map((one) => one.getAttribute('aria-label'))")
    assert all(f"{office['name']} Jobcentre" in " ".join(said) for office in offices)
    assert all("September 2018" in one for one in said)
    points.first.focus()
    expect(reader.page.locator(".map-tip")).to_contain_text("Jobcentre")
    reader.page.locator("#places").uncheck(force=True)
    expect(points).to_have_count(0)


@pytest.mark.allow_errors(reason="the browser itself notes each tile that it cannot fetch")
def test_street_tiles_that_cannot_be_reached_are_left_out_in_silence(
    new_page: Callable[..., ExplorerPage],
) -> None:
    explorer = new_page().open("tiles=1")
    page = explorer.page
    explorer.until("document.querySelectorAll('.gm-map .leaflet-tile').length > 0")
    explorer.until("document.querySelectorAll('.area.k2').length > 0")
    assert explorer.left_the_origin()
    assert all(url.startswith(TILES) for url in explorer.left_the_origin())
    page.wait_for_timeout(500)
    assert all("ERR_NAME_NOT_RESOLVED" in error for error in explorer.errors), explorer.errors
    assert explorer.output_errors() == []
    assert page.locator("#toasts").inner_text() == ""
    assert page.locator(".map-status").inner_text() == ""
    expect(page.locator(".leaflet-control-attribution")).to_contain_text("OpenStreetMap")
    page.locator("#more").click()
    page.locator("#tiles").uncheck(force=True)
    expect(page.locator(".gm-map .leaflet-tile")).to_have_count(0)


def test_a_place_is_found_by_its_name(explore: Explore) -> None:
    reader = explore("")
    whole = reader.ask("gmMap.attached().map.getZoom()")
    search = reader.page.get_by_role("combobox", name="Find a place or postcode")
    search.fill("urmston")
    options = reader.page.locator("#place-list [role=option]")
    expect(options.first).to_contain_text("Urmston")
    search.press("Enter")
    reader.address_says(selected=URMSTON)
    expect(reader.page.locator("#place-list")).to_be_hidden()
    expect(reader.sentence()).to_contain_text("In Urmston")
    reader.until(f"gmMap.attached().map.getZoom() > {whole}")
    assert URMSTON in reader.ask("gmMap.inView()")


def test_a_postcode_leads_to_the_area_that_holds_it_at_the_level_shown(explore: Explore) -> None:
    postcode, lsoa = postcode_in(URMSTON)
    reader = explore("level=lsoa11")
    search = reader.page.get_by_role("combobox", name="Find a place or postcode")
    search.fill(postcode.split(",")[0].replace(" ", "").lower())
    reader.page.locator("#place-list [role=option]").first.click()
    reader.address_says(selected=lsoa)
    reader.until(f"gmMap.inView().includes('{lsoa}')")


def test_a_place_that_is_not_here_is_said_in_words(explore: Explore) -> None:
    reader = explore("")
    reader.page.get_by_role("combobox", name="Find a place or postcode").fill("<b>Atlantis")
    expect(reader.page.locator("#place-list")).to_contain_text(
        "Nothing in Greater Manchester is called ‘<b>Atlantis’"
    )


@pytest.mark.parametrize("wide_and_high", [(1440, 900), (1024, 768), (390, 844)])
def test_the_whole_of_greater_manchester_is_in_view_at_first(
    new_page: Callable[..., ExplorerPage], wide_and_high: tuple[int, int]
) -> None:
    wide, high = wide_and_high
    explorer = new_page(viewport={"width": wide, "height": high}).open("")
    explorer.until("gmMap.inView().length === 215")
    assert explorer.ask(FILLED) > 0.6
