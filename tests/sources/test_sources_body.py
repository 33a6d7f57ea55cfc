"""Bodies that are larger, longer or other than they say."""

import gzip
import zlib

import httpx
import pytest

from sources.answer import Asked
from sources.body import read_body
from sources.errors import NotUnderstood, SourceUnavailable, TooLarge

ASKED = Asked("The Office", "claimants", "https://example.org/table.csv")
BODY = b"area,value\n" * 100


def read(pieces, limit=10_000, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    response = httpx.Response(200, headers=named, stream=httpx.ByteStream(b"".join(pieces)))
    return read_body(response, limit, ASKED, within=10.0, clock=lambda: 0.0)


@pytest.mark.parametrize(
    ("sent", "encoding"),
    [
        (BODY, ""),
        (BODY, "identity"),
        (gzip.compress(BODY), "gzip"),
        (gzip.compress(BODY[:500]) + gzip.compress(BODY[500:]), "GZIP"),
        (zlib.compress(BODY), "deflate"),
    ],
    ids=["plain", "identity", "gzip", "two gzip members", "deflate"],
)
def test_a_body_comes_decompressed(sent, encoding):
    assert read([sent], content_encoding=encoding) == BODY


def test_exactly_the_limit_is_not_too_large():
    assert len(read([gzip.compress(bytes(10_000))], content_encoding="gzip")) == 10_000
    with pytest.raises(TooLarge):
        read([gzip.compress(bytes(10_001))], content_encoding="gzip")


def test_no_more_than_the_limit_is_ever_unpacked(monkeypatch):
    unpacked = []

    class Watched:
        def __init__(self, *given):
            self._decoder = real(*given)

        def decompress(self, piece, most):
            unpacked.append(self._decoder.decompress(piece, most))
            return unpacked[-1]

        def __getattr__(self, name):
            return getattr(self._decoder, name)

    real = zlib.decompressobj
    monkeypatch.setattr("sources.body.zlib.decompressobj", Watched)
    with pytest.raises(TooLarge):
        read([gzip.compress(bytes(50_000_000))], content_encoding="gzip")
    assert sum(map(len, unpacked)) == 10_001


def test_a_length_beyond_belief_is_refused_before_anything_is_read():
    def never():
        raise AssertionError("read all the same")
        yield b""

    response = httpx.Response(200, headers={"content-length": "10001"}, content=never())
    with pytest.raises(TooLarge, match="The Office sent more than 0 MB, which was not read, for claimants"):
        read_body(response, 10_000, ASKED, within=10.0, clock=lambda: 0.0)


def test_fewer_bytes_than_promised_are_a_body_cut_off():
    with pytest.raises(SourceUnavailable, match="cut off before its end"):
        read([BODY], content_length="1101")


def test_an_empty_body_is_empty_however_it_says_it_is_packed():
    assert read([], content_encoding="gzip") == b""


def test_packing_that_we_did_not_ask_for_is_refused():
    with pytest.raises(NotUnderstood, match="“zstd”"):
        read([BODY], content_encoding="zstd")
