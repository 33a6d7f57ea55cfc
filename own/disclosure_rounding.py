"""Counts of a file rounded so that no small number can be read from them or from their differences."""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray

from analysis.errors import NotProtectable
from own.disclosure import MINIMUM, Release
from own.linked_table import LinkedTable


def rounded(table: LinkedTable, base: int = MINIMUM) -> Release:
    """Return all counts of a linked table, made of parts that are rounded to multiples of a base.

    The smallest parts are rounded, each answer and period by itself, and added up to every level: so figures
    agree with one another, and nothing that is released, nor any difference of it, tells more than the
    rounded parts do. A part shown as nought had any of 0 to `base` − 1 answers; one shown as another multiple
    any within `base` − 1 of it. Which way a part goes is a matter of chance, without bias: running totals are
    rounded from a start that nobody knows, area beside area, so that an area whose parts follow one another
    (a borough, or a ward) is less than `base` off for an answer and a period, and those that do not hardly
    more. Controlled random rounding: L. H. Cox (1987), *Journal of the American Statistical Association* 82,
    520–524; Hundepool et al. (2012), chapter 5; systematic sampling of the remainders by W. G. Madow (1949),
    *Annals of Mathematical Statistics* 20, 333–354.

    The same counts are rounded in the same way, so that no mean of several exports tells more than one.

    Parameters
    ----------
    base
        At least 5. One base for all exports of a file: two of them together tell more than either.

    Raises
    ------
    NotProtectable
        The base is less than 5, or no whole number.
    """
    if base != int(base) or base < MINIMUM:
        raise NotProtectable(f"Counts are rounded to multiples of {MINIMUM} or more, not of {base}.")
    order = _neighbourly(table)
    running = np.cumsum(table.entries[order], axis=0)
    start = _chance(table).integers(0, base, size=running.shape[1])
    steps = (running + start) // base
    entries = np.empty_like(table.entries)
    entries[order] = np.diff(steps, axis=0, prepend=0) * base
    shown = table.added(entries).astype(float)
    return Release(table, np.zeros(shown.shape, dtype=bool), shown, threshold=0, base=int(base))


def _neighbourly(table: LinkedTable) -> NDArray[np.intp]:
    """Return the order of parts in which those of an area follow one another, as far as areas nest."""
    levels = np.array([level for level, _ in table.places])
    names, numbers = np.unique(levels, return_counts=True)
    keys = []
    for level in names[np.argsort(numbers, kind="stable")]:
        own = np.flatnonzero(levels == level)
        keys.append(np.asarray(np.arange(1, own.size + 1) @ table.parts[own]))
    return np.lexsort(keys[::-1])


def _chance(table: LinkedTable) -> np.random.Generator:
    """Return chance that is the same for the same counts, and known only to who knows all of them."""
    digest = hashlib.sha256(np.ascontiguousarray(table.entries).tobytes()).digest()
    return np.random.default_rng(int.from_bytes(digest, "big"))
