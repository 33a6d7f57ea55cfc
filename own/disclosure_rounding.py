"""Counts of a file rounded so that no small number can be read from them or from their differences."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.errors import NotProtectable
from own.disclosure import MINIMUM, Release
from own.linked_table import LinkedTable

Ints = NDArray[np.int64]


def rounded(table: LinkedTable, base: int = MINIMUM) -> Release:
    """Return the counts of a file that asks one question, rounded: see `rounded_all`."""
    return rounded_all([table], base)[0]


def rounded_all(tables: Sequence[LinkedTable], base: int = MINIMUM) -> list[Release]:
    """Return all counts of every question of a file, made of parts that are rounded to multiples of a base.

    The smallest parts are rounded, each period by itself, and added up to every level: so figures agree with
    one another, and nothing that is released, nor any difference of it, tells more than the rounded parts do.
    A part shown as nought had any of 0 to `base` − 1 answers; one shown as another multiple any within
    `base` − 1 of it. The people of a part are rounded once for all questions, and of each question the
    answers so that they add up to them: no question narrows down what another one leaves open.

    Which way people are rounded is a matter of chance, without bias: running totals are rounded from a start
    that nobody knows, area beside area, so that an area whose parts follow one another (a borough, or a
    ward) is less than `base` off, and those that do not hardly more. Of its answers those are rounded up
    that were rounded down most in the areas before. Controlled random rounding: L. H. Cox (1987), *Journal
    of the American Statistical Association* 82, 520–524; Hundepool et al. (2012), chapter 5; systematic
    sampling of the remainders by W. G. Madow (1949), *Annals of Mathematical Statistics* 20, 333–354.

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
    return [_rounded(table, int(base)) for table in tables]


def _rounded(table: LinkedTable, base: int) -> Release:
    order = _neighbourly(table)
    whole = table.of_totals()
    running = np.cumsum(whole.entries[order], axis=0)
    start = _chance(whole).integers(0, base, size=running.shape[1])
    people = np.diff((running + start) // base, axis=0, prepend=0)
    by_answer = table.entries[order].reshape(len(order), -1, table.answers)
    entries = np.empty_like(table.entries)
    entries[order] = base * _shared(by_answer, people, base, _chance(table)).reshape(len(order), -1)
    shown = table.added(entries).astype(float)
    return Release(table, np.zeros(shown.shape, dtype=bool), shown, threshold=0, base=base)


def _shared(counts: Ints, people: Ints, base: int, chance: np.random.Generator) -> Ints:
    """Return answers of parts in bases, adding up to the people of each, none a whole base off or more.

    `counts` are parts by periods by answers, `people` parts by periods, in bases.
    """
    found = counts // base
    rests = counts - found * base
    more = people - found.sum(axis=2)
    owed = chance.random(counts.shape[1:]) * base
    for part in range(len(counts)):
        owed = owed + rests[part]
        worth = np.where(rests[part] > 0, owed, -np.inf)
        place = np.argsort(np.argsort(-worth, axis=1, kind="stable"), axis=1, kind="stable")
        up = place < more[part][:, None]
        found[part] += up
        owed = owed - base * up
    return found


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
