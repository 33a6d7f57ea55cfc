"""Sliders whose bounds and default are those of the figures shown: left alone, they stand where these end."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.association_sentences import round_step
from analysis.pairs import Named

from ..parts.map_words import SUFFIXES
from .settings import Slider

WIDEST = 1e9
STEPS = 200
"""Steps of a slider along its figures, about: finer than a reader's hand."""


@dataclass(frozen=True, slots=True)
class Limit(Slider):
    """A slider along an indicator's figures; until it is moved, and once it is reset, its value is NaN."""

    minimum: float = -WIDEST
    maximum: float = WIDEST
    default: float = math.nan
    follows: bool = True

    @property
    def usual(self) -> str:
        """Nothing: the figures decide."""
        return ""

    def text(self, value: float) -> str:
        """Return a value as the address bar has it, nothing while the figures decide."""
        return "" if math.isnan(value) else f"{value:.6g}"


@dataclass(frozen=True, slots=True)
class Span:
    """From where to where figures run, in steps a slider can stand on."""

    low: float
    high: float
    step: float

    def told(self, named: Named, label: str, value: float, *, hidden: bool) -> dict[str, Any]:
        """Return what the page's control must be told: bounds, unit, label and where it stands."""
        return {
            "min": self.low,
            "max": self.high,
            "step": self.step,
            "unit": SUFFIXES.get(named.unit, ""),
            "prefix": "£" if named.unit == "£" else "",
            "label": label,
            "value": f"{value:.10g}",
            "hidden": hidden,
        }


def span_of(values: NDArray[np.float64], decimals: int) -> Span | None:
    """Return the span of the known values, its ends rounded outwards; None where they do not differ."""
    known = values[np.isfinite(values)]
    if not known.size or known.min() == known.max():
        return None
    low, high = float(known.min()), float(known.max())
    step = max(round_step((high - low) / STEPS), 10.0**-decimals)
    digits = max(-math.floor(math.log10(step)), 0) + 1
    return Span(
        round(math.floor(low / step) * step, digits), round(math.ceil(high / step) * step, digits), step
    )
