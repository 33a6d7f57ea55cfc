"""How files leave the server, and what the page holds before any script runs."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest

import geodata
from modules.parts.frame import FILES as FILES_OF_PAGE
from modules.parts.serving import ASK_AGAIN, FOR_EVER, HASHED

FILES = [geodata.boundary_url_name(level) for level in (*geodata.MAP_LEVELS, "outline")]


@pytest.mark.parametrize("name", FILES)
def test_geometry_is_compressed_and_kept_for_ever(client, name):
    answer = client.get(f"/geo/{name}")
    assert answer.status_code == 200
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"] == FOR_EVER
    assert int(answer.headers.get("content-length", 0)) < len(answer.content) / 2
    assert answer.json()["type"] == "FeatureCollection"
    again = client.get(f"/geo/{name}", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_only_names_with_a_hash_are_kept_for_ever(client):
    for path in ("/js/page.js", "/css/tokens.css", "/favicon.svg", "/"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["cache-control"]) == (200, ASK_AGAIN)
    for path in ("/geo/lsoa11-f50fd92ffc.json", f"/{FILES_OF_PAGE}/js/page.js"):
        assert HASHED.match(path), path
    assert not HASHED.match("/geo/manifest.json")
    assert not HASHED.match("/js/page.js")


def test_what_did_not_change_is_not_sent_again(client):
    first = client.get("/js/page.js")
    again = client.get("/js/page.js", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304


def test_what_is_not_there_is_not_kept(client):
    answer = client.get("/geo/lsoa11-0000000000.json")
    assert answer.status_code == 404
    assert "cache-control" not in answer.headers
    assert client.get("/../store/store.py").status_code == 404
    assert client.get("/geo/..%2F..%2Fapp.py").status_code == 404


def test_every_answer_says_what_a_browser_may_do_with_it(client):
    for path in ("/", "/js/page.js", f"/geo/{FILES[0]}", "/healthz", "/geo/not-there.json"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["referrer-policy"] == "same-origin", path


def test_the_page_may_be_framed_by_its_own_site_only_and_pictures_by_all(client):
    assert "frame-ancestors 'self'" in client.get("/").headers["content-security-policy"]
    for path in ("/favicon.svg", f"/geo/{FILES[0]}"):
        headers = client.get(path).headers
        assert not {"content-security-policy", "x-frame-options"} & set(headers), path


class Reading(HTMLParser):
    """What a page holds: its tags with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        """Return the attributes of the tags of a kind."""
        return [held for name, held in self.tags if name == tag and wanted.items() <= held.items()]


@pytest.fixture
def page(client):
    """The page at a link."""
    return lambda link="": Reading(client.get(f"/?{link}").text)


def test_the_page_is_whole_before_any_script_runs(client):
    text = client.get("/").text
    assert text.startswith("<!doctype html>")
    assert re.search(r'<html lang="en"', text)
    assert "<title>GM Determinants Explorer</title>" in text
    assert '<meta name="viewport"' in text


def test_the_page_asks_no_other_server_for_anything(page):
    held = page()
    asked = [one.get("src") for one in held.all("script")] + [one.get("href") for one in held.all("link")]
    asked += [one.get("src") for one in held.all("img")]
    assert asked
    assert not [address for address in asked if address and re.match(r"(https?:)?//", address)]


def test_every_file_the_page_names_is_there(client, page):
    held = page()
    asked = [one["src"] for one in held.all("script") if one.get("src")]
    asked += [one["href"] for one in held.all("link") if one.get("href")]
    for address in asked:
        answer = client.get(f"/{address.lstrip('/')}")
        assert answer.status_code == 200, address
        kept = FOR_EVER if address != "favicon.svg" else ASK_AGAIN
        assert answer.headers["cache-control"] == kept, address


def test_two_clicks_every_indicator_has_a_chip_for_every_level(page, views):
    """The list of all indicators is one click away; a press on a level is the second."""
    chips = [one for one in page().all("button") if "level-chip" in (one.get("class") or "")]
    open_chips = {
        (one["data-indicator"], one["data-level"]) for one in chips if one.get("aria-disabled") != "true"
    }
    expected = {
        (indicator.id, level)
        for indicator in views.catalogue.indicators.values()
        for level in geodata.MAP_LEVELS
        if level in indicator.levels
    }
    assert open_chips == expected
    for one in chips:
        if one.get("aria-disabled") == "true":
            assert one["title"], one


def test_a_link_sets_the_controls_before_the_first_paint(page):
    held = page("indicator=social_rented&level=lsoa11&selected=E01006074&classes=7&scale=safe&look=dark")
    [control] = held.all("input", id="classes")
    assert control["value"] == "7"
    assert held.all("input", id="indicator")[0]["value"] == "social_rented"
    [root] = held.all("html")
    assert (root["data-scale"], root["data-theme"]) == ("safe", "dark")


HOSTILE = '"><script>alert(1)</script>'


def test_a_hostile_link_cannot_write_into_the_page(client, page):
    keys = (
        "indicator",
        "level",
        "selected",
        "tray",
        "scale",
        "mode",
        "look",
        "threshold",
        "worklessness-share",
    )
    scripts = len(page().all("script"))
    for key in keys:
        link = urlencode({key: HOSTILE})
        text = client.get(f"/?{link}").text
        assert "<script>alert(1)" not in text, key
        assert len(Reading(text).all("script")) == scripts, key
    assert client.get("/?" + urlencode({"selected": "x" * 30_000})).status_code == 200
    assert client.get("/?" + "&".join(f"a{n}=1" for n in range(3000))).status_code == 200
    assert client.get("/?%00=%ff&%F0%9F=%").status_code == 200


def test_the_palettes_are_in_the_page(client):
    found = re.search(r'<script type="application/json" id="palettes">(.*?)</script>', client.get("/").text)
    assert found and json.loads(found.group(1))
