"""The map extension in a browser: geometry once, colours by the byte, nothing else over the socket."""

from __future__ import annotations

import importlib.util
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import numpy as np
import pytest

import geodata

if TYPE_CHECKING:
    from area_map_page import MapPage

pytest_plugins = ("area_map_page",)

MOST_BYTES = 12_000
MARK = "(code) => gmMap.mark([{ code, letter: 'A', kind: 'selected' }])"


@pytest.fixture(scope="module")
def little_app() -> ModuleType:
    """The page's own code, for the numbers that it shows."""
    path = Path(__file__).with_name("apps") / "area_map_app.py"
    spec = importlib.util.spec_from_file_location("area_map_app", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def codes(little_app: ModuleType, level: str, period: int) -> list[int]:
    return little_app.codes_of(little_app.rates_of(level, period)).tolist()


def test_jupyter_leaflet_still_exports_what_we_build_on(wards: MapPage) -> None:
    names = ["LeafletMapView", "LeafletMapModel", "LeafletGeoJSONView", "LeafletGeoJSONModel"]
    script = """(names) => new Promise((done) => require(['jupyter-leaflet'], (all) => done(
      names.map((name) => typeof all[name]))))"""
    assert wards.ask(script, names) == ["function"] * len(names)
    hooks = """(names) => new Promise((done) => require(['jupyter-leaflet'], (all) => done(
      [all.LeafletMapView, all.LeafletGeoJSONView].flatMap(
        (view) => names.map((hook) => typeof view.prototype[hook])))))"""
    assert wards.ask(hooks, ["create_obj", "leaflet_events", "model_events"]) == ["function"] * 6
    privates = """() => {
      const { paths: [path], renderer } = gmMap.attached().active;
      return [path._path, path._parts, renderer._rootGroup, renderer._container].every(Boolean);
    }"""
    assert wards.ask(privates)
    assert wards.ask("typeof window.L.geoJSON") == "function"


def test_each_geometry_is_fetched_once_and_only_when_it_is_wanted(wards: MapPage) -> None:
    assert not any("lsoa11" in url for url in wards.requests)
    for key in ("lsoa11", "borough", "ward25", "lsoa11"):
        wards.level(key)
        wards.page.wait_for_timeout(200)
    fetched = Counter(url.rsplit("/", 1)[1] for url in wards.requests if url.endswith(".json"))
    wanted = {geodata.boundary_url_name(key) for key in ("lsoa11", "borough", "ward25", "outline")}
    assert fetched == dict.fromkeys(wanted, 1)


def test_no_request_leaves_the_origin_and_nothing_goes_wrong(wards: MapPage) -> None:
    wards.level("lsoa11")
    ours = (wards.url, wards.url.replace("http", "ws"), "data:", "blob:")
    assert [url for url in wards.requests if not url.startswith(ours)] == []
    assert [error for error in wards.errors if "404" not in error] == []


def test_codes_become_classes_in_the_order_of_the_level(wards: MapPage, little_app: ModuleType) -> None:
    assert wards.classes() == [f"area k{code}" for code in codes(little_app, "ward25", 0)]


def test_recolouring_is_one_small_message_at_the_finest_level(wards: MapPage) -> None:
    wards.level("lsoa11")
    wards.quiet()
    wards.period(1)
    wards.page.wait_for_timeout(300)
    messages = [frame for frame in wards.received if "shinywidgets_comm_msg" in frame]
    assert len(messages) == 1
    assert len(messages[0]) <= MOST_BYTES
    assert len([frame for frame in wards.sent if "comm" in frame]) == 0


def test_recolouring_touches_only_the_paths_that_change(wards: MapPage, little_app: ModuleType) -> None:
    wards.ask("""() => {
      window.touched = 0;
      const watch = new MutationObserver((changes) => { touched += changes.length; });
      const classes = { attributes: true, attributeFilter: ['class'] };
      for (const area of document.querySelectorAll('.area')) watch.observe(area, classes);
    }""")
    wards.period(1)
    before, after = (np.array(codes(little_app, "ward25", period)) for period in (0, 1))
    assert wards.ask("touched") == int((before != after).sum())
    assert wards.classes() == [f"area k{code}" for code in after]


def test_no_data_is_hatched(wards: MapPage) -> None:
    assert "gm-hatch" in wards.ask("getComputedStyle(document.querySelector('.k254')).fill")
    assert wards.ask("document.querySelectorAll('pattern#gm-hatch .hatch-line').length") == 1


def test_zoom_and_place_are_kept_while_recolouring_and_changing_level(wards: MapPage) -> None:
    wards.ask("gmMap.fit([53.4, -2.4, 53.5, -2.2])")
    view = "(({ map }) => [map.getZoom(), map.getCenter().lat, map.getCenter().lng])(gmMap.attached())"
    before = wards.ask(view)
    wards.period(1)
    wards.level("lsoa11")
    assert wards.ask(view) == before


def test_a_wrong_number_of_codes_is_said_and_changes_nothing(wards: MapPage) -> None:
    before = wards.classes()
    wards.page.click("#short")
    wards.until("document.querySelector('.map-status').textContent !== ''")
    assert "sent 7 for 215 areas" in wards.page.inner_text(".map-status")
    assert wards.classes() == before
    assert any("7 codes and 215 values for 215 areas" in error for error in wards.errors)
    wards.period(1)
    assert wards.page.text_content(".map-status") == ""


def test_a_geometry_that_does_not_come_is_said(new_map: Callable[..., MapPage]) -> None:
    broken = new_map()
    broken.page.route("**/ward25-*.json", lambda route: route.fulfill(status=500))
    broken.page.goto(broken.url)
    said = "The boundaries could not be loaded."
    broken.until(f"document.querySelector('.map-status')?.textContent.startsWith('{said}')")
    assert broken.count(".area") == 0


def test_changing_level_never_leaves_the_map_blank(wards: MapPage) -> None:
    wards.ask("""() => {
      window.least = Infinity;
      const count = () => { least = Math.min(least, document.querySelectorAll('.area:not(.k255)').length); };
      const panes = document.querySelector('.leaflet-map-pane');
      new MutationObserver(count).observe(panes, { childList: true, subtree: true });
    }""")
    wards.level("lsoa11")
    wards.until_count(area=1673)
    assert wards.ask("least") >= 215
    wards.level("ward25")
    wards.until_count(area=215)
    assert wards.heard("painted")[-1] == "ward25"


def test_reclassifying_filters_and_thresholds_need_no_server(wards: MapPage, little_app: ModuleType) -> None:
    rates = little_app.rates_of("ward25", 0)
    before = wards.classes()
    wards.quiet()
    wards.ask("gmMap.reclassify([5, 10, 15])")
    expected = np.where(np.isfinite(rates), np.searchsorted([5, 10, 15], rates, side="right"), 254)
    assert wards.classes() == [f"area k{code}" for code in expected]
    wards.ask("gmMap.reclassify(null)")
    assert wards.classes() == before
    wards.ask("gmMap.threshold(20, 'above')")
    dimmed = [" dim" if rate <= 20 else "" for rate in rates]
    assert wards.classes() == [name + dim for name, dim in zip(before, dimmed, strict=True)]
    wards.ask("gmMap.threshold(null); gmMap.filter(new Set([0, 4]))")
    assert wards.classes() == [name if name in ("area k0", "area k4") else f"{name} dim" for name in before]
    wards.ask("gmMap.filter((area) => area.parentName === 'Trafford')")
    assert sum("dim" not in name for name in wards.classes()) == 21
    wards.ask("gmMap.filter(null)")
    assert wards.classes() == before
    wards.page.wait_for_timeout(400)
    assert (wards.sent, wards.received) == ([], [])


def test_moving_and_hovering_sends_nothing_and_tells_the_page_its_window(wards: MapPage) -> None:
    wards.quiet()
    told = len(wards.heard("window"))
    box = wards.page.locator(".gm-map").bounding_box()
    assert box
    wards.page.mouse.move(box["x"] + 300, box["y"] + 300)
    wards.page.mouse.down()
    wards.page.mouse.move(box["x"] + 400, box["y"] + 340, steps=8)
    wards.page.mouse.up()
    wards.page.wait_for_timeout(800)
    assert wards.sent == []
    assert len(wards.heard("window")) > told
    window = wards.heard("window")[-1]
    assert window["south"] < window["north"] and window["west"] < window["east"]
    assert wards.heard("pick") == []


def test_hidden_areas_are_out_and_excluded_ones_are_dimmed_and_unranked(wards: MapPage) -> None:
    wards.page.click("#half")
    wards.until("document.querySelectorAll('.k255').length > 0")
    assert wards.count(".k255") == 107
    assert wards.ask("getComputedStyle(document.querySelector('.k255')).display") == "none"
    assert len(wards.ask("gmMap.inView()")) == 108
    last = wards.ask("gmMap.areaInfo(gmMap.inView().at(-1))")
    assert last["rank"] is None and last["group"] == 252
    assert wards.classes()[-1].endswith(" dim")
    assert wards.ask("document.querySelector('.area[tabindex=\"0\"]').classList.contains('k255')") is False


def test_marks_survive_repainting_and_another_level(wards: MapPage) -> None:
    code = wards.ask("gmMap.inView()[40]")
    wards.ask(MARK, code)
    for change, pressed in ((lambda: wards.period(1), 1), (lambda: wards.level("lsoa11"), 0)):
        change()
        assert (wards.count(".mark-line"), wards.count(".mark-halo")) == (1, 1)
        assert wards.count('.area[aria-pressed="true"]') == pressed


def test_what_is_asked_before_the_map_is_there_is_kept(new_map: Callable[..., MapPage]) -> None:
    early = new_map()
    code = geodata.load_areas("ward25")["area_code"].iloc[3]
    early.page.add_init_script(f"""document.addEventListener('DOMContentLoaded', () => {{
      window.none = gmMap.areaInfo('x');
      ({MARK})('{code}');
      gmMap.threshold(20);
      gmMap.focusArea('{code}');
    }});""")
    early.open()
    assert early.ask("none") is None
    early.until_count(mark_line=1)
    assert early.count(".area.dim") > 0
    assert early.ask("document.activeElement.getAttribute('aria-pressed')") == "true"


def test_tiles_that_do_not_come_are_left_out_without_a_word(wards: MapPage) -> None:
    wards.ask("gmMap.setTiles('nowhere/{z}/{x}/{y}.png')")
    wards.until("document.querySelectorAll('.gm-tiles').length === 1")
    wards.page.wait_for_timeout(500)
    assert wards.ask("getComputedStyle(document.querySelector('.area.k2')).fillOpacity") == "0.75"
    assert wards.page.text_content(".map-status") == ""
    wards.ask("gmMap.setTiles(null)")
    assert wards.ask("document.querySelectorAll('.gm-tiles').length") == 0
