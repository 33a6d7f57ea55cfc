"""Area codes against the level that they are said to belong to."""

from __future__ import annotations

from collections.abc import Iterable

from geodata.area_tables import load_areas
from geodata.errors import WrongVintage
from geodata.levels import LEVELS
from geodata.nesting import area

LAST_CODE_OF_2011 = {"E01": ("E01033768", "LSOAs of 2021"), "E02": ("E02006934", "MSOAs of 2021")}
"""Last code that Census 2011 gave to an English LSOA and MSOA; later ones were made for Census 2021."""

CODES_NAMED = 5
"""Codes spelt out in a sentence before it says how many more there are."""


def check_codes(codes: Iterable[str], level: str) -> None:
    """Raise `WrongVintage` unless every code is an area of the level.

    The sentence names the codes that did not match and what they are instead, so that a table of one year's
    wards is never joined to another year's by accident.

    Raises
    ------
    WrongVintage
        Some codes are of another level or vintage, or not held here.
    UnknownLevel
        There is no such level.
    """
    given = {str(code) for code in codes}
    unmatched = sorted(given - set(load_areas(level)["area_code"]))
    if unmatched:
        raise WrongVintage(describe_unmatched(unmatched, len(given), level), unmatched, level)


def describe_unmatched(unmatched: list[str], given: int, level: str) -> str:
    """A sentence that says which of the codes given are not of the level, and what each of them is."""
    groups: dict[str, list[str]] = {}
    for code in unmatched:
        groups.setdefault(_belongs_to(code), []).append(code)
    kinds = "; ".join(f"{_name_some(codes)} ({kind})" for kind, codes in groups.items())
    return f"{len(unmatched):,} of {given:,} codes are not {_kind_of_level(level)}: {kinds}."


def _belongs_to(code: str) -> str:
    found = area(code)
    if found:
        return _kind_of_level(found.level)
    last, kind = LAST_CODE_OF_2011.get(code[:3], ("", ""))
    if len(code) == 9 and last and code > last:
        return f"{kind}, not held here"
    return "not held here"


def _kind_of_level(key: str) -> str:
    level = LEVELS[key]
    # The plural is "wards" for the current vintage only, and here the year is the point.
    name = level.plural.removesuffix(f" of {level.vintage}")
    return f"{name} of {level.vintage}" if level.vintage else name


def _name_some(codes: list[str]) -> str:
    more = len(codes) - CODES_NAMED
    return ", ".join(codes[:CODES_NAMED]) + (f" and {more:,} more" if more > 0 else "")
