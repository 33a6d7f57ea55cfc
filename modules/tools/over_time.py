"""What the tools over time share: a slider along periods, the figures of all periods, and what to do without.

No Shiny here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from htmltools import Tag, tags

import geodata
from analysis.errors import AnalysisError
from analysis.panel import Panel, make_panel
from analysis.rates import WAYS
from analysis.view import PUBLISHED_CONFIDENCE
from analysis.wording import count_words
from catalogue import Indicator

from ..parts.keeping import kept_with_views
from ..parts.state import Settings, Subject
from ..parts.tool_words import refused, show_button
from ..parts.views import Views
from .settings import Slider

LONGEST_LABEL = 60
CHOOSE_ONE = "Choose an indicator with a series:"
FEWEST = 2


class OnePeriod(AnalysisError):
    """An indicator that has one period only at the level shown."""


@dataclass(frozen=True, slots=True)
class PeriodSlider(Slider):
    """A slider along the labels of periods, told by the server; its value is a label, "" the default."""

    minimum: float = 0
    maximum: float = 1
    default: float = 0
    follows: bool = True

    @property
    def usual(self) -> str:
        """Nothing: the figures decide."""
        return ""

    def valid(self, wish: object) -> str:  # type: ignore[override]
        """Return the label; whether there is such a period only the figures know."""
        return str(wish)[:LONGEST_LABEL]

    def text(self, value: str) -> str:  # type: ignore[override]
        """Return the label as the address bar has it."""
        return value


def answered(found: Callable[[], object]) -> bool:
    """Return whether there is an answer, and no reason why there is none; reactive."""
    try:
        return found() is not None
    except AnalysisError:
        return False


def nearest_label(wish: str, labels: Sequence[str], usual: str) -> str:
    """Return the wish where there is such a period, else the usual one."""
    return wish if wish in labels else usual


def panel_for(views: Views, subject: Subject, settings: Settings) -> Panel:
    """Return the figures of all periods and areas at the level of the map.

    Raises
    ------
    OnePeriod
        There is one period only.
    """
    indicator = subject.indicator
    if len(views.periods(indicator.id, subject.level)) >= FEWEST:
        confidence = confidence_of(subject, settings)
        panel = _panel(views, indicator.id, subject.level, subject.sex, subject.age, confidence)
        if len(panel.periods) >= FEWEST:
            return panel
    raise OnePeriod(
        f"{indicator.title} has one period only by {geodata.LEVELS[subject.level].singular}, "
        f"{subject.period}, so nothing can be said of change. {CHOOSE_ONE}"
    )


def confidence_of(subject: Subject, settings: Settings) -> float:
    """Return the confidence level of the intervals: published ones keep their 95 % whatever was asked."""
    return settings.confidence if subject.indicator.interval in WAYS else PUBLISHED_CONFIDENCE


@kept_with_views(maxsize=24)
def _panel(views: Views, indicator_id: str, level: str, sex: str, age: str, confidence: float) -> Panel:
    indicator = views.catalogue.indicators[indicator_id]
    rows = views.store.observations(indicator_id, level, None, sex or None, age or None)
    codes = geodata.load_areas(level)["area_code"].to_numpy(str)
    return make_panel(
        rows, codes, way=indicator.interval, multiplier=indicator.multiplier, confidence=confidence
    )


def counts_claimants(indicator: Indicator) -> bool:
    """Return whether an indicator counts claimants, whose rules changed from 2015 to 2018."""
    return "claimant" in indicator.id


def with_series(views: Views, level: str) -> list[tuple[Indicator, str, int]]:
    """Return the indicators with two periods or more: each with the level nearest to `level`, and how many.

    Those of the level itself come first, then those with the longest series.
    """
    found = []
    for indicator in views.catalogue.indicators.values():
        if not indicator.mapped:
            continue
        held = [
            (one, len(views.periods(indicator.id, one)))
            for one in geodata.MAP_LEVELS
            if one in indicator.levels and not views.absent(indicator.id, one)
        ]
        series = [(one, count) for one, count in held if count >= FEWEST]
        if series:
            kind = geodata.LEVELS[level].area_type
            best = max(
                series, key=lambda one: (one[0] == level, geodata.LEVELS[one[0]].area_type == kind, one[1])
            )
            found.append((indicator, *best))
    return sorted(found, key=lambda one: (one[1] != level, -one[2], one[0].title))


def choose_series(views: Views, subject: Subject, sentence: str) -> Tag:
    """Return why there is no answer, and the indicators with a series, each a button that shows it."""
    found = with_series(views, subject.level)
    items = [
        tags.li(
            show_button(indicator.id, indicator.title),
            tags.span(
                f" {count_words(count, 'period', 'periods')}, by {geodata.LEVELS[level].singular}",
                class_="list-note",
            ),
        )
        for indicator, level, count in found
    ]
    if not items:
        return refused(sentence.replace(CHOOSE_ONE, "No indicator here has a series."))
    return refused(sentence, tags.ul(*items, class_="series-list"))
