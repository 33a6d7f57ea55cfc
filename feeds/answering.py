"""Answers over HTTP: read-only, off the event loop, with strong ETags; a problem is a sentence."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import logging
import re
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

import orjson
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from feeds.columns import Rows
from feeds.endpoints import Endpoint, says_format
from feeds.errors import Failed, FeedError, MethodRefused, Unavailable
from feeds.formats import FORMATS, next_address, wanted_format, write
from feeds.openapi import PROBLEM
from feeds.parameters import fields_of, values_of
from feeds.questions import Question
from feeds.served import Newest, Served
from store import StoreError

THREADS = 2
"""Questions that are worked on at a time: each thread has a connection, and sessions need the rest."""

MOST_WAITING = 64
SMALL = 1_000
"""Bytes below which nothing is compressed."""

METHODS = "GET, HEAD, OPTIONS"
ANY_ORIGIN = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "ETag, Link, Content-Disposition",
}
PREFLIGHT = {
    **ANY_ORIGIN,
    "allow": METHODS,
    "access-control-allow-methods": METHODS,
    "access-control-allow-headers": "Accept, If-None-Match",
    "access-control-max-age": "86400",
}

told = logging.getLogger("explorer.feeds")


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, as far as it matters.

    Attributes
    ----------
    formats
        Names of the formats that the address has.
    fixed
        Whether the address itself says the format.
    parts
        The parameters that stand in the path.
    """

    endpoint: Endpoint
    formats: Sequence[str]
    fixed: bool
    path: str
    query: str
    parts: Mapping[str, str]
    headers: Headers


