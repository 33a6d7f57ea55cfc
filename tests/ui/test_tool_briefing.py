"""Briefing in a reader's hands: choose, press once, take both files, open the page to print."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from exploring import TRAFFORD
from playwright.sync_api import expect

PART = "[data-tool-part=briefing]"
MADE_IN_MS = 120_000


def test_from_the_switches_to_the_two_files(open_page, tmp_path: Path):
    page = open_page(f"tool=briefing&level=borough&selected={TRAFFORD}").page
    sentence = page.locator(f"{PART} .sentence").first
    expect(sentence).to_have_text("A briefing on Trafford: Worklessness, Health, Housing and Skills.")
    for theme in ("Worklessness", "Housing", "Skills"):
        page.get_by_role("switch", name=theme, exact=True).locator("xpath=..").click()
    expect(sentence).to_have_text("A briefing on Trafford: Health.")
    expect(page).to_have_url(re.compile("briefing-housing=0"))
    page.get_by_role("button", name="Make the briefing").click()
    expect(page.locator(f"{PART} .tool-wait")).to_be_visible()
    expect(page.locator(f"{PART} .briefing-made")).to_contain_text(
        re.compile("A briefing on Trafford: one theme, six indicators, four charts and maps; \\d+ slides"),
        timeout=MADE_IN_MS,
    )
    for words, ending in (("Save page (HTML)", "html"), ("Save slides (PowerPoint)", "pptx")):
        with page.expect_download() as taken:
            page.get_by_role("link", name=words).click()
        name = taken.value.suggested_filename
        assert re.fullmatch(rf"briefing_trafford_\d{{4}}-\d\d-\d\d\.{ending}", name)
        taken.value.save_as(tmp_path / name)
    assert zipfile.is_zipfile(next(tmp_path.glob("*.pptx")))
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Open to print").click()
    printed = opened.value
    expect(printed.get_by_role("heading", level=1)).to_have_text("A briefing on Trafford")
    expect(printed.locator("figure svg")).to_have_count(4)
    # The page stands alone: it was loaded with nothing else.
    assert printed.evaluate("performance.getEntriesByType('resource').length") == 0
    assert printed.evaluate("document.fonts.ready.then(() => document.fonts.check('12px \"Source Sans 3\"'))")
    printed.close()


def test_nothing_to_make_says_what_to_do(open_page):
    page = open_page("tool=briefing&level=ward25&briefing-areas=borough").page
    expect(page.locator(f"{PART} .sentence").first).to_contain_text("Select an area on the map")
    page.get_by_role("button", name="Make the briefing").click()
    expect(page.locator(f"{PART} .tool-refused").last).to_contain_text("Select an area on the map")
