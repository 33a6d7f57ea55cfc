"""Where the rows of a file lie: postcodes, area codes of any year and names, and why the rest lie nowhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geodata import (
    FINEST,
    GM,
    LEVELS,
    MAP_LEVELS,
    districts,
    levels_of,
    load_areas,
    load_lookup,
    load_postcodes,
)
from geodata import normal_postcode as normal
from own.names import kind_of, meant, one_of

CODE = re.compile(r"\s*([EWSNKJ]\d{8})\b.*", re.DOTALL)
KINDS = {"postcode": "Postcode", "code": "Area code", "name": "Area name"}
"""What can say where a row lies, the most exact first."""

BEGINNING = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?( ?[0-9])?", re.IGNORECASE)
LAST_OF_2011 = {"E01": ("E01033768", "an LSOA of 2021"), "E02": ("E02006934", "an MSOA of 2021")}
"""Last code that Census 2011 gave to an English LSOA and MSOA; later ones were made for Census 2021."""

KNOWN_KINDS = {
    "E05": "a ward", "E06": "a unitary authority", "E07": "a district", "E08": "a metropolitan borough",
    "E09": "a London borough", "E10": "a county", "E12": "a region", "E14": "a constituency",
    "E54": "an integrated care board", "E38": "an NHS sub-ICB", "E00": "an output area",
    "E01": "an LSOA", "E02": "an MSOA",
    "E92": "England", "E47": "a combined authority",
}  # fmt: skip

EMPTY = "no place is given"


@dataclass(frozen=True, slots=True)
class Placed:
    """Where each row lies, in the order of the rows.

    Attributes
    ----------
    level, code
        The level and code of the smallest area known; "" where none is.
    reason
        Why a row lies nowhere; "" where it does.
    given
        What the file says.
    kind
        Whether that was a postcode, a code or a name.
    """

    level: NDArray[np.object_]
    code: NDArray[np.object_]
    reason: NDArray[np.object_]
    given: NDArray[np.object_]
    kind: str

    @property
    def known(self) -> NDArray[np.bool_]:
        """Which rows lie somewhere."""
        return np.asarray(self.code != "", dtype=np.bool_)

    def at(self, level: str) -> NDArray[np.object_]:
        """Return the area of a level that holds each row, "" where none is known."""
        found = np.full(self.code.size, "", dtype=object)
        for own in set(self.level) - {""}:
            here = self.level == own
            found[here] = climbed(self.code[here], str(own), level)
        return found

    @property
    def levels(self) -> tuple[str, ...]:
        """Levels of the map at which any row can be counted, coarse to fine."""
        own = [str(one) for one in set(self.level) - {""}]
        return tuple(level for level in MAP_LEVELS if any(climbs(one, level) for one in own))

    def reasons(self) -> list[tuple[str, int]]:
        """Return why rows lie nowhere and how many, the most frequent first."""
        kinds = Counter(_kind_of_reason(one) for one in self.reason if one)
        return kinds.most_common()


def _kind_of_reason(reason: str) -> str:
    """Return a reason without the cell that it quotes."""
    return re.sub(r"“.*?” ", "", reason, count=1)


def place_rows(cells: pd.Series, kind: str, boroughs: pd.Series | None = None) -> Placed:
    """Return where rows lie.

    Parameters
    ----------
    cells
        Texts of one kind of `KINDS`. Each different text is looked up once.
    boroughs
        The borough beside a name.
    """
    beside = boroughs.to_numpy(object) if boroughs is not None else np.full(len(cells), "", dtype=object)
    given = cells.to_numpy(object)
    pairs = list(zip(given, beside, strict=True))
    look = _looker(kind, pairs)
    known = {pair: look(*pair) if pair[0] else ("", "", EMPTY) for pair in set(pairs)}
    rows = [known[pair] for pair in pairs]
    level, code, reason = (np.array([row[at] for row in rows], dtype=object) for at in range(3))
    return Placed(level, code, reason, given, kind)


Answer = tuple[str, str, str]
"""Level, code, and why there is none."""


def _looker(kind: str, pairs: list[tuple[str, str]]) -> Callable[[str, str], Answer]:
    if kind == "postcode":
        return lambda cell, _: of_postcode(cell)
    if kind == "code":
        return lambda cell, _: of_code(cell)
    level = level_of_names(pairs)
    return lambda cell, borough: of_name(cell, level, borough)


def of_postcode(cell: str) -> Answer:
    """Return the LSOA of a postcode, in whatever way it is written."""
    postcode = normal(cell)
    if not postcode:
        if BEGINNING.fullmatch(cell.strip()):
            return "", "", f"“{cell}” is the beginning of a postcode only, which many areas share"
        return "", "", f"“{cell[:40]}” is no postcode"
    found = _areas_of_postcodes().get(postcode)
    if found is None:
        if postcode.partition(" ")[0] in districts():
            return (
                "", "", f"“{cell}” is not among the live postcodes of Greater Manchester of 2025: it "
                "ended, is newer, is mistyped or lies just outside",
            )  # fmt: skip
        return "", "", f"“{cell}” lies outside Greater Manchester"
    return (*found, "")


@cache
def _areas_of_postcodes() -> dict[str, tuple[str, str]]:
    """Level and code of the smallest area that is known of each postcode."""
    table = load_postcodes()
    columns = (table.index, table["lsoa11"], table["ward25"])
    return {
        postcode: ("lsoa11", lsoa) if isinstance(lsoa, str) else ("ward25", ward)
        for postcode, lsoa, ward in zip(*columns, strict=True)
    }


def of_code(cell: str) -> Answer:
    """Return the level of a GSS code of any year that is held."""
    found = CODE.fullmatch(cell)
    if not found:
        return "", "", f"“{cell[:40]}” is no area code such as E08000003"
    code = found[1]
    held = levels_of_code(code)
    if held:
        return held[0], code, ""
    last, newer = LAST_OF_2011.get(code[:3], ("", ""))
    if last and code > last:
        return "", "", f"“{code}” is {newer}, whose boundaries are not held here"
    kind = KNOWN_KINDS.get(code[:3], "of a kind of area that is not held")
    return "", "", f"“{code}” is {kind} outside Greater Manchester, or of a year that is not held"


def levels_of_code(code: str) -> list[str]:
    """Return the levels of the map that a GSS code is of, the oldest vintage first."""
    return [one for one in levels_of(code) if one in MAP_LEVELS]


def level_of_names(pairs: Iterable[tuple[str, str]]) -> str:
    """Return the level that most of the names are of: the newer of two that fit equally well."""
    rows = Counter(pairs)

    def fit(level: str) -> int:
        return sum(count for (cell, borough), count in rows.items() if cell and meant(cell, level, borough))

    return max(MAP_LEVELS, key=fit)


def of_name(cell: str, level: str, borough: str = "") -> Answer:
    """Return the one area of a level that a name means; why not, where it is of several or of none."""
    found = meant(cell, level, borough)
    if len(found) == 1:
        return level, found[0].code, ""
    if found:
        where = " and in ".join(sorted(one.borough for one in found))
        several = f"“{cell}” is the name of {len(found)} {kind_of(level)}, in {where}"
        return "", "", f"{several}: say the borough in a column"
    elsewhere = next((one for one in MAP_LEVELS if one != level and meant(cell, one, borough)), "")
    if elsewhere:
        return "", "", f"“{cell}” is the name of {one_of(elsewhere)}, where most are {kind_of(level)}"
    if borough and meant(cell, level):
        return "", "", f"“{cell}” is not the name of {one_of(level)} in {borough}"
    return "", "", f"“{cell[:60]}” is not the name of {one_of(level)} in Greater Manchester"


def climbs(level: str, coarser: str) -> bool:
    """Return whether every area of a level lies in one of another, as LSOAs do in all that they make."""
    if level == coarser or coarser == "combined_authority":
        return True
    if level in FINEST:
        return coarser in load_lookup(level).columns
    return coarser == "borough" and LEVELS[level].area_type in ("ward", "msoa", "lsoa")


def climbed(codes: NDArray[np.object_], level: str, coarser: str) -> NDArray[np.object_]:
    """Return the area of another level that holds each area of a level; "" where they do not nest."""
    if level == coarser:
        return codes.copy()
    if coarser == "combined_authority":
        return np.full(codes.size, GM, dtype=object)
    if not climbs(level, coarser):
        return np.full(codes.size, "", dtype=object)
    if level in FINEST:
        holders = load_lookup(level).set_index(level)[coarser]
    else:
        holders = load_areas(level).set_index("area_code")["parent_code"]
    return pd.Series(codes).map(holders).fillna("").to_numpy(object)
