"""The address bar owns the state: what one sets is in it, and a pasted link brings the same screen back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exploring import BOWDON, BUCKLOW, TRAFFORD, URMSTON, Explore, Reader
from playwright.sync_api import expect

import geodata

ELEVEN = ",".join(geodata.load_areas("ward25")["area_code"].head(11))
WARD_2017 = str(geodata.load_areas("ward17")["area_code"].iloc[0])


def choose_areas(reader: Reader) -> None:
    """Select one area, keep it, add another and compare with the North West."""
    reader.click_area(BUCKLOW)
    reader.address_says(selected=BUCKLOW)
    reader.click_area(BUCKLOW)
    reader.address_says(selected=BUCKLOW, tray=BUCKLOW)
    reader.click_area(BOWDON, shift=True)
    reader.address_says(selected=BUCKLOW, tray=f"{BUCKLOW},{BOWDON}")


def choose_period(reader: Reader) -> None:
    """Go to an early period of a series, beside the region."""
    reader.choose("employment_rate", "borough")
    reader.page.locator("#period").press("Home")
    reader.page.locator("#against").select_option("E12000002")
    reader.address_says(period="2012", against="E12000002")


def choose_classes(reader: Reader) -> None:
    """Colour by seven classes of equal counts and fade what is below a tenth, and small areas."""
    reader.page.locator("#threshold").fill("10")
    reader.more_settings()
    reader.page.locator("#classes").fill("7")
    reader.page.locator("#method").select_option("quantile")
    reader.page.locator("#population").fill("3000")
    reader.address_says(threshold="10", classes="7", method="quantile", population="3000")


def choose_limits(reader: Reader) -> None:
    """Set class limits of one's own."""
    reader.more_settings()
    reader.page.locator("#method").select_option("manual")
    reader.page.locator("#manual").fill("5,10,15")
    reader.page.keyboard.press("Enter")
    reader.address_says(method="manual", manual="5,10,15")
    expect(reader.legend()).to_have_count(4)


def choose_confidence(reader: Reader) -> None:
    """Widen the intervals of an indicator whose intervals are computed here."""
    reader.choose("no_qualifications_2011", "ward25")
    reader.click_area(URMSTON)
    reader.more_settings()
    reader.page.locator("#confidence").fill("99")
    reader.address_says(confidence="99", selected=URMSTON)


def choose_modes(reader: Reader) -> None:
    """Go dark, colour-blind safe, with offices on the map and the trend open."""
    reader.page.locator("#scale").check(force=True)
    reader.page.locator("#tools-menu-button").click()
    reader.page.locator("#dark").check(force=True)
    reader.page.keyboard.press("Escape")
    reader.page.locator('[data-chart-tab="trend"]').click()
    reader.more_settings()
    reader.page.locator("#places").check(force=True)
    reader.address_says(scale="safe", look="dark", chart="trend", places="1")
    expect(reader.page.locator(".map-point").first).to_be_attached()


def choose_projector(reader: Reader) -> None:
    """Show one ward to a room."""
    reader.click_area(BUCKLOW)
    reader.page.locator("[data-action=projector]").click()
    reader.address_says(mode="projector", selected=BUCKLOW)


def choose_inside(reader: Reader) -> None:
    """Go down into a borough and one of its wards."""
    reader.choose("employment_deprivation", "borough")
    reader.page.mouse.dblclick(*reader.point_in(TRAFFORD))
    reader.address_says(within=TRAFFORD, level="")
    reader.until("painted.level === 'ward25' && document.querySelectorAll('.area:not(.k255)').length === 21")
    reader.click_area(URMSTON)
    reader.address_says(within=TRAFFORD, selected=URMSTON)


def choose_theme_slider(reader: Reader) -> None:
    """Close half of a gap."""
    reader.click_area(BUCKLOW)
    reader.page.locator("#worklessness-share").fill("50")
    reader.address_says(worklessness__share="50", selected=BUCKLOW)


def choose_other_themes_sliders(reader: Reader) -> None:
    """Group areas in ten and count eight years of pay as affordable."""
    reader.choose("health_deprivation", "msoa11")
    reader.page.locator("#health-groups").fill("10")
    reader.address_says(health__groups="10")
    reader.choose("housing_affordability", "borough")
    reader.page.locator("#housing-affordable").fill("8")
    reader.address_says(health__groups="10", housing__affordable="8")


def choose_sex(reader: Reader) -> None:
    """Show men."""
    reader.choose("healthy_life_expectancy", "borough")
    reader.more_settings()
    reader.page.locator("[data-choice=sex] button", has_text="male").last.click()
    reader.address_says(sex="male")


WAYS = [
    choose_areas,
    choose_period,
    choose_classes,
    choose_limits,
    choose_confidence,
    choose_modes,
    choose_projector,
    choose_inside,
    choose_theme_slider,
    choose_other_themes_sliders,
    choose_sex,
]


