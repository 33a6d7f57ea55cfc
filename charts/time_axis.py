"""Axes of a chart over time: values on the left, periods below, days that matter as lines."""

import math
from collections.abc import Sequence

import pandas as pd

from charts.canvas import Canvas
from charts.inks import INK_2, INK_3, LINE, LINE_STRONG
from charts.scales import Axis, Floats, days_since, tick_texts


def middle_days(rows: pd.DataFrame) -> Floats:
    """Return the middle of each row's period (period_start, period_end) in days since 1970."""
    return (days_since(rows["period_start"]) + days_since(rows["period_end"])) / 2


def time_axis(rows: pd.DataFrame, start: float, end: float) -> Axis:
    """Return an axis from the middle of the first period to that of the last, in days since 1970."""
    days = middle_days(rows)
    low, high = (float(days.min()), float(days.max())) if days.size else (0.0, 1.0)
    return Axis(low, high if high > low else low + 1, start, end, ())


def draw_values(canvas: Canvas, axis: Axis, left: float, right: float, unit: str) -> None:
    """Draw a rule at every tick of a vertical axis, and its number to the left."""
    at = [axis.at(tick) for tick in axis.ticks]
    canvas.segments([(left, y, right, y) for y in at], LINE)
    for y, text in zip(at, tick_texts(axis, unit), strict=True):
        canvas.text(left - canvas.px(6), y + canvas.px(4), text, INK_3, align="right")


def draw_periods(canvas: Canvas, rows: pd.DataFrame, axis: Axis) -> None:
    """Write as many period labels as there is room for, the last one always."""
    periods = rows.drop_duplicates("period")
    x = axis.many(middle_days(periods))
    free = math.inf
    for at, words in reversed(list(zip(x.tolist(), periods["period"], strict=True))):
        half = canvas.measure(words) / 2
        centre = max(at, half)
        if centre + half + canvas.px(8) <= free:
            canvas.text(centre, canvas.height - canvas.px(4), words, INK_3, align="center")
            free = centre - half


def draw_day(canvas: Canvas, day: float, words: str, over_time: Axis, values: Axis) -> None:
    """Draw a dashed line at a day (since 1970) inside the axis, and its words above."""
    if not over_time.low < day < over_time.high:
        return
    x = over_time.at(day)
    canvas.line([x, x], [values.start, values.end - canvas.px(6)], LINE_STRONG, 1.0, (3, 3))
    room = x + canvas.px(4) + canvas.measure(words) <= canvas.width
    canvas.text(
        x + canvas.px(4 if room else -4),
        values.end - canvas.px(1),
        words,
        INK_2,
        align="left" if room else "right",
        halo=True,
    )


def stretches(values: Floats) -> Sequence[slice]:
    """Return the stretches of a line between its missing values."""
    known = [False, *(value == value for value in values.tolist()), False]
    edges = [place for place in range(1, len(known)) if known[place] != known[place - 1]]
    return [slice(low - 1, high - 1) for low, high in zip(edges[::2], edges[1::2], strict=True)]
