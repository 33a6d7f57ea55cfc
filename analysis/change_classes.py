"""Classes of change for a map: as far up as down around no change, at round numbers."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.classification import displayed
from analysis.wording import format_difference

ROUND = (1.0, 2.0, 5.0, 10.0)
LITTLE, LARGE = 0.4, 0.8
"""Shares of areas whose change is within the inner and the outer limit, about."""


@dataclass(frozen=True, slots=True, eq=False)
class ChangeClasses:
    """Five classes from the largest fall (0) to the largest rise (4), −1 where there is no figure.

    A change under `inner` either way is class 2; one of `outer` or more class 0 or 4.
    """

    inner: float
    outer: float
    codes: NDArray[np.intp]


def change_classes(changes: ArrayLike, decimals: int = 1) -> ChangeClasses:
    """Return the classes of changes, by limits at 1, 2 or 5 times a power of ten, as displayed.

    About two areas in five lie within the inner limit and four in five within the outer, so that a colour
    never stands for a rise on one map and for a fall on another. The limits are at least one step of the
    last decimal displayed.
    """
    shown = displayed(np.asarray(changes, dtype=np.float64), decimals)
    sizes = np.abs(shown[np.isfinite(shown)])
    least = 10.0**-decimals
    inner = _round(float(np.quantile(sizes, LITTLE)) if sizes.size else least, least)
    outer = _round(float(np.quantile(sizes, LARGE)) if sizes.size else least, least)
    outer = outer if outer > inner else _next(inner)
    limits = [-outer, -inner, inner, outer]
    # A limit belongs to the class that is further from no change.
    rises = np.searchsorted(np.array(limits[2:]) - 1e-9, shown, side="right") + 2
    falls = np.searchsorted(np.array(limits[:2]) + 1e-9, shown, side="left")
    codes = np.where(shown >= 0, rises, falls)
    return ChangeClasses(inner, outer, np.where(np.isfinite(shown), codes, -1))


def class_names(found: ChangeClasses, unit: str = "%", decimals: int = 1) -> tuple[str, ...]:
    """Return what each class is called, the largest fall first: "fell 2 points or more"."""
    digits = [_digits(limit, decimals) for limit in (found.inner, found.outer)]
    inner, outer = (
        format_difference(limit, unit, places)
        for limit, places in zip((found.inner, found.outer), digits, strict=True)
    )
    bare = inner.split("\u00a0")[0]
    middle = f"{bare} to under {outer}"
    return (
        f"fell {outer} or more",
        f"fell {middle}",
        f"changed under {inner}",
        f"rose {middle}",
        f"rose {outer} or more",
    )


def _round(size: float, least: float) -> float:
    """Return the round number nearest to a size, and no less than `least`."""
    if size <= least:
        return least
    power = 10.0 ** math.floor(math.log10(size))
    return max(min((step * power for step in ROUND), key=lambda step: abs(math.log(step / size))), least)


def _next(limit: float) -> float:
    """Return the round number after one."""
    power = 10.0 ** math.floor(math.log10(limit) + 1e-9)
    return next(step * power for step in ROUND if step * power > limit * 1.001)


def _digits(limit: float, decimals: int) -> int:
    return next((n for n in range(decimals) if math.isclose(limit, round(limit, n), abs_tol=1e-9)), decimals)


def members(found: ChangeClasses) -> Sequence[int]:
    """Return how many areas each class has."""
    return tuple(int((found.codes == place).sum()) for place in range(5))
