"""Answers that never change are read and compressed once."""

from __future__ import annotations

from collections import Counter

import pytest
from starlette.applications import Starlette
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from modules.parts import kept_answers
from modules.parts.kept_answers import KeptAnswers

LONG = "figures " * 500


@pytest.fixture
def asked() -> Counter[str]:
    """How often the application itself was asked, by path."""
    return Counter()


@pytest.fixture
def client(asked: Counter[str]) -> TestClient:
    """An application of which what lies below `/lasting/` is kept."""

    async def answer(request: Request) -> Response:
        asked[request.url.path] += 1
        name = request.path_params["name"]
        if name == "in-parts":
            return StreamingResponse(iter([LONG, LONG]), media_type="text/plain")
        if name == "not-there":
            return PlainTextResponse("", 404)
        if "if-none-match" in request.headers:
            return Response(status_code=304)
        return PlainTextResponse(LONG, headers={"etag": '"1"'})

    routes = [Route("/lasting/{name}", answer), Route("/{name}", answer)]
    app = Starlette(routes=routes)
    app.add_middleware(GZipMiddleware)
    app.add_middleware(KeptAnswers, lasting=lambda path: path.startswith("/lasting/"))
    return TestClient(app)


@pytest.mark.parametrize("path", ["/lasting/page.js", "/lasting/in-parts"])
def test_an_answer_that_never_changes_is_made_once(client, asked, path):
    first, again = client.get(path), client.get(path)
    assert asked[path] == 1
    assert again.text == first.text
    assert again.headers == first.headers
    assert again.headers["content-encoding"] == "gzip"


def test_who_takes_no_compressed_answer_is_given_none(client, asked):
    client.get("/lasting/page.js")
    plain = client.get("/lasting/page.js", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text == LONG
    assert asked["/lasting/page.js"] == 2


def test_what_may_change_or_is_not_there_is_asked_again(client, asked):
    for path in ("/page.js", "/lasting/not-there"):
        for _ in range(2):
            client.get(path)
        assert asked[path] == 2, path


def test_who_has_it_is_not_sent_it_again(client):
    client.get("/lasting/page.js")
    assert client.get("/lasting/page.js", headers={"if-none-match": '"1"'}).status_code == 304


def test_only_so_much_is_kept(client, asked, monkeypatch):
    monkeypatch.setattr(kept_answers, "MOST_BYTES", 10)
    for _ in range(2):
        client.get("/lasting/page.js")
    assert asked["/lasting/page.js"] == 2
