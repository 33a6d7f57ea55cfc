"""What a map of one indicator at one level shows: values, intervals, ranks and classes in canonical order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from analysis.classification import MISSING, Breaks, breaks, class_counts, classify
from analysis.errors import AnalysisError
from analysis.ranking import rank, ranked
from analysis.rates import WAYS, interval
from analysis.wording import format_value

Floats = NDArray[np.float64]
COUNTS = ("numerator", "denominator")
PUBLISHED_CONFIDENCE = 0.95
OF_EVERYTHING = ("natural", "manual")
"""Class methods whose breaks do not depend on which areas a minimum population leaves out."""

WORDS_OF_FLAGS: Mapping[str, str] = {
    "suppressed": "suppressed by the publisher, because the numbers are small",
    "not_collected": "not collected here",
    "held_back": "held back here, because the numbers are small",
    "no_answers": "no row of the file lies here",
}
NOT_PUBLISHED = "no figure is published"
NOT_USABLE = "the published figure is not a usable number"


@dataclass(frozen=True, slots=True)
class Settings:
    """How values become classes: what the sliders of the page set.

    `population` is one number an area in canonical order, needed only with a `minimum_population`.
    `how` is the catalogue's way to an interval: published, wilson, byar or none.
    """

    method: str = "natural"
    n: int = 5
    natural: Mapping[int, Sequence[float]] | None = None
    manual: tuple[float, ...] = ()
    decimals: int = 1
    how: str = "published"
    confidence: float = PUBLISHED_CONFIDENCE
    multiplier: float = 1.0
    minimum_population: float = 0.0
    population: ArrayLike | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class View:
    """One indicator at one level, every array one entry an area in canonical order.

    `values`, `lower`, `upper`, `numerator` and `denominator` are NaN where missing; `reasons` says why a
    value is missing and is empty elsewhere; `ranks` is 0 and `classes` 254 where missing. `left_out` marks
    the areas that the minimum population leaves out: they are missing above, and `everything` still holds
    their values. `confidence` is that of the intervals: published ones keep their 95 % whatever was asked.
    `counts` has one number a class.
    """

    level: str
    area_codes: NDArray[np.str_]
    values: Floats
    lower: Floats
    upper: Floats
    numerator: Floats
    denominator: Floats
    flags: NDArray[np.str_]
    reasons: NDArray[np.str_]
    everything: Floats
    left_out: NDArray[np.bool_]
    ranks: NDArray[np.int32]
    ranked: int
    classes: NDArray[np.uint8]
    breaks: Breaks
    counts: tuple[int, ...]
    confidence: float

    @property
    def missing(self) -> int:
        """How many areas have no figure."""
        return int((self.classes == MISSING).sum())

    def index(self, area_code: str) -> int | None:
        """Return the place of an area in the arrays, None when it is not of this level."""
        at = int(np.searchsorted(self.area_codes, area_code))
        found = at < self.area_codes.size and self.area_codes[at] == area_code
        return at if found else None


def build_view(
    observations: pd.DataFrame, area_codes: ArrayLike, level: str, settings: Settings | None = None
) -> View:
    """Return the view of `observations`, which hold at most one row an area.

    Areas without a row, with a suppressed, infinite or missing value, or with fewer people than the minimum
    are missing, never zero. With every area missing, or all values equal, there is one class.

    Parameters
    ----------
    observations : DataFrame
        Columns area_code, value, lower_ci, upper_ci, numerator, denominator, flag.
    area_codes : array of str
        Every GSS code of the level in canonical, that is rising, order.
    level : str
        Level key, for example "ward25".
    settings : Settings, optional
        By default five natural classes and published intervals.

    Raises
    ------
    AnalysisError
        Several rows for one area, or rows for areas that are not of this level.
    BreaksError
        Manual breaks that cannot be used.
    """
    chosen = settings or Settings()
    codes = np.asarray(area_codes, dtype=np.str_)
    rows = _rows(observations, codes, level)
    raw = _numbers(observations, "value", rows)
    flags = _texts(observations, "flag", rows)
    small = _too_small(chosen, codes.size)
    everything = np.where(np.isfinite(raw), raw, np.nan)
    values = np.where(small, np.nan, everything)
    counts = [np.where(small, np.nan, _numbers(observations, name, rows)) for name in COUNTS]
    lower, upper = _interval(observations, rows, counts, chosen)
    known = np.isfinite(values)
    classed = everything if chosen.method in OF_EVERYTHING else values
    at = breaks(classed, chosen.method, chosen.n, chosen.natural, chosen.decimals, chosen.manual)
    classes = classify(values, at, decimals=chosen.decimals)
    return View(
        level=level,
        area_codes=codes,
        values=values,
        lower=np.where(known, lower, np.nan),
        upper=np.where(known, upper, np.nan),
        numerator=counts[0],
        denominator=counts[1],
        flags=flags,
        reasons=_reasons(raw, flags, small, rows, chosen),
        everything=everything,
        left_out=small & np.isfinite(raw),
        ranks=rank(values),
        ranked=ranked(values),
        classes=classes,
        breaks=at,
        counts=class_counts(classes, len(at) + 1),
        confidence=chosen.confidence if chosen.how in WAYS else PUBLISHED_CONFIDENCE,
    )


def _rows(observations: pd.DataFrame, codes: NDArray[np.str_], level: str) -> NDArray[np.intp]:
    """Return for each area the row that holds it, -1 for none."""
    given = observations["area_code"].to_numpy(dtype=np.str_)
    places = np.searchsorted(codes, given)
    known = codes[np.minimum(places, codes.size - 1)] if codes.size else np.full(given.shape, "")
    strangers = given[known != given]
    if strangers.size:
        named = ", ".join(strangers[:3])
        raise AnalysisError(f"These areas are not of level {level}: {named} ({strangers.size} in all).")
    if np.unique(places).size != places.size:
        raise AnalysisError("Several rows are for one area: choose one period, one sex and one age first.")
    rows = np.full(codes.size, -1, dtype=np.intp)
    rows[places] = np.arange(given.size)
    return rows


def _numbers(observations: pd.DataFrame, column: str, rows: NDArray[np.intp]) -> Floats:
    if column not in observations:
        return np.full(rows.size, np.nan)
    given = observations[column].to_numpy(dtype=np.float64, na_value=np.nan)
    return np.append(given, np.nan)[rows]


def _texts(observations: pd.DataFrame, column: str, rows: NDArray[np.intp]) -> NDArray[np.str_]:
    if column not in observations:
        return np.full(rows.size, "", dtype=np.str_)
    return np.append(observations[column].fillna("").to_numpy(dtype=np.str_), "")[rows]


def _interval(
    observations: pd.DataFrame, rows: NDArray[np.intp], counts: list[Floats], chosen: Settings
) -> tuple[Floats, Floats]:
    if chosen.how in WAYS:
        return interval(chosen.how, counts[0], counts[1], chosen.multiplier, chosen.confidence)
    if chosen.how == "none":
        return np.full(rows.size, np.nan), np.full(rows.size, np.nan)
    return _numbers(observations, "lower_ci", rows), _numbers(observations, "upper_ci", rows)


def _too_small(chosen: Settings, areas: int) -> NDArray[np.bool_]:
    if chosen.minimum_population <= 0 or chosen.population is None:
        return np.zeros(areas, dtype=bool)
    return ~(np.asarray(chosen.population, dtype=np.float64) >= chosen.minimum_population)


def _reasons(
    raw: Floats, flags: NDArray[np.str_], small: NDArray[np.bool_], rows: NDArray[np.intp], chosen: Settings
) -> NDArray[np.str_]:
    flagged = [np.char.find(flags, flag) >= 0 for flag in WORDS_OF_FLAGS]
    too_few = f"fewer than {format_value(chosen.minimum_population, 'people', 0)} residents"
    reasons = np.select(
        [*flagged, np.isinf(raw), np.isnan(raw)], [*WORDS_OF_FLAGS.values(), NOT_USABLE, NOT_PUBLISHED], ""
    )
    return np.where(small, too_few, np.where(np.isfinite(raw), "", reasons))
