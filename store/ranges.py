"""Between which limits a figure can be right, by what sort of number it is."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from catalogue import Indicator

WHOLE = {"%": 100.0, "per 1,000": 1_000.0, "per 100,000": 100_000.0}
"""What a proportion of everybody comes to, by unit."""

LONGEST_LIFE = 120.0


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the greatest plausible value."""

    least: float = -inf
    greatest: float = inf

    def words(self) -> str:
        """Return what a value outside of it is not, as the end of a sentence."""
        if self.greatest == inf:
            return "is not a number" if self.least == -inf else f"is below {self.least:,.0f}"
        return f"is not between {self.least:,.0f} and {self.greatest:,.0f}"


def plausible(indicator: Indicator) -> Range:
    """Return the limits of an indicator's values.

    Rates and indices have no upper limit: there are more crimes in a city centre than residents. A rate may
    fall below nought where it is a net one, and a score or an index where it is centred.
    """
    if indicator.measure == "proportion":
        return Range(0.0, WHOLE.get(indicator.unit, inf))
    if indicator.unit == "years":
        return Range(-LONGEST_LIFE, LONGEST_LIFE)
    if indicator.measure == "rank":
        return Range(1.0)
    return Range(0.0) if indicator.measure in ("count", "median", "mean") else Range()
