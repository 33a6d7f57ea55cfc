"""Concentration curve and index: how unequally cases are shared out from the most to the least deprived.

N. Kakwani, A. Wagstaff and E. van Doorslaer (1997), "Socioeconomic inequalities in health: measurement,
computation, and statistical inference", *Journal of Econometrics* 77, 87–103,
https://doi.org/10.1016/S0304-4076(96)01807-6. Every area counts as it is; no groups are made.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.errors import AnalysisError
from analysis.intervals import normal_quantile

Floats = NDArray[np.float64]

NEGATIVE = "Some values are below 0, so they cannot be shares of a whole and have no concentration curve."
NOTHING = "There are no cases to share out, so there is no concentration curve."


@dataclass(frozen=True, slots=True, eq=False)
class Concentration:
    """The curve and its index.

    Attributes
    ----------
    people, cases
        Shares of all people, from the most deprived, and of all cases that are theirs; both from 0 to 1.
        Areas with the same figure of the ranking measure are one step.
    index
        From −1 to 1, with the sign of the slope index: positive is worse for the most deprived.
    published
        The same with the sign of the literature: negative where cases gather among the most deprived.
    lower, upper
        Limits of `index`; None where an area's standard error is unknown.
    """

    people: Floats
    cases: Floats
    index: float
    published: float
    lower: float | None
    upper: float | None
    confidence: float

    def among(self, share: float) -> float:
        """Return the share of cases among the most deprived `share` of the people."""
        return float(np.interp(share, self.people, self.cases))


def concentration(
    measure: ArrayLike,
    people: ArrayLike,
    value: ArrayLike,
    error: ArrayLike | None = None,
    *,
    high_is_deprived: bool = True,
    polarity: str = "high_is_bad",
    confidence: float = 0.95,
) -> Concentration:
    """Return the concentration of a value over areas lined up from the most to the least deprived.

    C = 2/μ · Σ fᵢ μᵢ Rᵢ − 1, with an area's share of people f, its value μᵢ, the mean μ of all and R the
    middle of its place in the line. The interval is that of the values' own errors, by the slope of C in each
    of them (the second term of the paper's formula for grouped data); which areas there are is not chance.

    Parameters
    ----------
    measure : array
        The ranking measure of each area.
    people : array
        People that the value is of.
    value : array
        What is shared out, for each person: a rate or a mean, not below 0. Areas that lack one of the three
        are left out.
    error : array, optional
        Standard errors of the values in their own unit.
    high_is_deprived : bool
        Whether the highest figure of the measure is the most deprived.
    polarity : {"high_is_bad", "high_is_good", "neutral"}
    confidence : float

    Raises
    ------
    AnalysisError
        Values below 0, nothing to share out, or fewer than two areas.
    """
    rank, base, given = (np.asarray(of, dtype=np.float64) for of in (measure, people, value))
    unsure = np.full(given.shape, np.nan) if error is None else np.asarray(error, dtype=np.float64)
    known = np.isfinite(rank) & np.isfinite(given) & (base > 0) & np.isfinite(base)
    rank, base, given, unsure = rank[known], base[known], given[known], unsure[known]
    _check(given, base)
    people_share, case_share, at = _steps(-rank if high_is_deprived else rank, base, base * given)
    middle = ((people_share[:-1] + people_share[1:]) / 2)[at]
    share, mean = base / base.sum(), float(base @ given / base.sum())
    published = float(2 / mean * (share * given) @ middle - 1)
    sign = 1.0 if polarity == "high_is_good" else -1.0
    reach = _reach(share * (2 * middle - 1 - published) / mean, unsure, confidence)
    index = sign * published
    return Concentration(
        people=people_share,
        cases=case_share,
        index=index,
        published=published,
        lower=None if reach is None else index - reach,
        upper=None if reach is None else index + reach,
        confidence=confidence,
    )


def _check(given: Floats, base: Floats) -> None:
    if given.size < 2:
        raise AnalysisError("A concentration curve needs two areas with figures at least.")
    if (given < 0).any():
        raise AnalysisError(NEGATIVE)
    if not (given * base).sum() > 0:
        raise AnalysisError(NOTHING)


def _steps(order: Floats, people: Floats, cases: Floats) -> tuple[Floats, Floats, NDArray[np.intp]]:
    """Return cumulative shares of people and cases, from 0, and the step that each area is in."""
    distinct, at = np.unique(order, return_inverse=True)
    return _climbing(at, people, distinct.size), _climbing(at, cases, distinct.size), at


def _climbing(at: NDArray[np.intp], amounts: Floats, steps: int) -> Floats:
    reached = np.cumsum(np.bincount(at, weights=amounts, minlength=steps))
    return np.concatenate(([0.0], reached / reached[-1]))


def _reach(slopes: Floats, errors: Floats, confidence: float) -> float | None:
    """Return half the width of the index's interval; None where an area's error is unknown."""
    z = normal_quantile(confidence)
    if not np.isfinite(errors).all():
        return None
    return z * math.sqrt(float(slopes**2 @ errors**2))
