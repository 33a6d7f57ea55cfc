"""A file of one's own in a reader's hands: chosen, recognised, placed, shown, in the tools, forgotten."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

import geodata

OPEN = "tool=own_data&level=borough"
TOO_LARGE = """() => {
    const box = document.getElementById('own_data-file'), chosen = new DataTransfer();
    chosen.items.add(new File([new Uint8Array(20_000_001)], 'a.csv'));
    box.files = chosen.files;
    box.dispatchEvent(new Event('change', { bubbles: true }));
}"""
HOSTILE = "<img src=x onerror=window.hurt=1>"


def made_up(heading: str = "Lonely", rows: int = 1200) -> FilePayload:
    """Return a survey that nobody took, over all postcodes."""
    chance = random.Random(3)
    postcodes = list(geodata.load_postcodes().index)
    lines = [f"Postcode,Date,{heading},Satisfaction"]
    for at in range(rows):
        year, answer = 2023 + at % 2, chance.choice(("Yes", "No", "No"))
        lines.append(f"{chance.choice(postcodes)},{year}-05-03,{answer},{chance.randint(0, 10)}")
    lines.append("SW1A 1AA,2024-05-03,Yes,7")
    return {"name": "survey.csv", "mimeType": "text/csv", "buffer": "\n".join(lines).encode()}


def hand_in(page: Page, file: FilePayload) -> None:
    page.locator("[data-token-of=own_data]").wait_for(state="attached")
    page.locator("#own_data-file").set_input_files(file)


def use(page: Page, file: FilePayload) -> None:
    """Hand in a file and agree to its columns."""
    hand_in(page, file)
    page.get_by_role("button", name="Use these columns").click()
    expect(page.locator(".own-measures")).to_be_visible(timeout=90_000)


def test_a_survey_goes_from_the_file_to_the_map_and_into_the_tools(open_page, tmp_path):
    page = open_page(OPEN).page
    hand_in(page, made_up())
    expect(page.get_by_role("heading", name="survey.csv: 1,201 rows, 4 columns")).to_be_focused()
    expect(page.get_by_label("C Lonely")).to_have_value("yes_no")
    page.get_by_label("Dates make").select_option("year")
    page.get_by_role("button", name="Use these columns").click()
    part = page.locator("[data-tool-part=own_data]")
    expect(part.locator(".sentence:visible")).to_contain_text("1,200 of 1,201 rows", timeout=90_000)
    expect(page.locator("#picked")).to_contain_text("Lonely: yes")
    expect(page).to_have_url(re.compile("indicator=own_1_1"))

    with page.expect_download() as taken:
        page.get_by_text("Download all of them, with the reasons").click()
    rows = Path(taken.value.path()).read_text("utf-8-sig").splitlines()
    assert rows == ["row,column,given,reason", "1202,Postcode,SW1A 1AA,lies outside Greater Manchester"]

    page.locator("#picker-button").click()
    group = page.locator("[data-own-group]")
    expect(group.locator(".entry-title")).to_have_text(["Lonely: yes", "Satisfaction", "Rows of the file"])
    group.locator(".picker-entry", has_text="Satisfaction").locator("[data-level=borough]").click()
    expect(page.locator("#legend-title")).to_contain_text("Satisfaction")

    page.locator("#tools-menu-button").click()
    page.locator("button[data-tool=change]").click()
    expect(page.locator("[data-tool-part=change] .sentence").first).to_contain_text(
        "Satisfaction, 2023 to 2024"
    )
    page.locator("#tools-menu-button").click()
    page.locator("button[data-tool=overlay]").click()
    page.locator("[data-key=overlay-other]").select_option(label="Lonely: yes")
    expect(page.locator("[data-tool-part=overlay] .sentence").first).to_contain_text("Lonely: yes")


def test_what_is_better_and_how_much_is_held_back_can_be_changed_afterwards(open_page):
    page = open_page(OPEN).page
    use(page, made_up())
    page.get_by_label("Lonely: yes: which is better").select_option("high_is_bad")
    expect(page).to_have_url(re.compile("indicator=own_2_1"), timeout=90_000)
    expect(page.locator(".legend")).to_contain_text("worse")
    page.locator("#own_data-threshold").press("End")
    expect(page).to_have_url(re.compile("indicator=own_3_1"), timeout=90_000)
    expect(page.locator("[data-tool-part=own_data] .tool-method").last).to_contain_text("fewer than 30")


def test_a_file_goes_to_our_own_route_and_nowhere_else(open_page):
    page = open_page(OPEN).page
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    hand_in(page, made_up(rows=20))
    expect(page.get_by_role("heading", name="survey.csv: 21 rows, 4 columns")).to_be_focused()
    assert [url for url in sent if "/own-data/" not in url] == []
    assert len(sent) == 1


def test_forgetting_brings_back_what_was_shown_before(open_page):
    page = open_page(OPEN + "&indicator=income_deprivation").page
    use(page, made_up())
    expect(page.locator("#picked")).to_contain_text("Lonely")
    page.get_by_role("button", name="Forget this file").click()
    expect(page.locator("#picked")).to_contain_text("Income deprivation")
    expect(page.locator("[data-own-group]")).to_have_count(0)
    said = page.locator("[data-chooser=own_data] .own-said")
    expect(said).to_have_text("The file is forgotten: nothing of it is kept.")
    expect(page.locator("#own_data-file")).to_be_focused()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.csv", b"Postcode,Name\nM1 1AE,Mary Jones\n", "Column B (“Name”) holds names of people"),
        ("a.pdf", b"%PDF-1.7", "a.pdf is a PDF: save the table in it as CSV or XLSX."),
        ("a.csv", b"", "a.csv is empty."),
        ("../../etc/a.csv", b"a,b\n1,2,3\n", "a.csv, row 2: it has 3 cells and the headings are 2."),
    ],
)
@pytest.mark.allow_errors("The server answers what it refuses with an error, and the browser notes that.")
def test_a_bad_file_is_refused_with_a_sentence(open_page, name, content, sentence):
    page = open_page(OPEN).page
    hand_in(page, {"name": name, "mimeType": "text/csv", "buffer": content})
    expect(page.locator("[data-chooser=own_data] .own-said")).to_contain_text(sentence)
    expect(page.get_by_role("button", name="Use these columns")).to_have_count(0)


def test_a_file_that_is_too_large_is_not_even_sent(open_page):
    page = open_page(OPEN).page
    page.locator("[data-token-of=own_data]").wait_for(state="attached")
    page.evaluate(TOO_LARGE)  # made in the browser: sending it there takes a minute
    said = page.locator("[data-chooser=own_data] .own-said")
    expect(said).to_contain_text("a.csv has 21 MB; at most 20 MB are read.")


def test_a_second_file_is_refused_because_it_could_be_subtracted(open_page):
    page = open_page(OPEN).page
    use(page, made_up(rows=400))
    hand_in(page, made_up(rows=399))
    page.get_by_role("button", name="Use these columns").click()
    refused = page.locator("[data-tool-part=own_data] .tool-refused")
    expect(refused).to_contain_text("were already shown on this page", timeout=90_000)
    expect(page.locator("[data-own-group]")).to_have_count(0)


def test_scripts_in_a_file_are_shown_as_text(open_page):
    page = open_page(OPEN).page
    use(page, made_up(HOSTILE, 400))
    expect(page.locator("#picked")).to_contain_text(HOSTILE)
    page.locator("#picker-button").click()
    expect(page.locator("[data-own-group] .entry-title").first).to_contain_text(HOSTILE)
    page.keyboard.press("Escape")
    page.locator("[data-tool-part=own_data] [data-action=close-tool]").click()
    expect(page.locator("#chart-now")).to_be_visible()
    page.locator(".chart-tab", has_text="Ranked").click()
    expect(page.locator("#chart-now .chart-note")).to_contain_text("<img")
    assert page.evaluate("window.hurt") is None
