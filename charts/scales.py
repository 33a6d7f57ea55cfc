"""From values to pixels: axes with round ticks, and labels that do not collide."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.wording import format_value

Floats = NDArray[np.float64]

ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Axis:
    """A linear axis from `low` at pixel `start` to `high` at pixel `end`, with its ticks."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...]

    def at(self, value: float) -> float:
        """Return the pixel of a value; values beyond the ends lie on them."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    def many(self, values: Sequence[float] | Floats) -> Floats:
        """Return the pixels of values."""
        share = (np.clip(values, self.low, self.high) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def make_axis(
    values: Sequence[float] | Floats,
    start: float,
    end: float,
    ticks: int = 6,
    from_zero: bool | None = None,
) -> Axis:
    """Return an axis that holds all finite values and steps in round numbers.

    It starts at 0 where that costs little room, always or never when `from_zero` says so. Without any
    value, or with a single one, it still has a length.
    """
    given = np.asarray(values, dtype=float)
    given = given[np.isfinite(given)]
    low, high = (float(given.min()), float(given.max())) if given.size else (0.0, 1.0)
    if from_zero or (from_zero is None and 0 <= low <= 0.4 * high):
        low = min(low, 0.0)
        high = max(high, 0.0)
    if high - low <= 0:
        reach = abs(high) * 0.1 or 1.0
        low, high = (low, high + reach) if low == 0 else (low - reach, high + reach)
    step = _round_step((high - low) / ticks)
    first = math.floor(low / step + 1e-9)
    last = math.ceil(high / step - 1e-9)
    at = [number * step for number in range(first, last + 1)]
    # The last tick may lie a little beyond the last value, but not by most of a step.
    top = at[-1] if at[-1] - high < 0.4 * step else high
    bottom = at[0] if low - at[0] < 0.4 * step or at[0] == 0 else low
    shown = tuple(round(tick, 10) for tick in at if bottom - 1e-9 <= tick <= top + 1e-9)
    return Axis(bottom, top, start, end, shown)


def tick_texts(axis: Axis, unit: str) -> list[str]:
    """Return the texts of the ticks, short units on the last only: "0", "5", "25 %"."""
    decimals = _decimals(axis.ticks)
    plain = "£" if unit == "£" else ""
    texts = [format_value(tick, plain, decimals) for tick in axis.ticks]
    if unit == "£" and len(axis.ticks) > 1 and axis.ticks[1] % 1000 == 0 and axis.ticks[-1] >= 10_000:
        texts = [f"£{tick / 1000:,.0f}k".replace("£0k", "£0") for tick in axis.ticks]
    if texts and unit == "%":
        texts[-1] = format_value(axis.ticks[-1], unit, decimals)
    return texts


def of_differences(unit: str) -> str:
    """Return the unit that ticks of differences carry: per cents differ by points, which the note names."""
    return "" if unit == "%" else unit


def spread_out(
    at: Sequence[float], sizes: Sequence[float], low: float, high: float, gap: float
) -> list[float]:
    """Return centres as near as possible to `at` such that labels of `sizes` stay apart from `low` to `high`.

    Least squares under an order: isotonic regression by pooling adjacent violators (R. E. Barlow and
    others, 1972, *Statistical Inference under Order Restrictions*). With too little room they run over the
    high end.
    """
    if not at:
        return []
    order = np.argsort(at, kind="stable")
    widths = np.asarray(sizes, dtype=float)[order]
    # Where each centre would lie if the labels were packed from 0; only the slack in front of each is free.
    packed = np.cumsum(widths + gap) - widths / 2 - gap
    slack = _rising(np.asarray(at, dtype=float)[order] - packed)
    room = high - low - (widths.sum() + gap * (len(at) - 1))
    centres = np.empty(len(at))
    centres[order] = np.clip(slack, low, low + max(room, 0.0)) + packed
    return centres.tolist()


def _rising(wanted: Floats) -> Floats:
    """Return the rising sequence nearest to `wanted`."""
    blocks: list[tuple[float, int]] = []
    for value in wanted.tolist():
        mean, size = value, 1
        while blocks and blocks[-1][0] >= mean:
            before, count = blocks.pop()
            mean, size = (before * count + mean * size) / (count + size), count + size
        blocks.append((mean, size))
    return np.repeat([mean for mean, _ in blocks], [size for _, size in blocks])


def days_since(days: Any) -> Floats:
    """Return dates as days since 1970."""
    return np.asarray(days, dtype="datetime64[D]").astype(np.float64)


def _round_step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in ROUND if step * power >= least * 0.999)


def _decimals(ticks: Sequence[float]) -> int:
    return next((n for n in range(6) if all(math.isclose(t, round(t, n), abs_tol=1e-9) for t in ticks)), 6)
