"""Figures of unlike units on one scale on which more is always more need.

Three ways: OECD and JRC (2008), *Handbook on Constructing Composite Indicators*, step 5, normalisation
(z-scores, ranking), https://doi.org/10.1787/9789264043466-en; and the exponential transformation of the
English indices: D. McLennan and others (2019), *The English Indices of Deprivation 2019: technical report*,
MHCLG, stage 5, "Domain scores are ranked and the domain ranks transformed to a specified exponential
distribution", https://www.gov.uk/government/publications/english-indices-of-deprivation-2019-technical-report.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.errors import NotStandardisable
from analysis.ranking import SAME

Floats = NDArray[np.float64]

Z_SCORE, RANK, EXPONENTIAL = "z", "rank", "exponential"
WAYS = (Z_SCORE, RANK, EXPONENTIAL)

STEEPNESS = 23.0
"""The constant of the English indices: with it a tenth of all areas score above 50, and the highest 100."""

_TURNED: Mapping[str, float] = {"high_is_bad": 1.0, "high_is_good": -1.0}


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """What turns figures of one indicator into need, fitted to the areas that have a figure.

    `turn` is −1 where a high figure is good. `known` holds the turned figures it was fitted to, rising and
    each once, `shares` their ranks as shares of the areas; `mean` and `deviation` are those of the areas.
    """

    way: str
    turn: float
    known: Floats
    shares: Floats
    mean: float
    deviation: float

    def of(self, values: ArrayLike) -> Floats:
        """Return standardised figures: higher is more need, and NaN stays NaN.

        z-scores are in standard deviations from the mean; ranks are shares of the areas, up to 1 for the
        greatest need, equal figures sharing the mean of their ranks; exponential ones reach from 0 to 100.
        Figures between those that the scale was fitted to rank between theirs, by a straight line; beyond
        the ends, with the last.
        """
        turned: Floats = np.asarray(np.round(np.asarray(values, dtype=np.float64), SAME) * self.turn)
        if self.way == Z_SCORE:
            return np.asarray((turned - self.mean) / self.deviation)
        shares = np.interp(turned, self.known, self.shares)
        return shares if self.way == RANK else exponential(shares)


def fit_scale(values: ArrayLike, polarity: str, way: str = Z_SCORE, name: str = "This indicator") -> Scale:
    """Return the scale of one indicator, fitted to its finite figures.

    Parameters
    ----------
    values : array of float
        One figure an area; NaN and infinite ones are missing.
    polarity : {"high_is_bad", "high_is_good", "neutral"}
    way : {"z", "rank", "exponential"}
    name : str
        What the indicator is called in an error.

    Raises
    ------
    NotStandardisable
        A neutral indicator, fewer than two figures, figures that are all equal, or an unknown way.
    """
    if way not in WAYS:
        raise NotStandardisable(f"Figures are standardised by {', '.join(WAYS)}; '{way}' is none of these.")
    if polarity not in _TURNED:
        raise NotStandardisable(
            f"{name} takes no side: neither more nor less of it is need. Choose one that has a better end."
        )
    given = np.asarray(values, dtype=np.float64)
    turned = np.round(given[np.isfinite(given)], SAME) * _TURNED[polarity]
    if turned.size < 2:
        have = "no area has" if turned.size == 0 else "only one area has"
        raise NotStandardisable(f"{name} cannot rank areas: {have} a figure.")
    known, times = np.unique(turned, return_counts=True)
    if known.size == 1:
        raise NotStandardisable(
            f"{name} is the same in every area, so it cannot tell them apart: leave it out."
        )
    shares = (np.cumsum(times) - (times - 1) / 2) / turned.size
    return Scale(way, _TURNED[polarity], known, shares, float(turned.mean()), float(turned.std()))


def standardise(values: ArrayLike, polarity: str, way: str = Z_SCORE, name: str = "This indicator") -> Floats:
    """Return the figures of one indicator on its own scale; see `fit_scale` and `Scale.of`."""
    given = np.asarray(values, dtype=np.float64)
    return fit_scale(given, polarity, way, name).of(np.where(np.isfinite(given), given, np.nan))


def exponential(shares: ArrayLike) -> Floats:
    """Return X = −23 ln(1 − R (1 − e^(−100/23))) of ranks R scaled to (0, 1], 1 for the greatest need.

    Between 0 and 100, and steep at the top: a high score on one indicator is not cancelled by a low one on
    another. See the module's sources.
    """
    given = np.asarray(shares, dtype=np.float64)
    return -STEEPNESS * np.log1p(-given * -math.expm1(-100 / STEEPNESS))
