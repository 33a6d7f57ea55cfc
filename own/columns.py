"""What the columns of a file are: where, when, what was measured, and what is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from own.dates import read_date, read_serial
from own.names import is_area_name, meant
from own.numbers import is_missing, is_number, read_number, read_yes_no
from own.places import CODE, KINDS
from reading import Sheet

ROLES: Mapping[str, str] = {
    "postcode": "Where: postcode",
    "code": "Where: area code",
    "name": "Where: area name",
    "borough": "Where: borough of the name",
    "date": "When: date",
    "yes_no": "Measure: yes or no",
    "number": "Measure: number",
    "category": "Measure: answers",
    "count": "Measure: count, of a denominator",
    "denominator": "Denominator of the counts",
    "weight": "Weight of the row",
    "leave": "Leave out",
}
"""What a column can be, and how the page says it."""

MEASURES = ("yes_no", "number", "category", "count")
ONCE = ("date", "weight", "denominator", "borough")
"""Roles that one column at most can have; of the places one is used."""

MOST_CATEGORIES = 12
LONGEST_CATEGORY = 60
LOOKED_AT = 3_000
MOST_GAPS = 0.25
"""With more empty cells a measure is left out unless it is chosen: only rows without any are counted."""

LEAST_ANSWERS = 5
"""Fewer rows are not shown but as areas' own figures."""

OF_NUMBERS = ("count", "denominator", "weight")

