"""A file of areas and the group that each is put in, as it was read: which column says which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from own.columns import recognised
from own.names import is_area_name
from own.numbers import is_missing
from own.personal import personal_columns, refusal
from own.prepared import Refused
from reading import Sheet, Unreadable, read_sheet

AREAS = ("code", "name", "borough")
"""What a column can say areas by; a borough's name is an area's name too."""

GROUPS = re.compile(
    r"\b(group|locality|catchment|neighbou?rhood|team|cluster|patch|hub|zone|sector|footprint|network|pcn|"
    r"jobcentre|job ?centre|office|district|division|consortium|planning area|delivery area)s?\b",
    re.IGNORECASE,
)
"""What groups of areas are called in headings."""

LONGEST = 80
"""Letters of the name of a group that are kept."""


@dataclass(frozen=True, slots=True)
class GroupColumn:
    """A column of such a file.

    Attributes
    ----------
    kind
        What its cells say of areas: one of `AREAS`, "postcode" or "" for neither.
    distinct
        How many different cells it has, empty ones aside.
    """

    name: str
    letter: str
    kind: str
    distinct: int


@dataclass(frozen=True, slots=True)
class GroupsDraft:
    """A file of areas and groups that was read; `area` and `group` are the letters of its two columns."""

    name: str
    columns: tuple[GroupColumn, ...]
    notes: tuple[str, ...]
    area: str
    group: str
    table: pd.DataFrame = field(repr=False)
    lines: tuple[int, ...] = field(repr=False)

    @property
    def of_areas(self) -> tuple[GroupColumn, ...]:
        """The columns that can say which area a row is of."""
        return tuple(one for one in self.columns if one.kind in AREAS)

    def column(self, letter: str) -> GroupColumn:
        """Return the column of a letter.

        Raises
        ------
        Refused
            There is none.
        """
        found = next((one for one in self.columns if one.letter == letter), None)
        if found is None:
            raise Refused(f"{self.name} has no column {letter[:3]}: choose one of its columns.")
        return found


def groups_draft(content: bytes, name: str) -> GroupsDraft:
    """Return a file of areas and groups as it was read, from memory.

    Raises
    ------
    Refused
        It cannot be read, has columns that would say who somebody is, or no column of areas or of groups.
    """
    try:
        sheet = read_sheet(content, name)
    except Unreadable as problem:
        raise Refused(str(problem)) from None  # the text of a cell may be behind it
    if personal := personal_columns(sheet, is_area_name):
        raise Refused(refusal(name, personal))
    columns = _columns(sheet)
    area = _area_column(name, columns)
    group = _group_column(name, columns, area, len(sheet.lines))
    return GroupsDraft(name, columns, sheet.notes, area.letter, group.letter, sheet.table.copy(), sheet.lines)


def _columns(sheet: Sheet) -> tuple[GroupColumn, ...]:
    kinds = {one.name: one.offered[0] if one.offered else "" for one in recognised(sheet)}
    known = (*AREAS, "postcode")
    return tuple(
        GroupColumn(
            name,
            letter,
            kinds[name] if kinds[name] in known else "",
            sum(not is_missing(str(cell)) for cell in sheet.table[name].unique()),
        )
        for name, letter in zip(sheet.columns, sheet.letters, strict=True)
    )


def _area_column(name: str, columns: Sequence[GroupColumn]) -> GroupColumn:
    """Return the column with the most areas, codes before names, one that is called like groups last."""
    found = [one for one in columns if one.kind in AREAS]
    if found:
        return min(found, key=lambda one: (one.kind != "code", bool(GROUPS.search(one.name)), -one.distinct))
    if postcodes := next((one for one in columns if one.kind == "postcode"), None):
        raise Refused(
            f"Column {postcodes.letter} (“{postcodes.name}”) of {name} has postcodes, which are too fine for "
            "groups of areas: put the LSOA, MSOA or ward of each in a column."
        )
    raise Refused(
        f"No column of {name} says which area a row is of. One with codes such as E01005001 or E05014800, or "
        "with names of wards or boroughs, is needed."
    )


def _group_column(name: str, columns: Sequence[GroupColumn], area: GroupColumn, rows: int) -> GroupColumn:
    """Return the column called like groups, else the first whose cells repeat; codes and empty ones last."""
    others = [one for one in columns if one is not area and one.distinct]
    if not others:
        raise Refused(
            f"{name} has no column with the group of each area beside column {area.letter} (“{area.name}”)."
        )
    return min(
        others,
        key=lambda one: (
            one.kind in ("code", "postcode"),
            not GROUPS.search(one.name),
            one.distinct >= rows > 1,
            one.kind in AREAS,
        ),
    )
