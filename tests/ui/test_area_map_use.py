"""The map in the hands of readers: mouse, touch, keyboard, screen reader, sentences and callouts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

import geodata

if TYPE_CHECKING:
    from area_map_page import MapPage

pytest_plugins = ("area_map_page",)

FOCUSED = "document.activeElement.getAttribute('aria-label')"
LABELLED = "document.querySelectorAll('.area:not([aria-label])').length === 0"
BOX = """(selector) => {
  const { left, top, right, bottom } = document.querySelector(selector).getBoundingClientRect();
  return [left, top, right, bottom];
}"""


def code_of(name: str) -> str:
    areas = geodata.load_areas("ward25")
    return str(areas.loc[areas["name"] == name, "area_code"].iloc[0])


@pytest.fixture
def urmston() -> str:
    return code_of("Urmston")


def test_one_click_picks_at_once_and_a_second_drills(wards: MapPage, urmston: str) -> None:
    x, y = wards.point_in(urmston)
    wards.page.mouse.click(x, y)
    area = {"code": urmston, "name": "Urmston", "url": geodata.boundary_url_name("ward25"), "level": "ward25"}
    assert wards.heard("pick") == [area | {"additive": False}]
    wards.page.wait_for_timeout(700)
    wards.page.mouse.dblclick(x, y)
    assert len(wards.heard("pick")) == 2
    assert [drill["code"] for drill in wards.heard("drill")] == [urmston]


def test_two_quick_clicks_on_two_areas_are_two_picks(wards: MapPage, urmston: str) -> None:
    other = code_of("Bowdon")
    wards.page.mouse.click(*wards.point_in(urmston))
    wards.page.mouse.click(*wards.point_in(other))
    assert [pick["code"] for pick in wards.heard("pick")] == [urmston, other]
    assert wards.heard("drill") == []


def test_shift_and_click_adds(wards: MapPage, urmston: str) -> None:
    wards.page.keyboard.down("Shift")
    wards.page.mouse.click(*wards.point_in(urmston))
    assert [pick["additive"] for pick in wards.heard("pick")] == [True]


def test_a_tap_picks_and_a_double_tap_drills(new_map: Callable[..., MapPage], urmston: str) -> None:
    phone = new_map(has_touch=True).open()
    x, y = phone.point_in(urmston)
    phone.page.touchscreen.tap(x, y)
    assert [pick["code"] for pick in phone.heard("pick")] == [urmston]
    phone.page.wait_for_timeout(700)
    phone.page.touchscreen.tap(x, y)
    phone.page.touchscreen.tap(x, y)
    assert len(phone.heard("pick")) == 2
    assert [drill["code"] for drill in phone.heard("drill")] == [urmston]


def test_the_sentence_says_value_and_rank_inside_the_map(wards: MapPage) -> None:
    area = wards.ask("gmMap.inView().map(gmMap.areaInfo).find(({ rank }) => rank === 1)")
    wards.page.mouse.move(*wards.point_in(area["code"]))
    text = wards.page.inner_text(".map-tip").replace("\u00a0", " ")
    assert text.startswith(f"{area['name']}, {area['parentName']}: {area['text']} of working-age adults")
    assert "are out of work, highest of 210 wards." in text
    assert text.endswith("Click to select, double-click for its LSOAs")
    bold = wards.page.locator(".map-tip strong").all_inner_texts()
    assert [part.replace("\u00a0", " ") for part in bold] == [area["name"], area["text"]]
    tip, box = wards.ask(BOX, ".map-tip"), wards.ask(BOX, ".gm-map")
    assert box[0] <= tip[0] and box[1] <= tip[1] and tip[2] <= box[2] and tip[3] <= box[3]
    assert wards.heard("hover")[-1] == {"code": area["code"]}
    wards.page.keyboard.press("Escape")
    assert wards.page.is_hidden(".map-tip")
    wards.page.mouse.move(5, 5)
    assert wards.heard("hover")[-1] == {"code": None}


def test_missing_is_said_in_words(wards: MapPage) -> None:
    code = wards.ask("gmMap.inView().map(gmMap.areaInfo).find(({ group }) => group === 254).code")
    wards.page.mouse.move(*wards.point_in(code))
    assert "no data (suppressed)" in wards.page.inner_text(".map-tip")


def test_equal_values_share_the_better_rank(wards: MapPage) -> None:
    ranked = wards.ask("gmMap.inView().map(gmMap.areaInfo).filter(({ rank }) => rank !== null)")
    values = [area["value"] for area in ranked]
    assert len(set(values)) < len(values) == 210
    assert [area["rank"] for area in ranked] == [1 + sum(value > own for value in values) for own in values]


def test_there_is_one_tab_stop_and_arrows_go_to_neighbours(wards: MapPage, urmston: str) -> None:
    assert wards.ask("document.querySelectorAll('.area[tabindex=\"0\"]').length") == 1
    wards.page.focus(".gm-map")
    wards.page.keyboard.press("Tab")
    assert wards.ask("document.activeElement.classList.contains('area')")
    wards.ask("(code) => gmMap.focusArea(code)", urmston)
    place = wards.ask("gmMap.attached().map.getCenter()")
    north_or_east = (("ArrowRight", 1, 1), ("ArrowLeft", -1, 1), ("ArrowUp", 1, 0), ("ArrowDown", -1, 0))
    for key, sign, axis in north_or_east:
        before = wards.ask("(code) => gmMap.areaInfo(code).centre", focused_code(wards))
        wards.page.keyboard.press(key)
        after = wards.ask("(code) => gmMap.areaInfo(code).centre", focused_code(wards))
        assert sign * (after[axis] - before[axis]) > 0
    assert wards.ask("gmMap.attached().map.getCenter()") == place
    assert wards.ask("document.querySelectorAll('.area[tabindex=\"0\"]').length") == 1
    assert wards.page.is_visible(".map-tip")
    assert wards.ask("document.querySelectorAll('.focus-line').length") == 1


def test_home_end_space_and_enter(wards: MapPage) -> None:
    first, last = wards.ask("[gmMap.inView()[0], gmMap.inView().at(-1)]")
    wards.ask("(code) => gmMap.focusArea(code)", last)
    wards.page.keyboard.press("Home")
    wards.page.keyboard.press("Space")
    wards.page.keyboard.press("End")
    wards.page.keyboard.press("Enter")
    assert [pick["code"] for pick in wards.heard("pick")] == [first]
    assert [drill["code"] for drill in wards.heard("drill")] == [last]
    wards.page.keyboard.press("Escape")
    assert wards.page.is_hidden(".map-tip")
    assert wards.ask("document.activeElement.classList.contains('area')")


def test_focus_stays_through_marks_and_repainting(wards: MapPage, urmston: str) -> None:
    wards.ask("(code) => gmMap.focusArea(code)", urmston)
    wards.ask("window.held = document.activeElement")
    wards.ask("(code) => gmMap.mark([{ code, letter: 'A', kind: 'selected' }])", urmston)
    wards.change("#period", "1")
    wards.until("heard.filter(([name]) => name === 'painted').length > 1")
    assert wards.ask("held === document.activeElement && held.isConnected")
    assert wards.ask("held.getAttribute('aria-pressed')") == "true"


def test_focus_goes_on_in_the_level_or_areas_that_take_the_place(wards: MapPage) -> None:
    wards.ask("gmMap.focusArea(gmMap.inView()[0])")
    wards.ask("document.querySelector('#half').click()")
    wards.until("document.querySelectorAll('.k255').length > 0")
    assert focused_code(wards) == wards.ask("gmMap.inView()[0]")
    wards.change("#level", "lsoa11")
    wards.until_count(area=1673)
    assert wards.ask("document.activeElement.classList.contains('area')")


def test_an_area_out_of_view_is_brought_into_view(wards: MapPage, urmston: str) -> None:
    wards.ask("gmMap.fit([53.60, -2.20, 53.65, -2.10])")
    assert urmston not in wards.ask("gmMap.inView()")
    wards.ask("(code) => gmMap.focusArea(code)", urmston)
    assert urmston in wards.ask("gmMap.inView()")
    box = "document.querySelector('.gm-map')"
    assert wards.ask(f"[{box}.scrollLeft, {box}.scrollTop]") == [0, 0]
    wards.ask("gmMap.home()")
    assert len(wards.ask("gmMap.inView()")) == 215


def test_screen_readers_hear_name_value_and_rank(wards: MapPage, urmston: str) -> None:
    wards.until(LABELLED)
    area = wards.ask("(code) => gmMap.areaInfo(code)", urmston)
    label = wards.page.locator(".area").nth(place_of(urmston)).get_attribute("aria-label") or ""
    assert label.startswith(f"Urmston, Trafford: {area['text']}, ")
    assert label.endswith(" of 210")
    assert wards.page.get_by_role("region", name="Map of Greater Manchester").count() == 1
    assert wards.page.get_by_role("group", name="Employment deprivation, wards").count() == 1


@pytest.mark.parametrize("look", ["light", "dark"])
def test_axe_finds_nothing_in_the_map(wards: MapPage, urmston: str, look: str) -> None:
    wards.ask("(look) => { document.documentElement.dataset.theme = look; }", look)
    wards.until(LABELLED)
    wards.ask("(code) => gmMap.mark([{ code, letter: 'A', kind: 'selected' }])", urmston)
    wards.ask("(code) => gmMap.focusArea(code)", urmston)
    wards.page.wait_for_timeout(200)
    found = Axe().run(wards.page, context=".gm-map")
    assert found.response["passes"]
    assert found.response["violations"] == []


def test_places_are_reached_by_keyboard_and_their_names_are_only_text(wards: MapPage) -> None:
    name = "Jobcentre: Stretford <b>Jobcentre</b>: Arndale House"
    assert wards.page.get_by_role("img", name=name).count() == 1
    wards.page.get_by_role("img", name="Jobcentre: Altrincham: Roberts House").focus()
    wards.page.keyboard.press("ArrowRight")
    assert wards.ask(FOCUSED) == name
    assert wards.page.inner_text(".map-tip strong") == "Stretford <b>Jobcentre</b>"
    assert wards.ask("document.querySelectorAll('.map-tip b').length") == 0


def test_callouts_stand_on_empty_ground_or_give_way(wards: MapPage, urmston: str) -> None:
    over_areas = """() => [...document.querySelectorAll('.callout')].flatMap((card) => {
      const { left, top, right, bottom } = card.getBoundingClientRect();
      const middle = [(left + right) / 2, (top + bottom) / 2];
      return [[left, top], [right, top], [left, bottom], [right, bottom], middle];
    }).filter(([x, y]) => document.elementFromPoint(x, y)?.closest('.area')).length"""
    selected = {"code": urmston, "letter": "A", "kind": "selected"}
    compared = {"code": code_of("Bowdon"), "letter": "B", "kind": "compared"}
    wards.ask("(marks) => gmMap.mark(marks)", [selected, compared])
    wards.until_count(callout=2, leader=2)
    assert "Urmston" in wards.page.inner_text(".callout.selected")
    assert wards.ask(over_areas) == 0
    lat, lon = wards.ask("(code) => gmMap.areaInfo(code).centre", urmston)
    wards.ask("(frame) => gmMap.fit(frame)", [lat - 0.005, lon - 0.005, lat + 0.005, lon + 0.005])
    wards.until_count(callout=0, map_badge=1)


def test_the_frame_fills_a_map_of_another_size_until_the_reader_moves_it(wards: MapPage) -> None:
    resize = "(width) => { document.querySelector('.frame').style.width = width; }"
    zoom = "gmMap.attached().map.getZoom()"
    before = wards.ask(zoom)
    wards.ask(resize, "500px")
    wards.until(f"{zoom} < {before} - 0.3")
    assert len(wards.ask("gmMap.inView()")) == 215
    wards.ask("gmMap.zoomIn()")
    chosen = wards.ask(zoom)
    wards.ask(resize, "900px")
    wards.page.wait_for_timeout(300)
    assert wards.ask(zoom) == chosen


def test_a_class_is_lit_from_the_legend(wards: MapPage) -> None:
    opacity = """[...document.querySelectorAll('.area.k1, .area.k3')].map(
      (area) => getComputedStyle(area).fillOpacity)"""
    wards.page.emulate_media(reduced_motion="reduce")
    wards.ask("gmMap.highlightClass(3)")
    assert set(wards.ask(opacity)) == {"0.3", "1"}
    wards.ask("gmMap.highlightClass(null)")
    assert set(wards.ask(opacity)) == {"1"}


def test_fills_fade_unless_the_reader_wants_no_motion(wards: MapPage) -> None:
    duration = "getComputedStyle(document.querySelector('.area.k2')).transitionDuration"
    wards.page.wait_for_timeout(500)
    wards.ask("gmMap.threshold(20)")
    assert wards.ask(duration).startswith("0.12s")
    wards.page.emulate_media(reduced_motion="reduce")
    assert wards.ask(duration) == "0s"


def focused_code(wards: MapPage) -> str:
    of = "gmMap.attached().active"
    return str(wards.ask(f"{of}.geometry.ids[{of}.placeOf.get(document.activeElement)]"))


def place_of(code: str) -> int:
    return geodata.load_areas("ward25")["area_code"].tolist().index(code)
