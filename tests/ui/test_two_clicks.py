"""Two clicks from the open page to any indicator at any level, through one list that can be searched."""

from __future__ import annotations

import pytest
from exploring import Explore, Reader
from playwright.sync_api import Locator, expect

import geodata
from catalogue import Indicator, load_catalogue
from modules.parts.level_choice import offered
from store import Store

CATALOGUE = load_catalogue().holding(Store().indicators())
THEMES = sorted({one.theme for one in CATALOGUE.indicators.values()})
GREYED = [
    (one, level) for one in CATALOGUE.indicators.values() for level in offered(one) if level not in one.levels
]


def chip(reader: Reader, indicator: Indicator, level: str) -> Locator:
    """Return the button of an indicator at a level."""
    return reader.page.locator(f'.level-chip[data-indicator="{indicator.id}"][data-level="{level}"]')


@pytest.mark.parametrize("theme", THEMES)
def test_two_clicks_lead_to_every_indicator_at_every_level(explore: Explore, theme: str) -> None:
    reader = explore("indicator=imd_score&level=msoa11")
    pairs = [
        (one, level)
        for one in CATALOGUE.of_theme(theme)
        for level in geodata.MAP_LEVELS
        if level in one.levels
    ]
    assert pairs
    for indicator, level in pairs:
        reader.ask("() => { clicks = 0; painted = {}; }")
        reader.page.locator("#picker-button").click()
        chip(reader, indicator, level).click()
        reader.page.wait_for_function(
            "([title, level]) => painted.title === title && painted.level === level",
            arg=[indicator.title, level],
            timeout=30_000,
        )
        assert reader.ask("clicks") <= 2
        shown = reader.ask("document.querySelectorAll('.area:not(.k255)').length")
        assert shown == geodata.LEVELS[level].areas, f"{indicator.id} by {level}"
        expect(reader.page.locator(".picked-title")).to_have_text(indicator.title)
        expect(reader.page.locator(f'#levels [data-level="{level}"]')).to_have_attribute(
            "aria-pressed", "true"
        )


def test_every_level_without_figures_is_offered_greyed_with_its_reason(explore: Explore) -> None:
    reader = explore("")
    greyed = reader.page.locator('.level-chip[aria-disabled="true"]')
    shown = greyed.evaluate_all(
        "(all) => all.map((one) => [one.dataset.indicator, one.dataset.level, one.title])"
    )
    assert sorted(map(tuple, shown)) == sorted((one.id, level, one.greyed[level]) for one, level in GREYED)


def test_a_greyed_level_says_why_and_does_nothing(explore: Explore) -> None:
    reader = explore("")
    indicator, level = next((one, level) for one, level in GREYED if one.id == "claimant_rate")
    before = reader.page.url
    reader.page.locator("#picker-button").click()
    chip(reader, indicator, level).click(force=True)
    expect(reader.page.locator(".picker-reason")).to_contain_text(indicator.greyed[level])
    expect(reader.page.locator("#picker")).to_be_visible()
    assert reader.page.url == before
    assert reader.get("indicator") == "employment_deprivation"


def test_the_list_is_searched_as_one_types(explore: Explore) -> None:
    reader = explore("")
    reader.page.locator("#picker-button").click()
    expect(reader.page.locator("#picker-search")).to_be_focused()
    entries = reader.page.locator(".picker-entry:visible")
    assert entries.count() == len(CATALOGUE.indicators)
    reader.page.keyboard.type("stroke unit")
    expect(entries).to_have_count(1)
    expect(entries.locator(".entry-title")).to_have_text(CATALOGUE.indicators["minutes_to_stroke_unit"].title)
    expect(reader.page.locator(".picker-group:visible")).to_have_count(1)
    reader.page.locator("#picker-search").fill("zebra crossing")
    expect(reader.page.locator(".picker-empty")).to_be_visible()
    expect(entries).to_have_count(0)
    reader.page.locator("#picker-search").fill("stroke unit")
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("#picker")).to_be_hidden()
    expect(reader.page.locator(".picked-title")).to_have_text(
        CATALOGUE.indicators["minutes_to_stroke_unit"].title
    )


def test_the_list_shows_where_one_is_and_opens_clean(explore: Explore) -> None:
    reader = explore("indicator=social_rented&level=msoa11")
    reader.page.locator("#picker-button").click()
    reader.page.keyboard.type("pay")
    reader.page.keyboard.press("Escape")
    expect(reader.page.locator("#picker-button")).to_be_focused()
    reader.page.locator("#picker-button").click()
    expect(reader.page.locator("#picker-search")).to_have_value("")
    here = reader.page.locator(".level-chip[data-current]")
    expect(here).to_have_count(1)
    expect(here).to_have_attribute("data-indicator", "social_rented")
    expect(here).to_be_in_viewport()


def test_a_theme_opens_with_what_was_shown_there_last(explore: Explore) -> None:
    reader = explore("indicator=unemployment&level=borough")
    tabs = reader.page.locator("#theme-tabs")
    tabs.get_by_role("button", name="Health").click()
    reader.address_says(indicator="health_deprivation")
    expect(tabs.locator("[aria-current=page]")).to_have_text("Health")
    tabs.get_by_role("button", name="Worklessness").click()
    reader.address_says(indicator="unemployment")
    expect(tabs.locator("[aria-current=page]")).to_have_text("Worklessness")


def test_a_level_button_without_figures_says_why(explore: Explore) -> None:
    reader = explore("indicator=claimant_rate&level=ward17")
    reader.page.locator('#levels [data-level="lsoa11"]').click(force=True)
    expect(reader.toast()).to_contain_text(CATALOGUE.indicators["claimant_rate"].greyed["lsoa11"])
    assert reader.address()["level"] == "ward17"
    reader.page.locator('#levels [data-level="borough"]').click()
    reader.address_says(level="borough")
