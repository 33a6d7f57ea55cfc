"""Directly standardised rates: as if every area had the ages of one standard population."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.errors import AnalysisError
from analysis.intervals import byar

Floats = NDArray[np.float64]

FEWEST_EVENTS = 10
"""Events below which no rate is given: OHID, Public health data: technical guidance."""

EUROPEAN_2013 = (
    5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500,
    1500, 1000,
)  # fmt: skip
"""European Standard Population 2013 by age band: 0–4, 5–9 … 85–89, 90 and over. Eurostat (2013), *Revision
of the European Standard Population*, https://doi.org/10.2785/11470."""

TOO_FEW = "fewer than ten events: a rate standardised for age would say more about chance than about the area"


@dataclass(frozen=True, slots=True)
class StandardisedRate:
    """A standardised rate with its interval; None where there are too few events, with a `reason`."""

    events: float
    people: float
    value: float | None
    lower: float | None = None
    upper: float | None = None
    reason: str = ""


def standardised_rate(
    events: ArrayLike,
    people: ArrayLike,
    standard: Sequence[float] = EUROPEAN_2013,
    *,
    multiplier: float = 100_000,
    confidence: float = 0.95,
) -> StandardisedRate:
    """Return the rate that an area would have if its people had the ages of the standard population.

    Interval: A. J. Dobson and others (1991), *Statistics in Medicine* 10, 457–462, with Byar's limits of the
    number of events, exact ones not being needed from ten events on.

    Parameters
    ----------
    events, people : array
        One number an age band, in the order of the standard. Missing events are none.
    standard : sequence of float
        People of the standard population in each band.
    multiplier : float
        People for whom the rate is expressed.

    Raises
    ------
    AnalysisError
        Bands that do not match the standard, or a band without people or with impossible numbers.
    """
    weights = np.asarray(standard, dtype=np.float64)
    cases, base = np.nan_to_num(np.asarray(events, dtype=np.float64)), np.asarray(people, dtype=np.float64)
    _check(cases, base, weights)
    total, residents = float(cases.sum()), float(base.sum())
    if total < FEWEST_EVENTS:
        return StandardisedRate(total, residents, None, reason=TOO_FEW)
    shares = weights / weights.sum()
    value = float(shares @ (cases / base))
    scale = math.sqrt(float(shares**2 @ (cases / base**2)) / total)
    low, high = (float(limit) for limit in byar(total, confidence=confidence))
    return StandardisedRate(
        events=total,
        people=residents,
        value=value * multiplier,
        lower=(value + scale * (low - total)) * multiplier,
        upper=(value + scale * (high - total)) * multiplier,
    )


def _check(cases: Floats, base: Floats, weights: Floats) -> None:
    if not cases.shape == base.shape == weights.shape:
        raise AnalysisError(
            f"The standard population has {weights.size} age bands; {cases.size} numbers of events and "
            f"{base.size} numbers of people were given."
        )
    empty = np.flatnonzero(~(np.isfinite(base) & (base > 0)))
    if empty.size:
        raise AnalysisError(f"Age band {empty[0] + 1} has no people, so it has no rate to standardise.")
    if (cases < 0).any() or not np.isfinite(cases).all():
        raise AnalysisError("A number of events is below 0 or endless.")
