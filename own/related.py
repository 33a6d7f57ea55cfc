"""Questions of a file of which one follows from others: with both, small numbers could be worked out.

Every question is protected so that no sums and differences of its own counts tell a small one. Where one
question says again what another says (a yes or no beside how often, the number of falls beside whether
anybody fell, all parts of a total in columns of their own), what the one holds back the other may show.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from own.measures import Measure

Floats = NDArray[np.float64]

NEARLY = 0.95
"""The share of its variance at which an answer counts as explained by others: some answers are slips."""

EXACTLY = 1 - 1e-9
NEAR, MOST = 0.25, 0.95
"""An answer is met in a row if it is less than this off, and must be so in most rows: counts that only grow
with the size of areas are not."""

ENOUGH = 10
"""Rows for each number that explains: with fewer, only what is explained exactly counts."""

MOST_VALUES = 100
"""A number of at most so many values explains through each of them: of more through its size alone."""


def related(families: Sequence[Sequence[Measure]], use: NDArray[np.bool_]) -> str:
    """Return in a sentence which question follows from others, "" if none does.

    An answer follows if it is a linear combination of other questions' answers, in the rows that are counted:
    so it is if it means the same as one of them or several together, or what they leave of a total. Nearly is
    enough. What follows in other ways, or only from something outside the file, is not found.
    """
    rows = int(use.sum())
    explaining = [_explaining(family, use) for family in families]
    for at, family in enumerate(families):
        if family[0].kind == "rows":
            continue
        others = [one for one in range(len(families)) if one != at and explaining[one].shape[1]]
        own = _answers(family, use)
        fixed = _fixed([families[at], *(families[one] for one in others)], use)
        for one in others:
            if _follows(own, np.hstack([fixed, explaining[one]]), rows):
                return _sentence(family[0].asked, f"“{families[one][0].asked}”")
        if len(others) > 1 and _follows(own, np.hstack([fixed, *(explaining[one] for one in others)]), rows):
            return _sentence(family[0].asked, "the other columns together")
    return ""


def _sentence(asked: str, others: str) -> str:
    return (
        f"What “{asked}” says follows from {others}, or nearly so: with both, small numbers could be worked "
        "out. Choose the file again, and leave one of them out."
    )


def _fixed(families: Sequence[Sequence[Measure]], use: NDArray[np.bool_]) -> Floats:
    """Return what is known of every row: that it is one, and a denominator if there is one."""
    bases = [family[0].base[use] for family in families if family[0].kind == "rate"]
    return np.column_stack([np.ones(int(use.sum())), *bases[:1]])


def _answers(family: Sequence[Measure], use: NDArray[np.bool_]) -> Floats:
    return np.column_stack([one.value[use] for one in family]).astype(float)


def _explaining(family: Sequence[Measure], use: NDArray[np.bool_]) -> Floats:
    """Return the numbers of a question that may explain others, a column each; none of rows themselves."""
    if family[0].kind == "rows":
        return np.empty((int(use.sum()), 0))
    own = _answers(family, use)
    if family[0].kind != "mean":
        return own
    values, which = np.unique(own[:, 0], return_inverse=True)
    if len(values) > MOST_VALUES or len(own) < ENOUGH * len(values):
        return own
    return np.eye(len(values))[which.ravel()]


def _follows(answers: Floats, by: Floats, rows: int) -> bool:
    """Return whether any answer is explained by some numbers, nearly or if there are few rows exactly."""
    if by.shape[1] >= rows:
        return False
    spread = answers.std(axis=0) > 0
    if not spread.any():
        return False
    own = answers[:, spread]
    weights = np.linalg.pinv(by.T @ by, rcond=1e-10, hermitian=True) @ (by.T @ own)
    rest = np.abs(own - by @ weights)
    explained = 1 - (rest**2).mean(axis=0) / own.var(axis=0)
    met = (rest < NEAR).mean(axis=0) >= MOST
    enough = NEARLY if rows >= ENOUGH * by.shape[1] else EXACTLY
    return bool(((explained >= enough) & met).any())
