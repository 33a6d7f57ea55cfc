"""The one client that every publisher is asked with: polite, bounded, cached, and clear about what failed.

Import it where a request is about to be made: it brings httpx, hishel and stamina along.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx
import stamina
from hishel import SqliteStorage
from hishel.httpx import CacheTransport

from sources.answer import Answer, Asked
from sources.body import read_body
from sources.errors import SourceError, SourceUnavailable, Unreachable, Untrusted
from sources.failures import of_status, on_the_wire
from sources.pace import Pace
from sources.publishers import Publisher, publisher_of
from sources.secrets import Secrets
from sources.transport import PoliteTransport, wire

# What is asked of everyone. gzip only: it can be counted while it is unpacked.
HEADERS = {"user-agent": "GM-Determinants-Explorer", "accept-encoding": "gzip"}
CACHE_FILE = "answers.db"
LARGEST_CACHE = 500_000_000
MOST_REDIRECTS = 5
WORDS_READ = 64_000
DEFAULT_PORTS = {"http": 80, "https": 443}

# At its most talkative, HTTP/2's header compression logs every header, keys among them.
logging.getLogger("hpack").setLevel(logging.INFO)


class Client:
    """Asks one publisher. Use it for all its datasets, so that its pace and its connections are shared.

    Parameters
    ----------
    address
        Any address of the publisher; nothing on another host will be asked.
    publisher
        Its name and manners; default: those of `sources.publishers`.
    secrets
        Keys to send along; default: those of the environment.
    cache
        Folder of the HTTP cache, which keeps to RFC 9111; None for no cache.
    transport
        What puts requests on the wire; default: connections over TCP.
    on_answer
        Told every whole answer, for those who show progress.
    clock, sleep
        What tells the time in seconds, and what waits for a turn.
    """

    def __init__(
        self,
        address: str,
        *,
        publisher: Publisher | None = None,
        secrets: Secrets | None = None,
        cache: Path | None = None,
        transport: httpx.BaseTransport | None = None,
        on_answer: Callable[[Answer], None] | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.publisher = publisher or publisher_of(address)
        self._secrets = self.publisher.secrets() if secrets is None else secrets
        self._clock = clock
        self._on_answer = on_answer
        self._home = _origin(httpx.URL(address))
        pace = Pace(self.publisher.seconds_between, clock, sleep)
        polite: httpx.BaseTransport = PoliteTransport(transport or wire(address), pace, self._secrets)
        self._http = httpx.Client(
            transport=_cached(polite, cache) if cache else polite,
            timeout=httpx.Timeout(self.publisher.silent_for, connect=self.publisher.connect_within),
            headers=HEADERS,
            follow_redirects=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections and the cache."""
        self._http.close()

    def get(
        self, address: str, parameters: Mapping[str, str] | None = None, *, what: str, fresh: bool = False
    ) -> Answer:
        """Return the answer to a GET.

        Parameters
        ----------
        what
            What is asked for, in words, for messages.
        fresh
            Whether the publisher is asked even where the cache could answer.

        Raises
        ------
        SourceUnavailable, RateLimited
            No answer after all attempts, or one that asks us to wait longer than we will.
        Unreachable, Untrusted, Refused, TooLarge, NotUnderstood
            See `sources.errors`; none of these is tried again.
        """
        headers = {"cache-control": "no-cache"} if fresh else {}
        url = httpx.URL(address).copy_merge_params(dict(parameters or {}))
        return self._ask(self._http.build_request("GET", url, headers=headers), what)

    def post(self, address: str, payload: Mapping[str, Any], *, what: str) -> Answer:
        """Return the answer to a POST of `payload` as JSON, never from the cache. Raises as `get` does."""
        return self._ask(self._http.build_request("POST", address, json=dict(payload)), what)

    def _ask(self, request: httpx.Request, what: str) -> Answer:
        asked = Asked(self.publisher.name, what, str(request.url.copy_with(query=None)))
        self._keep_to_home(request.url, asked)
        for attempt in stamina.retry_context(
            on=self._wait_before_retry,
            attempts=self.publisher.attempts,
            timeout=self.publisher.patience,
            wait_initial=1.0,
            wait_max=60.0,
            wait_jitter=1.0,
        ):
            with attempt:
                answer = self._once(request, asked)
                if self._on_answer:
                    self._on_answer(answer)
                return answer
        raise AssertionError("stamina raises the last error itself")

    def _wait_before_retry(self, error: Exception) -> bool | float:
        """Return whether to try again, or after how many seconds."""
        if not isinstance(error, SourceUnavailable) or isinstance(error, Unreachable):
            return False
        if error.retry_after is None:
            return True
        return error.retry_after if error.retry_after <= self.publisher.patience else False

    def _once(self, request: httpx.Request, asked: Asked) -> Answer:
        try:
            response = self._send(request, asked)
            try:
                return self._read(response, str(request.url), asked)
            finally:
                response.close()
        except httpx.HTTPError as error:
            raise on_the_wire(error, asked) from error

    def _send(self, request: httpx.Request, asked: Asked) -> httpx.Response:
        """Return the response, its body unread, after redirects within the publisher's own host."""
        for _ in range(MOST_REDIRECTS):
            response = self._http.send(request, stream=True)
            if response.next_request is None:
                return response
            response.close()
            request = response.next_request
            self._keep_to_home(request.url, asked)
        raise Untrusted(f"{asked.publisher} redirects without end: {asked}.")

    def _keep_to_home(self, url: httpx.URL, asked: Asked) -> None:
        """Refuse an address that is not the publisher's, whoever names it. HTTPS in place of HTTP is fine."""
        allowed = {self._home}
        if self._home == ("http", self._home[1], DEFAULT_PORTS["http"]):
            allowed.add(("https", self._home[1], DEFAULT_PORTS["https"]))
        if _origin(url) not in allowed:
            why = f"points to another host, {url.host}, which was not asked"
            raise Untrusted(f"{asked.publisher} {why}: {asked}.")

    def _read(self, response: httpx.Response, url: str, asked: Asked) -> Answer:
        now = datetime.now(UTC)
        if not response.is_success:
            raise of_status(response, self._secrets.hide(self._words(response, asked)), asked, now)
        manners = self.publisher
        content = read_body(response, manners.largest_answer, asked, manners.answer_within, self._clock)
        kept = _from_cache_alone(response)
        return Answer(asked, url, content, _sent_at(response, now) if kept else now, kept)

    def _words(self, response: httpx.Response, asked: Asked) -> str:
        """Return what the publisher says beside a status; nothing if that cannot be read either."""
        try:
            content = read_body(response, WORDS_READ, asked, self.publisher.silent_for, self._clock)
        except (SourceError, httpx.HTTPError):
            return ""
        return content.decode("utf-8", errors="replace")


def _cached(transport: httpx.BaseTransport, folder: Path) -> httpx.BaseTransport:
    storage = SqliteStorage(database_path=folder / CACHE_FILE, max_size=LARGEST_CACHE)
    # Without rfc=True, hishel keeps every answer for ever, whatever its headers say.
    return CacheTransport(next_transport=transport, storage=storage, rfc=True)


def _from_cache_alone(response: httpx.Response) -> bool:
    status = response.extensions.get("caching") or {}
    return bool(status.get("from_cache")) and not status.get("revalidated")


def _sent_at(response: httpx.Response, now: datetime) -> datetime:
    """Return when the publisher sent an answer that was kept since."""
    try:
        return parsedate_to_datetime(response.headers.get("date", "")).astimezone(UTC)
    except (TypeError, ValueError):
        return now


def _origin(url: httpx.URL) -> tuple[str, str, int]:
    return url.scheme, url.host, url.port or DEFAULT_PORTS.get(url.scheme, 0)
