"""Gaps in people, for every theme: the people a rate is about, and how a number of them is said."""

from __future__ import annotations

import math

import geodata
from analysis.wording import format_number
from catalogue import Indicator

from .state import Subject

BASE_WORDS = {
    "working_age_2017": "residents aged 16 to 64 (mid-2017)",
    "residents_2011": "residents of all ages (Census 2011)",
    "households_2011": "households (Census 2011)",
    "residents_2021": "residents of all ages (Census 2021)",
    "households_2021": "households (Census 2021)",
}


def no_base(title: str) -> str:
    """Return why a gap of this indicator is not counted in people."""
    return f"{title} is not a share of people whose number is held here, so its gap is not counted in people."


def base_of(subject: Subject, code: str) -> float:
    """Return the people whom the indicator's rate is about; NaN where not held."""
    areas = geodata.load_areas(subject.level).set_index("area_code")
    return float(areas[subject.indicator.people_base].get(code, math.nan))


def people_per(indicator: Indicator) -> float:
    """Return how many people a rate is expressed for: 100 for per cent, 1,000 for per 1,000."""
    return {"per 1,000": 1_000.0, "per 100,000": 100_000.0}.get(indicator.unit, 100.0)


def about(people: float) -> tuple[str, tuple[str]]:
    """Return a number of people to two significant figures, as runs of a sentence: About **1,200 people**."""
    if people < 10:
        return "", ("Fewer than 10 people",)
    digits = 10 ** (math.floor(math.log10(people)) - 1)
    return "About ", (f"{format_number(round(people / digits) * digits)} people",)
