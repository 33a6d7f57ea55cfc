"""Made-up groups of real areas for the tests of the tool, and what it hands them to."""

from __future__ import annotations

import geodata
from own import Grouping, grouping_of, groups_draft
from tests.server.own_file import MARKER


def by_borough(level: str) -> list[tuple[str, str]]:
    """Return every area of a level with its borough as the group."""
    areas = geodata.load_areas(level)
    names = areas["name"] if level == "borough" else areas["parent_name"]
    return list(zip(areas["area_code"], names, strict=True))


def thirds(level: str = "ward25", parent: str = "E08000009") -> list[tuple[str, str]]:
    """Return the areas of a borough dealt out to three groups."""
    codes = geodata.children(parent, level)
    return [(code, ("East", "North", "West")[at % 3]) for at, code in enumerate(codes)]


def file_of(rows: list[tuple[str, str]], heading: str = "Locality") -> bytes:
    """Return a CSV file of areas and groups."""
    return "\n".join([f"Code,{heading}", *(f'{code},"{group}"' for code, group in rows)]).encode()


def groups_of(rows: list[tuple[str, str]]) -> Grouping:
    """Return the groups of such a file."""
    return grouping_of(groups_draft(file_of(rows), "localities.csv"))


def marked() -> bytes:
    """Return a file in which heading, a group and an unknown area carry the marker."""
    rows = [(code, f"{group} {MARKER}") for code, group in thirds()]
    return file_of([*rows, (MARKER, "North")], f"Locality {MARKER}")
