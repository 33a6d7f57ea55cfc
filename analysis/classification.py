"""Classes of a map: where they break, which class an area is in, and what a class is called.

A break is the lowest value of the class above it, so the classes of (8, 12) are under 8, 8 to under 12,
and 12 and over. Values are classified as they are displayed: an area shown as 8.0 % is never in "under 8 %".
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.errors import BreaksError
from analysis.natural import CLASS_COUNTS, natural_breaks, natural_ladder
from analysis.round_breaks import WITHIN_CLASS, sayable

__all__ = [
    "CLASS_COUNTS",
    "METHODS",
    "MISSING",
    "Method",
    "breaks",
    "class_counts",
    "classify",
    "displayed",
    "equal_interval",
    "ladder",
    "manual_breaks",
    "natural_breaks",
    "natural_ladder",
    "quantile",
    "standard_deviation",
]  # fmt: skip

Floats = NDArray[np.float64]
Breaks = tuple[float, ...]
Method = Literal["quantile", "natural", "equal", "deviation", "manual"]
METHODS: tuple[str, ...] = get_args(Method)

WITHIN_EVEN_CLASS = 0.1
"""Breaks that are evenly spaced by definition move less, so that they stay recognisably even."""

MISSING = 254
"""The class of an area without a figure: drawn hatched, never in a colour."""


def breaks(
    values: ArrayLike,
    method: str,
    n: int,
    natural: Mapping[int, Sequence[float]] | None = None,
    decimals: int = 1,
    manual: Sequence[float] = (),
) -> Breaks:
    """Return the interior breaks of `values` in at most `n` classes, strictly increasing.

    Statistical breaks are moved to the nearest number that can be said aloud where that moves few areas;
    otherwise they are rounded to the displayed `decimals`. Equal values, one area or none give fewer.

    Parameters
    ----------
    values : array of float
        One value an area, in display units; missing and infinite ones are left out.
    method : {"quantile", "natural", "equal", "deviation", "manual"}
    n : int
        Number of classes wanted.
    natural : mapping of int to sequence of float, optional
        Natural breaks computed beforehand, by number of classes; computed here when missing.
    decimals : int
        Decimals with which the indicator is displayed.
    manual : sequence of float
        The reader's own breaks, for the method "manual" only.

    Raises
    ------
    BreaksError
        An unknown method, or manual breaks that cannot be used.
    """
    if method == "manual":
        return manual_breaks(manual)
    shown = np.sort(displayed(values, decimals))
    shown = shown[np.isfinite(shown)]
    if not shown.size or shown[0] == shown[-1]:
        return ()
    within = WITHIN_EVEN_CLASS if method in ("equal", "deviation") else WITHIN_CLASS
    return sayable(shown, _statistical(shown, method, n, natural), decimals, within)


def _statistical(
    shown: Floats, method: str, n: int, natural: Mapping[int, Sequence[float]] | None
) -> Iterable[float]:
    if method == "natural":
        return natural[n] if natural and n in natural else natural_breaks(shown, n)
    if method == "quantile":
        return quantile(shown, n)
    if method == "equal":
        return equal_interval(shown, n)
    if method == "deviation":
        return standard_deviation(shown, n)
    raise BreaksError(f"There is no class method “{method}”; choose one of {', '.join(METHODS)}.")


def quantile(values: ArrayLike, n: int) -> Breaks:
    """Return breaks that put as nearly as possible the same number of areas in each class.

    Equal values are never split, so fewer or uneven classes may come back.
    """
    ordered = _sorted_finite(values)
    if not ordered.size:
        return ()
    firsts = np.ceil(np.arange(1, n) * ordered.size / n).astype(int)
    return _increasing(ordered[firsts[firsts < ordered.size]], above=ordered[0])


def equal_interval(values: ArrayLike, n: int) -> Breaks:
    """Return breaks that cut the range from lowest to highest into `n` equal parts, some perhaps empty."""
    ordered = _sorted_finite(values)
    if not ordered.size:
        return ()
    return _increasing(np.linspace(ordered[0], ordered[-1], n + 1)[1:-1], above=ordered[0])


def standard_deviation(values: ArrayLike, n: int) -> Breaks:
    """Return breaks around the mean: a standard deviation apart up to five classes, half of one above.

    Breaks outside the range of the values are dropped.
    """
    ordered = _sorted_finite(values)
    if not ordered.size:
        return ()
    width = ordered.std() * (1.0 if n <= 5 else 0.5)
    at = ordered.mean() + (np.arange(1, n) - n / 2) * width
    return _increasing(at[at <= ordered[-1]], above=ordered[0])


def manual_breaks(given: Iterable[float], most: int = max(CLASS_COUNTS)) -> Breaks:
    """Return the reader's own breaks once they are known to be usable.

    Raises
    ------
    BreaksError
        No breaks, too many, one that is not a number, or an order that does not rise.
    """
    try:
        found = tuple(float(number) for number in given)
    except (TypeError, ValueError) as problem:
        raise BreaksError("Class breaks must be numbers, for example 8, 12, 16, 20.") from problem
    if not found:
        raise BreaksError("Give at least one class break, for example 8, 12, 16, 20.")
    if len(found) >= most:
        raise BreaksError(f"{len(found)} breaks make {len(found) + 1} classes; the most is {most}.")
    if not np.isfinite(found).all():
        raise BreaksError("Class breaks must be ordinary numbers, not missing or infinite.")
    for lower, upper in itertools.pairwise(found):
        if lower >= upper:
            raise BreaksError(f"Class breaks must rise from left to right: {upper:g} follows {lower:g}.")
    return found


def classify(
    values: ArrayLike, breaks: Sequence[float], missing: int = MISSING, decimals: int | None = None
) -> NDArray[np.uint8]:
    """Return the class of each value, 0 lowest; `missing` where there is no figure.

    With `decimals` the values are first rounded to what is displayed.
    """
    given = displayed(values, decimals) if decimals is not None else np.asarray(values, dtype=np.float64)
    found = np.searchsorted(np.asarray(breaks, dtype=np.float64), given, side="right")
    return np.where(np.isfinite(given), found, missing).astype(np.uint8)


def class_counts(classes: ArrayLike, n: int) -> tuple[int, ...]:
    """Return how many areas are in each of `n` classes; missing ones are not counted."""
    found = np.asarray(classes)
    return tuple(int(count) for count in np.bincount(found[found < n], minlength=n))


def ladder(
    values: ArrayLike, natural: Mapping[int, Sequence[float]] | None = None, decimals: int = 1
) -> dict[str, dict[int, Breaks]]:
    """Return the breaks of every method but the manual one, for 3 to 9 classes."""
    known = natural or natural_ladder(displayed(values, decimals))
    return {
        method: {n: breaks(values, method, n, known, decimals) for n in CLASS_COUNTS}
        for method in METHODS
        if method != "manual"
    }


def displayed(values: ArrayLike, decimals: int) -> Floats:
    """Return `values` as they are shown: halves away from zero, as a reader rounds."""
    given = np.asarray(values, dtype=np.float64)
    scaled = np.abs(given) * 10.0**decimals
    # The nudge is a few units in the last place: 0.285 is stored as 0.28499… and is still shown as 0.29.
    return np.copysign(np.floor(scaled * (1 + 1e-14) + 0.5) / 10.0**decimals, given) + 0.0


def _sorted_finite(values: ArrayLike) -> Floats:
    given = np.asarray(values, dtype=np.float64)
    return np.sort(given[np.isfinite(given)])


def _increasing(at: Floats, above: float) -> Breaks:
    return tuple(float(number) for number in np.unique(at[at > above]))
