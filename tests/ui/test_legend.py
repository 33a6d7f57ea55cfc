"""The legend: a histogram of the map whose classes are buttons that filter it."""

from __future__ import annotations

import re

import pytest
from exploring import BOWDON, BUCKLOW, Explore, Reader
from playwright.sync_api import expect

import geodata


def counts(reader: Reader) -> list[int]:
    """Return the number of areas that each class of the strip says it has."""
    return [int(text.replace(",", "")) for text in reader.legend().all_inner_texts()]


def drawn(reader: Reader, group: str) -> int:
    """Return how many areas the map draws in a class such as `k3`."""
    return reader.page.locator(f".area.{group}").count()


@pytest.mark.parametrize("level", geodata.MAP_LEVELS)
def test_the_classes_hold_all_areas_and_as_many_as_the_map_draws(explore: Explore, level: str) -> None:
    reader = explore(f"level={level}")
    held = counts(reader)
    assert sum(held) == geodata.LEVELS[level].areas
    assert held == [drawn(reader, f"k{group}") for group in range(len(held))]
    assert min(held) > 0


def test_bars_stand_over_the_strip_in_the_colours_of_the_classes(explore: Explore) -> None:
    reader = explore("")
    bars = reader.page.locator(".legend-bars .bar")
    classes = bars.evaluate_all(r"(all) => all.map((one) => Number(/fill(\d)/.exec(one.className)[1]))")
    heights = bars.evaluate_all("(all) => all.map((one) => parseFloat(one.style.height))")
    assert classes == sorted(classes)
    assert set(classes) == set(range(reader.legend().count()))
    assert max(heights) == 100 and len(set(heights)) > 5


def test_pressing_a_class_dims_the_others(explore: Explore) -> None:
    reader = explore("")
    held, button = counts(reader), reader.legend().nth(3)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(reader.page.locator(".area:not(.dim)")).to_have_count(held[3])
    assert reader.page.locator(".area.k3.dim").count() == 0
    reader.legend().nth(4).click()
    expect(reader.page.locator(".area:not(.dim)")).to_have_count(held[3] + held[4])
    button.click()
    expect(reader.page.locator(".area:not(.dim)")).to_have_count(held[4])
    reader.legend().nth(4).click()
    expect(reader.page.locator(".area.dim")).to_have_count(0)
    expect(reader.page.locator(".legend-strip [aria-pressed=true]")).to_have_count(0)


def test_every_class_says_its_range_and_count(explore: Explore) -> None:
    reader = explore("")
    names = reader.legend().evaluate_all("(all) => all.map((one) => one.getAttribute('aria-label'))")
    assert names[0].startswith("under ") and " and above: " in names[-1]
    assert all(re.fullmatch(r"[\d.]+ to under [\d.]+\u00a0%: \d+ wards", name) for name in names[1:-1])
    assert [int(re.findall(r": (\d+) wards", name)[0]) for name in names] == counts(reader)


def test_the_breaks_on_the_axis_stand_where_the_classes_meet(explore: Explore) -> None:
    reader = explore("")
    breaks, axis = reader.ask("painted.breaks"), reader.page.locator(".axis-break")
    shown = [float(text.replace("\u00a0%", "")) for text in axis.all_inner_texts()]
    assert shown and set(shown) <= set(breaks)
    ends = "(all) => all.map((one) => one.getBoundingClientRect().right)"
    middles = (
        "(all) => all.map((one) => one.getBoundingClientRect()).map((box) => (box.left + box.right) / 2)"
    )
    meet, at = reader.legend().evaluate_all(ends), axis.evaluate_all(middles)
    for limit, place in zip(shown, at, strict=True):
        assert place == pytest.approx(meet[breaks.index(limit)], abs=4)


def test_the_comparator_and_the_chosen_areas_stand_on_the_axis(explore: Explore) -> None:
    reader = explore(f"selected={BUCKLOW}&tray={BOWDON}")
    expect(reader.page.locator(".legend-marks .compare")).to_contain_text("GM")
    badges = reader.page.locator(".legend-marks .badge")
    expect(badges).to_have_text(["A", "B"])
    expect(badges.first).to_have_class("badge filled")
    left = "(one) => one.getBoundingClientRect().left"
    a, b, gm = (
        one.evaluate(left)
        for one in (badges.nth(0), badges.nth(1), reader.page.locator(".legend-marks .compare"))
    )
    assert b < gm < a


@pytest.mark.parametrize(
    ("indicator", "level", "said"),
    [("employment_deprivation", "ward25", "No data: 0 wards"), ("house_price", "lsoa11", "No data: 2 LSOAs")],
)
def test_the_legend_counts_what_has_no_figure(
    explore: Explore, indicator: str, level: str, said: str
) -> None:
    reader = explore(f"indicator={indicator}&level={level}")
    expect(reader.page.locator("#legend-missing")).to_have_text(said)
    assert drawn(reader, "k254") == int(re.findall(r"\d+", said)[0])


@pytest.mark.parametrize(
    ("indicator", "ends"),
    [
        ("unemployment", ["better", "worse"]),
        ("employment_rate", ["worse", "better"]),
        ("net_additions", ["lower", "higher"]),
    ],
)
def test_the_ends_say_which_is_better_where_one_is(explore: Explore, indicator: str, ends: list[str]) -> None:
    reader = explore(f"indicator={indicator}&level=borough")
    expect(reader.page.locator(".axis-end")).to_have_text(ends)


@pytest.mark.parametrize(
    ("indicator", "why"), [("claimants", "are not coloured"), ("imd_rank", "not as a colour")]
)
def test_what_is_not_coloured_says_why(explore: Explore, indicator: str, why: str) -> None:
    reader = explore(f"indicator={indicator}&level=lsoa11")
    expect(reader.page.locator(".legend-plain")).to_contain_text(why)
    assert reader.legend().count() == 0
    assert drawn(reader, "k253") == 1673


def test_another_indicator_starts_without_a_filter(explore: Explore) -> None:
    reader = explore("")
    reader.legend().first.click()
    expect(reader.page.locator(".area.dim").first).to_be_attached()
    reader.choose("health_deprivation", "msoa11")
    expect(reader.page.locator(".legend-strip [aria-pressed=true]")).to_have_count(0)
    expect(reader.page.locator(".area.dim")).to_have_count(0)
