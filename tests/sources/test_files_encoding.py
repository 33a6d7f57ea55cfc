"""Text in every encoding that publishers and their tools write, and bytes that are no text."""

import codecs

import pytest

from sources import SourceUnavailable
from sources.files.encoding import decode


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("Côte".encode(), "utf-8"),
        (codecs.BOM_UTF8 + "Côte".encode(), "utf-8-sig"),
        ("Côte".encode("utf-16"), "utf-16"),
        ("Côte – £5".encode("cp1252"), "cp1252"),
    ],
)
def test_the_encoding_is_told_from_the_bytes(content, encoding):
    text, found = decode(content, "file.csv")
    assert found == encoding
    assert text.startswith("Côte")


@pytest.mark.parametrize("content", [b"\x89PNG\x00\x8d\x8f", codecs.BOM_UTF8 + b"\xff"])
def test_what_is_no_text_is_refused(content):
    with pytest.raises(SourceUnavailable, match="is not text"):
        decode(content, "file.csv")


@pytest.mark.parametrize("damage", [b"\xff", b"\xe2\x80"])
def test_damaged_utf_8_is_not_taken_for_windows_1252(damage):
    # Its dash and its circumflex would become other letters, and no name would match.
    with pytest.raises(SourceUnavailable, match="is damaged: it is UTF-8 but for some bytes"):
        decode("Côte – Ashton".encode() + damage, "file.csv")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK\x03\x04\x00\x81", "Excel workbook or a zip archive"),
        (b"\xd0\xcf\x11\xe0\x00", "Excel workbook"),
        (b"%PDF-1.7", "a PDF"),
        (b"\n<!doctype html><p>Too many requests", "a web page"),
        (b'{"error": {"code": 400}}', "JSON without boundaries"),
    ],
)
def test_another_kind_of_file_says_what_it_is(content, why):
    with pytest.raises(SourceUnavailable, match=why):
        decode(content, "file.csv")
