"""What the columns of a file of places are: where a place is, what it is called, what kind of place it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from geodata import normal_postcode
from own.columns import Column
from own.coordinates import LIKE, OTHER, PAIRS, SAME_AXIS, SYSTEMS, shares
from own.numbers import is_missing
from reading import Sheet

PLACE_ROLES: Mapping[str, str] = {
    "name": "Name of the place",
    "category": "Category",
    "postcode": "Where: postcode",
    "longitude": "Where: longitude",
    "latitude": "Where: latitude",
    "easting": "Where: easting",
    "northing": "Where: northing",
    "leave": "Leave out",
}
"""What a column can be, and how the page says it."""

MOST_KINDS, LONGEST_KIND = 40, 60
LONGEST_NAME = 80
"""Letters of a name on average; longer texts are descriptions, and nothing of them is kept."""

LOOKED_AT = 3_000
NAME = re.compile(
    r"\b(name|title|service|organisation|organization|site|venue|building|place|provider|asset|partner|practice|"
    r"school|facility|centre|pharmacy|surgery|shop|club)\b",
    re.IGNORECASE,
)
KIND = re.compile(r"\b(type|category|kind|group|sector|class|theme|sort|offer|tier)\b", re.IGNORECASE)
HEADINGS: Mapping[str, re.Pattern[str]] = {
    "latitude": re.compile(r"\blat(itude)?\b|^lat|^y$|y[ _-]?coord", re.IGNORECASE),
    "longitude": re.compile(r"\b(lon|lng|long|longitude)\b|^(lon|lng)|^x$|x[ _-]?coord", re.IGNORECASE),
    "easting": re.compile(r"\beast(ing)?s?\b|^east|^x$|x[ _-]?coord", re.IGNORECASE),
    "northing": re.compile(r"\bnorth(ing)?s?\b|^north|^y$|y[ _-]?coord", re.IGNORECASE),
}


def recognised_places(sheet: Sheet) -> tuple[Column, ...]:
    """Return what each column of a file of places seems to be.

    Of a kind the first is used; coordinates before postcodes, which then place the rows without coordinates.
    """
    seen = [
        _column(heading, letter, sheet.table[heading])
        for heading, letter in zip(sheet.columns, sheet.letters, strict=True)
    ]
    return _agreed(seen, sheet.table)


def _column(heading: str, letter: str, cells: pd.Series) -> Column:
    filled = [str(cell) for cell in cells.unique() if not is_missing(str(cell))][:LOOKED_AT]
    if not filled:
        return Column(heading, letter, "leave", (), "it is empty")

    def share(test: Callable[[str], object]) -> float:
        return sum(bool(test(cell)) for cell in filled) / len(filled)

    if share(normal_postcode) >= 0.5:
        return Column(heading, letter, "postcode", ("postcode",), "its cells are postcodes")
    if found := _coordinate(heading, letter, filled):
        return found
    kinds = tuple(_texts(cells, filled))
    if not kinds:
        return Column(heading, letter, "leave", (), "its texts are long: nothing of them is kept")
    return Column(heading, letter, "leave", kinds, "not needed for the map")


def _coordinate(heading: str, letter: str, cells: Sequence[str]) -> Column | None:
    """Return a column of coordinates: as its heading says and its numbers allow, else by its numbers."""
    fits = shares(cells)
    told = [role for role, pattern in HEADINGS.items() if pattern.search(heading)]
    offered = tuple(role for role in LIKE if fits[role] >= 0.5)
    for role in told:
        if fits[role] >= 0.5:
            return Column(heading, letter, role, offered, f"its heading and its numbers say {role}")
    others = [(one, other) for one in told for other in (SAME_AXIS[one], OTHER[one])]
    for said, other in others:
        if fits[other] >= 0.5:
            note = f"its heading says {said}, but its numbers are {other}s: taken as {other}"
            return Column(heading, letter, other, offered, note)
    near = shares(cells, near=True)
    for role in ("latitude", "longitude"):
        if near[role] >= 0.8:
            note = f"its numbers are {role}s in Greater Manchester"
            return Column(heading, letter, role, offered, note)
    if near["easting"] >= 0.8 or near["northing"] >= 0.8:
        role = "easting" if near["easting"] >= near["northing"] else "northing"
        return Column(heading, letter, role, offered, "its numbers are metres of the National Grid")
    return None


def _texts(cells: pd.Series, filled: Sequence[str]) -> list[str]:
    """Return what a column of texts can be."""
    if sum(map(len, filled)) / len(filled) > LONGEST_NAME:
        return []
    few = len(filled) <= MOST_KINDS and all(len(cell) <= LONGEST_KIND for cell in filled)
    return ["name", "category"] if few else ["name"]


def _agreed(seen: Sequence[Column], table: pd.DataFrame) -> tuple[Column, ...]:
    """Return the columns with one of each kind: a name, a category, and one way to say where."""
    roles = {one.letter: one.role for one in seen}
    for role in ("postcode", *LIKE):
        for one in [one for one in seen if roles[one.letter] == role][1:]:
            twin = OTHER.get(role, "")
            spare = twin in one.offered and twin not in roles.values() and one.note.startswith("its numbers")
            roles[one.letter] = twin if spare else "leave"
    for first, second in PAIRS:
        if (first in roles.values()) != (second in roles.values()):
            roles = {letter: "leave" if role in (first, second) else role for letter, role in roles.items()}
    if set(SYSTEMS["degrees"]) <= set(roles.values()):
        roles = {letter: "leave" if role in SYSTEMS["metres"] else role for letter, role in roles.items()}
    name = _best(seen, roles, "name", NAME, lambda one: _different(table, one))
    roles |= {name.letter: "name"} if name else {}
    repeated = [one for one in seen if "category" in one.offered and 0 < _different(table, one) < 1]
    kind = _best(repeated, roles, "category", KIND, lambda one: 0.0)
    roles |= {kind.letter: "category"} if kind else {}
    notes = {"name": "shown when a place is pointed at", "category": "places can be counted by it"}
    return tuple(
        replace(one, role=roles[one.letter], note=notes.get(roles[one.letter], one.note)) for one in seen
    )


def _best(
    seen: Sequence[Column],
    roles: Mapping[str, str],
    role: str,
    heading: re.Pattern[str],
    score: Callable[[Column], float],
) -> Column | None:
    """Return the column that fits a role of texts best: by heading, then by score, then the first."""
    free = [one for one in seen if role in one.offered and roles[one.letter] == "leave"]
    told = [one for one in free if heading.search(one.name)]
    fitting = told if role == "category" else told or free
    return max(fitting, key=score, default=None)


def _different(table: pd.DataFrame, one: Column) -> float:
    """Return the share of a column's filled cells that are different."""
    cells = table[one.name]
    filled = cells[cells != ""]
    return filled.nunique() / len(filled) if len(filled) else 0.0


def place_faults(columns: Sequence[Column], roles: Mapping[str, str]) -> list[str]:
    """Return why roles cannot be used together, as sentences; none where they can."""
    of = {role: [one for one in columns if roles[one.letter] == role] for role in PLACE_ROLES}
    said = []
    for role, found in of.items():
        if role != "leave" and len(found) > 1:
            said.append(f"{_listed(found)} are each “{PLACE_ROLES[role]}”: one column at most can be.")
    for first, second in PAIRS:
        for role, lacking in ((first, second), (second, first)):
            if of[role] and not of[lacking]:
                said.append(f"{_listed(of[role])} is the {role}: choose the column with the {lacking} too.")
    if not of["postcode"] and not any(of[first] or of[second] for first, second in PAIRS):
        said.append(
            "No column says where the places are. A postcode, longitude and latitude, or easting and "
            "northing are needed."
        )
    if all(of[first] for first, _ in PAIRS):
        said.append("Longitude and latitude, or easting and northing: choose one of the two, not both.")
    return said


def _listed(columns: Sequence[Column]) -> str:
    words = " and ".join(f"column {one.letter} (“{one.name}”)" for one in columns)
    return words.replace("column", "Column", 1)
