"""How long What if and Area profile take: a slider step of each question, one more area, the rug.

The first lines are the page's own work on the real figures at LSOA level, from warm caches; the others the
methods alone, at the size of Greater Manchester and at 7,264 generated areas.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

import geodata
from analysis.attributable import attributable_fraction
from analysis.gap_closing import Rates, close_gaps, totals
from analysis.profile import Reading, profile
from analysis.rug import rug_row, weave
from analysis.scenario import expect
from modules.parts.state import Chosen
from modules.parts.views import Views, inside
from modules.tools.on_map import OnMap
from modules.tools.profile.answer import all_figures, ends_of, head_of, moves_section
from modules.tools.profile.charts import Asked, profile_of
from modules.tools.profile.readings import Who, against_of, who_of
from modules.tools.profile.rug import rug_of, rug_table
from modules.tools.profile.tool import moved_of, themes_of_page
from modules.tools.what_if.burden import Typed
from modules.tools.what_if.tool import QUESTIONS, RISKS, Wishes

from ..baseline_figures import held_views
from ..report import Line, spread, timing
from ..server_time import wishes as wished

LIMIT_MS = 100
TIMES = 15
GM, NATION = 1_673, 7_264
INDICATORS = 40
LEVEL, INDICATOR, OUTCOME = "lsoa11", "employment_deprivation", "health_deprivation"
SELECTED = ("E01005061", "E01004766", "E01006512")


def lines() -> list[Line]:
    """Return the median time of each step, those of the methods with their growth beside them."""
    return [*of_page(), *(grown(name, step) for name, step in METHODS.items())]


def of_page() -> list[Line]:
    """Return what the page's server works on one step of each question, and on one more area profiled."""
    views = held_views()
    subject, settings = wished(views, indicator=INDICATOR, level=LEVEL)
    at = OnMap(views, subject, views.view(subject, settings), inside(LEVEL, ""))
    found = [
        timing(f"what if: {name}, panel, map and table", steps(at, name), LIMIT_MS) for name in QUESTIONS
    ]
    asked = [asked_of(at, code) for code in SELECTED]
    for one in asked:  # warm: figures and comparators of the boroughs are kept
        profiled(views, one)
    again = Again(views)
    words = timed(lambda: again.profile(asked))
    found.append(timing("area profile: all indicators, in words", words, LIMIT_MS))
    borough = replace(asked[0], who=Who("E08000009", "Trafford", "borough"))
    profiled(views, borough)
    changed = timed(lambda: again.profile([borough]))
    found.append(timing("area profile of a borough, with changes", changed, LIMIT_MS))
    found.append(timing("tartan rug: ten boroughs, table", timed(lambda: again.rug(borough)), LIMIT_MS))
    return found


def steps(at: OnMap, name: str) -> list[float]:
    """Return the milliseconds of slider steps of one question, each of another value."""
    question = QUESTIONS[name]
    taken = []
    for value in np.linspace(0.05, 0.9, TIMES + 1).tolist():
        asked = Wishes(geodata.GM, value, OUTCOME, value, Typed(next(iter(RISKS))), 0.95)
        begun = time.perf_counter()
        found = question.find(at, asked)
        painting = question.paint(found, 5, "quantile")
        question.table(found, painting.codes)
        question.tell(found).get_html_string()
        taken.append((time.perf_counter() - begun) * 1000)
    return taken[1:]


def asked_of(at: OnMap, code: str) -> Asked:
    """Return what the page asks of a selected area."""
    who = who_of(at.subject, Chosen(code))
    return Asked(who, against_of(who, geodata.GM), "all", 0, 0.95, themes_of_page())


def profiled(views: Views, asked: Asked) -> str:
    """Do what one more area costs: its profile, its changes, all of it in HTML."""
    found = profile_of(views, asked, 5)
    name, moves = moved_of(views, asked, found)
    parts = (head_of(asked, found), ends_of(asked, found), moves_section(asked, moves, name))
    return "".join(one.get_html_string() for one in (*parts, all_figures(asked, found)))