@pytest.mark.parametrize("set_up", WAYS, ids=lambda way: way.__name__)
def test_a_pasted_link_restores_the_same_screen(explore: Explore, set_up: Callable[[Reader], None]) -> None:
    reader = explore("")
    set_up(reader)
    reader.fewer_settings()
    before, link = reader.screen(), reader.page.url
    explore(link.partition("?")[2])
    assert reader.screen() == before
    assert reader.page.url == link


WRONG = {
    "indicator=unheard_of": ("no indicator ‘unheard_of’", {"indicator": ""}),
    "level=parish": ("no level ‘parish’", {"level": ""}),
    "indicator=claimant_rate&level=lsoa11": ("Showing", {"indicator": "claimant_rate"}),
    f"selected={WARD_2017}": ("ward of 2017", {"selected": ""}),
    "selected=E99999999&tray=nonsense": ("not held here", {"selected": "", "tray": ""}),
    f"selected={ELEVEN[:9]}&tray={ELEVEN}": ("At most 10 areas", {"selected": ELEVEN[:9]}),
    "within=E06000001": ("No area of Greater Manchester", {"within": ""}),
    "classes=99": ("outside 3 to 9", {"classes": "9"}),
    "classes=many": ("not a number", {"classes": ""}),
    "threshold=nan": ("not a number", {"threshold": ""}),
    "confidence=-1e400": ("not a number", {"confidence": ""}),
    "population=1e9": ("outside", {"population": "20000"}),
    "method=magic": ("no class method ‘magic’", {"method": ""}),
    "method=manual&manual=5,,x": ("Own class limits are numbers", {"manual": ""}),
    "against=E09000001": ("no comparator", {"against": ""}),
    "indicator=claimant_rate&level=borough&period=1066": ("no period ‘1066’", {"period": "November 2018"}),
    "colour=pink&classes=4": ("does not know: ‘colour’", {"colour": "", "classes": "4"}),
    "indicator=%3Cscript%3Ehacked%3D1%3C%2Fscript%3E": ("no indicator ‘<script>", {"indicator": ""}),
    "look=%22%3E%3Cimg+src%3Dx+onerror%3Dhacked%3D1%3E&foo=%3Cimg+src%3Dx+onerror%3Dhacked%3D1%3E": (
        "foo",
        {},
    ),
    "manual=" + "9" * 5000 + "&method=manual": ("Own class limits", {}),
    "worklessness-share=lots&health-groups=-5&housing-affordable=nan&opened=%00": (
        "",
        {"worklessness-share": ""},
    ),
}


@pytest.mark.parametrize("query", WRONG, ids=lambda query: query[:48])
def test_a_wrong_link_gives_a_message_and_the_nearest_screen(explore: Explore, query: str) -> None:
    said, fields = WRONG[query]
    reader = explore(query)
    if said:
        expect(reader.toast()).to_contain_text(said)
    reader.address_says(**{key.replace("-", "__"): value for key, value in fields.items()})
    assert reader.ask("window.hacked") is None
    assert reader.ask("document.querySelectorAll('.area[class*=\" k\"]:not(.k255)').length") > 0
    assert reader.output_errors() == []


@pytest.mark.parametrize("query", ["", "indicator=social_rented&level=msoa11&classes=7&scale=safe"])
def test_a_right_link_says_nothing(explore: Explore, query: str) -> None:
    reader = explore(query)
    reader.settled()
    assert reader.toast().inner_text() == ""
    assert reader.page.url == reader.url + (f"?{query}" if query else "")


def test_back_and_forward_leave_and_return(explore: Explore) -> None:
    reader = explore("indicator=imd_score&level=msoa11")
    other = reader.page.url
    explore("")
    reader.click_area(BUCKLOW)
    reader.address_says(selected=BUCKLOW)
    reader.page.locator("#threshold").fill("12")
    reader.address_says(selected=BUCKLOW, threshold="12")
    before = reader.screen()
    reader.page.go_back()
    assert reader.page.url.startswith(other), "each step of a reader must not be a step of the history"
    reader.painted()
    expect(reader.page.locator(".picked-title")).to_have_text("Index of Multiple Deprivation, score")
    reader.page.go_forward()
    reader.painted()
    reader.sentence().wait_for()
    assert reader.screen() == before


def test_share_copies_the_link_to_this_screen(explore: Explore) -> None:
    reader = explore(f"selected={BUCKLOW}")
    reader.page.locator("#threshold").fill("12")
    reader.address_says(threshold="12")
    reader.page.get_by_role("button", name="Share", exact=True).click()
    expect(reader.toast()).to_contain_text("copied")
    assert reader.ask("navigator.clipboard.readText()") == reader.page.url
