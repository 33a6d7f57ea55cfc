"""What if in a reader's hands: three questions, their settings, the map and a refusal with a way on."""

from __future__ import annotations

import re

from exploring import BOWDON, BUCKLOW
from playwright.sync_api import expect

OPEN = f"tool=what_if&level=ward25&selected={BUCKLOW}"


def test_the_question_changes_settings_sentence_and_map(open_page):
    page = open_page(OPEN).page
    sentence = page.locator("[data-tool-part=what_if] .sentence").first
    expect(sentence).to_contain_text("would have to move for every ward to reach the Greater Manchester rate")
    expect(page.locator("#legend-title")).to_contain_text("short of the Greater Manchester rate")
    expect(page.get_by_label("Outcome", exact=True)).to_be_hidden()
    page.get_by_label("What if …", exact=True).select_option("fall")
    expect(sentence).to_contain_text("A fall of employment deprivation by 10 % in Bucklow-St. Martins")
    expect(page.locator("[data-tool-part=what_if] .caution").first).to_contain_text(
        "Association is not cause"
    )
    expect(page.get_by_label("Every area reaches", exact=True)).to_be_hidden()
    expect(page.locator("#legend-title")).to_contain_text("Expected change of Health deprivation")
    expect(page).to_have_url(re.compile("what_if-ask=fall"))


def test_the_slider_moves_the_answer_and_choosing_an_area_widens_it(open_page):
    page = open_page(f"{OPEN}&tray={BOWDON}&what_if-ask=fall").page
    sentence = page.locator("[data-tool-part=what_if] .sentence").first
    expect(sentence).to_contain_text("by 10 % in the 2 wards chosen")
    slider = page.get_by_label("It falls by", exact=True)
    slider.focus()
    page.keyboard.press("End")
    expect(sentence).to_contain_text("by 100 %")
    expect(page.locator("[data-tool-part=what_if]")).to_contain_text("leaves none of it")


def test_a_relative_risk_of_ones_own_needs_a_source(open_page):
    page = open_page(f"{OPEN}&what_if-ask=share").page
    part = page.locator("[data-tool-part=what_if]")
    expect(part.locator(".sentence").first).to_contain_text("If employment deprivation is a cause")
    expect(part).to_contain_text("10.1016/j.socscimed.2011.01.005")
    page.get_by_label("Relative risk", exact=True).select_option("own")
    expect(part.locator(".sentence").first).to_contain_text("Enter the relative risk")
    page.get_by_label("Value", exact=True).fill("1.5")
    page.get_by_label("Source", exact=True).fill("Somebody and others 2020, The Lancet")
    page.keyboard.press("Enter")
    expect(part.locator(".sentence").first).to_contain_text("it goes with 9.1 % of the outcome")
    expect(part.locator(".shiny-output-error")).to_have_count(0)


def test_a_refusal_leads_on(open_page):
    page = open_page("tool=what_if&level=borough&indicator=social_rented").page
    part = page.locator("[data-tool-part=what_if]")
    expect(part.locator(".sentence").first).to_contain_text("Neither more nor less")
    part.get_by_role("button", name="Claimant rate, yearly average").click()
    expect(part.locator(".sentence").first).to_contain_text("would have to move")
    expect(page).to_have_url(re.compile("indicator=claimant_rate_annual"))


def test_an_area_of_the_list_is_selected_by_a_press(open_page):
    page = open_page("tool=what_if&level=ward25").page
    page.locator("[data-tool-part=what_if] .tool-list button").first.click()
    expect(page.locator("[data-tool-part=what_if] .theme-answer")).to_contain_text("Harpurhey: about")
