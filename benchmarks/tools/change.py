"""How long change and difference take: the map of changes, trend, differences with placebos, matching."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd

from analysis.before_after import split_periods
from analysis.change_map import change_map, improving
from analysis.difference import Difference, difference_in_differences
from analysis.elsewhere import effects_elsewhere
from analysis.interrupted import interrupted_series
from analysis.matching import nearest_areas
from analysis.panel import Panel
from analysis.trend_test import area_trend

from ..report import Line
from ..two_sizes import GM, NATION, measured

LIMIT_MS = 100
PERIODS = 16
START = date(2021, 1, 1)
MATCHED = 20


def lines() -> list[Line]:
    """Return the median time of each step at the size of Greater Manchester, its growth beside it."""
    here, there = generated(GM), generated(NATION)
    return [measured(f"change: {name}", step, here, there, LIMIT_MS) for name, step in STEPS.items()]


def generated(areas: int) -> Panel:
    """Return sixteen years of generated figures that go their own ways, with intervals."""
    draw = np.random.default_rng(20171018)
    values = draw.gamma(3, 4, (areas, 1)) + np.cumsum(draw.normal(0, 0.4, (areas, PERIODS)), axis=1)
    years = np.arange(2010, 2010 + PERIODS)
    starts = np.array([f"{year}-01-01" for year in years], dtype="datetime64[D]")
    ends = np.array([f"{year}-12-31" for year in years], dtype="datetime64[D]")
    codes = np.array([f"E01{number:06d}" for number in range(areas)])
    return Panel(codes, tuple(map(str, years)), starts, ends, values, values - 1, values + 1)


def changes(panel: Panel) -> object:
    """Do what a step of the period sliders costs: change, intervals, verdicts, lists."""
    found = change_map(panel, panel.periods[0], panel.periods[-1], "high_is_bad")
    return improving(found, 10)


def trend(panel: Panel) -> object:
    """Test the trend of the selected area."""
    return area_trend(panel, str(panel.area_codes[0]))


def against_all(panel: Panel) -> Difference:
    """Set one area against all others, with a placebo for each."""
    return difference_in_differences(panel, [str(panel.area_codes[0])], start=START)


def against_nearest(panel: Panel) -> object:
    """Match one area with its nearest, and set it against these."""
    treated = [str(panel.area_codes[0])]
    before = panel.only(split_periods(panel, START).before)
    found = nearest_areas(before, treated, MATCHED)
    return difference_in_differences(panel, treated, found.area_codes, start=START)


def course(panel: Panel) -> object:
    """Fit the course of one area, and what the same start makes of all others."""
    chosen = [str(panel.area_codes[0])]
    return interrupted_series(panel, chosen, start=START), effects_elsewhere(panel, chosen, start=START)


def placebo_chart(panel: Panel) -> object:
    """Draw the effects of all comparison areas as SVG."""
    from charts import Placebos, plot_placebos, to_svg

    found = against_all(panel)
    effects = pd.DataFrame({"effect": found.placebo_effects})
    return to_svg(plot_placebos(effects, Placebos("The area", found.effect)), "")


STEPS: dict[str, Callable[[Panel], object]] = {
    "change of all areas between two periods, and lists": changes,
    "trend test of one area": trend,
    "difference in differences against all, placebos": against_all,
    "matching, then difference in differences": against_nearest,
    "interrupted series, and effects elsewhere": course,
    "difference, and its placebo chart as SVG": placebo_chart,
}
