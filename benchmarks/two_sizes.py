"""Steps timed at two sizes: Greater Manchester’s, which a limit holds for, and a nation’s, for the growth."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from .report import Line, spread

Figures = TypeVar("Figures")

GM, NATION = 1_673, 7_264
"""LSOAs of 2011 in Greater Manchester, and MSOAs of 2021 in England and Wales."""
TIMES = 15


def measured(
    name: str, step: Callable[[Figures], object], here: Figures, there: Figures, limit: float
) -> Line:
    """Return a step's line: the limit is for `here`; `there` and the growth stand beside it."""
    small, large = timed(step, here), timed(step, there)
    growth = round(large["median"] / max(small["median"], 0.01), 1)
    beside = {"p95": small["p95"], f"{NATION:,} areas": large["median"], "growth": growth}
    return Line(name, small["median"], "ms", limit, detail=beside)


def timed(step: Callable[[Figures], object], figures: Figures) -> dict[str, float]:
    """Return the spread of the milliseconds that a step takes, after one that brings its libraries."""
    step(figures)
    taken = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        step(figures)
        taken.append((time.perf_counter() - begun) * 1000)
    return spread(taken)
