"""Save one view in every format it can be had in: `python -m docs.sample_downloads http://127.0.0.1:8017`.

The files are those that the page hands out; the feed is asked for the same figures. Needs the development
requirements and a Chromium (`CHROMIUM`, or one on the path).
"""

from __future__ import annotations

import sys
from pathlib import Path

import httpx
from playwright.sync_api import sync_playwright

from .pictures import FLAGS, browser_path

SAMPLES = Path(__file__).with_name("samples") / "downloads"
VIEW = "?indicator=employment_rate&level=borough"
NAME = "employment_rate_by_borough"
KINDS = ("csv", "xlsx", "geojson", "gpkg", "parquet")
FEED = "api/v1/observations.json?indicator=employment_rate&level=borough&period=latest"


def main(base: str) -> None:
    """Write the view in every format, and the answer of the feed."""
    SAMPLES.mkdir(parents=True, exist_ok=True)
    address = base.rstrip("/") + "/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=list(FLAGS))
        page = browser.new_page(accept_downloads=True)
        page.goto(address + VIEW)
        page.wait_for_selector("path.area", state="attached")
        page.click("[data-opens=downloads]")
        for kind in KINDS:
            with page.expect_download() as started:
                page.click(f"#download_{kind}")
            started.value.save_as(SAMPLES / f"{NAME}.{kind}")
        browser.close()
    answer = httpx.get(address + FEED, timeout=30).raise_for_status()
    (SAMPLES / f"{NAME}_feed.json").write_bytes(answer.content)


if __name__ == "__main__":
    main(sys.argv[1])
