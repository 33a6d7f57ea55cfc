"""The page needs this one server only, and fetches little of it twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from browsing import ExplorerPage
from exploring import BUCKLOW, Explore
from playwright.sync_api import Response, expect

HASHED = re.compile(r"^/geo/[a-z]+\d\d-[0-9a-f]{10}\.json$|^/lib/[^/]+-\d|^/page-[0-9a-f]{10}/")
FETCHED = """performance.getEntriesByType('resource').map(({ name, transferSize, decodedBodySize }) =>
  ({ path: new URL(name).pathname, sent: transferSize, size: decodedBodySize }))"""
FOREIGN = """[...document.querySelectorAll('script[src], link[href], img[src], iframe[src], source[src]')]
  .map((one) => new URL(one.src || one.href, location.href)).filter(({ origin, protocol }) =>
    origin !== location.origin && protocol !== 'data:' && protocol !== 'blob:').map(String)"""


def test_a_tour_of_the_page_asks_no_other_server(explore: Explore) -> None:
    reader = explore(f"selected={BUCKLOW}")
    for theme in ("Health", "Housing", "Skills"):
        paints = reader.ask("paints")
        reader.page.locator("#theme-tabs").get_by_role("button", name=theme).click()
        reader.until(f"paints > {paints}")
    reader.page.locator('#levels [data-level="lsoa11"]').click()
    reader.until("painted.level === 'lsoa11'")
    for tab in ("trend", "ranked"):
        reader.page.locator(f'[data-chart-tab="{tab}"]').click()
        expect(reader.page.locator(f"#tab-{tab}")).to_have_attribute("aria-selected", "true")
    reader.table()
    reader.page.locator("#tools-menu-button").click()
    reader.page.locator("[data-action=about]").click()
    reader.page.locator("#about table").first.wait_for()
    assert len(reader.requests) > 20
    assert reader.left_the_origin() == []
    assert reader.ask(FOREIGN) == []


def test_files_are_kept_for_ever_where_their_name_tells_their_content(
    new_page: Callable[..., ExplorerPage],
) -> None:
    explorer, answers = new_page(), list[Response]()
    explorer.page.on("response", lambda answer: answers.append(answer))
    explorer.open("")
    kept = {urlsplit(one.url).path: one for one in answers if one.request.resource_type != "document"}
    hashed = {path: one for path, one in kept.items() if HASHED.match(path)}
    assert any(path.startswith("/geo/") for path in hashed)
    assert any(path.startswith("/lib/gm-area-map") for path in hashed)
    for path, one in hashed.items():
        assert "immutable" in one.headers.get("cache-control", ""), path
    assert any(path.startswith("/page-") for path in hashed)
    for path, one in kept.items():
        if path not in hashed:
            assert one.headers.get("cache-control") == "no-cache" and "etag" in one.headers, path
    for path, one in kept.items():
        if path.endswith((".js", ".css", ".json")) and int(one.headers.get("content-length", 10_000)) > 2_000:
            assert one.headers.get("content-encoding") in ("gzip", "br", "zstd"), path


def test_a_second_visit_takes_the_files_from_the_cache(new_page: Callable[..., ExplorerPage]) -> None:
    explorer = new_page().open("")
    first = explorer.ask(FETCHED)
    explorer.open(f"selected={BUCKLOW}")
    second = explorer.ask(FETCHED)
    hashed = [one for one in second if HASHED.match(one["path"])]
    assert len(hashed) > 5
    assert [one["path"] for one in hashed if one["sent"]] == []
    assert [one["path"] for one in second if one["sent"] > 1_000 and one["sent"] > one["size"] / 2] == []
    assert sum(one["sent"] for one in second) < sum(one["sent"] for one in first) / 10


def test_the_typeface_comes_with_the_page(explore: Explore) -> None:
    reader = explore("")
    assert reader.ask("document.fonts.check('14px \"Source Sans 3\"')")
    loaded = reader.ask(
        "[...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family)"
    )
    assert any("Source Sans 3" in family for family in loaded)
