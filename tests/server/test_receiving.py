"""A body on its way in: by what it says of itself, and by what it is."""

from __future__ import annotations

import asyncio

import pytest
from starlette.requests import ClientDisconnect, Request

from modules.parts.receiving import TooLarge, received


def request(*pieces: bytes, length: str = "", broken: bool = False) -> tuple[Request, list[bytes]]:
    """Return a request whose body comes in pieces, and those that nobody has asked for yet."""
    left = list(pieces)

    async def receive() -> dict:
        if not left and broken:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": left.pop(0), "more_body": bool(left) or broken}

    headers = [(b"content-length", length.encode())] if length else []
    return Request({"type": "http", "method": "POST", "headers": headers}, receive), left


def test_a_body_is_put_together():
    asked, _ = request(b"ab", b"cd", length="4")
    assert asyncio.run(received(asked, 10)) == b"abcd"


def test_a_body_that_says_it_is_too_large_is_not_read_at_all():
    asked, left = request(b"a" * 11, length="11")
    with pytest.raises(TooLarge):
        asyncio.run(received(asked, 10))
    assert left == [b"a" * 11]


@pytest.mark.parametrize("length", ["", "1", "nonsense"])
def test_one_that_is_larger_than_it_says_is_read_no_further_than_the_limit(length):
    asked, left = request(b"a" * 6, b"a" * 6, b"a" * 6, length=length)
    with pytest.raises(TooLarge):
        asyncio.run(received(asked, 10))
    assert left == [b"a" * 6]


def test_one_that_breaks_off_is_none():
    asked, _ = request(b"ab", broken=True)
    with pytest.raises(ClientDisconnect):
        asyncio.run(received(asked, 10))
