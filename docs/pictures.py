"""Take the pictures of this folder from the running app: `python -m docs.pictures http://127.0.0.1:8017`.

Needs the development requirements and a Chromium (`CHROMIUM`, or one on the path).
"""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import FilePayload, Page, sync_playwright

from docs.made_up_survey import made_up_survey

HERE = Path(__file__).parent
CHOSEN = "selected=E05015244&tray=E05015241"  # Bucklow-St. Martins, which holds Partington, and Bowdon
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its file name, the address, the window, and what is pressed before it is taken.

    `file` names a tool, and what is handed to its chooser: one of the samples, or the survey nobody took.
    """

    name: str
    address: str
    width: int = 1440
    height: int = 900
    press: tuple[str, ...] = ()
    file: tuple[str, str] | None = None


# Each tool on a screen that it has something to say of.
TOOLS = {
    "need": "level=ward25&selected=E05011366",
    "overlay": "level=lsoa11",
    "relationship": "indicator=health_deprivation&level=lsoa11&selected=E01005061",
    "gradient": "indicator=no_qualifications_2011&level=lsoa11",
    "change": "indicator=employment_rate&level=borough&selected=E08000003",
    "difference": "indicator=employment_rate&level=borough&selected=E08000006",
    "clusters": "level=lsoa11",
    "what_if": "level=ward25&selected=E05015244",
    "profile": "level=ward25&selected=E05015244",
    "one_id": "one_id-q=E05000651",
    "pictures": "indicator=employment_rate&level=borough&selected=E08000004",
    "briefing": "level=borough&selected=E08000009",
}

SURVEY = "survey.csv"
SAMPLE = ("own_areas", "localities.csv")
LOCALITIES = "level=ward25&within=E08000009&indicator=no_qualifications_2011"

PICTURES = (
    Picture("screenshot", f"?{CHOSEN}"),
    Picture("table", f"?{CHOSEN}", press=("#drawer-toggle",)),
    Picture("provenance", f"?{CHOSEN}", press=("[data-info=info-value]",)),
    Picture("picker", f"?{CHOSEN}", press=("#picker-button",)),
    Picture("small-areas", "?indicator=health_deprivation&level=lsoa11&within=E08000009"),
    Picture("over-time", "?indicator=employment_rate&level=borough&selected=E08000006&chart=trend"),
    Picture("ranked", "?indicator=adult_obesity&level=borough&selected=E08000009&chart=ranked"),
    Picture("colour-blind-safe", f"?{CHOSEN}&scale=safe"),
    Picture("dark", f"?{CHOSEN}&look=dark"),
    Picture("projector", f"?{CHOSEN}&mode=projector"),
    Picture("tablet", f"?{CHOSEN}", 1024, 768),
    Picture("phone", f"?{CHOSEN}", 390, 844),
    *(Picture(f"tool-{name}", f"?tool={name}&{screen}") for name, screen in TOOLS.items()),
    *(
        Picture(f"tool-{name}-projector", f"?tool={name}&{screen}&mode=projector")
        for name, screen in TOOLS.items()
    ),
    Picture("tour", "", press=("[data-action=help]", "[data-action=tour]")),
    *(
        Picture(f"tool-own_areas{name}", f"?tool=own_areas&{LOCALITIES}{mode}", file=SAMPLE)
        for name, mode in (("", ""), ("-projector", "&mode=projector"))
    ),
    *(
        Picture(f"tool-own_data{name}", f"?tool=own_data&level=borough{mode}", file=("own_data", SURVEY))
        for name, mode in (("", ""), ("-projector", "&mode=projector"))
    ),
    Picture("feed", f"?{CHOSEN}", press=("[data-opens=downloads]", "#downloads [data-action=feed]")),
    Picture("about", "", press=("#tools-menu-button", "[data-action=about]")),
)


def take(page: Page, base: str, picture: Picture) -> None:
    """Open the address, press what is to be pressed, and write the picture when nothing moves any more."""
    page.set_viewport_size({"width": picture.width, "height": picture.height})
    page.goto(base.rstrip("/") + "/" + picture.address)
    page.wait_for_selector("path.area", state="attached")
    answered = "[data-tool-part]:not([hidden]) .sentence" if "tool=" in picture.address else "#picture svg"
    page.wait_for_selector(answered, state="attached")
    if picture.file:
        hand_in(page, *picture.file)
    for selector in picture.press:
        page.click(selector)
    page.wait_for_function("!document.documentElement.classList.contains('shiny-busy')")
    page.wait_for_timeout(2500 if "tool=" in picture.address else 1200)
    path = HERE / f"{picture.name}.png"
    page.screenshot(path=path)
    # 256 colours are enough for a page, and a quarter of the bytes.
    Image.open(path).convert("RGB").quantize(256).save(path, optimize=True)


def hand_in(page: Page, tool: str, name: str) -> None:
    """Hand a file to the chooser of a tool, and wait for what comes of it."""
    page.wait_for_selector(f"[data-token-of={tool}]", state="attached")
    if name == SURVEY:
        made_up: FilePayload = {"name": name, "mimeType": "text/csv", "buffer": made_up_survey()}
        page.set_input_files(f"#{tool}-file", made_up)
        page.click("[data-own=use]")
        page.wait_for_selector(".own-measures")
    else:
        page.set_input_files(f"#{tool}-file", HERE / "samples" / name)
        page.wait_for_selector(f"[data-tool-part={tool}] .chart", state="attached")


def browser_path() -> str | None:
    """Return where the browser is: as `CHROMIUM` says, or one on the path."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


def main(base: str, *names: str) -> None:
    """Take every picture, or those whose names begin with one of `names`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=list(FLAGS))
        page = browser.new_page(reduced_motion="reduce")
        for picture in PICTURES:
            if not names or picture.name.startswith(names):
                take(page, base, picture)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
