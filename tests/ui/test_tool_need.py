"""The need tool in a reader's hands: weights, presets, conditions, sharing out."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

OPEN = "tool=need"


def weights_in(page: Page) -> list[str]:
    """Return the indicators weighed, as the rail lists them."""
    return page.locator(".need-weights .need-name").all_inner_texts()


def test_a_weight_moved_by_keyboard_ranks_anew_and_keeps_its_slider(open_page):
    page = open_page(OPEN).page
    sentence = page.locator("[data-tool-part=need] .sentence")
    expect(sentence).to_contain_text("Harpurhey has the greatest need of 215 wards")
    slider = page.get_by_label("Weight of Barriers to housing and services")
    slider.evaluate("(one) => { one.dataset.mine = '1'; }")
    others = ("Employment deprivation", "Income deprivation", "Crime", "Health deprivation and disability")
    for name in others:  # faster than the server answers
        page.get_by_label(f"Weight of {name}").focus()
        page.keyboard.press("Home")
    slider.focus()
    page.keyboard.press("End")
    expect(page).to_have_url(
        re.compile(
            "need-weights=employment_deprivation:0,income_deprivation:0,.*crime:0,barriers_to_housing:10"
        )
    )
    expect(sentence).not_to_contain_text("Harpurhey")
    expect(slider).to_have_attribute("data-mine", "1")
    expect(page.locator(".need-row", has_text="Crime").locator("output")).to_have_text("left out")


def test_an_indicator_is_added_and_left_out_and_the_preset_comes_back(open_page):
    page = open_page(OPEN).page
    expect(page.locator(".need-weights .need-row")).to_have_count(7)
    page.get_by_label("Add an indicator").select_option("minutes_to_stroke_unit")
    expect(page.locator(".need-weights .need-row")).to_have_count(8)
    page.get_by_role("button", name="Leave out Crime").click()
    expect(page.locator(".need-weights .need-row")).to_have_count(7)
    assert "Crime" not in weights_in(page)
    page.get_by_label("Weights to start from", exact=True).select_option("skills")
    expect(page.locator(".need-weights .need-row")).to_have_count(3)
    expect(page).to_have_url(re.compile(r"tool=need&need-preset=skills$"))


def test_a_composite_with_its_part_is_refused_and_can_be_put_right(open_page):
    page = open_page(OPEN).page
    page.get_by_label("Add an indicator").select_option("imd_score")
    part = page.locator("[data-tool-part=need]")
    expect(part.locator(".sentence").first).to_contain_text("Index of Multiple Deprivation contains")
    page.get_by_role("button", name="Leave out Index of Multiple Deprivation").click()
    expect(part.locator(".sentence").first).to_contain_text("greatest need")


def test_conditions_are_set_by_slider_and_shown_on_the_map(open_page):
    page = open_page(f"{OPEN}&need-shows=meets").page
    page.get_by_text("Areas that meet several conditions").last.click()
    page.get_by_label("Add a condition").select_option("crime")
    met = page.locator("#need-met")
    expect(met).to_contain_text("of 215 meet it, home to")
    before = met.inner_text()
    page.get_by_role("group", name="Side of Crime, score").get_by_role("button", name="below").click()
    expect(page).to_have_url(re.compile("need-conditions=crime:below:"))
    page.get_by_label("Threshold of Crime, score").focus()
    page.keyboard.press("End")
    expect(met).not_to_contain_text(before.split(" wards")[0])
    expect(page.locator("#legend .legend-group").first).to_contain_text("Meets all conditions")


def test_another_level_is_ranked_when_the_draws_for_the_one_before_are_done(open_page):
    page = open_page(OPEN).page
    expect(page.locator("#need-sure .tool-wait")).to_have_count(0)
    expect(page.locator("#need-sure")).not_to_be_empty()
    page.locator("#levels [data-level=lsoa11]").click()
    expect(page.locator("#legend-note")).to_have_text("1,673 LSOAs")
    expect(page.locator("#need-sure .tool-wait")).to_have_count(0)
    expect(page.locator("#need-sure")).not_to_be_empty()


def test_what_is_shared_out_changes_its_sliders(open_page):
    page = open_page(OPEN).page
    part = page.locator("[data-tool-part=need]")
    part.get_by_text("Share out a budget or staff").click()
    expect(part.get_by_label("How much", exact=True)).to_be_visible()
    part.get_by_label("Share out", exact=True).select_option("staff")
    expect(part.get_by_label("How many", exact=True)).to_be_visible()
    expect(part.get_by_label("How much", exact=True)).to_be_hidden()
    expect(page.locator("#need-shares")).to_contain_text("50 staff over 215 wards")


def test_in_projector_mode_the_weights_are_in_the_fold(open_page):
    page = open_page(f"{OPEN}&mode=projector").page
    expect(page.locator("#projector-note")).to_have_text("by ward")
    page.locator("[data-tool-part=need] .tool-settings > summary").click()
    expect(page.get_by_label("Weight of Crime")).to_be_visible()