WEIGHT = re.compile(r"\bw(eigh)?t(s|ing)?\b|\bweight", re.IGNORECASE)
DENOMINATOR = re.compile(
    r"\b(denominator|denom|base|population|eligible|residents|households)\b|^(total|n|all)$", re.IGNORECASE
)
COUNT = re.compile(r"\b(numerator|count|number of|cases|no\.? of)\b|^(num|yes|x)$", re.IGNORECASE)
DATE = re.compile(
    r"\b(date|day|when|month|week|quarter|year|period|time|completed|submitted|submission)\b", re.IGNORECASE
)
BOROUGH = re.compile(r"\b(borough|district|local authority|council|lad|la)\b", re.IGNORECASE)
IDENTIFIER = re.compile(
    r"\b(id|ref|reference|case number|respondent|response id|record|row|uid|key|index)\b$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file.

    Attributes
    ----------
    role
        What it was recognised as, of `ROLES`.
    offered
        What else it could be.
    note
        How it was recognised, or why it is left out.
    """

    name: str
    letter: str
    role: str
    offered: tuple[str, ...]
    note: str


def recognised(sheet: Sheet) -> tuple[Column, ...]:
    """Return what each column of a file seems to be.

    The most exact place is used, and the borough beside names; of dates, weights and denominators the first.
    """
    seen = [
        _column(name, letter, sheet.table[name])
        for name, letter in zip(sheet.columns, sheet.letters, strict=True)
    ]
    return _agreed(seen)


def _column(name: str, letter: str, cells: pd.Series) -> Column:
    rows = {
        str(cell): int(count) for cell, count in cells.value_counts().items() if not is_missing(str(cell))
    }
    filled = list(rows)[:LOOKED_AT]
    if not filled:
        return Column(name, letter, "leave", (), "it is empty")

    def share(test: Callable[[str], object]) -> float:
        """Return the share of the rows, of the most frequent cells, that pass a test."""
        return sum(rows[cell] for cell in filled if test(cell)) / sum(rows[cell] for cell in filled)

    for role in _of_places(name, share):
        others = tuple(_others(filled, share, sum(rows.values()))) if role == "borough" else ()
        return Column(name, letter, role, (role, *_names_too(role), *others), f"{share_words(role)}")
    if _is_dates(name, filled, share):
        return Column(name, letter, "date", ("date",), "its cells are dates")
    offered = tuple(_others(filled, share, sum(rows.values())))
    if not offered:
        return Column(name, letter, "leave", (), "its texts are of too many kinds for a measure: not kept")
    role = _best(name, filled, offered)
    note = "its heading says that it numbers the rows" if role == "leave" else _words(offered, filled)
    gaps = len(cells) - sum(rows.values())
    if not gaps or role in ("weight", "leave"):
        return Column(name, letter, role, offered, note)
    if gaps > MOST_GAPS * len(cells):
        note = f"{note}; {_gaps(gaps, cells)}, so it is left out unless you choose it"
        return Column(name, letter, "leave", offered, note)
    return Column(name, letter, role, offered, f"{note}; {_gaps(gaps, cells)}, which are not counted")


def _gaps(gaps: int, cells: pd.Series) -> str:
    return f"it is empty in {gaps:,} of {len(cells):,} rows"


def share_words(role: str) -> str:
    """Return how a place was recognised."""
    return {
        "postcode": "its cells are postcodes",
        "code": "its cells are codes of areas",
        "name": "its cells are names of areas",
        "borough": "its cells are names of boroughs",
    }[role]


def _names_too(role: str) -> tuple[str, ...]:
    return ("name",) if role == "borough" else ("borough",) if role == "name" else ()


def _of_places(name: str, share: Callable[[Callable[[str], object]], float]) -> list[str]:
    from geodata import normal_postcode

    if share(normal_postcode) >= 0.5 or (
        re.search("post ?code", name, re.IGNORECASE) and share(normal_postcode) > 0
    ):
        return ["postcode"]
    if share(CODE.fullmatch) >= 0.5:
        return ["code"]
    if share(lambda cell: meant(cell, "borough")) >= 0.6:
        return ["borough"]
    return ["name"] if share(is_area_name) >= 0.5 else []


def _is_dates(name: str, cells: Sequence[str], share: Callable[[Callable[[str], object]], float]) -> bool:
    told = DATE.search(name) is not None
    if told and share(lambda cell: read_date(cell) or read_serial(cell)) >= 0.5:
        return True
    years = share(re.compile(r"\d{4}").fullmatch)
    return years < 0.5 and share(read_date) >= 0.8


def _others(cells: Sequence[str], share: Callable[[Callable[[str], object]], float], rows: int) -> list[str]:
    """Return what a column that is no place and no date can be."""
    found = []
    if share(lambda cell: read_yes_no(cell) is not None) >= 0.9 and len(cells) <= 8:
        found.append("yes_no")
    if share(is_number) >= 0.8:
        # The mean of two numbers tells how often each was given: they are answers, and protected as such.
        several = rows < LEAST_ANSWERS or len({read_number(cell) for cell in cells} - {None}) != 2
        found += ["number", *OF_NUMBERS] if several else OF_NUMBERS
    few = len(cells) <= MOST_CATEGORIES and all(len(cell) <= LONGEST_CATEGORY for cell in cells)
    if few and (len(cells) > 1 or "count" not in found):
        found.append("category")
    return found


def _best(name: str, cells: Sequence[str], offered: Sequence[str]) -> str:
    if "count" in offered:
        if WEIGHT.search(name):
            return "weight"
        if DENOMINATOR.search(name):
            return "denominator"
        if IDENTIFIER.search(name):
            return "leave"
        if COUNT.search(name):
            return "count"
    return "yes_no" if "yes_no" in offered else "number" if "number" in offered else "category"


def _words(offered: Sequence[str], cells: Sequence[str]) -> str:
    if "yes_no" in offered:
        return "its cells are yes and no, or 1 and 0"
    if "number" in offered:
        return "its cells are numbers"
    return f"its cells are {len(cells)} different answers"


def _agreed(seen: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns with one place, one date, one weight and one denominator; counts only with one."""
    places = [one for one in seen if one.role in KINDS]
    boroughs = [one for one in seen if one.role == "borough"]
    place = min(places, key=lambda one: list(KINDS).index(one.role), default=None)
    roles = {one.name: one.role for one in seen}
    for one in places:
        roles[one.name] = one.role if one is place else "leave"
    for one in boroughs:
        roles[one.name] = (
            "borough" if place is not None and place.role == "name" and one is boroughs[0] else "leave"
        )
    if place is None and boroughs:
        roles[boroughs[0].name] = "name"
    for role in ("date", "weight", "denominator"):
        for one in [one for one in seen if roles[one.name] == role][1:]:
            roles[one.name] = "number" if "number" in one.offered else "leave"
    if "denominator" not in roles.values():
        roles |= {name: "number" for name, role in roles.items() if role == "count"}
    if "count" not in roles.values():
        counts = [one.name for one in seen if roles[one.name] == "number"]
        base = [name for name, role in roles.items() if role == "denominator"]
        for name in base[:1]:
            roles |= {counts[0]: "count"} if counts else {name: "number"}
    return tuple(Column(one.name, one.letter, roles[one.name], one.offered, one.note) for one in seen)


def chosen(columns: Sequence[Column], wishes: Mapping[str, str]) -> dict[str, str]:
    """Return the role of each column by its letter: as wished where it can have that, else as recognised."""
    return {
        one.letter: wish if (wish := wishes.get(one.letter, "")) in (*one.offered, "leave") else one.role
        for one in columns
    }


def faults(columns: Sequence[Column], roles: Mapping[str, str]) -> list[str]:
    """Return why roles cannot be used together, as sentences; none where they can."""
    of = {role: [one for one in columns if roles[one.letter] == role] for role in ROLES}
    said = []
    places = [one for one in columns if roles[one.letter] in KINDS]
    if not places:
        said.append(
            "No column says where its rows lie. One with a postcode, an area code such as E08000003 or an "
            "area name is needed."
        )
    if len(places) > 1:
        said.append(f"{_listed(places)} all say where: choose one of them and leave the others out.")
    for role in ONCE:
        if len(of[role]) > 1:
            said.append(f"{_listed(of[role])} are each “{ROLES[role]}”: one column at most can be.")
    if of["count"] and not of["denominator"]:
        said.append(f"{_listed(of['count'])} needs a column with the denominator of the counts.")
    if of["denominator"] and not of["count"]:
        said.append(f"{_listed(of['denominator'])} is a denominator: choose a column with the counts too.")
    if of["borough"] and not of["name"]:
        said.append(f"{_listed(of['borough'])} is the borough of a name: no column has the names.")
    return said


def _listed(columns: Sequence[Column]) -> str:
    return " and ".join(f"column {one.letter} (“{one.name}”)" for one in columns).replace(
        "column", "Column", 1
    )
