"""One ID in a reader's hands: typed, clicked, copied, a list matched and taken away."""

from __future__ import annotations

import re

from exploring import BUCKLOW
from playwright.sync_api import expect

PART = "[data-tool-part=one_id]"


def test_what_is_typed_is_answered_and_a_click_on_the_map_takes_over(open_page):
    explorer = open_page(f"tool=one_id&selected={BUCKLOW}")
    page = explorer.page
    sentence = page.locator(f"{PART} .sentence").first
    expect(sentence).to_contain_text("Bucklow-St. Martins is a ward of Trafford")
    box = page.get_by_label("Postcode, code or name")
    box.fill("Manor")
    expect(sentence).to_contain_text("the name of 2 areas")
    page.get_by_role("button", name="Manor, Trafford (ward of 2025)").click()
    expect(sentence).to_contain_text("Manor is a ward of Trafford")
    expect(box).to_have_value("E05015252")
    expect(page).to_have_url(re.compile("one_id-q=E05015252"))
    page.evaluate("document.dispatchEvent(new CustomEvent('gm:pick', { detail: { code: 'E05015241' } }))")
    expect(sentence).to_contain_text("Bowdon is a ward of Trafford")
    expect(box).to_have_value("")


def test_a_code_is_copied_at_a_press_and_a_link_leads_to_the_profile(open_page):
    page = open_page("tool=one_id&one_id-q=m155jd").page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy E01033672").click()
    expect(page.locator("#toasts")).to_contain_text("E01033672 is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == "E01033672"
    page.get_by_role("link", name="Profile of its ward").click()
    expect(page.locator("[data-tool-part=profile]")).to_be_visible()
    expect(page).to_have_url(re.compile("level=ward25&selected=E05011368"))


def test_a_column_of_a_file_is_matched_and_taken_away(open_page):
    explorer = open_page("tool=one_id")
    page = explorer.page
    page.get_by_role("button", name="Match a whole list").click()
    rows = 'id;"Post code";note\r\n1;m15 5jd;"a; b"\r\n2;SW1A 1AA;\r\n3;;x\r\n4;=1+1;\r\n'
    file = {"name": "list.csv", "mimeType": "text/csv", "buffer": rows.encode("utf-8-sig")}
    page.locator(f"{PART} input[type=file]").set_input_files(file)
    expect(page.locator(f"{PART} textarea")).to_have_value("m15 5jd\nSW1A 1AA\n\n=1+1")
    page.get_by_role("button", name="Match", exact=True).click()
    expect(page.locator("#one_id-matched")).to_contain_text("1 of 4 lines was matched", timeout=10000)
    with page.expect_download() as taken:
        page.get_by_role("link", name="Result as CSV").click()
    text = taken.value.path().read_text("utf-8-sig")
    assert "1,m15 5jd,postcode,matched" in text and "4,'=1+1,name,not matched" in text
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("#one_id-matched")).to_be_empty()
    expect(page.locator(f"{PART} textarea")).to_have_value("")


def test_files_that_cannot_be_read_are_a_sentence(open_page):
    page = open_page("tool=one_id").page
    page.get_by_role("button", name="Match a whole list").click()
    chosen, said = page.locator(f"{PART} input[type=file]"), page.locator(".one-id-said")
    for content, words in (
        (b"", "The file is empty."),
        (b"PK\x03\x04\x00\x00", "The file is no text"),
        (b"x" * 5_000_001, "larger than 5 MB"),
    ):
        chosen.set_input_files({"name": "a.csv", "mimeType": "text/csv", "buffer": content})
        expect(said).to_contain_text(words)
    page.locator(f"{PART} textarea").evaluate("list => { list.value = 'x\\n'.repeat(5001) + 'x'; }")
    page.get_by_role("button", name="Match", exact=True).click()
    expect(said).to_contain_text("5,002 lines, and 5,000 at most")
