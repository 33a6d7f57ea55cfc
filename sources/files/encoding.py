"""From the bytes of a downloaded file to text, whatever encoding it is in."""

from __future__ import annotations

import codecs

from reading.encoding import Damaged, NotText, decoded
from sources.errors import SourceUnavailable

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
    try:
        return decoded(content)
    except Damaged as problem:
        raise SourceUnavailable(
            f"{name} is damaged: it is UTF-8 but for some bytes. Download it again."
        ) from problem
    except NotText as problem:
        raise SourceUnavailable(f"{name} is not text: neither UTF-8, UTF-16 nor Windows-1252.") from problem
