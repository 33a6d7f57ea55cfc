"""From the bytes of a downloaded file to text, whatever encoding it is in."""

from __future__ import annotations

import codecs
import re

from sources.errors import SourceUnavailable

MARKED = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

NO_TABLES = (
    (
        b"PK\x03\x04",
        "is an Excel workbook or a zip archive: save its table as CSV, or take the file out of it",
    ),
    (b"\xd0\xcf\x11\xe0", "is an Excel workbook: save its table as CSV"),
    (b"%PDF", "is a PDF: look for the same table as CSV"),
    (b"<", "is a web page or XML: the publisher may have answered with an error"),
    (b"{", "is JSON without boundaries: the publisher may have answered with an error"),
)
"""How files begin that are no tables of text, and what can be done."""

OF_UTF_8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
"""What UTF-8 writes for a letter beyond ASCII, and Windows-1252 next to never: text that holds it and cannot
be read as UTF-8 is damaged, and would turn into other letters."""


def decode(content: bytes, name: str) -> tuple[str, str]:
    """Return the text and its encoding: as its first bytes say, else UTF-8, else Windows-1252.

    Raises
    ------
    SourceUnavailable
        The bytes are none of these, those of another kind of file, or UTF-8 that is damaged.
    """
    for beginning, why in NO_TABLES:
        if content.removeprefix(codecs.BOM_UTF8).lstrip().startswith(beginning):
            raise SourceUnavailable(f"{name} {why}.")
    marked = [encoding for mark, encoding in MARKED if content.startswith(mark)]
    for encoding in marked or ["utf-8", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "cp1252" and OF_UTF_8.search(content):
            raise SourceUnavailable(f"{name} is damaged: it is UTF-8 but for some bytes. Download it again.")
        if "\0" not in text:
            return text, encoding
    raise SourceUnavailable(f"{name} is not text: neither UTF-8, UTF-16 nor Windows-1252.")
