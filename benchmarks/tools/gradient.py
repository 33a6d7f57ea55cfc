"""How long a social gradient takes: groups, both indices with simulated intervals, shares, chart."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle

import numpy as np
from numpy.typing import NDArray

from analysis.concentration import concentration
from analysis.group_values import AreaFigures, group_values
from analysis.groups import group_areas
from analysis.inequality import Inequality, inequality
from modules.parts.tool_table import tool_message
from modules.tools.gradient import map as gradient_map
from modules.tools.gradient.answer import answer, both_indices, groups_table, method_words
from modules.tools.gradient.choice import Wish
from modules.tools.gradient.figures import gradient_of
from modules.tools.gradient.pictures import Request, bars

from ..baseline_figures import held_views
from ..report import Line, spread
from ..server_time import wishes

LIMIT_MS, STEP_MS = 30, 100
TIMES = 24
GM, NATION = 1_673, 7_264
INDICATOR, LEVEL = "social_rented", "lsoa11"
VARIANTS = ("logit", "none", "log")


@dataclass(frozen=True, slots=True)
class Figures:
    """Generated areas: how deprived, how many people, how many of them are counted."""

    deprivation: NDArray[np.float64]
    people: NDArray[np.float64]
    cases: NDArray[np.float64]

    @property
    def areas(self) -> AreaFigures:
        """The areas as the analysis takes them."""
        nothing = np.full(self.people.shape, np.nan)
        value = 100 * self.cases / self.people
        return AreaFigures(value, self.people, self.cases, self.people, nothing, nothing)


def lines() -> list[Line]:
    """Return the time of a slider step, at two sizes, and of what the server does around it."""
    return [*worked_out(), *on_the_server()]


def worked_out() -> list[Line]:
    """Return the time of the analysis alone: every step has another number of groups or another variant."""
    here, there = generated(GM), generated(NATION)
    steps: dict[str, tuple[Callable[[Figures, int, str], object], float]] = {
        "groups, values, SII and RII with simulated intervals": (gradient, LIMIT_MS),
        "concentration over all areas": (shares, STEP_MS),
    }
    found = []
    for name, (step, limit) in steps.items():
        small, large = timed(step, here), timed(step, there)
        growth = round(large["median"] / max(small["median"], 0.01), 1)
        beside = {"p95": small["p95"], f"{NATION:,} areas": large["median"], "growth": growth}
        found.append(Line(f"gradient: {name}", small["median"], "ms", limit, detail=beside))
    return found


def on_the_server() -> list[Line]:
    """Return the time of a slider step with words, map and table, and of the chart that follows it."""
    views = held_views()
    subject, settings = wishes(views, indicator=INDICATOR, level=LEVEL)
    shown = np.ones(GM, dtype=bool)
    whole, drawn = [], []
    for number, groups in zip(range(TIMES), cycle(range(3, 11)), strict=False):
        # Another number of draws each time, so that no answer is kept from before.
        wish = Wish(groups=groups, draws=20_000 + number)
        begun = time.perf_counter()
        made = gradient_of(views, subject, settings, wish)
        for part in (answer, both_indices, groups_table):
            part(made).get_html_string()
        method_words(made)
        gradient_map.paint(made, shown)
        tool_message(gradient_map.table(made, shown), LEVEL)
        whole.append((time.perf_counter() - begun) * 1000)
        begun = time.perf_counter()
        bars(views, Request(subject, settings, wish))
        drawn.append((time.perf_counter() - begun) * 1000)
    return [
        Line("gradient: step with words, map and table", *median(whole[1:])),
        Line("gradient: chart as SVG, off the event loop", *median(drawn[1:])),
    ]


def median(taken: list[float]) -> tuple[float, str, float, bool, dict[str, float]]:
    """Return what a line takes: the median, its unit and limit, and the spread."""
    beside = spread(taken)
    return beside["median"], "ms", STEP_MS, False, {"p95": beside["p95"]}


def timed(step: Callable[[Figures, int, str], object], figures: Figures) -> dict[str, float]:
    """Return the spread of the milliseconds of steps of a slider, every group number and variant in turn."""
    step(figures, 5, "logit")
    taken = []
    for _, groups, variant in zip(range(TIMES), cycle(range(3, 11)), cycle(VARIANTS), strict=False):
        begun = time.perf_counter()
        step(figures, groups, variant)
        taken.append((time.perf_counter() - begun) * 1000)
    return spread(taken)


def gradient(figures: Figures, groups: int, variant: str) -> Inequality:
    """Do what a step of the slider costs, from figures of areas to both indices."""
    made = group_areas(figures.deprivation, figures.people, groups)
    values = group_values(made.member, made.numbers, figures.areas, "proportion", multiplier=100)
    return inequality(values.steps, variant=variant)


def shares(figures: Figures, groups: int, variant: str) -> object:
    """Do what the concentration curve costs; groups and variants do not matter to it."""
    rates = figures.cases / figures.people
    return concentration(figures.deprivation, figures.people, rates, np.sqrt(figures.cases) / figures.people)


def generated(areas: int) -> Figures:
    """Return areas in which more deprivation goes with more cases, as real ones do."""
    draw = np.random.default_rng(20171018)
    deprivation = draw.gamma(3, 8, areas)
    people = draw.integers(1_000, 3_000, areas).astype(float)
    rates = 1 / (1 + np.exp(3 - deprivation / 20))
    return Figures(deprivation, people, draw.binomial(people.astype(int), rates).astype(float))
