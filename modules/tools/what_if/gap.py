"""Closing the gap: how many people every area would need to move to reach one rate. No Shiny here."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

import geodata
from analysis.errors import NotUsable
from analysis.gap_closing import NO_BASE, GapClosing, Rates, best_area, close_gaps
from analysis.ranking import rank
from analysis.wording import with_article
from catalogue import Indicator, people_per

from ...parts.painting import Extra, Painting, Spoken, paint_values
from ...parts.state import Notices, resolve_settings
from ...parts.tool_table import Column, ToolTable, base_rows
from ..on_map import OnMap, name_of, of_place
from ..others import view_of

Floats = NDArray[np.float64]

BEST = "best"
PLAIN = resolve_settings({}, Notices())
"""Settings that change no figure, for figures that the map does not show."""
TARGETS = {
    geodata.GM: "Greater Manchester",
    geodata.NORTH_WEST: "North West",
    geodata.ENGLAND: "England",
    BEST: "the best borough",
}
FORMULA = (
    "With counts: the people counted, less the target rate times the base. Without: the area’s rate less the "
    "target, times the nearest base held, and the number is rounded. Areas that are there already count as "
    "0: nobody is to get worse."
)
NO_TARGET = "{title} has no figure for {place} here, so there is nothing to aim at. Choose another target."
CANNOT = (
    "It says how far it is, not how to get there, nor what it would cost. The base stays as it is: people "
    "change their state, nobody moves house."
)


@dataclass(frozen=True, slots=True, eq=False)
class Gap:
    """The answer: people to move in the areas shown, and what was aimed at."""

    at: OnMap
    found: GapClosing
    target: str
    share: float

    @property
    def people(self) -> Floats:
        """People to move, one number an area of the level, NaN outside those shown."""
        return self.spread(self.found.people)

    def spread(self, given: np.ndarray, empty: object = np.nan) -> np.ndarray:
        """Return what is known of the areas shown for all areas of the level."""
        every = np.full(self.at.shown.shape, empty, dtype=object if isinstance(empty, str) else given.dtype)
        every[self.at.shown] = given
        return every


def gap_of(at: OnMap, target: str, share: float) -> Gap:
    """Return the people to move in the areas shown.

    Parameters
    ----------
    at : OnMap
    target : str
        One of `TARGETS`.
    share : float
        Share of each gap to close, 0 to 1.

    Raises
    ------
    AnalysisError
        The indicator has no better side, no figure to aim at or no people to count.
    """
    indicator, view, shown = at.indicator, at.view, at.shown
    if indicator.measure not in ("proportion", "rate"):
        raise NotUsable(f"{indicator.title} is not a rate of people, so its gap is not a number of people.")
    columns = (view.numerator, view.denominator, at.column(indicator.people_base))
    rates = Rates(
        view.values[shown],
        indicator.polarity,
        people_per(indicator),
        *(one[shown] for one in columns),
        title=indicator.title,
    )
    words, rate = _target(at, target)
    found = close_gaps(rates, rate, share)
    if found.missing == found.people.size:
        raise NotUsable(f"{indicator.title}: {NO_BASE}, so its gap is not counted in people.")
    return Gap(at, found, words, share)


def _target(at: OnMap, target: str) -> tuple[str, float]:
    noun = at.measure.noun
    if target != BEST:
        rate = comparator_value(at, target)
        if math.isnan(rate):
            raise NotUsable(NO_TARGET.format(title=at.indicator.title, place=with_article(name_of(target))))
        return of_place(target, noun), rate
    boroughs = replace(at.subject, level="borough", within="", population=0)
    view = view_of(at.views, at.indicator.id, boroughs, PLAIN, at.subject.period)
    names = geodata.load_areas("borough")["name"].tolist()
    name, rate = best_area(view.values, names, at.indicator.polarity)
    return f"{of_place(str(view.area_codes[names.index(name)]), noun)}, the best of the boroughs", rate


def comparator_value(at: OnMap, code: str) -> float:
    """Return a comparator's figure of the map's indicator; NaN where there is none."""
    rows = at.views.comparators(at.subject.key, (geodata.GM,))
    values = (row["value"] for row in rows if row["area_code"] == code)
    value = next(values, None)
    return math.nan if value is None or value != value else float(value)


def paint_gap(gap: Gap, classes: int, way: str) -> Painting:
    """Return how far each area is from the target, in the rate's unit; the people are in the sentence.

    Numbers of people follow where people live, so they are not what is coloured.
    """
    at, indicator = gap.at, gap.at.indicator
    sign = 1.0 if indicator.polarity == "high_is_bad" else -1.0
    short = np.maximum(sign * (at.view.values - gap.found.target), 0.0)
    words = Spoken(
        legend=f"{indicator.title}: short of {gap.target}, {points_of(indicator)}",
        sentence="{name}, {parent}: {value} short of " + gap.target + ", {extra0} people to move.",
        unit=points_of(indicator),
        decimals=indicator.decimals,
        missing="no figure, or no people to count",
        extras=(Extra(gap.people, "", 0),),
    )
    counted = np.where(np.isfinite(gap.people), short, np.nan)
    return paint_values(
        counted, at.subject.level, at.shown, words, classes=classes, method=way, nought_apart=True
    )


def points_of(indicator: Indicator) -> str:
    """Return the unit of a difference between two figures."""
    return "points" if indicator.unit in ("%", "score") else indicator.unit


def table_of_gap(gap: Gap, codes: NDArray[np.uint8]) -> ToolTable:
    """Return people to move by area, with rate, distance and what the number rests on.

    `codes` are the map's, for the colour beside each number.
    """
    at, indicator, found = gap.at, gap.at.indicator, gap.found
    rounded = gap.spread(found.rounded, False)
    rests = np.where(found.rounded, "rate × base", np.where(np.isnan(found.people), "", "counts"))
    rows = base_rows(
        at.subject.level,
        at.shown,
        value=gap.people,
        rank=rank(gap.people),
        klass=codes,
        rate=at.view.values,
        apart=at.view.values - found.target,
        base=np.where(rounded.astype(bool), at.column(indicator.people_base), at.view.denominator),
        rests_on=gap.spread(rests, ""),
        reason=gap.spread(found.reasons, ""),
    )
    decimals = indicator.decimals
    return ToolTable(
        f"People to move to reach {gap.target}",
        rows,
        Column("value", "People to move", decimals=0),
        (
            Column("rate", indicator.title, unit=indicator.unit, decimals=decimals),
            Column("apart", "From the target", unit=points_of(indicator), decimals=decimals, signed=True),
            Column("base", "People it is of", decimals=0),
            Column("rests_on", "Rests on", "words"),
        ),
        facts=(
            ("Question", "Closing the gap"),
            ("Target", f"{gap.target}: {at.measure.say(found.target)}"),
            ("Share of each gap closed", f"{gap.share * 100:g} %"),
            ("People to move in all areas shown", f"{found.total:.0f}"),
        ),
        sentences=(FORMULA, CANNOT, *indicator.caveats),
        indicators=(indicator.id,),
        note="people to move, most first",
    )
