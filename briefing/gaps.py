"""Gaps in people: how many would have to move for an area, and for those inside it, to match a comparator."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from numpy.typing import ArrayLike

import geodata
from analysis.errors import AnalysisError
from analysis.gap_closing import GapClosing, Rates, close_gaps
from briefing.figures import Figures
from briefing.inside import Inside, inside
from briefing.places import Place
from briefing.readings import Held
from catalogue import BASE_WORDS, Indicator, countable, people_per


@dataclass(frozen=True, slots=True, eq=False)
class PeopleGap:
    """One indicator's gap.

    Attributes
    ----------
    people
        Who would have to move; 0 where the area is there already.
    rounded
        Whether that comes from the rate and the nearest base, and not from counts.
    small, closing
        The areas inside and their gaps to the same figure; None where there are none of the period.
    """

    held: Held
    people: float
    rounded: bool
    small: Inside | None = None
    closing: GapClosing | None = None

    @property
    def base(self) -> str:
        """Whom the number is of, where it comes from the nearest base."""
        return BASE_WORDS.get(self.held.indicator.people_base or "", "") if self.rounded else ""


def gaps_of(figures: Figures, place: Place, helds: Sequence[Held]) -> list[PeopleGap]:
    """Return the gaps of the area's own figures that can be counted in people, the largest first."""
    able = [held for held in helds if held.own and countable(held.indicator)]
    found = [gap_of(figures, place, held) for held in able]
    return sorted((one for one in found if one is not None), key=lambda one: -one.people)


def gap_of(figures: Figures, place: Place, held: Held) -> PeopleGap | None:
    """Return the gap of one figure; None where it cannot be counted."""
    reading, indicator = held.reading, held.indicator
    base = _base(indicator, place.level).get(place.code, math.nan)
    counts = [held.numerator], [held.denominator], [base]
    own = _closed(indicator, [reading.value], *counts, reading.comparator)
    if own is None or math.isnan(own.people[0]):
        return None
    small = inside(figures, place, indicator, reading.period) if place.large else None
    closing = None
    if small is not None:
        bases = _base(indicator, small.level)
        rows = small.rows
        each = [bases.get(code, math.nan) for code in rows["area_code"]]
        closing = _closed(
            indicator, rows["value"], rows["numerator"], rows["denominator"], each, reading.comparator
        )
        closing = closing if closing is not None and closing.missing < len(rows) else None
    return PeopleGap(held, float(own.people[0]), bool(own.rounded[0]), small if closing else None, closing)


def _closed(
    indicator: Indicator,
    values: ArrayLike,
    numerator: ArrayLike,
    denominator: ArrayLike,
    base: ArrayLike,
    target: float,
) -> GapClosing | None:
    rates = Rates(
        values, indicator.polarity, people_per(indicator), numerator, denominator, base, indicator.title
    )
    try:
        return close_gaps(rates, target)
    except AnalysisError:
        return None


def _base(indicator: Indicator, level: str) -> dict[str, float]:
    """Return the people whom the rate is about by area, {} where the geography does not hold them."""
    if not indicator.people_base:
        return {}
    areas = geodata.load_areas(level)
    return dict(zip(areas["area_code"], areas[indicator.people_base].astype(float), strict=True))
