"""Gaps in people: which indicators have them, and whom a rate is about."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.indicator import Indicator

BASE_WORDS: Mapping[str, str] = {
    "working_age_2017": "residents aged 16 to 64 (mid-2017)",
    "residents_2011": "residents of all ages (Census 2011)",
    "households_2011": "households (Census 2011)",
    "residents_2021": "residents of all ages (Census 2021)",
    "households_2021": "households (Census 2021)",
}
"""What the geography's columns of people count."""


def people_per(indicator: Indicator) -> float:
    """Return how many people a rate is expressed for: 100 for per cent, 1,000 for per 1,000."""
    return {"per 1,000": 1_000.0, "per 100,000": 100_000.0}.get(indicator.unit, 100.0)


def countable(indicator: Indicator) -> bool:
    """Return whether an indicator's gap can be a number of people."""
    based = indicator.people_base is not None or indicator.interval in ("wilson", "byar")
    return based and indicator.polarity != "neutral" and indicator.measure in ("proportion", "rate")
