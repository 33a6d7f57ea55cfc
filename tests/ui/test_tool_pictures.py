"""Pictures in a browser: a press puts a real PNG on the clipboard, with its alternative text."""

from __future__ import annotations

import io
import re

from PIL import Image
from playwright.sync_api import expect

OPEN = "tool=pictures&indicator=employment_rate&level=borough&selected=E08000004"
HELD = """async () => {
  const [item] = await navigator.clipboard.read();
  const image = await (await item.getType('image/png')).arrayBuffer();
  const text = await (await item.getType('text/plain')).text();
  return { types: item.types, bytes: [...new Uint8Array(image)], text };
}"""


def test_pictures_are_copied_saved_and_follow_their_settings(open_page, running_app):
    explorer = open_page(OPEN, permissions=["clipboard-read", "clipboard-write"], accept_downloads=True)
    page = explorer.page
    part = page.locator("[data-tool-part=pictures]")
    expect(part.locator(".sentence")).to_contain_text("Pictures of Oldham")
    expect(part.locator(".picture-sheet svg")).to_have_count(7, timeout=60_000)

    card = part.locator("[data-picture=headline]")
    card.get_by_role("button", name="Copy image").click()
    expect(page.locator("#toasts")).to_contain_text("copied, with its alternative text", timeout=30_000)
    page.bring_to_front()
    held = explorer.ask(HELD)
    assert set(held["types"]) >= {"image/png", "text/plain"}
    assert held["text"] == card.locator(".picture-alt p").inner_text() or held["text"].startswith(
        "Employment rate"
    )
    image = Image.open(io.BytesIO(bytes(held["bytes"])))
    assert (image.format, image.size) == ("PNG", (2480, 1753))
    colours = {image.convert("RGB").getpixel((x, 10)) for x in (20, 2460)}
    assert colours == {(0x6B, 0x21, 0xA8), (0x4F, 0x6F, 0x8A)}

    with page.expect_download() as saved:
        card.get_by_role("link", name="Save Headline number as PDF").click()
    assert re.fullmatch(
        r"headline_worklessness_employment_rate_borough_oldham_2023_\d{4}-\d\d-\d\d\.pdf",
        saved.value.suggested_filename,
    )
    assert saved.value.path().read_bytes().startswith(b"%PDF")

    page.locator("[id='pictures-size']").select_option("square")
    page.locator("[id='pictures-main']").fill("#FFDD00")
    page.locator("[id='pictures-main']").press("Enter")
    expect(part.locator(".caution")).to_contain_text("too pale to read on white", timeout=30_000)
    sheet = part.locator("[data-picture=map] svg")
    expect(sheet).to_have_attribute("width", "127mm", timeout=60_000)
    box = sheet.bounding_box()
    assert abs(box["width"] - box["height"]) < 2
    expect(page).to_have_url(re.compile("pictures-size=square"))
