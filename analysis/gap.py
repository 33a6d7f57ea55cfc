"""Gaps in people: how many would have to move for one area to match another."""

import math
from dataclasses import dataclass

from analysis.comparison import NO_COMPARATOR, NO_VALUE


@dataclass(frozen=True, slots=True)
class Gap:
    """People between an area and what it is compared with.

    `people` is None where the gap cannot be counted, then with a `reason`; 0 where the area already matches
    or does better. `points` is the area's rate minus the comparator's, in the rate's own unit.
    """

    people: float | None
    points: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AreaRate:
    """An area's rate in its unit (14.2 for 14.2 %) and the people it is a rate of."""

    name: str
    rate: float
    base: float


def people_to_match(
    value: float, comparator: float, base: float, polarity: str, multiplier: float = 100.0
) -> Gap:
    """Return how many of the `base` people would have to change for `value` to match `comparator`.

    The base stays as it is: people move between states, nobody moves house. Neutral indicators have no better
    side and so no gap.

    Parameters
    ----------
    value, comparator : float
        Rates in the same unit; either may be NaN.
    base : float
        People whom the rate is about, for example residents aged 16–64; may be NaN.
    polarity : {"high_is_bad", "high_is_good", "neutral"}
    multiplier : float
        People for whom the rate is expressed: 100 for per cent, 1,000 for per 1,000.
    """
    reason = _why_not(value, comparator, base, polarity)
    if reason:
        return Gap(None, reason=reason)
    points = value - comparator
    excess = points if polarity == "high_is_bad" else -points
    return Gap(max(excess, 0.0) / multiplier * base, points)


def skills_gap(
    first: AreaRate, second: AreaRate, polarity: str, multiplier: float = 100.0
) -> tuple[AreaRate, Gap]:
    """Return the area that is behind of the two, and how many of its people would close the gap.

    Of two areas with equal rates, or with one missing, the first comes back.
    """
    gap = people_to_match(first.rate, second.rate, first.base, polarity, multiplier)
    other = people_to_match(second.rate, first.rate, second.base, polarity, multiplier)
    if gap.people == 0 and other.people is not None and other.people > 0:
        return second, other
    return first, gap


def _why_not(value: float, comparator: float, base: float, polarity: str) -> str:
    if polarity == "neutral":
        return "neither more nor less of this is better"
    if not math.isfinite(value):
        return NO_VALUE
    if not math.isfinite(comparator):
        return NO_COMPARATOR
    if not (math.isfinite(base) and base > 0):
        return "the number of people it is a rate of is not published here"
    return ""
