"""Every setting acts as it is moved, by keyboard and by mouse, and says its value in words."""

from __future__ import annotations

import json
from typing import Any

import pytest
from exploring import BOWDON, BUCKLOW, Explore, Reader
from playwright.sync_api import expect

import geodata

# A slider, the link that opens where it acts, and what else in the page it changes.
SLIDERS = {
    "period": ("indicator=employment_rate&level=borough&period=2018", "#summary .sentence"),
    "threshold": ("threshold=12", "#threshold ~ .range-ends, .field[data-field=threshold] .range-value"),
    "classes": ("", "#legend .legend-strip"),
    "confidence": (f"indicator=no_qualifications_2011&selected={BUCKLOW}", "#summary .interval"),
    "population": ("level=lsoa11&population=1600", "#summary .sentence"),
    "worklessness-share": (
        f"selected={BUCKLOW}&worklessness-share=60",
        ".theme-part:not([hidden]) .theme-answer",
    ),
    "health-groups": ("indicator=health_deprivation", ".theme-part:not([hidden]) .steps"),
    "housing-affordable": (
        "indicator=housing_affordability&level=borough&housing-affordable=9",
        ".theme-part:not([hidden]) .theme-answer",
    ),
    "skills-share": (
        f"indicator=no_qualifications_2011&selected={BUCKLOW}&tray={BOWDON}&skills-share=60",
        ".theme-part:not([hidden]) .theme-answer",
    ),
}
SEND = """([key, values]) => {
  const slider = document.querySelector(`.gm-input[data-key="${key}"]`);
  for (const value of values) {
    slider.value = value;
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  }
}"""
THUMB = 18  # pixels
PART_DONE = """(key) => {
  const { value, min, max } = document.querySelector(`.gm-input[data-key="${key}"]`);
  return (value - min) / (max - min);
}"""
# Read in the same breath as the event: no answer of the server can have come in between.
AT_ONCE = """([key, value]) => {
  const slider = document.querySelector(`.gm-input[data-key="${key}"]`);
  const now = () => ({
    dimmed: document.querySelectorAll('.area.dim').length,
    classes: new Set([...document.querySelectorAll('.area')].map((one) => one.getAttribute('class'))).size,
  });
  const before = now();
  slider.value = value;
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  return { before, after: now() };
}"""
WORDS = """(key) => {
  const slider = document.querySelector(`.gm-input[data-key="${key}"]`), field = slider.closest('.field');
  return {
    label: slider.labels[0]?.innerText.trim(), shown: field.querySelector('.range-value').innerText.trim(),
    spoken: slider.getAttribute('aria-valuetext'), value: slider.value,
  };
}"""


def opened(explore: Explore, key: str) -> Reader:
    """Return the page where a slider acts, with the slider in sight and nothing on its way."""
    reader = explore(SLIDERS[key][0])
    slider = reader.page.locator(f'.gm-range[data-key="{key}"]')
    if not slider.is_visible():
        reader.more_settings()
    reader.settled()
    expect(slider).to_be_enabled()
    slider.scroll_into_view_if_needed()
    return reader


def values_sent(reader: Reader, key: str) -> list[str]:
    """Return the values of an input in the messages that left the page, in order."""
    updates: list[dict[str, Any]] = [json.loads(frame) for frame in reader.sent if frame.startswith("{")]
    return [update["data"][key] for update in updates if key in update.get("data", {})]


def until_changed(reader: Reader, key: str, before: str) -> None:
    """Wait until what a slider changes is other than before."""
    reader.page.wait_for_function(
        "([selector, before]) => document.querySelector(selector)?.innerHTML !== before",
        arg=[SLIDERS[key][1], before],
        timeout=30_000,
    )


def drag(reader: Reader, key: str) -> None:
    """Take a slider's thumb to the other side and keep hold of it."""
    box = reader.page.locator(f'.gm-range[data-key="{key}"]').bounding_box()
    assert box
    start, middle = reader.ask(PART_DONE, key), box["y"] + box["height"] / 2
    reader.page.mouse.move(box["x"] + THUMB / 2 + start * (box["width"] - THUMB), middle)
    reader.page.mouse.down()
    reader.page.mouse.move(box["x"] + box["width"] * (0.2 if start > 0.5 else 0.8), middle, steps=6)


@pytest.mark.parametrize("key", SLIDERS)
def test_a_slider_acts_by_keyboard_and_while_it_is_dragged(explore: Explore, key: str) -> None:
    reader = opened(explore, key)
    slider, changes = (
        reader.page.locator(f'.gm-range[data-key="{key}"]'),
        reader.page.locator(SLIDERS[key][1]),
    )
    before, words = changes.first.inner_html(), reader.ask(WORDS, key)
    slider.focus()
    for _ in range(3):
        reader.page.keyboard.press("ArrowLeft")
        reader.page.keyboard.press("ArrowDown")
    until_changed(reader, key, before)
    moved = reader.ask(WORDS, key)
    assert words["label"] and moved["label"] == words["label"]
    assert moved["value"] != words["value"] and moved["spoken"] != words["spoken"]
    assert moved["shown"].startswith(moved["spoken"])
    reader.address_says(**{key.replace("-", "__"): moved["spoken" if key == "period" else "value"]})
    reader.settled()
    reader.sent.clear()
    before = changes.first.inner_html()
    drag(reader, key)
    until_changed(reader, key, before)
    assert values_sent(reader, key), "nothing was sent before the mouse was let go"
    reader.page.mouse.up()


