"""A list of mixed identifiers matched with places: each line a place, or the reason why it is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import pandas as pd

from geodata.errors import GeographyError
from geodata.identifier_tables import load_ended_postcodes
from geodata.identifiers import held_whole
from geodata.identity import month_words
from geodata.levels import GM, LEVELS
from geodata.looking_up import Found, LookedUp, look_up
from geodata.nesting import BEYOND, area
from geodata.overlaps import SCHEMES, holders, names_of
from geodata.postcodes import load_postcodes

MOST_LINES = 5_000
SAID = ("line", "given", "taken_for", "result", "reason", "code", "name", "level")
RESULTS = ("matched", "matched, ended", "several", "not matched", "empty")
"""What can come of a line."""

NAMED = ("borough", *SCHEMES)
"""Levels and schemes whose names stand beside their codes."""


class TooManyLines(GeographyError):
    """A list that is longer than is matched at once."""


@dataclass(frozen=True, slots=True)
class Matched:
    """What came of a list.

    Attributes
    ----------
    rows
        One row a line given, in the order given, nothing dropped. The columns of `SAID`; then one for each
        level and body with the code of the area that holds the place whole, "" where it lies in several or
        none is held; then the names of borough and bodies. All text but `line`.
    counts
        How many lines had each result of `RESULTS`; those that none had are left out.
    """

    rows: pd.DataFrame
    counts: dict[str, int]

    @property
    def sentence(self) -> str:
        """Return what came of the list, in words."""
        good = sum(count for result, count in self.counts.items() if result.startswith("matched"))
        total = len(self.rows)
        lines = "line" if total == 1 else "lines"
        others = [
            f"{count:,} {words}" for result, words in OTHERS.items() if (count := self.counts.get(result))
        ]
        whole = f"{good:,} of {total:,} {lines} {'was' if good == 1 else 'were'} matched"
        return f"{whole}; {', '.join(others)}." if others else f"{whole}."


OTHERS = {
    "several": "could be several areas",
    "not matched": "not matched",
    "empty": "empty",
}


def columns() -> tuple[str, ...]:
    """Return the columns of a matched list."""
    codes = [level for level in LEVELS if level not in BEYOND and level != "combined_authority"]
    coded = [key for key, scheme in SCHEMES.items() if scheme.coded]
    return (*SAID, *codes, *coded, *(f"{one}_name" for one in NAMED))


def match_lines(lines: Sequence[str]) -> Matched:
    """Return every line with the place that it says, or the reason why there is none, or several.

    Raises
    ------
    TooManyLines
        There are more than `MOST_LINES`: nothing is matched.
    """
    if len(lines) > MOST_LINES:
        raise TooManyLines(
            f"The list has {len(lines):,} lines, and {MOST_LINES:,} at most are matched at once. Nothing was "
            "matched: send it in parts."
        )
    known = {text: _answer(text) for text in set(lines)}
    every = columns()
    rows = [
        {**dict.fromkeys(every, ""), **known[text], "line": at, "given": text}
        for at, text in enumerate(lines, 1)
    ]
    table = pd.DataFrame(rows, columns=list(every))
    counts = table["result"].value_counts()
    return Matched(table, {one: int(counts[one]) for one in RESULTS if one in counts})


def _answer(text: str) -> dict[str, str]:
    """Return what a line says, by column."""
    if not text.strip():
        return {"taken_for": "", "result": "empty", "reason": "The line is empty."}
    found = look_up(text, near=False)
    said = {"taken_for": found.recognised, "result": _result(found), "reason": _reason(found)}
    return said if found.place is None else said | _place(found.place)


def _result(found: LookedUp) -> str:
    if found.place:
        return "matched, ended" if found.place.kind == "ended" else "matched"
    return "several" if found.exact else "not matched"


def _reason(found: LookedUp) -> str:
    if len(found.exact) > 1:
        return f"{found.reason} {'; '.join(f'{one.label} {one.code}' for one in found.exact)}"
    if found.place and found.place.kind == "ended":
        month = str(load_ended_postcodes().at[found.place.code, "ended"])
        return f"The postcode ended in {month_words(month)}." if month else "The postcode is no longer live."
    return found.reason


def _place(place: Found) -> dict[str, str]:
    held = codes_of(place)
    codes = {level: code for level, code in held.items() if level not in SCHEMES or SCHEMES[level].coded}
    names = {f"{one}_name": names_of(one)[held[one]] for one in NAMED if one in held}
    return {"code": place.code, "name": _name(place), "level": place.level or place.kind, **codes, **names}


def _name(place: Found) -> str:
    if place.kind == "area":
        found = area(place.code, place.level)
        return found.name if found else ""
    return names_of(place.level)[place.code] if place.kind == "body" else ""


def codes_of(place: Found) -> dict[str, str]:
    """Return the code of the area of each level and body that holds a place whole, by level or scheme."""
    if place.kind == "area":
        return dict(held_whole(place.code, place.level))
    if place.kind == "ended":
        return dict(held_whole(str(load_ended_postcodes().at[place.code, "lsoa11"]), "lsoa11"))
    if place.kind == "postcode":
        return _of_postcode(place.code)
    borough = holders(place.level, "borough").get(place.code)
    board = holders("sub_icb", "icb").get(place.code) if place.level == "sub_icb" else None
    told = {place.level: place.code, "borough": borough, "icb": board, "combined_authority": GM}
    return {level: code for level, code in told.items() if code}


def _of_postcode(postcode: str) -> dict[str, str]:
    lsoa, ward, borough = _live()[postcode]
    by_lsoa = held_whole(lsoa, "lsoa11") if isinstance(lsoa, str) else held_whole(ward, "ward25")
    # Its own ward holds a postcode, whichever ward holds most of the LSOA.
    return {**by_lsoa, "ward25": ward, "borough": borough}


@cache
def _live() -> dict[str, tuple[str | float, str, str]]:
    """Return LSOA, ward and borough of every live postcode; an LSOA beyond Greater Manchester is no text."""
    table = load_postcodes()
    return dict(
        zip(table.index, zip(table["lsoa11"], table["ward25"], table["borough"], strict=True), strict=True)
    )
