"""More answers held back, step by step, until no small number of them can be worked out."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array

from own.disclosure_answers import Answers, told_apart
from own.disclosure_possible import NEAR, Bools, Floats, another, classes_of

ENOUGH = 0.1
"""The share of open places that another table of totals must settle; with less, more is held back."""


def secure_answers(answers: Answers, threshold: int, reach: int) -> None:
    """Hold back answers until every small one could be any of many numbers.

    Parameters
    ----------
    reach
        By how much a total may exceed the truth in the tables that are looked for.
    """
    secret = (answers.counts < threshold) & (answers.sums[:, :, None] > 0)
    draws = np.random.default_rng(0)  # the same file gives the same release
    answers.deepen(threshold)
    answers.look()
    turn = 0
    while (opened := open_places(answers, secret, threshold)).any():
        _try_totals(answers, secret, threshold, reach, turn, draws)
        opened = open_places(answers, secret, threshold)
        if coarsen(answers, opened, NEAR):
            answers.look()
        else:
            answers.look(again=True)
            if coarsen(answers, open_places(answers, secret, threshold), len(opened)):
                answers.look()
        turn += 1


def open_places(answers: Answers, secret: Bools, threshold: int) -> Bools:
    """Return places by periods: where a secret answer could not yet be any of enough numbers."""
    return np.asarray((secret & (answers.width() < threshold)).any(axis=2))


def _try_totals(
    answers: Answers, secret: Bools, threshold: int, reach: int, turn: int, draws: np.random.Generator
) -> None:
    """Look for tables of totals that leave the open answers more room, as long as that gets on."""
    totals = answers.totals
    periods = answers.entries.shape[1]
    columns = sorted({turn % periods, (turn + 1) % periods})
    classes = classes_of(totals, columns, _kept(answers, columns))
    while True:
        opened = open_places(answers, secret, threshold) & totals.hidden
        if not opened.any():
            return
        worth: Floats = np.where(opened, draws.exponential(size=opened.shape), 0.0)
        sums = another(totals, classes, columns, worth, reach)
        if sums is None:
            return
        totals.take_classes(classes, sums, columns)
        answers.look_at(totals.found[-1])
        left = (open_places(answers, secret, threshold) & totals.hidden).sum()
        if opened.sum() - left <= ENOUGH * opened.sum():
            return


def _kept(answers: Answers, columns: list[int]) -> csr_array:
    """Return the sums that other tables of totals have to keep: the people of each class and period."""
    size = answers.entries.shape[0]
    row, col, number = [], [], 0
    for at, period in enumerate(columns):
        own = answers.classes(period, answers.number)
        inside = np.flatnonzero(own > 0)
        row.append(own[inside] - 1 + number)
        col.append(inside + at * size)
        number += int(own.max())
    at = (np.concatenate(row), np.concatenate(col))
    return csr_array((np.ones(len(at[0]), dtype=np.int64), at), shape=(number, size * len(columns)))


def coarsen(answers: Answers, opened: Bools, largest: int) -> bool:
    """Hold back one thing more for some open places, none of which overlap; return whether there was one.

    More answers of the place itself; else all answers of the smallest place that tells its parts apart from
    others: one that overlaps it, or a small area beside it in all the same larger ones.

    Parameters
    ----------
    largest
        Of how many parts a place may be that is held back for another.
    """
    table = answers.table
    overlaps = csr_array(table.parts @ table.parts.T)
    busy = np.zeros(len(table.places), dtype=bool)
    before = answers.depth.sum()
    for place, period in np.argwhere(opened)[np.argsort(answers.sums[opened], kind="stable")].tolist():
        around = overlaps.indices[overlaps.indptr[place] : overlaps.indptr[place + 1]]
        around = around[answers.sizes[around] <= NEAR]
        if busy[around].any():
            continue
        busy[around] = True
        if answers.depth[place, period] < answers.number:
            answers.depth[place, period] = max(2, answers.depth[place, period] + 1)
        else:
            _hide_beside(answers, place, period, largest)
    return bool(answers.depth.sum() > before)


def _hide_beside(answers: Answers, place: int, period: int, largest: int) -> None:
    table = answers.table
    inside = table.parts[[place]].sum(axis=0) > 0
    usable = (answers.depth[:, period] < answers.number) & (answers.sizes <= largest)
    alike = told_apart(answers.places, (answers.depth[:, period] < answers.number) & (answers.sizes > 1))
    beside = np.isin(alike, alike[inside])
    for reached, several in ((beside, False), (inside, True)):
        touched = (table.parts @ reached.astype(np.int64) > 0) & ((answers.sizes > 1) == several)
        found = np.flatnonzero(touched & usable)
        if found.size:
            pick = found[answers.sums[found, period].argmin()]
            answers.depth[pick, period] = answers.number
            return
    whole = answers.depth.shape[1] - 1
    if largest > NEAR and period != whole:
        _hide_beside(answers, place, whole, largest)


__all__ = ["coarsen", "open_places", "secure_answers"]
