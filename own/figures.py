"""The figures of a file as the page takes them: a row an area and period, small numbers held back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.intervals import byar, wilson
from geodata import EMBEDDED, LEVELS, load_areas
from own.counting import counted, of_period, periods_of
from own.dates import Period
from own.measures import Measure
from own.patience import Patience
from own.prepared import Prepared
from own.protection import TOP, Protection, answered, codes_at, releases_of
from own.spread import mean_interval

if TYPE_CHECKING:
    from own.disclosure import Release

Floats = NDArray[np.float64]
HELD_BACK, NO_ANSWERS, ROUNDED = "held_back", "no_answers", "rounded"
SOURCE = "own_data"
TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one measure by level, all periods, with the columns of observations and `answers`."""

    measure: Measure
    multiplier: int
    unit: str
    decimals: int
    interval: str
    tables: dict[str, pd.DataFrame]
    periods: tuple[Period, ...]

    @property
    def levels(self) -> tuple[str, ...]:
        """Levels at which there are any."""
        return tuple(self.tables)


def figures_of(
    prepared: Prepared, protection: Protection, retrieved: date, patience: Patience | None = None
) -> list[Figures]:
    """Return the figures of every measure of a file.

    Where counts are rounded, means and weighted shares are left out: they have no counts to round.

    Raises
    ------
    NotProtectable
        Small numbers cannot be protected, or not within the time that there is.
    """
    families = [one for one in prepared.families if not protection.base or _has_counts(prepared, one[0])]
    families = [one for one in families if answered(prepared, one).any()]
    asked = [one for one in families if not prepared.is_own_figure(one[0])]
    releases = dict(
        zip((one[0].family for one in asked), releases_of(prepared, asked, protection, patience), strict=True)
    )
    made = (_of_family(prepared, one, releases.get(one[0].family), protection, retrieved) for one in families)
    return [one for found in made for one in found]


def _has_counts(prepared: Prepared, measure: Measure) -> bool:
    """Return whether there is anything to round, or nobody behind the figures."""
    return _plain(prepared, measure) or prepared.is_own_figure(measure)


def _plain(prepared: Prepared, measure: Measure) -> bool:
    """Return whether figures are made of released counts alone."""
    return measure.kind in ("rate", "rows") or (measure.kind == "share" and prepared.weight is None)


def _of_family(
    prepared: Prepared,
    family: Sequence[Measure],
    release: Release | None,
    protection: Protection,
    retrieved: date,
) -> Iterator[Figures]:
    first, levels = family[0], prepared.placed.levels
    use = answered(prepared, family)
    periods = tuple(periods_of(prepared.periods[use]))
    plain = _plain(prepared, first)
    if release is None:  # areas' figures are not averaged without their people
        levels = tuple(level for level in levels if level in set(prepared.placed.level))
        released = None
    else:
        levels = (*levels, TOP)
        groups = release.frame().groupby(level=[0, 1])
        released = {(str(period), str(level)): part.droplevel([0, 1]) for (period, level), part in groups}
    for at, measure in enumerate(family):
        scale = _scale(measure, use)
        tables = {}
        for level in levels:
            sums = None if plain else counted(prepared, measure, level, use)
            parts = [
                _of_period(
                    measure, level, period, _shown(released, period, periods, level, at), sums, scale[0]
                )
                for period in periods
            ]
            tables[level] = _observed(
                pd.concat(parts, ignore_index=True), level, protection if plain else None, retrieved
            )
        interval = ("wilson" if measure.kind == "share" else "byar") if plain else "published"
        yield Figures(measure, *scale, interval, tables, periods)


def _scale(measure: Measure, use: NDArray[np.bool_]) -> tuple[int, str, int]:
    """Return multiplier, unit and decimals that fit a measure."""
    if measure.kind == "share":
        return 100, "%", 1
    if measure.kind == "rows":
        return 1000, "per 1,000", 1
    value = measure.value[use]
    if measure.kind == "mean":
        size = float(np.abs(value).max(initial=0.0))
        return 1, "", 0 if size >= 1000 else 1 if size >= 20 else 2
    rate = float(value.sum()) / max(float(measure.base[use].sum()), 1e-12)
    if rate >= 0.01:
        return 100, "%", 1
    return (1000, "per 1,000", 1) if rate >= 0.001 else (100_000, "per 100,000", 1)


