"""Difference made, as the tool is asked for it: whom, against whom, since when. No Shiny here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

import geodata
from analysis.before_after import split_periods
from analysis.difference import Difference, difference_in_differences
from analysis.elsewhere import Elsewhere, effects_elsewhere
from analysis.errors import AnalysisError, GroupMissing
from analysis.interrupted import LEAST_AFTER, LEAST_BEFORE, Interrupted, interrupted_series
from analysis.matching import Matches, nearest_areas
from analysis.panel import Panel, as_date
from analysis.verdict_words import About
from analysis.wording import count_words, join_words, possessive

from ...parts.figures import measure_of
from ...parts.state import Settings, Subject
from ...parts.views import Views, inside, residents
from ..over_time import confidence_of, counts_claimants, nearest_label, panel_for

CHOSEN, BOROUGH = "chosen", "borough"
NEAREST, ALL = "nearest", "all"
OTHERS, COURSE = "others", "course"
MOST_NAMED = 3
EVERY = 60
"""Periods each side of the start that are as many as there are."""
CHOOSE = (
    "Click the areas where something was done: one selects, Shift and click adds more. The tool sets them "
    "against areas where nothing was done."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that the answer depends on; `start` is the label of a period, "" for the usual one."""

    subject: Subject
    settings: Settings
    codes: tuple[str, ...]
    start: str = ""
    lag: int = 0
    treated: str = CHOSEN
    against: str = NEAREST
    count: int = 20
    significance: float = 0.05
    window: int = EVERY


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """What both ways of looking share: the figures, the areas in question, and the start."""

    asked: Asked
    panel: Panel
    treated: tuple[str, ...]
    start: date
    label: str
    lag: int
    shown: NDArray[np.bool_]

    @property
    def level(self) -> str:
        """The level of the map."""
        return self.asked.subject.level

    @property
    def claimants(self) -> bool:
        """Whether claimants are counted."""
        return counts_claimants(self.asked.subject.indicator)

    def about(self, others: str) -> About:
        """Return what the sentences need to know."""
        subject = self.asked.subject
        indicator = subject.indicator
        measure = measure_of(indicator, subject.sex)
        who, several = self.who, len(self.treated) > 1
        return About(
            indicator.title, who, measure, indicator.polarity, f"{self.start:%B %Y}", others, several
        )

    @property
    def who(self) -> str:
        """The areas in question as a sentence names them."""
        areas = [geodata.area(code) for code in self.treated]
        if len(areas) <= MOST_NAMED:
            return join_words(
                [one.name if one else code for one, code in zip(areas, self.treated, strict=True)]
            )
        several = count_words(len(areas), *words_of(self.level))
        if self.asked.treated == BOROUGH and areas[0] and self.level != "borough":
            return f"{possessive(areas[0].parent_name)} {several}"
        return f"the {several} chosen"


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """The difference in differences; `matches` are the nearest areas, None where all are compared with."""

    place: Place
    found: Difference
    matches: Matches | None

    @property
    def others(self) -> str:
        """The comparison areas as a sentence names them."""
        areas = count_words(len(self.found.comparison_codes), *words_of(self.place.level))
        return f"the {areas.replace(' ', ' other ' if self.matches is None else ' most similar ', 1)}"

    @property
    def about(self) -> About:
        """What the sentences need to know."""
        return self.place.about(self.others)


def words_of(level: str) -> tuple[str, str]:
    """Return what one area of a level and several are called."""
    names = geodata.LEVELS[level]
    return names.singular, names.plural


def place_of(views: Views, asked: Asked) -> Place:
    """Return the areas in question and the start.

    Raises
    ------
    AnalysisError
        There is one period only, no area is chosen, or there is no period to start at.
    """
    panel = panel_for(views, asked.subject, asked.settings)
    starts = start_labels(panel)
    treated = treated_codes(asked)
    if not treated:
        raise GroupMissing(CHOOSE)
    if not starts:
        raise AnalysisError(
            "The periods overlap so much that none lies before another: there is no start to choose."
        )
    label = nearest_label(asked.start, starts, usual_start(panel))
    start = as_date(panel.starts[panel.periods.index(label)])
    lag = min(asked.lag, most_lag(panel, label))
    shown = inside(asked.subject.level, asked.subject.within)
    return Place(asked, around(panel, start, lag, asked.window), treated, start, label, lag, shown)


