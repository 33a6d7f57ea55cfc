"""How the selected area and its comparators went over time."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from numpy.typing import NDArray

from charts.canvas import Canvas
from charts.inks import INK_3, LINE_STRONG, SELECT
from charts.marks import BRIEF, DRAWN_LAST, PANEL, Break, Series, Sheet, label_text
from charts.scales import Axis, Floats, days_since, make_axis, spread_out, tick_texts
from charts.time_axis import draw_day, draw_periods, draw_values, middle_days, stretches, time_axis

HEIGHT = 172.0
TOP, FOOT = 14.0, 22.0
ROW = 15.0
LEADER = 12.0
NOTHING = "No figures over time"
GAP_FACTOR = 1.6
"""A step this many times the usual one is a period that is not there: the line breaks."""


@dataclass(frozen=True, slots=True)
class Trend:
    """What to draw in a trend: lines in the order given, the selected one always on top."""

    series: tuple[Series, ...]
    unit: str = "%"
    decimals: int = 1
    breaks: tuple[Break, ...] = ()
    sheet: Sheet = PANEL


@dataclass(frozen=True, slots=True)
class _Course:
    """One series in pixels; NaN where a value is missing."""

    series: Series
    x: Floats
    y: Floats
    low: Floats
    high: Floats
    last: float

    @property
    def end(self) -> tuple[float, float]:
        """The pixel of the last known point."""
        place = np.flatnonzero(np.isfinite(self.y))[-1]
        return float(self.x[place]), float(self.y[place])


def plot_trend(observations: pd.DataFrame, options: Trend) -> Figure:
    """Return lines over time with gaps where figures are missing, named and valued at their ends.

    The selected area's interval is drawn as a band, or as a whisker at a point that stands alone.

    Parameters
    ----------
    observations : DataFrame
        Columns area_code, period, period_start, period_end, value, lower_ci, upper_ci; one row an area and
        period.
    options : Trend
    """
    scale = options.sheet.scale
    canvas = Canvas(options.sheet.width, HEIGHT * scale, scale)
    shown = observations[observations["area_code"].isin([one.area_code for one in options.series])]
    shown = shown[np.isfinite(shown["value"].to_numpy(dtype=float))].sort_values("period_start")
    value_axis = _value_axis(shown, options, scale)
    left = max(canvas.measure(text) for text in tick_texts(value_axis, options.unit)) + 8 * scale
    texts = [_end_text(shown, one, options) for one in options.series]
    right = max(
        (canvas.measure(text, one.chosen) for text, one in zip(texts, options.series, strict=True)),
        default=0.0,
    )
    over_time = time_axis(shown, left, canvas.width - right - (LEADER + 8) * scale)
    if shown.empty:
        canvas.text(canvas.width / 2, canvas.height / 2, NOTHING, INK_3, align="center")
        return canvas.figure
    draw_values(canvas, value_axis, left, over_time.end, options.unit)
    draw_periods(canvas, shown, over_time)
    for one in options.breaks:
        draw_day(canvas, float(days_since([one.on])[0]), one.words, over_time, value_axis)
    courses = [_course(shown, one, over_time, value_axis) for one in options.series]
    known = [course for course in courses if course is not None]
    for course in sorted(
        known, key=lambda one: DRAWN_LAST.index(one.series.kind) if one.series.chosen else -1
    ):
        _draw_course(canvas, course)
    _draw_ends(canvas, known, over_time.end, options)
    return canvas.figure


def _value_axis(shown: pd.DataFrame, options: Trend, scale: float) -> Axis:
    selected = [one.area_code for one in options.series if one.kind == "selected"]
    limits = shown[shown["area_code"].isin(selected)][["lower_ci", "upper_ci"]].to_numpy(dtype=float).ravel()
    values = np.concatenate((shown["value"].to_numpy(dtype=float), limits))
    return make_axis(values, (HEIGHT - FOOT) * scale, TOP * scale, ticks=4)


def _course(shown: pd.DataFrame, one: Series, over_time: Axis, value_axis: Axis) -> _Course | None:
    rows = shown[shown["area_code"] == one.area_code]
    if rows.empty:
        return None
    x = over_time.many(middle_days(rows))
    numbers = [rows[name].to_numpy(dtype=float) for name in ("value", "lower_ci", "upper_ci")]
    y, low, high = (value_axis.many(given) for given in numbers)
    after = _after_gaps(x, over_time.many(np.unique(middle_days(shown))))
    x, y, low, high = (np.insert(given, after, np.nan) for given in (x, y, low, high))
    return _Course(one, x, y, low, high, float(numbers[0][-1]))


def _after_gaps(x: Floats, every: Floats) -> NDArray[np.intp]:
    """Return where a line has to break: before points that follow a missing period."""
    usual = float(np.median(np.diff(every))) if every.size > 1 else math.inf
    return np.flatnonzero(np.diff(x) > usual * GAP_FACTOR) + 1


def _draw_course(canvas: Canvas, course: _Course) -> None:
    selected = course.series.kind == "selected"
    for part in stretches(course.y):
        x, y = course.x[part], course.y[part]
        if selected and np.isfinite(course.low[part]).all():
            _draw_interval(canvas, x, course.low[part], course.high[part])
        if len(x) == 1:
            canvas.dots(x, y, course.series.colour, 4.5 if selected else 3.0)
        else:
            canvas.line(x, y, course.series.colour, 2.5 if selected else 1.5)
    end_x, end_y = course.end
    canvas.dots([end_x], [end_y], course.series.colour, 7.0 if selected else 3.5)


def _draw_interval(canvas: Canvas, x: Floats, low: Floats, high: Floats) -> None:
    if len(x) > 1:
        canvas.band(x, low, high, SELECT)
    else:
        canvas.segments([(x[0], low[0], x[0], high[0])], SELECT)


def _end_text(shown: pd.DataFrame, one: Series, options: Trend) -> str:
    values = shown.loc[shown["area_code"] == one.area_code, "value"]
    name = one.name if one.chosen else BRIEF.get(one.name, one.name)
    return label_text(name, float(values.iloc[-1]), options.unit, options.decimals) if len(values) else ""


def _draw_ends(canvas: Canvas, courses: Sequence[_Course], edge: float, options: Trend) -> None:
    """Write name and last value at the end of each line, moved apart where lines end together."""
    heights = [course.end[1] for course in courses]
    room = canvas.height - canvas.px(FOOT - 8)
    places = spread_out(heights, [canvas.px(ROW)] * len(courses), 0.0, room, 0.0)
    for course, middle in zip(courses, places, strict=True):
        x, y = course.end
        left = edge + canvas.px(LEADER)
        canvas.line([x + canvas.px(4), left], [y, middle], LINE_STRONG, 0.75)
        one = course.series
        name = one.name if one.chosen else BRIEF.get(one.name, one.name)
        words = label_text(name, course.last, options.unit, options.decimals)
        canvas.text(
            left + canvas.px(4), middle + canvas.px(4), words, one.label_colour, bold=one.chosen, halo=True
        )