class Again:
    """Profiles and rugs made anew each time, from figures at hand: a theme more makes each one another."""

    def __init__(self, views: Views) -> None:
        self.views, self.times = views, 0

    def other(self, asked: Asked) -> Asked:
        """Return the same question as one that nobody asked before."""
        self.times += 1
        return replace(asked, themes=(*asked.themes, (f"other {self.times}", "")))

    def profile(self, asked: list[Asked]) -> None:
        """Profile the next area."""
        profiled(self.views, self.other(asked[self.times % len(asked)]))

    def rug(self, asked: Asked) -> None:
        """Weave the rug and write it as a table."""
        one = self.other(asked)
        rug = rug_of(self.views, one.subject(self.views), 0.95, geodata.GM, one.order)
        rug_table(rug, "Greater Manchester").get_html_string()


def grown(name: str, step: Callable[[np.random.Generator, int], Callable[[], object]]) -> Line:
    """Return a method's line: the limit holds for Greater Manchester, the larger size stands beside it."""
    small, large = (spread(timed(step(np.random.default_rng(2017), areas))) for areas in (GM, NATION))
    growth = round(large["median"] / max(small["median"], 0.01), 1)
    beside = {"p95": small["p95"], f"{NATION:,} areas": large["median"], "growth": growth}
    return Line(f"what if: {name}", small["median"], "ms", LIMIT_MS, detail=beside)


def timed(step: Callable[[], object]) -> list[float]:
    """Return the milliseconds that a step takes, after one that brings its libraries."""
    step()
    taken = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        step()
        taken.append((time.perf_counter() - begun) * 1000)
    return taken


def closing(draw: np.random.Generator, areas: int) -> Callable[[], object]:
    """Return the step of gap closing with totals by ten boroughs."""
    base, boroughs = draw.integers(700, 1_300, areas), draw.integers(0, 10, areas)
    rates = Rates(draw.gamma(3, 4, areas), "high_is_bad", base=base)
    return lambda: totals(close_gaps(rates, 10.0).people, boroughs)


def falling(draw: np.random.Generator, areas: int) -> Callable[[], object]:
    """Return the step of a scenario: line, interval and change of every area."""
    exposure, people = draw.gamma(3, 4, areas), draw.integers(700, 1_300, areas)
    outcome = exposure / 2 + draw.normal(0, 2, areas)
    return lambda: expect(exposure, outcome, people, np.ones(areas, bool), 0.1)


def burdened(draw: np.random.Generator, areas: int) -> Callable[[], object]:
    """Return the step of an attributable fraction in every area."""
    exposed = draw.uniform(0, 0.4, areas)
    return lambda: attributable_fraction(exposed, 1.63)


def profiling(draw: np.random.Generator, areas: int) -> Callable[[], object]:
    """Return a profile over forty indicators among so many peers."""
    peers = draw.gamma(3, 4, (INDICATORS, areas))
    readings = [
        Reading(f"i{n}", f"Indicator {n}", "health", "%", "high_is_bad", float(row[0]), row, comparator=12.0)
        for n, row in enumerate(peers)
    ]
    return lambda: profile(readings)


def weaving(draw: np.random.Generator, areas: int) -> Callable[[], object]:
    """Return a rug of so many areas by forty indicators."""
    values = draw.gamma(3, 4, (INDICATORS, areas))
    names = [f"Area {number}" for number in range(areas)]

    def step() -> object:
        rows = [
            rug_row(f"i{n}", "", row, row - 1, row + 1, 12.0, "high_is_bad") for n, row in enumerate(values)
        ]
        return weave(names, rows).by_verdict()

    return step


METHODS = {
    "gap closing with totals, method alone": closing,
    "scenario by the line, method alone": falling,
    "attributable fraction of every area, method alone": burdened,
    f"profile over {INDICATORS} indicators, method alone": profiling,
    f"rug of all areas by {INDICATORS} indicators, method alone": weaving,
}
