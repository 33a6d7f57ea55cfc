"""Made-up files of areas and groups, at real places, for the tests of a session's own groups."""

from __future__ import annotations

from collections.abc import Iterable

import geodata
from own import Grouping, grouping_of, groups_draft


def file_of(rows: Iterable[tuple[str, str]], areas: str = "Code", groups: str = "Locality") -> bytes:
    """Return a CSV file of areas and the group of each."""
    return "\n".join([f"{areas},{groups}", *(f'{area},"{group}"' for area, group in rows)]).encode()


def grouping(rows: Iterable[tuple[str, str]], **headings: str) -> Grouping:
    """Return the groups of rows of areas and groups."""
    return grouping_of(groups_draft(file_of(rows, **headings), "localities.csv"))


def by_borough(level: str) -> list[tuple[str, str]]:
    """Return every area of a level with its borough as the group."""
    areas = geodata.load_areas(level)
    names = areas["name"] if level == "borough" else areas["parent_name"]
    return list(zip(areas["area_code"], names, strict=True))
