"""Terms for the seasons, where periods are quarters or months."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.panel import Days, days_of

Floats = NDArray[np.float64]

NONE, QUARTERS, MONTHS = "none", "quarters", "months"
LEAST_YEARS = 2

NOT_TWO_YEARS = "There are not two years of figures before the start, so the seasons could not be taken out."


@dataclass(frozen=True, slots=True, eq=False)
class Seasons:
    """What the figures repeat by (`kind`: none, quarters or months), a row of terms a period, and notes."""

    kind: str
    terms: Floats
    notes: tuple[str, ...] = ()


def find_seasons(starts: Days, before: NDArray[np.bool_]) -> Seasons:
    """Return the terms that take out the seasons of periods beginning on `starts`.

    Quarters have a term each but the first (which the level stands for); months share a pair of waves a year
    long, as J. Lopez Bernal, S. Cummins and A. Gasparrini (2017), *International Journal of Epidemiology* 46,
    348–355, https://doi.org/10.1093/ije/dyw098. Without two years of periods `before` the start there are no
    terms, and a note says so.
    """
    apart = float(np.median(np.diff(days_of(starts)))) if len(starts) > 1 else 0.0
    a_year = {QUARTERS: 4, MONTHS: 12}
    kind = QUARTERS if 80 <= apart <= 100 else MONTHS if 27 <= apart <= 32 else NONE
    nothing = np.empty((len(starts), 0))
    if kind == NONE:
        return Seasons(NONE, nothing)
    if int(before.sum()) < LEAST_YEARS * a_year[kind]:
        return Seasons(NONE, nothing, (NOT_TWO_YEARS,))
    months = starts.astype("datetime64[M]").astype(int) % 12
    if kind == QUARTERS:
        return Seasons(QUARTERS, (months[:, None] // 3 == np.arange(1, 4)).astype(np.float64))
    angle = 2 * np.pi * months / 12
    return Seasons(MONTHS, np.column_stack((np.sin(angle), np.cos(angle))))