def _shown(
    released: dict[tuple[str, str], pd.DataFrame] | None,
    period: Period,
    periods: Sequence[Period],
    level: str,
    at: int,
) -> tuple[Floats, Floats] | None:
    """Return the count of an answer and of all answers in every area of a level, NaN where held back."""
    if released is None:
        return None
    here = released[period.label if len(periods) > 1 else "", level].reindex(codes_at(level))
    return here.iloc[:, at].to_numpy(float), here[TOTAL].to_numpy(float)


def _of_period(
    measure: Measure,
    level: str,
    period: Period,
    shown: tuple[Floats, Floats] | None,
    sums: pd.DataFrame | None,
    multiplier: int,
) -> pd.DataFrame:
    """Return value, interval, counts and flag of every area in a period."""
    codes = codes_at(level)
    nothing = np.full(len(codes), np.nan)
    if sums is None:
        assert shown is not None
        total, base = shown
        answers = base
        if measure.kind == "rows":
            total, base = base, residents(level)
        known = np.isfinite(total) & (base > 0)
        numerator, denominator = np.where(known, total, np.nan), np.where(known, base, np.nan)
        value = np.divide(numerator, denominator, out=nothing.copy(), where=known) * multiplier
        lower, upper = (wilson if measure.kind == "share" else byar)(
            numerator, denominator, multiplier=multiplier
        )
        flag = np.where(known, "", HELD_BACK)
    else:
        counts = {str(name): of_period(sums[name], period.label, codes) for name in sums}
        answers = counts["answers"] if shown is None else shown[1]
        hidden = counts["answers"] == 0 if shown is None else ~np.isfinite(shown[0]) | ~np.isfinite(shown[1])
        value, lower, upper = (
            np.where(hidden, np.nan, one) * multiplier for one in _estimated(measure, counts)
        )
        if shown is None:
            lower = upper = nothing
        numerator = denominator = nothing
        flag = np.where(hidden, NO_ANSWERS if shown is None else HELD_BACK, "")
    return pd.DataFrame(
        {
            "area_code": codes,
            "value": value,
            "lower_ci": lower,
            "upper_ci": upper,
            "numerator": numerator,
            "denominator": denominator,
            "answers": answers,
            "flag": flag,
            "period": period.label,
            "period_start": period.start,
            "period_end": period.end,
        }
    )


def _observed(rows: pd.DataFrame, level: str, protection: Protection | None, retrieved: date) -> pd.DataFrame:
    """Return figures with the other columns of observations."""
    kind = LEVELS[level]
    if protection is not None and protection.base:
        rows["flag"] = np.where(rows["flag"] == "", ROUNDED, rows["flag"])
    return rows.assign(
        indicator_id="",
        area_type=kind.area_type,
        sex="all",
        age="all",
        source_id=SOURCE,
        retrieved_at=retrieved,
    )


def _estimated(measure: Measure, counts: dict[str, Floats]) -> tuple[Floats, Floats, Floats]:
    """Return means, and weighted shares, with intervals of the effective number of answers.

    Method: L. Kish (1965), *Survey Sampling*, section 8.2: n = (Σw)² ÷ Σw².
    """
    weights = counts["weights"]
    nothing, some = np.full(weights.size, np.nan), weights > 0
    mean = np.divide(counts["weighted"], weights, out=nothing.copy(), where=some)
    effective = np.divide(weights**2, counts["weights2"], out=nothing.copy(), where=some)
    if measure.kind == "share":
        return mean, *wilson(mean * effective, effective)
    square = np.divide(counts["weighted2"], weights, out=nothing.copy(), where=some)
    return mean, *mean_interval(mean, np.maximum(square - mean**2, 0.0), effective)


def residents(level: str) -> Floats:
    """Return the residents of every area of a level, of the census that it is counted in."""
    column = "residents_2011" if level in EMBEDDED else "residents_2021"
    found: Floats = load_areas(level)[column].to_numpy(float)
    return found
