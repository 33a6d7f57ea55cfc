"""The format is that of the address, or the one that the client likes best."""

from __future__ import annotations

import pytest

from feeds.errors import NotAcceptable
from feeds.formats import next_address, wanted_format
from tests.unit.asked_feeds import asking

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "offered", "wanted"),
    [
        ("", ("json", "csv"), "json"),
        ("*/*", ("json", "csv"), "json"),
        ("text/csv", ("json", "csv"), "csv"),
        ("text/*", ("json", "csv"), "csv"),
        ("application/json;q=0.2, text/csv;q=0.9", ("json", "csv"), "csv"),
        ("TEXT/CSV", ("json", "csv"), "csv"),
        ("*/*;q=0.1, application/json;q=0", ("json", "csv"), "csv"),
        (BROWSER, ("json", "csv"), "json"),
        (BROWSER, ("json", "html"), "html"),
        ("application/json", ("geojson",), "geojson"),
        ("nonsense, ;;, /", ("json", "csv"), "json"),
        ("text/csv;q=2, application/json", ("json", "csv"), "json"),
    ],
)
def test_the_format_liked_best(accept: str, offered: tuple[str, ...], wanted: str) -> None:
    assert wanted_format(accept, offered) == wanted


@pytest.mark.parametrize("accept", ["image/png", "text/csv;q=0", "application/xml"])
def test_a_format_that_is_not_offered_is_refused_with_those_that_are(accept: str) -> None:
    with pytest.raises(NotAcceptable) as refusal:
        wanted_format(accept, ("json", "csv"))
    assert refusal.value.allowed == ("application/json", "text/csv")
    answer = asking().get("levels", headers={"accept": accept})
    assert (answer.status_code, answer.json()["status"]) == (406, 406)


def test_the_ending_of_the_address_wins() -> None:
    answer = asking().get("levels.csv", headers={"accept": "application/json"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert answer.content.startswith(b"\xef\xbb\xbflevel,")  # the mark by which Excel knows UTF-8


def test_the_next_page_is_beside_this_one() -> None:
    given = {"indicator": "a,b", "period": "2021–23", "cursor": "0.0"}
    address = next_address("/api/v1/observations.csv", given, {"cursor": "4.2", "edition": "ab"})
    assert address == "observations.csv?indicator=a,b&period=2021%E2%80%9323&cursor=4.2&edition=ab"
    assert next_address("/api/v1/observations.csv", given, {}) == ""
