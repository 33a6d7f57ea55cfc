"""The rows of a file of places on their way to points, and why some are none."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geodata import areas_holding, load_areas, load_postcodes, normal_postcode, to_degrees, to_metres
from geodata.identifier_tables import load_ended_postcodes
from own.columns import Column, chosen
from own.coordinates import BRITAIN, READ, SYSTEMS, could_be, in_order
from own.measures import Problem
from own.numbers import is_missing
from own.places import climbed, of_postcode
from own.point_columns import place_faults
from own.points import COORDINATES, ENDED, POSTCODE, Points
from own.prepared import Draft, Refused

NO_KIND = "No category"
LISTED = 12
"""Rows that a sentence names."""


def points_of(draft: Draft, wishes: Mapping[str, str]) -> Points:
    """Return the places of a file; `wishes` has roles by letter where they are other than recognised.

    Raises
    ------
    Refused
        The roles do not fit together, or no row could be placed.
    """
    roles = chosen(draft.columns, wishes)
    if said := place_faults(draft.columns, roles):
        raise Refused(" ".join(said))
    placing = Placing(draft, {role: one for one in draft.columns if (role := roles[one.letter]) != "leave"})
    placing.by_coordinates()
    placing.by_postcodes()
    placing.keep_inside()
    if not placing.placed.any():
        first = placing.problems[0]
        raise Refused(
            f"No row of {draft.name} could be placed in Greater Manchester. The first, row {first.line:,}, "
            f"column “{first.column}”: it {first.reason}."
        )
    return placing.points()


class Placing:
    """The rows of a file on their way to places."""

    def __init__(self, draft: Draft, of: Mapping[str, Column]) -> None:
        self.draft, self.of = draft, of
        self.how = np.full(draft.rows, "", dtype=object)
        self.metres = np.full((draft.rows, 2), np.nan)
        self.published = {
            level: np.full(draft.rows, "", dtype=object) for level in ("lsoa11", "ward25", "borough")
        }
        self.tried = np.zeros(draft.rows, dtype=bool)
        self.problems: list[Problem] = []
        self.remarks: list[str] = []

    @property
    def placed(self) -> NDArray[np.bool_]:
        return np.asarray(self.how != "", dtype=bool)

    def cells(self, role: str) -> pd.Series:
        """Return the texts of a role's column, "" where there is no answer or no such column."""
        if role not in self.of:
            return pd.Series([""] * self.draft.rows, dtype="str")
        cells = self.draft.table[self.of[role].name].reset_index(drop=True)
        return cells.map(lambda cell: "" if is_missing(cell) else " ".join(cell.split()))

    def refuse(self, row: int, role: str, given: str, reason: str) -> None:
        """Note why a row is no place."""
        self.tried[row] = True
        self.problems.append(Problem(self.draft.lines[row], self.of[role].name, given[:60], reason))

    def by_coordinates(self) -> None:
        """Place the rows that say coordinates."""
        system = next((one for one, (first, _) in SYSTEMS.items() if first in self.of), "")
        if not system:
            return
        first, second = SYSTEMS[system]
        texts = self.cells(first), self.cells(second)
        x, y = (
            cells.map(READ[role]).to_numpy(float, na_value=np.nan)
            for role, cells in zip((first, second), texts, strict=True)
        )
        self.tried |= (texts[0] != "").to_numpy() | (texts[1] != "").to_numpy()
        x, y, exchanged = in_order(x, y, system)
        good = could_be(x, y, system, near=False)
        for row in np.flatnonzero(self.tried & ~good):
            self._say_why(int(row), (first, second), (texts[0][row], texts[1][row]), (x[row], y[row]))
        if (exchanged & good).any():
            self.remarks.append(self._exchanged(first, second, exchanged & good))
        pairs = np.column_stack([x[good], y[good]])
        self.metres[good] = to_metres(pairs) if system == "degrees" else pairs
        self.how[good] = COORDINATES

    def _say_why(
        self, row: int, roles: tuple[str, str], texts: tuple[str, str], numbers: tuple[float, float]
    ) -> None:
        """Note everything that is wrong with a row's coordinates."""
        if not np.isnan(numbers).any():
            self.refuse(row, roles[0], ", ".join(texts), "is no place in Great Britain")
            return
        given = {role: text for role, text in zip(roles, texts, strict=True) if text}
        read = dict(zip(roles, numbers, strict=True))
        wrong = {role: fault for role in given if (fault := _not_a(role, read[role]))}
        lacking = [role for role in roles if role not in given]
        said = [f"is {' and '.join(wrong.values())}"] if wrong else []
        said += [f"no {role} is given" for role in lacking]
        cells = ", ".join(given[role] for role in wrong)
        self.refuse(row, [*wrong, *lacking][0], cells, ", and ".join(said))

    def _exchanged(self, first: str, second: str, rows: NDArray[np.bool_]) -> str:
        count = int(rows.sum())
        lines = [self.draft.lines[row] for row in np.flatnonzero(rows)[:LISTED]]
        listed = ", ".join(f"{line:,}" for line in lines) + (" and more" if count > LISTED else "")
        which = "all rows" if rows[self.tried].all() else f"{'row' if count == 1 else 'rows'} {listed}"
        return f"{first.capitalize()} and {second} stood the other way round in {which}: they were exchanged."

    def by_postcodes(self) -> None:
        """Place the rows without coordinates that have a postcode."""
        if "postcode" not in self.of:
            for row in np.flatnonzero(~self.tried):
                role = next(one for one in READ if one in self.of)
                self.refuse(int(row), role, "", "no place is given")
            return
        cells, live, ended = self.cells("postcode"), load_postcodes(), load_ended_postcodes()
        for row in np.flatnonzero(~self.tried):
            cell = cells[row]
            postcode = normal_postcode(cell)
            if postcode in live.index:
                self.how[row] = POSTCODE
            elif postcode in ended.index:
                self.how[row] = ENDED
            else:
                why = of_postcode(cell)[2] if cell else "no postcode is given"
                self.refuse(int(row), "postcode", cell, why.partition("” ")[2] or why)
        names = cells.map(normal_postcode)
        here = self.how == POSTCODE
        found = live.loc[names[here]]
        self.metres[here] = to_metres(found[["lon", "lat"]].to_numpy(float)) if here.any() else 0.0
        for level, codes in self.published.items():
            codes[here] = found[level].fillna("").to_numpy(object)
        self._ended(names, ended)

    def _ended(self, names: pd.Series, ended: pd.DataFrame) -> None:
        """Put postcodes that ended into the middle of the LSOA that they lay in: no more is known of them."""
        here = self.how == ENDED
        if not here.any():
            return
        lsoas = ended["lsoa11"].reindex(names[here]).to_numpy(object)
        self.metres[here] = _middles().loc[lsoas].to_numpy()
        for level, codes in self.published.items():
            codes[here] = climbed(lsoas, "lsoa11", level)
        count = int(here.sum())
        lines = ", ".join(f"{self.draft.lines[row]:,}" for row in np.flatnonzero(here)[:LISTED])
        more = " and more" if count > LISTED else ""
        whose = "the postcode of row" if count == 1 else "the postcodes of rows"
        self.remarks.append(
            f"{whose.capitalize()} {lines}{more} ended: drawn in the middle of the LSOA that held "
            f"{'it' if count == 1 else 'them'}."
        )

    def keep_inside(self) -> None:
        """Take out what lies outside Greater Manchester."""
        here = np.flatnonzero(self.how == COORDINATES)
        outside = here[areas_holding("borough", self.metres[here]) == ""]
        first, second = (
            next(pair for pair in SYSTEMS.values() if pair[0] in self.of) if here.size else ("", "")
        )
        for row in outside:
            given = [self.draft.table[self.of[role].name].iloc[row] for role in (first, second)]
            self.refuse(row, first, ", ".join(given), _why_outside(first, given))
        self.how[outside] = ""

    def points(self) -> Points:
        """Return the places."""
        rows = np.flatnonzero(self.placed)
        kinds, kind = self._kinds(rows)
        names = self.cells("name").to_numpy(object)[rows]
        metres = self.metres[rows]
        again = pd.DataFrame({"name": names, "x": metres[:, 0].round(), "y": metres[:, 1].round()})
        twice = int(again.duplicated().sum())
        if twice and "name" in self.of:
            stand = "1 row repeats" if twice == 1 else f"{twice:,} rows repeat"
            self.remarks.append(f"{stand} the name and place of another, and counts all the same.")
        return Points(
            self.draft.name,
            self.draft.rows,
            tuple(self.draft.lines[row] for row in rows),
            tuple(names),
            kinds,
            kind,
            self.how[rows],
            metres,
            to_degrees(metres),
            {level: codes[rows] for level, codes in self.published.items()},
            tuple(sorted(self.problems, key=lambda one: one.line)),
            tuple(self.remarks),
        )

    def _kinds(self, rows: NDArray[np.intp]) -> tuple[tuple[str, ...], NDArray[np.intp]]:
        """Return the categories, the most frequent first, and the place of each row's among them."""
        if "category" not in self.of:
            return (), np.full(rows.size, -1, dtype=np.intp)
        given = self.cells("category").iloc[rows].replace("", NO_KIND)
        counts = given.value_counts().sort_index().sort_values(ascending=False, kind="stable")
        kinds = tuple(str(one) for one in counts.index)
        place = {one: at for at, one in enumerate(kinds)}
        return kinds, np.array([place[str(one)] for one in given], dtype=np.intp)


def _not_a(role: str, number: float) -> str:
    """Return what a cell is not, "" where it is a coordinate of its kind."""
    if np.isnan(number):
        return f"no {role}"
    low, high = BRITAIN[role]
    return "" if low <= number <= high else f"no {role} in Great Britain"


def _why_outside(role: str, given: list[str]) -> str:
    """Return that coordinates lie outside, and that they would not with a minus sign."""
    numbers = [READ[role](cell) for cell in given] if role == "longitude" else []
    if len(numbers) == 2 and None not in numbers:
        x, y = (np.array([number], dtype=float) for number in numbers)
        if could_be(-x, y, "degrees", near=True)[0]:
            return "lies outside Greater Manchester: is the minus sign of the longitude missing?"
    return "lies outside Greater Manchester"


@cache
def _middles() -> pd.DataFrame:
    """Easting and northing of a point inside each LSOA of 2011, by code."""
    areas = load_areas("lsoa11")
    return pd.DataFrame(to_metres(areas[["lon", "lat"]].to_numpy(float)), index=areas["area_code"])
