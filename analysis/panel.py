"""Figures of many areas over many periods: one table, areas down and periods across."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.change import RULES_CHANGED
from analysis.errors import AnalysisError, NothingKnown
from analysis.rates import WAYS, interval

Floats = NDArray[np.float64]
Days = NDArray[np.datetime64]

DAYS_A_YEAR = 365.25


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """One indicator: `values`, `lower` and `upper` have a row an area and a column a period, oldest first.

    NaN where a figure or its limit is missing. `starts` and `ends` are the first and last day of each period.
    """

    area_codes: NDArray[np.str_]
    periods: tuple[str, ...]
    starts: Days
    ends: Days
    values: Floats
    lower: Floats
    upper: Floats

    @property
    def overlapping(self) -> bool:
        """Whether any two periods share a day, as windows of pooled years do."""
        return bool((self.starts[1:] <= self.ends[:-1]).any())

    @property
    def years(self) -> Floats:
        """The middle of each period in years since the middle of the first."""
        middle = (days_of(self.starts) + days_of(self.ends)) / 2
        years: Floats = (middle - middle[:1]) / DAYS_A_YEAR
        return years

    def complete(self, columns: NDArray[np.bool_] | None = None) -> NDArray[np.bool_]:
        """Return which areas have a figure in every period, or in all of some."""
        table = self.values if columns is None else self.values[:, columns]
        return np.asarray(np.isfinite(table).all(axis=1), dtype=np.bool_)

    def rows_of(self, codes: Iterable[str]) -> NDArray[np.intp]:
        """Return the rows of areas, in the order given; areas that are not in the panel are left out."""
        places = {code: place for place, code in enumerate(self.area_codes.tolist())}
        return np.array([places[code] for code in dict.fromkeys(codes) if code in places], dtype=np.intp)

    def period(self, label: str) -> int:
        """Return the column of a period.

        Raises
        ------
        AnalysisError
            There is no such period.
        """
        if label not in self.periods:
            held = f"{self.periods[0]} to {self.periods[-1]}" if self.periods else "nothing"
            raise AnalysisError(f"There are no figures for {label}; there are {held}.")
        return self.periods.index(label)

    def during(self, first: str, last: str) -> "Panel":
        """Return the panel from one period to another, both included."""
        return self.only(slice(self.period(first), self.period(last) + 1))

    def of_areas(self, rows: NDArray[np.bool_] | NDArray[np.intp]) -> "Panel":
        """Return the panel of some areas, by their rows."""
        return Panel(
            self.area_codes[rows],
            self.periods,
            self.starts,
            self.ends,
            self.values[rows],
            self.lower[rows],
            self.upper[rows],
        )

    def only(self, columns: slice | NDArray[np.bool_]) -> "Panel":
        """Return the panel of some periods."""
        kept = np.arange(len(self.periods))[columns]
        return Panel(
            self.area_codes,
            tuple(self.periods[place] for place in kept),
            self.starts[columns],
            self.ends[columns],
            self.values[:, columns],
            self.lower[:, columns],
            self.upper[:, columns],
        )


def make_panel(
    observations: pd.DataFrame,
    area_codes: Sequence[str] | NDArray[np.str_] | None = None,
    *,
    way: str = "published",
    multiplier: float = 1.0,
    confidence: float = 0.95,
) -> Panel:
    """Return the panel of an indicator's observations.

    Parameters
    ----------
    observations : DataFrame
        Columns area_code, period, period_start, period_end, value; lower_ci and upper_ci for published
        intervals, numerator and denominator for computed ones. One row an area and period: of one sex and
        age. Infinite values count as missing.
    area_codes : sequence of str, optional
        The areas of the panel and their order; by default those of `observations`, in the order they come.
    way : {"published", "wilson", "byar", "none"}
        Where intervals come from, as a catalogue entry says.
    multiplier, confidence : float
        For computed intervals.

    Raises
    ------
    NothingKnown
        There is not one figure.
    AnalysisError
        Several rows are of one area and period.
    """
    values = _numbers(observations, "value")
    if not np.isfinite(values).any():
        raise NothingKnown("There are no figures for this choice.")
    codes = _codes(observations, area_codes)
    spans = _spans(observations[np.isfinite(values)])
    rows, columns = _places(observations, codes, spans)
    inside = (rows >= 0) & (columns >= 0)
    at = (rows[inside], columns[inside])
    if np.unique(at[0] * len(spans) + at[1]).size < at[0].size:
        raise AnalysisError("Several figures are of one area and period: choose one sex and one age first.")
    low, high = _limits(observations, way, multiplier, confidence)
    tables = []
    for numbers in (np.where(np.isfinite(values), values, np.nan), low, high):
        table = np.full((codes.size, len(spans)), np.nan)
        table[at] = numbers[inside]
        tables.append(table)
    starts, ends = (spans[name].to_numpy("datetime64[D]") for name in ("period_start", "period_end"))
    return Panel(codes, tuple(spans.index.astype(str)), starts, ends, *tables)


def most_independent(starts: Days, ends: Days) -> int:
    """Return how many of these periods, oldest first, can be picked so that no two share a day."""
    count, free_from = 0, np.datetime64("0001-01-01", "D")
    for start, end in sorted(zip(starts, ends, strict=True), key=lambda span: span[1]):
        if start > free_from:
            count, free_from = count + 1, end
    return count


def meets_new_rules(starts: Days, ends: Days) -> bool:
    """Return whether periods reach into 2015–18, when the rules of who is a claimant changed."""
    if not len(starts):
        return False
    first, last = (np.datetime64(day, "D") for day in RULES_CHANGED)
    return bool(starts.min() <= last and ends.max() >= first)


def as_date(day: np.datetime64) -> date:
    """Return a day as a date."""
    found: date = day.astype("datetime64[D]").astype(object)
    return found


def days_of(days: Any) -> Floats:
    """Return days as numbers, 0 for the first of January 1970."""
    return np.asarray(days, dtype="datetime64[D]").astype(np.float64)


def _codes(observations: pd.DataFrame, wanted: Sequence[str] | NDArray[np.str_] | None) -> NDArray[np.str_]:
    given = pd.unique(observations["area_code"]) if wanted is None else wanted
    return np.asarray(given, dtype=np.str_)


def _spans(known: pd.DataFrame) -> pd.DataFrame:
    """Return first and last day of every period with a figure, by label, oldest first."""
    spans = known[["period", "period_start", "period_end"]].drop_duplicates("period")
    return spans.sort_values(["period_start", "period_end"]).set_index("period")


def _places(
    observations: pd.DataFrame, codes: NDArray[np.str_], spans: pd.DataFrame
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the row and the column of every observation, -1 for areas and periods that are left out."""
    rows = pd.Index(codes).get_indexer(pd.Index(observations["area_code"]))
    return rows, spans.index.get_indexer(pd.Index(observations["period"]))


def _limits(
    observations: pd.DataFrame, way: str, multiplier: float, confidence: float
) -> tuple[Floats, Floats]:
    if way in WAYS:
        counts = (_numbers(observations, "numerator"), _numbers(observations, "denominator"))
        return interval(way, *counts, multiplier, confidence)
    names = ("lower_ci", "upper_ci") if way == "published" else ("", "")
    return _numbers(observations, names[0]), _numbers(observations, names[1])


def _numbers(observations: pd.DataFrame, column: str) -> Floats:
    if column not in observations:
        return np.full(len(observations), np.nan)
    return observations[column].to_numpy(dtype=np.float64, na_value=np.nan)
