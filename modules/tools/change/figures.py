"""Change between two periods, as the tool is asked for it. No Shiny here."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

import geodata
from analysis.change_map import ChangeMap, change_map
from analysis.errors import AnalysisError
from analysis.panel import Panel
from analysis.trend_test import TrendTest, area_trend
from analysis.verdict_words import About

from ...parts.figures import measure_of
from ...parts.state import Settings, Subject
from ...parts.views import Views, inside, residents
from ..over_time import confidence_of, counts_claimants, nearest_label, panel_for

VERDICTS, SIZE = "verdicts", "size"
TOGETHER, ALONE = "together", "alone"


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that the answer depends on; `first` and `last` are labels of periods, "" for the usual."""

    subject: Subject
    settings: Settings
    first: str = ""
    last: str = ""
    shows: str = VERDICTS
    tests: str = TOGETHER


@dataclass(frozen=True, slots=True, eq=False)
class Changes:
    """The change of the areas shown: `found` has a row for each place in `places`, in canonical order.

    `panel` holds all areas of the level in all periods. `left_out` marks areas with fewer residents than the
    reader's minimum.
    """

    asked: Asked
    panel: Panel
    found: ChangeMap
    places: NDArray[np.intp]
    shown: NDArray[np.bool_]
    left_out: NDArray[np.bool_]

    @property
    def level(self) -> str:
        """The level of the map."""
        return self.asked.subject.level

    @property
    def shows(self) -> str:
        """What the map can show: sizes where nothing could be tested."""
        testable = not self.found.reason
        return self.asked.shows if testable else SIZE

    def full(self, values: NDArray, missing: object = np.nan) -> NDArray:
        """Return an array of the areas shown as one of all areas, in canonical order."""
        whole = np.full(self.shown.size, missing, dtype=np.asarray(values).dtype)
        whole[self.places] = values
        return whole

    def row(self, code: str) -> int | None:
        """Return the row of an area in `found`, None where it is not shown."""
        rows = np.flatnonzero(self.found.area_codes == code)
        return int(rows[0]) if rows.size else None


def changes_of(views: Views, asked: Asked) -> Changes:
    """Return the change that is asked for.

    Raises
    ------
    AnalysisError
        There is one period only, or nothing between the two chosen ones.
    """
    subject = asked.subject
    panel = panel_for(views, subject, asked.settings)
    first, last = span_of(panel, asked)
    shown = inside(subject.level, subject.within)
    few = ~(residents(subject.level) >= subject.population)
    left_out = shown & few if subject.population else np.zeros_like(shown)
    places = np.flatnonzero(shown & ~left_out)
    if not places.size:
        raise AnalysisError("No area is left with that many residents: lower the minimum.")
    found = change_map(
        panel.of_areas(places),
        first,
        last,
        subject.indicator.polarity,
        claimants=counts_claimants(subject.indicator),
        confidence=confidence_of(subject, asked.settings),
        false_discovery=asked.tests == TOGETHER,
    )
    return Changes(asked, panel, found, places, shown, left_out)


def span_of(panel: Panel, asked: Asked) -> tuple[str, str]:
    """Return the two periods: those wished for where they are in order, else the first and the last."""
    periods = panel.periods
    first = nearest_label(asked.first, periods[:-1], periods[0])
    last = nearest_label(asked.last, periods[1:], periods[-1])
    if periods.index(first) >= periods.index(last):
        raise AnalysisError(
            f"The change from {first} to {last} is none: choose an earlier period in From than in To."
        )
    return first, last


def trend_of(changes: Changes, code: str) -> TrendTest:
    """Return the trend of an area over all periods; errors as `analysis.trend_test.area_trend`."""
    subject = changes.asked.subject
    return area_trend(
        changes.panel,
        code,
        confidence=changes.found.confidence,
        claimants=counts_claimants(subject.indicator),
    )


def about_area(changes: Changes, code: str) -> About:
    """Return what a sentence on one area needs to know."""
    subject = changes.asked.subject
    area = geodata.area(code)
    measure = measure_of(subject.indicator, subject.sex)
    return About(subject.indicator.title, area.name if area else code, measure, subject.indicator.polarity)
