"""Rates of small counts, steadied: drawn towards the overall rate the more, the fewer people they rest on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.errors import NotClusterable

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Prior:
    """How true rates are spread, as the counts of all areas tell it.

    `rate` is the overall rate and `variance` that of the true rates between areas, both of rates per person;
    `variance` is 0 where the counts differ no more than chance makes them.
    """

    rate: float
    variance: float


def prior(numerator: ArrayLike, denominator: ArrayLike) -> Prior:
    """Return the overall rate and the variance of true rates between areas, by the method of moments.

    R. J. Marshall (1991), Mapping disease and mortality rates using empirical Bayes estimators, *Applied
    Statistics* 40, 283–294, pages 284–285: counts are taken as Poisson, and a variance below 0 as 0.

    Raises
    ------
    NotClusterable
        A count is missing or below 0, a denominator is not above 0, or there are none.
    """
    events, people = checked_counts(numerator, denominator)
    rate = events.sum() / people.sum()
    between = (people * (events / people - rate) ** 2).sum() / people.sum()
    return Prior(float(rate), max(float(between - rate / people.mean()), 0.0))


def smoothed(numerator: ArrayLike, denominator: ArrayLike) -> Floats:
    """Return empirical-Bayes rates per person: each area's own rate and the overall one, weighted.

    An area's own rate weighs variance ÷ (variance + overall rate ÷ its people), by Marshall (1991) as in
    `prior`; errors are those of `prior`.
    """
    events, people = checked_counts(numerator, denominator)
    about = prior(events, people)
    chance = about.rate / people
    total = about.variance + chance
    weight = np.divide(about.variance, total, out=np.zeros_like(total), where=total > 0)
    return about.rate + weight * (events / people - about.rate)


def checked_counts(numerator: ArrayLike, denominator: ArrayLike) -> tuple[Floats, Floats]:
    """Return counts as numbers, once they can be rates; errors are those of `prior`."""
    events, people = np.asarray(numerator, dtype=float), np.asarray(denominator, dtype=float)
    if events.shape != people.shape or not events.size:
        raise NotClusterable("There is not a count and a number of people for each area.")
    if not (np.isfinite(events).all() and np.isfinite(people).all()):
        raise NotClusterable("Counts are not published for every area that has a rate.")
    if (people <= 0).any():
        number = int((people <= 0).sum())
        raise NotClusterable(
            f"{number:,} {'area has' if number == 1 else 'areas have'} nobody to take a rate of: "
            "a denominator must be above 0."
        )
    if (events < 0).any():
        raise NotClusterable("A count below 0 cannot be the numerator of a rate.")
    return events, people
