"""From what went wrong on the wire, or a status, to an error of ours with a sentence."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from sources.answer import Asked, excerpt
from sources.errors import (
    NotUnderstood,
    RateLimited,
    Refused,
    SourceError,
    SourceUnavailable,
    Unreachable,
    Untrusted,
)

TOO_MANY_REQUESTS = 429
REQUEST_TIMEOUT = 408


def on_the_wire(error: httpx.HTTPError, asked: Asked) -> SourceError:
    """Return our error for a failure of the connection; a plain `SourceUnavailable` is worth another try."""
    if _is_about_trust(error):
        return Untrusted(
            f"No connection to {asked.publisher} that can be trusted; nothing was read: {asked}."
        )
    if isinstance(error, httpx.TimeoutException):
        return SourceUnavailable(f"{asked.publisher} did not answer in time: {asked}.")
    if isinstance(error, httpx.ConnectError | httpx.ProxyError | httpx.UnsupportedProtocol):
        return Unreachable(f"{asked.publisher} cannot be reached; is there a network? {asked}.")
    return SourceUnavailable(f"{asked.publisher} broke off the connection: {asked}.")


def _is_about_trust(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False


def of_status(response: httpx.Response, words: str, asked: Asked, now: datetime) -> SourceError:
    """Return our error for a status that is not one of success.

    Parameters
    ----------
    words
        What the publisher says about it, without keys.
    """
    status = response.status_code
    said = f" and says “{excerpt(words)}”" if excerpt(words) else ""
    answered = f"{asked.publisher} answered {status}{said}: {asked}."
    wait = _seconds_to_wait(response.headers.get("retry-after", ""), now)
    if status == TOO_MANY_REQUESTS:
        return RateLimited(f"{answered} It wants fewer requests{_after(wait)}.", wait)
    if status >= 500 or status == REQUEST_TIMEOUT:
        return SourceUnavailable(answered, wait)
    if status >= 400:
        return Refused(answered)
    return NotUnderstood(answered)


def _after(wait: float | None) -> str:
    return "" if wait is None else f", the next in {wait:,.0f} seconds"


def _seconds_to_wait(text: str, now: datetime) -> float | None:
    """Return the seconds of a Retry-After header: a number of them, or a date."""
    if text.strip().isascii() and text.strip().isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds())
