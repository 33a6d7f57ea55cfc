"""How the selected area and its comparators went over time."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from numpy.typing import NDArray

from charts.canvas import Canvas
from charts.inks import INK_2, INK_3, LINE, LINE_STRONG, SELECT
from charts.marks import BRIEF, DRAWN_LAST, PANEL, Break, Series, Sheet, label_text
from charts.scales import Axis, Floats, days_since, make_axis, spread_out, tick_texts

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
    time_axis = _time_axis(shown, left, canvas.width - right - (LEADER + 8) * scale)
    if shown.empty:
        canvas.text(canvas.width / 2, canvas.height / 2, NOTHING, INK_3, align="center")
        return canvas.figure
    _draw_values(canvas, value_axis, left, time_axis.end, options.unit)
    _draw_periods(canvas, shown, time_axis)
    _draw_breaks(canvas, options.breaks, time_axis, value_axis)
    courses = [_course(shown, one, time_axis, value_axis) for one in options.series]
    known = [course for course in courses if course is not None]
    for course in sorted(
        known, key=lambda one: DRAWN_LAST.index(one.series.kind) if one.series.chosen else -1
    ):
        _draw_course(canvas, course)
    _draw_ends(canvas, known, time_axis.end, options)
    return canvas.figure


def _value_axis(shown: pd.DataFrame, options: Trend, scale: float) -> Axis:
    selected = [one.area_code for one in options.series if one.kind == "selected"]
    limits = shown[shown["area_code"].isin(selected)][["lower_ci", "upper_ci"]].to_numpy(dtype=float).ravel()
    values = np.concatenate((shown["value"].to_numpy(dtype=float), limits))
    return make_axis(values, (HEIGHT - FOOT) * scale, TOP * scale, ticks=4)


def _time_axis(shown: pd.DataFrame, start: float, end: float) -> Axis:
    days = _middle(shown)
    low, high = (float(days.min()), float(days.max())) if days.size else (0.0, 1.0)
    return Axis(low, high if high > low else low + 1, start, end, ())


def _middle(shown: pd.DataFrame) -> Floats:
    """Return the middle of each row's period in days since 1970."""
    return (days_since(shown["period_start"]) + days_since(shown["period_end"])) / 2


def _course(shown: pd.DataFrame, one: Series, time_axis: Axis, value_axis: Axis) -> _Course | None:
    rows = shown[shown["area_code"] == one.area_code]
    if rows.empty:
        return None
    x = time_axis.many(_middle(rows))
    numbers = [rows[name].to_numpy(dtype=float) for name in ("value", "lower_ci", "upper_ci")]
    y, low, high = (value_axis.many(given) for given in numbers)
    after = _after_gaps(x, time_axis.many(np.unique(_middle(shown))))
    x, y, low, high = (np.insert(given, after, np.nan) for given in (x, y, low, high))
    return _Course(one, x, y, low, high, float(numbers[0][-1]))


def _after_gaps(x: Floats, every: Floats) -> NDArray[np.intp]:
    """Return where a line has to break: before points that follow a missing period."""
    usual = float(np.median(np.diff(every))) if every.size > 1 else math.inf
    return np.flatnonzero(np.diff(x) > usual * GAP_FACTOR) + 1


def _draw_values(canvas: Canvas, axis: Axis, left: float, right: float, unit: str) -> None:
    at = [axis.at(tick) for tick in axis.ticks]
    canvas.segments([(left, y, right, y) for y in at], LINE)
    for y, text in zip(at, tick_texts(axis, unit), strict=True):
        canvas.text(left - canvas.px(6), y + canvas.px(4), text, INK_3, align="right")


def _draw_periods(canvas: Canvas, shown: pd.DataFrame, axis: Axis) -> None:
    """Write as many period labels as there is room for, the last one always."""
    periods = shown.drop_duplicates("period")
    x = axis.many(_middle(periods))
    free = math.inf
    for at, words in reversed(list(zip(x.tolist(), periods["period"], strict=True))):
        half = canvas.measure(words) / 2
        centre = max(at, half)
        if centre + half + canvas.px(8) <= free:
            canvas.text(centre, canvas.height - canvas.px(4), words, INK_3, align="center")
            free = centre - half


def _draw_breaks(canvas: Canvas, breaks: Sequence[Break], time_axis: Axis, value_axis: Axis) -> None:
    for one in breaks:
        day = float(days_since([one.on])[0])
        if not time_axis.low < day < time_axis.high:
            continue
        x = time_axis.at(day)
        canvas.line([x, x], [value_axis.start, value_axis.end - canvas.px(6)], LINE_STRONG, 1.0, (3, 3))
        room = x + canvas.px(4) + canvas.measure(one.words) <= canvas.width
        y = value_axis.end - canvas.px(1)
        canvas.text(
            x + canvas.px(4 if room else -4),
            y,
            one.words,
            INK_2,
            align="left" if room else "right",
            halo=True,
        )


def _draw_course(canvas: Canvas, course: _Course) -> None:
    selected = course.series.kind == "selected"
    for part in _parts(course):
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


def _parts(course: _Course) -> list[slice]:
    """Return the stretches between gaps."""
    edges = [-1, *np.flatnonzero(np.isnan(course.y)).tolist(), len(course.y)]
    return [slice(low + 1, high) for low, high in itertools.pairwise(edges) if high > low + 1]


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
