"""What is inside a workbook before any of it is believed: kind, macros, size, merged cells."""

from __future__ import annotations

import io
import re
import zipfile

from reading.errors import Unreadable
from reading.limits import MOST_UNPACKED, megabytes

BOOK = "xl/workbook.xml"
MERGED = re.compile(rb'<mergeCell ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
MOST_MERGED = 20_000
MOST_PARTS = 2_000


def checked_archive(content: bytes, name: str) -> zipfile.ZipFile:
    """Return the archive that an XLSX file is.

    Raises
    ------
    Unreadable
        It is another kind of archive, is damaged, has macros, is protected, or unpacks to too much.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as problem:
        raise Unreadable(f"{name} is damaged: it cannot be unpacked. Save it as XLSX again.") from problem
    names = {part.filename for part in parts}
    # No more than its declared size is ever unpacked of a part.
    size = sum(part.file_size for part in parts)
    if size > MOST_UNPACKED or len(parts) > MOST_PARTS:
        raise Unreadable(
            f"{name} would unpack to {megabytes(size)} in {len(parts):,} parts; at most "
            f"{megabytes(MOST_UNPACKED)} are read. Save the table alone, as CSV."
        )
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(f"{name} is protected with a password. Save it without one, then choose it again.")
    if any(one.lower().endswith(("vbaproject.bin", ".xlm")) for one in names):
        raise Unreadable(f"{name} holds macros. Save it as XLSX without macros, then choose it again.")
    if BOOK not in names:
        raise Unreadable(_other_kind(name, names))
    _refuse_definitions(archive, name)
    return archive


def _other_kind(name: str, names: set[str]) -> str:
    if "mimetype" in names and "content.xml" in names:
        return f"{name} is an OpenDocument file. Save it as XLSX or CSV, then choose it again."
    if "xl/workbook.bin" in names:
        return f"{name} is a binary workbook (XLSB). Save it as XLSX or CSV, then choose it again."
    return f"{name} is an archive and no workbook. Take the table out of it, then choose that."


def _refuse_definitions(archive: zipfile.ZipFile, name: str) -> None:
    """Raise where XML begins with definitions, which Excel never writes: they can grow without end."""
    for part in archive.namelist():
        if not part.lower().endswith((".xml", ".rels")):
            continue
        with archive.open(part) as file:
            beginning = file.read(2000)
        if b"<!DOCTYPE" in beginning or b"<!ENTITY" in beginning:
            raise Unreadable(f"{name} holds definitions that no workbook needs. Save it as XLSX again.")


def merged_ranges(xml: bytes) -> list[tuple[int, int, int, int]]:
    """Return left, top, right and bottom, counted from 1, of the merged cells of a sheet."""
    found = MERGED.findall(xml)[:MOST_MERGED]
    return [(_number(a), int(b), _number(c), int(d)) for a, b, c, d in found]


def _number(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * 26 + letter - ord("A") + 1
    return number
