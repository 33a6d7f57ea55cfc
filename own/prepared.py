"""A file once its columns are agreed upon: its rows placed, dated and read, and what became of the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from own.columns import ROLES, Column, chosen, faults, recognised
from own.dates import PERIODS, Period, date_or_serial, everything
from own.measures import Measure, Problem, measures_of, numbers
from own.names import is_area_name
from own.numbers import read_number
from own.personal import personal_columns, refusal
from own.places import KINDS, Placed, place_rows
from own.related import related
from reading import Sheet, Unreadable, read_sheet

ONE_PERIOD = "all"
UNDATED = "no date"
MOST_PERIODS = 120
NOT_ANSWERED = "has no answer: only rows that answer every question are counted"
TWICE = (
    "An area comes more than once, so its rows are no figures of its own. Choose the file again, and let "
    "each row be a person, household or answer."
)


class Refused(ValueError):
    """A file, or a choice of its columns, that is not used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that was read: its columns as recognised, and of its cells those that can be of use.

    Free texts and identifiers are no measures, and nothing of them is kept.
    """

    name: str
    columns: tuple[Column, ...]
    notes: tuple[str, ...]
    table: pd.DataFrame = field(repr=False)
    lines: tuple[int, ...] = field(repr=False)

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return len(self.lines)


@dataclass(frozen=True, slots=True)
class Prepared:
    """The rows of a file that can be counted, and what became of the others.

    Attributes
    ----------
    placed
        Where each row lies.
    periods
        The period of each row, None for a row without a date that can be read.
    weight
        The weight of each row; None where the file has none.
    complete
        Which rows answer every question, and have a weight where there are weights.
    per_area
        Whether each row is an area's own figure and not a person's answer.
    problems
        Rows and cells that could not be used.
    """

    name: str
    rows: int
    placed: Placed
    periods: NDArray[np.object_]
    weight: NDArray[np.float64] | None
    measures: tuple[Measure, ...]
    complete: NDArray[np.bool_]
    per_area: bool
    problems: tuple[Problem, ...]

    @property
    def used(self) -> NDArray[np.bool_]:
        """Which rows are counted: those with a place, a period and an answer to every question.

        They are the same for all questions: otherwise one total less another would be a number of people who
        left a question out, however small.
        """
        return np.logical_and(_dated(self.placed, self.periods), self.complete)

    @property
    def families(self) -> list[list[Measure]]:
        """Return the measures question by question; the rows themselves where they are people or answers."""
        found: dict[str, list[Measure]] = {}
        groups = self.per_area or any(one.kind == "rate" for one in self.measures)
        for one in self.measures:
            if not (groups and one.kind == "rows"):
                found.setdefault(one.family, []).append(one)
        return list(found.values())

    def is_own_figure(self, measure: Measure) -> bool:
        """Return whether a measure is a figure of areas, with nobody known behind it."""
        return self.per_area and measure.kind == "mean"


def _dated(placed: Placed, periods: NDArray[np.object_]) -> NDArray[np.bool_]:
    dated: NDArray[np.bool_] = np.array([one is not None for one in periods], dtype=np.bool_)
    return np.logical_and(placed.known, dated)


def draft_of(content: bytes, name: str) -> Draft:
    """Return a file as it was read, from memory.

    Raises
    ------
    Refused
        It cannot be read, or has columns that would say who somebody is: nothing of it is kept then.
    """
    try:
        sheet = read_sheet(content, name)
    except Unreadable as problem:
        raise Refused(str(problem)) from None  # the text of a cell may be behind it
    personal = personal_columns(sheet, is_area_name)
    if personal:
        raise Refused(refusal(name, personal))
    return _drafted(sheet)


def _drafted(sheet: Sheet) -> Draft:
    columns = recognised(sheet)
    kept = [one.name for one in columns if one.offered]
    return Draft(sheet.name, columns, sheet.notes, sheet.table[kept].copy(), sheet.lines)


def prepare(
    draft: Draft, wishes: Mapping[str, str], grouping: str = "year", per_area: bool = False
) -> Prepared:
    """Return a file's rows placed, dated and read.

    Parameters
    ----------
    wishes
        Roles by the letters of columns, where they are other than recognised.
    grouping
        How dates make periods: a key of `PERIODS`, or `ONE_PERIOD`.
    per_area
        Whether each row is an area's own figure.

    Raises
    ------
    Refused
        The roles do not fit together, one question follows from another, the rows make more periods than
        can be shown, or they are no areas' own figures because an area comes twice.
    """
    roles = chosen(draft.columns, wishes)
    if said := faults(draft.columns, roles):
        raise Refused(" ".join(said))
    if per_area and not once_an_area(draft, wishes):
        raise Refused(TWICE)
    of = {role: next((one for one in draft.columns if roles[one.letter] == role), None) for role in ROLES}
    place = next(one for kind in KINDS if (one := of[kind]) is not None)
    beside = draft.table[of["borough"].name] if of["borough"] else None
    placed = place_rows(draft.table[place.name], roles[place.letter], beside)
    measures, problems = measures_of(draft.columns, roles, draft.table, draft.lines)
    periods = _periods(draft, of["date"], grouping, problems)
    weight = _weight(draft, of["weight"], problems)
    for at in np.flatnonzero(~placed.known):
        problems.append(
            Problem(draft.lines[at], place.name, str(placed.given[at])[:60], _plain(placed.reason[at]))
        )
    asked = [one for one in measures if not (per_area and one.kind == "mean")]
    complete = _complete(draft, asked, weight, _dated(placed, periods), problems)
    problems.sort(key=lambda one: one.line)
    made = Prepared(
        draft.name,
        draft.rows,
        placed,
        periods,
        weight,
        tuple(measures),
        complete,
        per_area,
        tuple(problems),
    )
    asking = [family for family in made.families if not made.is_own_figure(family[0])]
    if said_again := related(asking, made.used):
        raise Refused(said_again)
    return made


def _complete(
    draft: Draft,
    asked: Sequence[Measure],
    weight: NDArray[np.float64] | None,
    dated: NDArray[np.bool_],
    problems: list[Problem],
) -> NDArray[np.bool_]:
    """Return which rows answer every question; those that do not are added to `problems` once."""
    complete = np.ones(draft.rows, dtype=bool) if weight is None else np.isfinite(weight)
    told = {one.line for one in problems}
    for measure in asked:
        missing = ~np.isfinite(measure.value)
        for at in np.flatnonzero(missing & complete & dated):
            if draft.lines[at] not in told:
                problems.append(Problem(draft.lines[at], measure.asked, "", NOT_ANSWERED))
        complete = complete & ~missing
    return complete


def _plain(reason: str) -> str:
    """Return why a row lies nowhere without the cell, which stands beside it."""
    return reason.partition("” ")[2] or reason


def _weight(draft: Draft, column: Column | None, problems: list[Problem]) -> NDArray[np.float64] | None:
    if column is None:
        return None
    found = numbers(draft.table[column.name], column, draft.lines, read_number, "is no weight", problems)
    for at in np.flatnonzero(found < 0):
        problems.append(Problem(draft.lines[at], column.name, f"{found[at]:g}", "is a weight below zero"))
    return np.where(found >= 0, found, np.nan)


def _periods(
    draft: Draft, column: Column | None, grouping: str, problems: list[Problem]
) -> NDArray[np.object_]:
    """Return the period of each row, None where its date cannot be read."""
    if column is None:
        today = date.today()
        found = np.empty(draft.rows, dtype=object)
        found[:] = Period(today, today, UNDATED)
        return found
    cells = draft.table[column.name]
    known = {cell: date_or_serial(cell) for cell in cells.unique()}
    days = [day for day in known.values() if day]
    if not days:
        raise Refused(f"Column {column.letter} (“{column.name}”) has no date that can be read: leave it out.")
    for at in np.flatnonzero(~cells.map(lambda cell: known[cell] is not None).to_numpy(bool)):
        problems.append(
            Problem(
                draft.lines[at],
                column.name,
                str(cells.iloc[at])[:60],
                "is no date" if cells.iloc[at] else "no date is given",
            )
        )
    whole = everything(min(days), max(days))
    of = (lambda day: whole) if grouping == ONE_PERIOD else PERIODS[grouping][1]
    named = {cell: of(day) if day else None for cell, day in known.items()}
    if len({one for one in named.values() if one}) > MOST_PERIODS:
        raise Refused(f"The dates make more than {MOST_PERIODS} periods: put them together as years.")
    found = np.empty(draft.rows, dtype=object)
    found[:] = [named[cell] for cell in cells]
    return found


def once_an_area(draft: Draft, wishes: Mapping[str, str]) -> bool:
    """Return whether no area comes twice on one date: then each row may be an area's own figure."""
    roles = chosen(draft.columns, wishes)
    keys = [one.name for one in draft.columns if roles[one.letter] in ("code", "name", "borough", "date")]
    if not any(roles[one.letter] in ("code", "name") for one in draft.columns):
        return False
    return not draft.table[keys].duplicated().any()
