"""The need tool: re-ranking on a slider step, and the draws behind it."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from analysis.need import Need, Part, need_index
from analysis.need_draws import Plan, need_draws, standard_errors
from analysis.standardise import EXPONENTIAL, Z_SCORE
from modules.parts.state import Notices, resolve_settings
from modules.parts.tool_table import tool_message
from modules.parts.views import Views
from modules.tools.need.figures import Place, Question, figure_of_indicator, need_answer
from modules.tools.need.table import need_table, paint_score

from ..baseline_figures import LEVEL, held_views
from ..report import Line, timing

STEP_MS, DRAWS_MS = 20, 300
TEN = (
    "employment_deprivation",
    "income_deprivation",
    "income_deprivation_children",
    "income_deprivation_older_people",
    "education_deprivation",
    "health_deprivation",
    "crime",
    "barriers_to_housing",
    "living_environment",
    "minutes_to_stroke_unit",
)
"""Ten indicators with figures for LSOAs. Two are parts of a third: weighed for the time it takes only."""
APART = tuple(name for name in TEN if not name.startswith("income_deprivation_"))
ENGLAND_AND_WALES = 7_264
"""MSOAs of 2021 in England and Wales."""
TIMES = 15


def lines() -> list[Line]:
    """Return the times of re-ranking and of 1,000 draws, of LSOAs and of many generated areas."""
    views = held_views()
    held = np.column_stack([figure_of_indicator(views, name, Place(LEVEL))[1].values for name in TEN])
    many = generated(held, ENGLAND_AND_WALES)
    here, there = index_times(held, Z_SCORE), index_times(many, Z_SCORE)
    found = [
        timing(f"need: re-ranking {held.shape[0]:,} LSOAs by ten indicators", here, STEP_MS),
        timing("  the whole step: index, map, table in words, 8 indicators", step_times(views), STEP_MS),
        timing(f"  re-ranking {len(many):,} generated areas", there),
        growth("re-ranking", here, there),
    ]
    for way, words in ((Z_SCORE, "z-scores"), (EXPONENTIAL, "ranks transformed")):
        here, there = (draw_times(figures, way) for figures in (held, many))
        found += [
            timing(f"need: 1,000 draws, {words}, all ten varied", here, DRAWS_MS),
            timing(f"  of {len(many):,} generated areas", there),
            growth(f"draws, {words}", here, there),
        ]
    return found


def parts(weight: float = 5.0) -> list[Part]:
    """Return the ten indicators as parts, the first with a weight of its own."""
    weights = [weight, *[5.0] * (len(TEN) - 1)]
    return [Part(name, name, "high_is_bad", one) for name, one in zip(TEN, weights, strict=True)]


def index_times(values: np.ndarray, way: str) -> list[float]:
    """Return milliseconds of re-ranking, with other weights each time."""
    return timed(lambda step: need_index(values, parts(1 + step / 10), way))


def step_times(views: Views) -> list[float]:
    """Return milliseconds of what a move of a weight makes a session compute, figures at hand."""
    settings = resolve_settings({}, Notices())

    def step(number: int) -> None:
        entries = tuple((name, 5.0 + (number + 1) / 100 * (name == APART[0])) for name in APART)
        answer = need_answer(views, Question(entries, Z_SCORE, Place(LEVEL)))
        table = need_table(views, answer, paint_score(answer, None, settings), 20, None, None, None)
        tool_message(table, LEVEL)

    return timed(step)


def draw_times(values: np.ndarray, way: str) -> list[float]:
    """Return milliseconds of 1,000 draws of weights and of all figures, each within ±5 % of its column."""
    need = need_index(values, parts(), way)
    errors = errors_of(need)
    return timed(lambda step: need_draws(need, errors, Plan(k=20, seed=step)), times=5)


def errors_of(need: Need) -> dict[str, np.ndarray]:
    """Return standard errors for every figure: the embedded scores have no intervals of their own."""
    wide = 0.05 * np.nanstd(need.values, axis=0)
    lower, upper = need.values - wide, need.values + wide
    return {part.id: standard_errors(lower[:, at], upper[:, at]) for at, part in enumerate(need.parts)}


def generated(held: np.ndarray, areas: int) -> np.ndarray:
    """Return figures of that many areas, drawn from those held and moved a little."""
    random = np.random.default_rng(1)
    chosen = held[random.integers(0, len(held), areas)]
    return chosen + random.normal(0, 0.01, chosen.shape) * held.std(axis=0)


def growth(what: str, here: list[float], there: list[float]) -> Line:
    """Return how many times as long the many areas take; as many times as there are more would be even."""
    return Line(f"  growth of {what}", float(np.median(there) / np.median(here)), "times")


def timed(work: Callable[[int], object], times: int = TIMES) -> list[float]:
    """Return the milliseconds of each of some runs, after one that is not counted."""
    work(times)
    found = []
    for step in range(times):
        begun = time.perf_counter()
        work(step)
        found.append((time.perf_counter() - begun) * 1000)
    return found
