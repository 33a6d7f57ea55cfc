"""Counts held back until no small one can be worked out: the totals of a file."""

from __future__ import annotations

import numpy as np

from own.disclosure_possible import Floats, Ranges, another, classes_of
from own.disclosure_repair import repair

ENOUGH = 0.05
"""The share of open cells that another table must settle; with less, more is held back."""


def secure_counts(ranges: Ranges, threshold: int, reach: int) -> None:
    """Hold back until every small cell could be any of many numbers.

    Other tables are looked for first, two periods at a time, as long as that gets on; then something more is
    held back, and so on.

    Parameters
    ----------
    reach
        By how much a cell may exceed the truth in the tables that are looked for.
    """
    totals = ranges.table.totals
    ranges.hide(ranges.counts < threshold)
    _close(ranges)
    secret = (ranges.counts < threshold) & (ranges.counts[:, totals] > 0)
    draws = np.random.default_rng(0)  # the same file gives the same release
    turn = 0
    while (opened := secret & (ranges.width() < threshold)).any():
        ranges.patience.left()
        columns = _columns(ranges, int(opened.sum(axis=0).argmax()), turn)
        classes = classes_of(ranges, columns)
        ranges.take_classes(classes, classes.sums(ranges.table.entries[:, columns]), columns)
        gets_on = True
        while gets_on and (opened := secret & (ranges.width() < threshold)).any():
            worth: Floats = np.where(opened, draws.exponential(size=opened.shape), 0.0)
            sums = another(ranges, classes, columns, worth, reach)
            if sums is None:
                break
            ranges.take_classes(classes, sums, columns)
            settled = opened.sum() - (secret & (ranges.width() < threshold)).sum()
            gets_on = settled > ENOUGH * opened.sum()
        if (opened := secret & (ranges.width() < threshold)).any():
            repair(ranges, opened, threshold, columns, draws)
            _close(ranges)
        turn += 1


def _close(ranges: Ranges) -> None:
    """Hold back the answers where their total is, and of two answers never one alone."""
    totals = ranges.table.totals
    ranges.hide(ranges.hidden[:, totals])
    for total in np.flatnonzero(totals == np.arange(len(totals))):
        answers = (totals == total) & (np.arange(len(totals)) != total)
        either = ranges.hidden[:, answers].any(axis=1, keepdims=True)
        ranges.hide(either & answers)


def _columns(ranges: Ranges, margin: int, turn: int) -> list[int]:
    """Return the columns in which other tables are looked for next: one period of the margin, and another."""
    table = ranges.table
    answers, sizes = table.answers, table.entries.sum(axis=0)
    periods = sizes.reshape(-1, answers).sum(axis=1)
    by_size = np.argsort(-periods, kind="stable")
    own = table.columns[margin].reshape(-1, answers).any(axis=1)
    of_margin = by_size[own[by_size]]
    first = int(of_margin[turn % len(of_margin)])
    others = by_size[by_size != first]
    chosen = [first, *others[turn % max(1, len(others)) :][:1].tolist()]
    return sorted(period * answers + answer for period in chosen for answer in range(answers))
