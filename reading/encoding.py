"""From the bytes of a file to text, whatever encoding it is in."""

from __future__ import annotations

import codecs
import re

MARKED = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

OF_UTF_8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
"""What UTF-8 writes for a letter beyond ASCII, and Windows-1252 next to never: text that holds it and cannot
be read as UTF-8 is damaged, and would turn into other letters."""


class NotText(ValueError):
    """The bytes are none of the encodings that are known."""


class Damaged(NotText):
    """The bytes are UTF-8 but for some of them."""


def decoded(content: bytes) -> tuple[str, str]:
    """Return the text and its encoding: as its first bytes say, else UTF-8, else Windows-1252.

    Raises
    ------
    Damaged, NotText
        It is UTF-8 with faults, or no text in one of these.
    """
    marked = [encoding for mark, encoding in MARKED if content.startswith(mark)]
    for encoding in marked or ["utf-8", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "cp1252" and OF_UTF_8.search(content):
            raise Damaged("It is UTF-8 but for some bytes.")
        if "\0" not in text:
            return text, encoding
    raise NotText("It is neither UTF-8, UTF-16 nor Windows-1252.")
