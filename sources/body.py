"""Reading an answer's body within limits of size and time, decompressing as it comes."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from sources.answer import Asked
from sources.errors import NotUnderstood, SourceUnavailable, TooLarge

if TYPE_CHECKING:
    import httpx

COMPRESSED = {"gzip", "x-gzip", "deflate"}
# Lets zlib find out by itself whether a stream is gzip or zlib.
EITHER_FORMAT = zlib.MAX_WBITS | 32


def read_body(
    response: httpx.Response, limit: int, asked: Asked, within: float, clock: Callable[[], float]
) -> bytes:
    """Return the body of `response`, decompressed.

    httpx would decompress each piece whole before anyone could count it, so a small answer could fill the
    memory; here no piece is ever expanded beyond what is left of the limit.

    Parameters
    ----------
    limit
        Bytes after decompression.
    within
        Seconds of `clock` after which an answer that is still coming is given up.

    Raises
    ------
    TooLarge
        The body is larger than `limit`, or says that it is.
    SourceUnavailable
        It ended before its time, or would not end in time.
    NotUnderstood
        It is compressed in a way that we did not ask for, or badly.
    """
    promised = _promised(response)
    if promised > limit:
        raise _too_large(limit, asked)
    body = bytearray()
    received = _Counted(_in_time(response, asked, within, clock))
    for piece in _expanded(received, response.headers.get("content-encoding", ""), limit, body, asked):
        body += piece
        if len(body) > limit:
            raise _too_large(limit, asked)
    if received.bytes < promised:
        raise _cut_short(asked)
    return bytes(body)


class _Counted:
    """Passes pieces on and counts their bytes."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self.bytes = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self.bytes += len(piece)
            yield piece


def _promised(response: httpx.Response) -> int:
    length = response.headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() else 0


def _in_time(
    response: httpx.Response, asked: Asked, within: float, clock: Callable[[], float]
) -> Iterator[bytes]:
    deadline = clock() + within
    for piece in response.iter_raw():
        if clock() > deadline:
            why = f"was still sending after {within:,.0f} seconds"
            raise SourceUnavailable(f"{asked.publisher} {why}: {asked}.")
        yield piece


def _expanded(pieces: _Counted, encoding: str, limit: int, body: bytearray, asked: Asked) -> Iterator[bytes]:
    if encoding.strip().lower() in ("", "identity"):
        yield from pieces
        return
    if encoding.strip().lower() not in COMPRESSED:
        raise NotUnderstood(f"{asked.publisher} compressed its answer as “{encoding}”, unasked: {asked}.")
    decoder = zlib.decompressobj(EITHER_FORMAT)
    try:
        for piece in pieces:
            rest = piece
            while rest:
                if decoder.eof:
                    decoder = zlib.decompressobj(EITHER_FORMAT)
                # One byte more than may come tells too large from just large enough.
                yield decoder.decompress(rest, limit - len(body) + 1)
                rest = decoder.unused_data
    except zlib.error as error:
        raise NotUnderstood(f"{asked.publisher} sent a broken compressed answer: {asked}.") from error
    if pieces.bytes and not decoder.eof:
        raise _cut_short(asked)


def _too_large(limit: int, asked: Asked) -> TooLarge:
    most = f"{limit / 1_000_000:,.0f} MB"
    return TooLarge(f"{asked.publisher} sent more than {most}, which was not read, for {asked}.")


def _cut_short(asked: Asked) -> SourceUnavailable:
    return SourceUnavailable(f"The answer of {asked.publisher} was cut off before its end: {asked}.")