@dataclass(frozen=True, slots=True)
class Answered:
    """What is sent back."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass
class Desk:
    """Takes questions and answers them in threads, of the newest snapshot.

    Parameters
    ----------
    newest
        Gives store, catalogue and name of the snapshot in use. It is called in a thread.
    """

    newest: Newest
    _threads: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(THREADS, thread_name_prefix="feeds")
    )
    _waiting: int = 0
    _served: Served | None = None
    _lock: Lock = field(default_factory=Lock)

    async def answer(self, asked: Asked) -> Answered:
        """Return the answer to a question, whatever happens."""
        if self._waiting >= MOST_WAITING:
            return refusal(
                Unavailable("Too many questions are waiting for an answer. Ask again in a moment.")
            )
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, self._answer, asked)
        finally:
            self._waiting -= 1

    def _answer(self, asked: Asked) -> Answered:
        try:
            return answer(self.served(), asked)
        except FeedError as problem:
            return refusal(problem)
        except StoreError as fault:
            told.error("The figures cannot be read: %s", fault)
            return refusal(
                Unavailable("The figures cannot be read at the moment. The process's log says why.")
            )
        except Exception:
            told.exception("A feed failed: %s?%s", asked.path, asked.query)
            return refusal(Failed("The question was understood, but answering it failed. The log says why."))

    def served(self) -> Served:
        """Return the newest snapshot, the same object for as long as it is the newest."""
        store, catalogue, name = self.newest()
        with self._lock:
            if self._served is None or self._served.store is not store:
                self._served = Served(store, catalogue, name)
            return self._served


def answer(served: Served, asked: Asked) -> Answered:
    """Return the answer to a question.

    Raises
    ------
    FeedError
        The question cannot be answered; the sentence says why.
    """
    accept = asked.headers.get("accept", "")
    name = asked.formats[0] if asked.fixed else wanted_format(accept, asked.formats)
    squeezed = takes_gzip(asked.headers.get("accept-encoding", ""))
    headers = {
        **ANY_ORIGIN,
        "etag": etag_of(served, asked, name, squeezed),
        "cache-control": "public, no-cache",
        "vary": "Accept, Accept-Encoding",
    }
    if is_known(headers["etag"], asked.headers.get("if-none-match", "")):
        return Answered(304, headers)
    texts = fields_of(asked.query, asked.endpoint.parameters)
    values = values_of({**asked.parts, **texts}, asked.endpoint.parameters, served)
    found = asked.endpoint.answer(Question(served, values, name))
    following = next_address(asked.path, texts, found.next) if isinstance(found, Rows) else ""
    body = write(found, name, served, following)
    headers |= {"content-type": FORMATS[name].content_type, "link": links(asked, following)}
    if name in ("csv", "geojson"):
        headers["content-disposition"] = f'inline; filename="{file_name(asked.endpoint, values, name)}"'
    if squeezed and len(body) > SMALL:
        headers["content-encoding"] = "gzip"
        body = gzip.compress(body, 6, mtime=0)
    return Answered(200, headers, body)


def refusal(problem: FeedError) -> Answered:
    """Return a problem as an answer, which nobody keeps."""
    headers = {**ANY_ORIGIN, "content-type": PROBLEM, "cache-control": "no-store", **problem.headers}
    return Answered(problem.status, headers, orjson.dumps(problem.document()))


def etag_of(served: Served, asked: Asked, name: str, squeezed: bool) -> str:
    """Return the strong ETag of an answer: of the figures, the question, the format and how it is packed."""
    said = hashlib.sha256(
        f"{asked.path}?{asked.query}\n{name}".encode("utf-8", "surrogateescape")
    ).hexdigest()
    return f'"{served.edition}-{said[:20]}{"-gz" if squeezed else ""}"'


def is_known(etag: str, known: str) -> bool:
    """Return whether an If-None-Match header holds an ETag; compared weakly, as RFC 9110 has it."""
    return known.strip() == "*" or etag in re.findall(r'"[^"]*"', known)


def takes_gzip(accept: str) -> bool:
    """Return whether an Accept-Encoding header takes gzip."""
    for part in accept.lower().split(","):
        coding, _, quality = part.replace(" ", "").partition(";q=")
        if coding in ("gzip", "*"):
            return quality.strip("0.") != "" if quality else True
    return False


def links(asked: Asked, following: str) -> str:
    """Return the Link header: where the next page and the description are, relative to this address."""
    up = "../" * (asked.endpoint.path.count("/") - 1)
    described = f'<{up}openapi.json>; rel="service-desc"'
    return f'<{following}>; rel="next", {described}' if following else described


def file_name(endpoint: Endpoint, values: Mapping[str, Any], name: str) -> str:
    """Return what to call an answer that is kept as a file: what it holds, in plain letters."""
    given = (values.get(one) for one in ("indicator", "level", "period"))
    single = (one[0] if isinstance(one, tuple) and len(one) == 1 else one for one in given)
    words = (one.replace("–", "-") for one in single if isinstance(one, str))
    safe = (re.sub(r"[^0-9A-Za-z]+", "_", one).strip("_").lower() for one in words)
    return "_".join([endpoint.id, *filter(None, safe)])[:150] + f".{name}"


class Answering:
    """One address of a feed, as an ASGI application."""

    def __init__(self, desk: Desk, endpoint: Endpoint, path: str, formats: Sequence[str]) -> None:
        self._desk, self._endpoint, self._formats = desk, endpoint, formats
        self._fixed = says_format(path)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        answered = await self._answered(scope)
        headers = dict(answered.headers)
        body = answered.body
        if scope["method"] == "HEAD":
            headers["content-length"] = str(len(body))
            body = b""
        await Response(body, answered.status, headers)(scope, receive, send)

    async def _answered(self, scope: Scope) -> Answered:
        method = scope["method"]
        if method == "OPTIONS":
            return Answered(204, PREFLIGHT)
        if method not in ("GET", "HEAD"):
            return refusal(MethodRefused(method, METHODS))
        asked = Asked(
            endpoint=self._endpoint,
            formats=self._formats,
            fixed=self._fixed,
            path=scope["path"],
            query=scope["query_string"].decode("latin-1"),
            parts={name: str(text) for name, text in scope.get("path_params", {}).items()},
            headers=Headers(scope=scope),
        )
        return await self._desk.answer(asked)
