"""Placebo inference: how an effect ranks among what the same calculation finds where nothing was done."""

import numpy as np
from numpy.typing import NDArray

from analysis.before_after import BeforeAfter

Floats = NDArray[np.float64]

STANDS_OUT = "stands out"
DOES_NOT = "does not stand out"
CANNOT = "cannot stand out"
NO_VERDICT = "no verdict"


def gaps_from(apart: Floats, timing: BeforeAfter) -> Floats:
    """Return differences between two courses less their mean before the start, a row or a figure each."""
    gaps: Floats = apart - apart[..., timing.before].mean(axis=-1, keepdims=True)
    return gaps


def placebo_gaps(values: Floats, timing: BeforeAfter) -> Floats:
    """Return the gaps of each area (a row) from the mean of the other ones; no row where it is alone."""
    count = values.shape[0]
    if count < 2:
        return np.empty((0, values.shape[1]))
    others = (values.sum(axis=0) - values) / (count - 1)
    return gaps_from(values - others, timing)


def effects_of(gaps: Floats, timing: BeforeAfter) -> Floats:
    """Return the effect of every row of gaps: their mean after the start less that before."""
    effects: Floats = gaps[:, timing.after].mean(axis=1) - gaps[:, timing.before].mean(axis=1)
    return effects


def fits_of(gaps: Floats, timing: BeforeAfter) -> Floats:
    """Return the root mean square of every row of gaps before the start."""
    fits: Floats = np.sqrt((gaps[:, timing.before] ** 2).mean(axis=1))
    return fits


def rank_among(effect: float, placebos: Floats) -> int:
    """Return the place of the size of an effect among all, 1 the largest; equal ones count as larger."""
    # A hair of slack: an area that did exactly as ours did is no less surprising than ours.
    return 1 + int((np.abs(placebos) >= abs(effect) - 1e-9).sum())


def verdict_of(rank: int | None, areas: int, significance: float) -> str:
    """Return what a rank among `areas` placebos and one says; None for a rank that may not be judged."""
    if rank is None:
        return NO_VERDICT
    if rank / (areas + 1) <= significance:
        return STANDS_OUT
    return CANNOT if rank == 1 else DOES_NOT
