"""How feeds are answered over HTTP: methods, ETags, packing, threads, and faults without a traceback."""

from __future__ import annotations

import gzip
import logging
from threading import Event, Thread
from types import SimpleNamespace

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from feeds import answering, feed_routes
from feeds.answering import is_known, takes_gzip
from store import StoreUnreachable
from tests.unit.asked_feeds import NAME, TestClient, asking, served

FEED = "observations.csv?indicator=imd_score&level=borough"
client = asking()


def test_an_answer_may_be_read_by_any_page_and_is_asked_for_again() -> None:
    answer = client.get(FEED)
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "ETag" in answer.headers["access-control-expose-headers"]
    assert answer.headers["cache-control"] == "public, no-cache"
    assert answer.headers["vary"] == "Accept, Accept-Encoding"
    assert answer.headers["content-disposition"] == 'inline; filename="observations_imd_score_borough.csv"'


def test_a_browser_that_asks_first_is_told_that_it_may() -> None:
    answer = client.options(FEED, headers={"origin": "https://example.org"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in answer.headers["access-control-allow-headers"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
def test_nothing_can_be_written(method: str) -> None:
    answer = client.request(method, FEED)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert answer.json()["detail"].startswith(f"“{method}” is not understood here")


@pytest.mark.parametrize("address", [FEED, "", "boundaries/borough", "observations?x=1", "nothing"])
def test_head_says_what_get_would_and_sends_nothing(address: str) -> None:
    get, head = client.get(address), client.head(address)
    assert head.content == b""
    assert head.status_code == get.status_code
    dated = {name: text for name, text in get.headers.items() if name != "content-length"}
    assert dated.items() <= head.headers.items()


def test_what_has_not_changed_is_not_sent_again() -> None:
    first = client.get(FEED)
    for known in (first.headers["etag"], f'"other", W/{first.headers["etag"]}', "*"):
        again = client.get(FEED, headers={"if-none-match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
    assert client.get(FEED, headers={"if-none-match": '"other"'}).status_code == 200


def test_an_etag_stands_for_the_question_the_format_and_the_packing() -> None:
    def etag(address: str, **headers: str) -> str:
        found = client.get(address, headers={"accept-encoding": "identity", **headers}).headers["etag"]
        assert found.startswith('"') and served().edition in found
        return str(found)

    plain = etag(FEED)
    assert etag(FEED) == plain
    others = [
        etag(FEED.replace("csv", "json")),
        etag(FEED.replace("imd_score", "crime")),
        etag(FEED, **{"accept-encoding": "gzip"}),
        etag("observations?indicator=imd_score&level=borough", accept="text/csv"),
        etag("observations?indicator=imd_score&level=borough", accept="application/json"),
    ]
    assert len({plain, *others}) == 6


def test_answers_are_packed_for_those_who_can_unpack_them() -> None:
    plain = client.get(FEED, headers={"accept-encoding": "identity"})
    packed = client.get(FEED, headers={"accept-encoding": "br, gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"])
    assert len(gzip.compress(plain.content)) < len(plain.content)


@pytest.mark.parametrize(
    ("accept", "takes"),
    [("", False), ("gzip", True), ("br;q=1, gzip;q=0.5", True), ("gzip;q=0", False), ("gzip; q=0.0", False),
     ("*", True), ("identity", False)],
)  # fmt: skip
def test_who_takes_gzip(accept: str, takes: bool) -> None:
    assert takes_gzip(accept) is takes


def test_an_etag_is_known_in_whatever_list() -> None:
    assert is_known('"a"', '"b", "a"') and is_known('"a"', 'W/"a"') and is_known('"a"', " * ")
    assert not is_known('"a"', "") and not is_known('"a"', '"ab"') and not is_known('"a"', "a")


def failing(fault: Exception) -> TestClient:
    """Return somebody who asks a snapshot that raises a fault."""

    def newest() -> tuple:
        raise fault

    return asking(newest)


def test_a_fault_of_ours_is_a_sentence_and_the_log_has_the_rest(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "explorer.feeds"):
        answer = failing(RuntimeError("secret of /home/officer")).get(FEED)
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    assert "secret" not in answer.text and "Traceback" not in answer.text
    assert "secret" in caplog.text


def test_figures_that_cannot_be_read_are_to_be_asked_for_again(caplog: pytest.LogCaptureFixture) -> None:
    answer = failing(StoreUnreachable("The store at postgres://officer did not answer")).get(FEED)
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"
    assert "officer" not in answer.text
    assert "officer" in caplog.text


class Slow:
    """A snapshot that is read only when it may be."""

    def __init__(self) -> None:
        self.may_answer, self.asked = Event(), Event()

    def newest(self) -> tuple:
        self.asked.set()
        assert self.may_answer.wait(30)
        return served().store, served().catalogue, NAME


def test_a_slow_question_keeps_nobody_else_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    slow, answers = Slow(), []
    other = Route("/other", lambda request: PlainTextResponse("at once"))
    application = Starlette(routes=[*feed_routes(slow.newest), other])
    with TestClient(application) as asking_both:
        waiting = Thread(target=lambda: answers.append(asking_both.get(f"/api/v1/{FEED}")))
        waiting.start()
        assert slow.asked.wait(30)
        assert asking_both.get("/other").text == "at once"
        monkeypatch.setattr(answering, "MOST_WAITING", 1)
        refused = asking_both.get(f"/api/v1/{FEED}")
        slow.may_answer.set()
        waiting.join(30)
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
    assert answers[0].status_code == 200


def test_another_snapshot_is_served_as_soon_as_it_is_the_newest() -> None:
    known = served()
    newer = SimpleNamespace(
        **{name: getattr(known.store, name) for name in ("observations", "held", "provenance", "sources")},
        made_on="2031-01-01",
        identity="newer",
    )
    shelf = [known.store]
    program = asking(lambda: (shelf[-1], known.catalogue, NAME))
    before = program.get("levels.csv")
    shelf.append(newer)
    after = program.get("levels.csv", headers={"if-none-match": before.headers["etag"]})
    assert after.status_code == 200
    assert after.headers["etag"] != before.headers["etag"]
    assert program.get("").json()["snapshot"]["made_on"] == "2031-01-01"
