"""How long the server works on one update of the map, its table and its summary; no browser, no socket."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from statistics import median
from typing import Any

import geodata
from modules.parts.figures import chosen_comparator
from modules.parts.map_words import about_map
from modules.parts.state import Chosen, Notices, Settings, Subject, resolve_settings, resolve_subject
from modules.parts.summary import summary_panel
from modules.parts.table_data import rows_shown, table_message
from modules.parts.views import Views, inside, map_codes

from .baseline_figures import INDICATOR, LEVEL, held_views
from .report import Line, Part, timing

UPDATE_MS, FIRST_MS = 15, 60
LEVELS = ("borough", "ward25", "msoa11", "lsoa11")
CLASSES, RESIDENTS = range(3, 10), range(1000, 2500, 100)
SELECTED = "E01005061"


@dataclass
class Update:
    """The milliseconds of one update by part: by the clock, and of this thread's processor time."""

    clock: dict[str, float] = field(default_factory=dict)
    processor: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Time what happens inside."""
        begun, worked = time.perf_counter(), time.thread_time()
        yield
        self.processor[name] = (time.thread_time() - worked) * 1000
        self.clock[name] = (time.perf_counter() - begun) * 1000

    @property
    def whole(self) -> float:
        """Milliseconds of all parts by the clock."""
        return sum(self.clock.values())


def wishes(views: Views, **wished: object) -> tuple[Subject, Settings]:
    """Return subject and settings of what is wished."""
    words = {name: str(wish) for name, wish in wished.items()}
    return resolve_subject(words, views.catalogue, views, Notices()), resolve_settings(words, Notices())


def update(views: Views, subject: Subject, settings: Settings, selected: str = "") -> Update:
    """Do what one slider step makes one session compute, in the same order, and time its parts."""
    taken, chosen, shown = Update(), Chosen(selected), inside(subject.level, subject.within)
    with taken.part("figures and classes"):
        view = views.view(subject, settings)
    with taken.part("comparator"):
        against = chosen_comparator(views, subject, settings, chosen)
    with taken.part("map"):
        views.ladder(subject.key, subject.population, settings.method)
        about_map(
            subject.indicator, view, subject.level, (against.name, against.value) if against else None, ""
        )
        map_codes(view, subject.indicator, shown)
    with taken.part("rows"):
        rows = rows_shown(views, subject, view, shown, against)
    with taken.part("table in words"):
        table_message(rows, subject, against, subject.indicator.title)
    with taken.part("summary"):
        summary_panel(views, subject, settings, chosen, view, shown).render()
    return taken


def measure() -> Part:
    """Return the times of updates by level, and of first ones."""
    views = held_views()
    lines = [line for level in LEVELS for line in of_level(views, level)]
    lines += selection(views)
    lines += first_ones()
    return Part(
        "server_time", "one update, figures and period in the process's cache, settings new; medians", lines
    )


def of_level(views: Views, level: str) -> list[Line]:
    """Return the time of an update with settings that nobody had before; parts at LSOA level."""
    subject, settings = wishes(views, indicator=INDICATOR, level=level)
    update(views, subject, settings)
    taken = [
        update(views, *wishes(views, indicator=INDICATOR, level=level, classes=classes, population=residents))
        for residents, classes in product(RESIDENTS, CLASSES)
    ]
    limit = UPDATE_MS if level == LEVEL else None
    name = f"{geodata.LEVELS[level].areas:,} {geodata.LEVELS[level].plural}"
    return [
        timing(f"{name}: update", [one.whole for one in taken], limit),
        *(parts(taken) if level == LEVEL else []),
    ]


def selection(views: Views) -> list[Line]:
    """Return the time of an update while an LSOA is selected: its panel holds more."""
    taken = [
        update(
            views,
            *wishes(views, indicator=INDICATOR, level=LEVEL, classes=classes, population=residents),
            SELECTED,
        )
        for residents, classes in product(RESIDENTS[::3], (4, 7))
    ]
    return [timing("an LSOA selected: update", [one.whole for one in taken[1:]], UPDATE_MS)]


def parts(taken: Iterable[Update]) -> list[Line]:
    """Return each part's median, by the clock; the processor's share beside it."""
    of = list(taken)
    return [
        Line(f"  of which {name}", median(one.clock[name] for one in of), "ms", detail=worked(of, name))
        for name in of[0].clock
    ]


def worked(taken: list[Update], name: str) -> dict[str, Any]:
    """Return the median processor time of a part."""
    return {"processor": round(median(one.processor[name] for one in taken), 2)}


def first_ones() -> list[Line]:
    """Return the time of each LSOA indicator's first update, in a process that has shown another one."""
    views = held_views()
    update(views, *wishes(views, indicator=INDICATOR, level=LEVEL))
    indicators = views.catalogue.indicators.values()
    others = [one.id for one in indicators if LEVEL in one.levels and one.id != INDICATOR]
    taken = [update(views, *wishes(views, indicator=one, level=LEVEL)) for one in others]
    name = "first update of an indicator: LSOAs, nothing cached"
    return [timing(name, [one.whole for one in taken], FIRST_MS), *parts(taken)]
