"""The page for people: every feed and parameter, addresses that work, nothing that is not escaped."""

from __future__ import annotations

import re
from html import unescape

from feeds.endpoints import FEEDS
from feeds.page import examples, page, takes
from feeds.parameters import CONFIDENCE, SEX
from feeds.served import Served
from tests.unit.asked_feeds import asking, served, store

PAGE = page(served(), FEEDS)


def test_every_feed_with_its_parameters_and_columns_is_explained() -> None:
    for endpoint in FEEDS:
        section = PAGE.partition(f'<section id="{endpoint.id}">')[2].partition("</section>")[0]
        for name in (*(one.name for one in endpoint.parameters), *(one.name for one in endpoint.columns)):
            assert f"<dt><code>{name}</code></dt>" in section


def test_its_examples_work() -> None:
    client = asking()
    for address in examples(served()).values():
        assert client.get(address).status_code == 200, address
        assert address in unescape(PAGE)


def test_it_asks_no_other_server_for_anything() -> None:
    asked = re.findall(r'(?:src|href)="([^"]+)"', PAGE)
    assert asked
    assert not [address for address in asked if re.match(r"(https?:)?//", address)]
    assert "<script" not in PAGE


def test_a_name_that_holds_html_is_shown_as_text() -> None:
    hostile = page(Served(store(), served().catalogue, "<script>alert(1)</script>"), FEEDS)
    assert "<script" not in hostile
    assert "&lt;script&gt;" in hostile


def test_what_a_parameter_takes_is_said() -> None:
    assert takes(SEX, served()) == "<code>all</code>, <code>female</code>, <code>male</code>."
    assert takes(CONFIDENCE, served()) == "From 80 to 99.8. Usually <code>95</code>."