@pytest.mark.parametrize(
    ("key", "values"), [("threshold", ["5", "6", "7", "8"]), ("classes", ["3", "4", "6", "9"])]
)
def test_the_first_step_is_sent_at_once_and_the_last_always(
    explore: Explore, key: str, values: list[str]
) -> None:
    reader = explore("")
    reader.settled()
    reader.quiet()
    reader.ask(SEND, [key, values])
    reader.address_says(**{key: values[-1]})
    assert values_sent(reader, key) == [values[0], values[-1]]


@pytest.mark.parametrize("level", ["ward25", "lsoa11"])
def test_the_limit_dims_without_the_server(explore: Explore, level: str) -> None:
    reader = explore(f"level={level}")
    seen = reader.ask(AT_ONCE, ["threshold", "12"])
    values = reader.ask("gmMap.inView().map((code) => gmMap.areaInfo(code).value)")
    assert seen["before"]["dimmed"] == 0
    assert seen["after"]["dimmed"] == sum(value <= 12 for value in values) > 0
    expect(reader.page.locator(".field[data-field=threshold] .range-value")).to_contain_text(
        f"{sum(value > 12 for value in values):,} areas"
    )
    reader.page.locator("#threshold").press("End")
    expect(reader.page.locator(".area.dim")).to_have_count(0)
    expect(reader.page.locator(".field[data-field=threshold] .range-value")).to_have_text("off")


def test_where_high_is_good_the_limit_dims_what_is_above(explore: Explore) -> None:
    reader = explore("indicator=employment_rate&level=borough")
    expect(reader.page.locator("label[for=threshold]")).to_have_text("Highlight areas below")
    seen = reader.ask(AT_ONCE, ["threshold", "72"])
    values = reader.ask("painted.ids.map((code) => gmMap.areaInfo(code).value)")
    assert seen["after"]["dimmed"] == sum(value >= 72 for value in values) > 0


@pytest.mark.parametrize("count", [3, 8])
def test_another_number_of_classes_recolours_without_the_server(explore: Explore, count: int) -> None:
    reader = explore("level=lsoa11")
    seen = reader.ask(AT_ONCE, ["classes", str(count)])
    assert seen["before"]["classes"] == 5
    assert seen["after"]["classes"] == count
    reader.address_says(classes=str(count))
    reader.settled()
    expect(reader.legend()).to_have_count(count)


def test_each_way_to_make_classes_makes_other_classes(explore: Explore) -> None:
    reader = explore("")
    reader.more_settings()
    found: dict[str, list[int]] = {}
    for method in ("natural", "quantile", "equal", "deviation"):
        breaks = reader.ask("JSON.stringify(painted.breaks)")
        reader.page.locator("#method").select_option(method)
        if found:
            reader.until(f"JSON.stringify(painted.breaks) !== '{breaks}'")
        found[method] = [int(text) for text in reader.legend().all_inner_texts()]
        assert sum(found[method]) == 215
    assert max(found["quantile"]) - min(found["quantile"]) < 25
    assert len({tuple(counts) for counts in found.values()}) == 4


def test_own_limits_are_the_limits_of_the_classes(explore: Explore) -> None:
    reader = explore("")
    reader.more_settings()
    own = reader.page.get_by_label("Own class limits")
    expect(own).to_be_hidden()
    reader.page.locator("#method").select_option("manual")
    own.fill("10; 20")
    own.press("Enter")
    reader.until("JSON.stringify(painted.breaks) === '[10,20]'")
    values = reader.ask("painted.ids.map((code) => gmMap.areaInfo(code).value)")
    counts = [int(text) for text in reader.legend().all_inner_texts()]
    assert counts == [
        sum(value < 10 for value in values),
        sum(10 <= value < 20 for value in values),
        sum(value >= 20 for value in values),
    ]
    own.fill("ten")
    own.press("Enter")
    expect(reader.toast()).to_contain_text("Own class limits are numbers")


@pytest.mark.parametrize("level", ["lsoa11", "ward25"])
def test_fewest_residents_leaves_areas_out_without_the_server(explore: Explore, level: str) -> None:
    minimum = {"lsoa11": 1500, "ward25": 12_000}[level]
    reader = explore(f"level={level}")
    seen = reader.ask(AT_ONCE, ["population", str(minimum)])
    few = int((geodata.load_areas(level)["residents_2011"] < minimum).sum())
    assert seen["before"]["dimmed"] == 0
    assert seen["after"]["dimmed"] == few > 0
    reader.address_says(population=str(minimum))
    reader.settled()
    expect(reader.page.locator(".area.dim")).to_have_count(few)
    expect(reader.page.locator("#legend-missing")).to_contain_text(f"left out: {few:,}")
    assert reader.ask(AT_ONCE, ["population", "0"])["after"]["dimmed"] == 0


def test_small_areas_are_left_out_of_classes_and_ranks(explore: Explore) -> None:
    reader = explore("level=lsoa11")
    reader.more_settings()
    ranked = "gmMap.areaInfo(painted.ids[0]).count"
    assert reader.ask(ranked) == 1673
    reader.page.locator("#population").fill("1500")
    reader.until(f"{ranked} < 1673 && painted.fewest === 1500")
    left = reader.ask(ranked)
    assert sum(int(text.replace(",", "")) for text in reader.legend().all_inner_texts()) == left
    out = reader.ask("painted.ids.find((code) => gmMap.areaInfo(code).rank === null)")
    dimmed = reader.ask("[...document.querySelectorAll('.area.dim')].length")
    assert dimmed == 1673 - left
    reader.ask("(code) => gmMap.focusArea(code)", out)
    expect(reader.page.locator(".map-tip")).to_contain_text("left out because few people live there")
    reader.page.keyboard.press("Space")
    expect(reader.sentence()).to_contain_text("fewer than 1,500 residents")
