"""What a page will show first is read while the browser loads its scripts."""

from __future__ import annotations

import logging
import threading

import pytest

from modules.parts.ahead import Ahead, first_figures
from modules.parts.state import parse_address
from modules.parts.views import Views

LINKS = [
    "",
    "indicator=social_rented&level=lsoa11&within=E08000006&selected=E01005948&classes=7",
    "indicator=nothing&level=nowhere&period=soon&selected=E99",
]


@pytest.mark.parametrize("link", LINKS)
def test_what_a_session_asks_first_is_there_already(views, visit, link):
    fresh = Views(views.store, views.catalogue)
    first_figures(fresh, parse_address(link))
    kept = [fresh._cached_view, fresh.ladder, fresh.comparators]
    read = [one.cache_info() for one in kept]
    assert all(one.misses for one in read)
    visit(link, views=fresh)
    now = [one.cache_info() for one in kept]
    assert [one.misses for one in now] == [one.misses for one in read]
    assert all(after.hits > before.hits for after, before in zip(now, read, strict=True))


def test_what_cannot_be_read_is_in_the_log(views, caplog):
    class Broken:
        catalogue = views.catalogue

        def absent(self, *_):
            raise OSError("The disk is gone.")

    ahead = Ahead()
    with caplog.at_level(logging.INFO, "explorer.ahead"):
        ahead.read(Broken(), {"level": "ward25"})
        ahead._worker.shutdown(wait=True)
    assert "The disk is gone." in caplog.text


def test_links_that_come_faster_than_figures_do_not_line_up(views):
    begun, go = threading.Event(), threading.Event()
    read: list[str] = []

    class Slow:
        catalogue = views.catalogue

        def absent(self, indicator_id, level):
            read.append(level)
            begun.set()
            go.wait(20)
            raise LookupError("enough is known")

    ahead = Ahead()
    ahead.read(Slow(), {"level": "borough"})
    begun.wait(20)
    ahead.read(Slow(), {"level": "lsoa11"})
    go.set()
    ahead._worker.shutdown(wait=True)
    assert read == ["borough"]
