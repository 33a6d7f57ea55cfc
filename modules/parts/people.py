"""Gaps in people, for every theme: the people a rate is about, and how a number of them is said."""

from __future__ import annotations

import math

import geodata
from analysis.wording import format_number

from .state import Subject


def no_base(title: str) -> str:
    """Return why a gap of this indicator is not counted in people."""
    return f"{title} is not a share of people whose number is held here, so its gap is not counted in people."


def base_of(subject: Subject, code: str) -> float:
    """Return the people whom the indicator's rate is about; NaN where not held."""
    areas = geodata.load_areas(subject.level).set_index("area_code")
    return float(areas[subject.indicator.people_base].get(code, math.nan))


def about(people: float) -> tuple[str, tuple[str]]:
    """Return a number of people to two significant figures, as runs of a sentence: About **1,200 people**."""
    if people < 10:
        return "", ("Fewer than 10 people",)
    digits = 10 ** (math.floor(math.log10(people)) - 1)
    return "About ", (f"{format_number(round(people / digits) * digits)} people",)
