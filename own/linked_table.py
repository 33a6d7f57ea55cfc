"""Counts of one question of a file as one linked table: every area, period and answer it can be shown for."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from analysis.errors import NotProtectable

if TYPE_CHECKING:
    from scipy.sparse import csr_array

ALL_PERIODS = ""
"""The period of figures for all periods together."""

TOTAL = "total"
"""The column of all answers together."""


@dataclass(frozen=True, slots=True, eq=False)
class LinkedTable:
    """Every count that can be shown of one question, and what each is a sum of.

    A *cell* is a count for a place and a margin. A place is a union of *parts*, the smallest pieces of
    geography that the levels cut one another into. A margin is a union of *columns*, one a period and answer.
    So each cell is a sum of entries of one matrix, parts by columns, and tables of any levels, nested or not
    (MSOAs and wards are not), and of any periods are linked through it: A. Hundepool et al. (2012),
    *Statistical Disclosure Control*, Wiley, chapter 4, on hierarchical and linked tables.

    Attributes
    ----------
    places
        Level and area code of each place.
    margins
        Period and answer of each margin: an answer is its number, or `TOTAL`.
    parts
        Places by parts: 1 where the part lies in the place.
    columns
        Margins by columns: 1 where the column is in the margin.
    entries
        Parts by columns: how many rows of the file.
    totals
        For each margin, which one is its total: its own denominator.
    """

    places: tuple[tuple[str, str], ...]
    margins: tuple[tuple[Hashable, Hashable], ...]
    parts: csr_array = field(repr=False)
    columns: NDArray[np.int64] = field(repr=False)
    entries: NDArray[np.int64] = field(repr=False)
    totals: NDArray[np.intp] = field(repr=False)

    @property
    def counts(self) -> NDArray[np.int64]:
        """Places by margins: the true counts, none of which may leave."""
        return self.added(self.entries)

    @property
    def answers(self) -> int:
        """How many answers the question has: columns a period, which follow one another."""
        return max(1, len({kind for _, kind in self.margins}) - 1)

    def added(self, entries: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the cells, places by margins, that entries add up to."""
        return np.asarray(self.parts @ entries @ self.columns.T)

    def of_totals(self) -> LinkedTable:
        """Return the table of the totals alone: a column a period."""
        whole = sorted(set(self.totals.tolist()))
        entries = self.entries.reshape(len(self.entries), -1, self.answers).sum(axis=2)
        columns = self.columns[whole][:, :: self.answers]
        own = np.arange(len(whole))
        return LinkedTable(
            self.places, tuple(self.margins[at] for at in whole), self.parts, columns, entries, own
        )


def linked_table(
    known: pd.DataFrame, rows: pd.DataFrame, counts: ArrayLike, periods: ArrayLike | None = None
) -> LinkedTable:
    """Return the linked table of one question.

    Parameters
    ----------
    known
        One row a small area, those without answers too, and a column a level with the code of the area that
        holds it; "" where none does.
    rows
        The same columns, one row a row of the file: "" at levels at which it is not placed.
    counts
        Whole numbers, one row a row of the file and one column an answer. The answers to a question add up to
        its total: of a yes or no question both are given, of a count with a denominator the count and the
        rest.
    periods
        The label of each row's period. There are figures for each and for all together.

    Raises
    ------
    NotProtectable
        Counts are not whole numbers from nought, or do not go with the rows.
    """
    levels = [str(name) for name in known.columns]
    whole = _whole(counts, len(rows))
    labels = np.full(len(rows), ALL_PERIODS) if periods is None else np.asarray(periods).astype(str)
    if len(labels) != len(rows):
        raise NotProtectable(f"There are {len(labels):,} periods for {len(rows):,} rows.")
    codes = pd.concat([known[levels], rows[levels]], ignore_index=True).fillna("").astype(str)
    pieces = codes.drop_duplicates().sort_values(levels, ignore_index=True)
    position = pd.Series(np.arange(len(pieces)), index=pd.MultiIndex.from_frame(pieces))
    part = position.loc[pd.MultiIndex.from_frame(codes.iloc[len(known) :])].to_numpy()
    return _assembled(pieces, part, whole, labels)


def _assembled(
    pieces: pd.DataFrame, part: NDArray[np.intp], whole: NDArray[np.int64], labels: NDArray[np.str_]
) -> LinkedTable:
    names = sorted(set(labels.tolist()))
    answers = whole.shape[1]
    entries = np.zeros((len(pieces), len(names) * answers), dtype=np.int64)
    first = np.searchsorted(names, labels) * answers
    for answer in range(answers):
        np.add.at(entries, (part, first + answer), whole[:, answer])
    margins, columns, totals = _margins(names, answers)
    places, parts = _places(pieces)
    return LinkedTable(places, margins, parts, columns, entries, totals)


def _whole(counts: ArrayLike, rows: int) -> NDArray[np.int64]:
    given = np.asarray(counts, dtype=float)
    given = given.reshape(-1, 1) if given.ndim == 1 else given
    if given.ndim != 2 or len(given) != rows or not given.shape[1]:
        raise NotProtectable(f"There are counts for {len(given):,} rows, and {rows:,} rows.")
    if not np.isfinite(given).all() or (given < 0).any() or (given % 1).any():
        raise NotProtectable("Only whole numbers from nought can be protected: one of the counts is not.")
    return given.astype(np.int64)


def _margins(
    names: Sequence[str], answers: int
) -> tuple[tuple[tuple[Hashable, Hashable], ...], NDArray[np.int64], NDArray[np.intp]]:
    """Return the margins: of each period and of all, each answer and then the total."""
    kinds: list[Hashable] = [*(range(answers) if answers > 1 else ()), TOTAL]
    periods = [*names, *([ALL_PERIODS] if names != [ALL_PERIODS] else [])]
    margins = tuple((period, kind) for period in periods for kind in kinds)
    columns = np.zeros((len(margins), len(names) * answers), dtype=np.int64)
    for at, (period, kind) in enumerate(margins):
        for number, name in enumerate(names):
            if period in (name, ALL_PERIODS):
                own = slice(None) if kind == TOTAL else slice(int(str(kind)), int(str(kind)) + 1)
                columns[at, number * answers : (number + 1) * answers][own] = 1
    last = np.arange(len(margins)) // len(kinds) * len(kinds) + len(kinds) - 1
    return margins, columns, last


def _places(pieces: pd.DataFrame) -> tuple[tuple[tuple[str, str], ...], csr_array]:
    from scipy.sparse import csr_array

    places: list[tuple[str, str]] = []
    row, col = [], []
    for level in pieces.columns:
        numbers, codes = pd.factorize(pieces[level].replace("", None))
        inside = np.flatnonzero(numbers >= 0)
        row.append(numbers[inside] + len(places))
        col.append(inside)
        places += [(str(level), str(code)) for code in codes]
    at = (np.concatenate(row), np.concatenate(col))
    parts = csr_array((np.ones(len(at[0]), dtype=np.int64), at), shape=(len(places), len(pieces)))
    return tuple(places), parts