def around(panel: Panel, start: date, lag: int, window: int) -> Panel:
    """Return the periods from the last `window` before a start to as many after it and its lag."""
    if window >= EVERY:
        return panel
    timing = split_periods(panel, start, lag)
    before, after = np.flatnonzero(timing.before)[-window:], np.flatnonzero(timing.after)[:window]
    return panel.only(slice(int(before[0]), int(after[-1]) + 1))


def treated_codes(asked: Asked) -> tuple[str, ...]:
    """Return the areas in question: those chosen, or all of the borough of the first one."""
    if asked.treated == BOROUGH and asked.codes and asked.subject.level != "borough":
        first = geodata.area(asked.codes[0])
        return tuple(geodata.children(first.parent_code, asked.subject.level)) if first else ()
    return asked.codes


def start_labels(panel: Panel) -> list[str]:
    """Return the periods that something may have started with: a whole period lies before each."""
    return [
        label
        for label, start in zip(panel.periods, panel.starts, strict=True)
        if bool((panel.ends < start).any())
    ]


def usual_start(panel: Panel) -> str:
    """Return the first period with eight before it and four from it on, else the one in the middle."""
    starts = start_labels(panel)
    if len(panel.periods) >= LEAST_BEFORE + LEAST_AFTER and panel.periods[LEAST_BEFORE] in starts:
        return panel.periods[LEAST_BEFORE]
    return starts[len(starts) // 2]


def most_lag(panel: Panel, label: str) -> int:
    """Return the longest lag that leaves a period."""
    return len(panel.periods) - panel.periods.index(label) - 1


def compared(views: Views, asked: Asked) -> Compared:
    """Return the difference in differences; errors as `place_of` and `analysis.difference`."""
    place = place_of(views, asked)
    others = candidates(place)
    matches = None
    if asked.against == NEAREST and len(others) > asked.count:
        timing = split_periods(place.panel, place.start, place.lag)
        before = place.panel.only(timing.before)
        # An area that lacks a figure later on cannot be compared with, however near it ran before.
        complete = set(place.panel.area_codes[place.panel.complete(timing.used)].tolist())
        held = [code for code in others if code in complete]
        matches = nearest_areas(before, place.treated, asked.count, candidates=held)
    found = difference_in_differences(
        place.panel,
        place.treated,
        others if matches is None else matches.area_codes,
        start=place.start,
        lag=place.lag,
        significance=asked.significance,
        claimants=place.claimants,
    )
    return Compared(place, found, matches)


def candidates(place: Place) -> list[str]:
    """Return the areas to compare with: all others with as many residents as the reader's minimum."""
    codes = place.panel.area_codes
    subject = place.asked.subject
    few = residents(place.level) < subject.population if subject.population else np.zeros(codes.size, bool)
    return codes[~few & ~np.isin(codes, place.treated)].tolist()


def course_of(views: Views, asked: Asked, error_lags: int | None = None) -> tuple[Place, Interrupted]:
    """Return the interrupted series; errors as `place_of` and `analysis.interrupted`."""
    place = place_of(views, asked)
    found = interrupted_series(
        place.panel,
        place.treated,
        start=place.start,
        lag=place.lag,
        confidence=confidence_of(asked.subject, asked.settings),
        error_lags=error_lags,
        claimants=place.claimants,
    )
    return place, found


def everywhere(place: Place) -> Elsewhere:
    """Return the change of course of every area at the same start; errors as `analysis.interrupted`."""
    return effects_elsewhere(place.panel, place.treated, start=place.start, lag=place.lag)


def named(codes: Sequence[str], most: int) -> list[tuple[str, str, str]]:
    """Return code, name and parent's name of the first few areas."""
    found = []
    for code in codes[:most]:
        area = geodata.area(code)
        found.append((code, area.name if area else code, area.parent_name if area else ""))
    return found
