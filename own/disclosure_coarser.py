"""More answers held back, step by step, until no small number of them can be worked out."""

from __future__ import annotations

import numpy as np

from own.disclosure_answers import Answers
from own.disclosure_possible import Bools


def secure_answers(answers: Answers, threshold: int) -> None:
    """Hold back answers until every small one could be any of many numbers."""
    secret = (answers.counts < threshold) & (answers.totals.counts[:, :, None] > 0)
    answers.deepen(threshold)
    answers.look()
    while (opened := _opened(answers, secret, threshold)).any():
        answers.totals.patience.left()
        if not _coarsen(answers, opened):
            raise AssertionError("Everything is held back, and still something could be worked out.")
        answers.look()


def _opened(answers: Answers, secret: Bools, threshold: int) -> Bools:
    """Return places by periods: where a secret answer could not yet be any of enough numbers."""
    return np.asarray((secret & (answers.most - answers.least < threshold)).any(axis=2))


def _coarsen(answers: Answers, opened: Bools) -> bool:
    """Hold back more answers of open places, and something around the others; return whether there was any.

    Where all answers of an open place are held back already, it is all those of the smallest place that tells
    its class from others: the one that the class lies in, or one beside the class in that.
    """
    more = answers.depth.copy()
    busy: set[tuple[int, int]] = set()
    periods = answers.entries.shape[1]
    for place, period in np.argwhere(opened)[
        np.argsort(answers.totals.counts[opened], kind="stable")
    ].tolist():
        if more[place, period] < answers.number:
            more[place, period] = max(2, more[place, period] + 1)
            continue
        for one in [period] if period < periods else range(periods):
            around = _around(answers, place, one)
            if around is not None and around not in busy:
                busy.add(around)
                more[around] = answers.number
    before = answers.depth.sum()
    answers.hide(more)
    return bool(answers.depth.sum() > before)


def _around(answers: Answers, place: int, period: int) -> tuple[int, int] | None:
    """Return the place and period to hold back so that a place's class grows; None if it cannot."""
    parts = answers.table.parts
    inside = parts.indices[parts.indptr[place] : parts.indptr[place + 1]]
    part = inside[answers.entries[inside, period].sum(axis=1).argmax()]
    # A size for every place that shows answers; the last column stands for levels at which a part has none.
    sizes = np.append(np.where(answers.showing(period, answers.number), answers.sizes, 0), 0)
    own = answers.places[part]
    holder = own[np.where(sizes[own] > 0, sizes[own], np.inf).argmin()] if sizes[own].any() else None
    within = np.arange(parts.shape[1])
    if holder is not None:
        within = parts.indices[parts.indptr[holder] : parts.indptr[holder + 1]]
    chains = answers.places[within]
    below = np.where(sizes[chains] < (np.inf if holder is None else sizes[holder]), sizes[chains], 0)
    largest = chains[np.arange(len(chains)), below.argmax(axis=1)][below.any(axis=1)]
    near = np.unique(largest if holder is None else np.append(largest, holder))
    if not near.size:
        return None
    return int(near[answers.totals.counts[near, period].argmin()]), period
