"""How far some areas were from the course of their comparison in every period, before a start and after."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from analysis.wording import count_words, format_difference
from charts.canvas import Canvas, fit_text
from charts.inks import DOT, INK_2, INK_3, LINE_STRONG, SELECT
from charts.marks import PANEL, Sheet
from charts.scales import Axis, Floats, days_since, make_axis, of_differences, tick_texts
from charts.time_axis import draw_day, draw_periods, draw_values, middle_days, stretches, time_axis

HEIGHT = 150.0
TOP, FOOT = 14.0, 22.0
MOST_LINES = 40
"""More comparison areas than this are drawn as a band of the middle nine in ten."""
MOST_LABEL = 0.3


@dataclass(frozen=True, slots=True)
class Gaps:
    """Who is drawn, since when, and how gaps are written."""

    who: str
    start: date
    unit: str = "%"
    decimals: int = 1
    start_words: str = "start"
    sheet: Sheet = PANEL


def plot_gaps(rows: pd.DataFrame, placebos: Floats, options: Gaps) -> Figure:
    """Return the gap of the areas in every period, over those of comparison areas as if treated.

    Before the start a gap that stays at 0 says that the courses ran together.

    Parameters
    ----------
    rows : DataFrame
        Columns period, period_start, period_end, gap; oldest first.
    placebos : array of float
        A row a comparison area, a column a row of `rows`.
    options : Gaps
    """
    scale = options.sheet.scale
    canvas = Canvas(options.sheet.width, HEIGHT * scale, scale)
    gaps = rows["gap"].to_numpy(dtype=float)
    name = fit_text(canvas, options.who, canvas.width * MOST_LABEL, bold=True)
    values = _value_axis(gaps, placebos, scale)
    left = max(canvas.measure(text) for text in tick_texts(values, of_differences(options.unit))) + 8 * scale
    over_time = time_axis(rows, left, canvas.width - canvas.measure(name, bold=True) - 12 * scale)
    draw_values(canvas, values, left, over_time.end, of_differences(options.unit))
    draw_periods(canvas, rows, over_time)
    canvas.segments([(left, values.at(0.0), over_time.end, values.at(0.0))], LINE_STRONG)
    x = over_time.many(middle_days(rows))
    _draw_placebos(canvas, x, placebos, values)
    draw_day(canvas, float(days_since([options.start])[0]), options.start_words, over_time, values)
    for part in stretches(gaps):
        canvas.line(x[part], values.many(gaps[part]), SELECT, 2.5)
    known = np.flatnonzero(np.isfinite(gaps))
    if known.size:
        end = values.at(float(gaps[known[-1]]))
        canvas.dots([x[known[-1]]], [end], SELECT, 7.0)
        canvas.text(over_time.end + canvas.px(8), end + canvas.px(4), name, SELECT, bold=True, halo=True)
    return canvas.figure


def title_gaps(rows: pd.DataFrame, options: Gaps) -> str:
    """Return the finding: "Before the start Trafford stayed within 1.2 points of the course of …"."""
    before = _before(rows, options)
    if not before.size:
        return "No figures before the start"
    most = format_difference(float(np.abs(before).max()), options.unit, options.decimals)
    return f"Before the start {options.who} stayed within {most} of the course of the comparison"


def alt_gaps(rows: pd.DataFrame, placebos: Floats, options: Gaps) -> str:
    """Return the gaps in words, from the figures that are drawn."""
    known = rows[np.isfinite(rows["gap"].to_numpy(dtype=float))]
    points = ", ".join(
        f"{period} {format_difference(float(gap), options.unit, options.decimals, signed=True)}"
        for period, gap in zip(known["period"], known["gap"], strict=True)
    )
    said = f"{title_gaps(rows, options)}. Gap in each period: {points or 'no figures'}."
    if not placebos.size:
        return said
    areas = count_words(len(placebos), "comparison area", "comparison areas")
    return f"{said} Behind it the gaps of {areas} from the others."


def _value_axis(gaps: Floats, placebos: Floats, scale: float) -> Axis:
    shown = placebos if len(placebos) <= MOST_LINES else _middle(placebos)
    every = np.concatenate((gaps, shown.ravel(), [0.0]))
    return make_axis(every, (HEIGHT - FOOT) * scale, TOP * scale, ticks=4)


def _middle(placebos: Floats) -> Floats:
    """Return the limits of the middle nine in ten of every period."""
    return np.asarray(np.nanquantile(placebos, (0.05, 0.95), axis=0), dtype=np.float64)


def _draw_placebos(canvas: Canvas, x: Floats, placebos: Floats, values: Axis) -> None:
    if len(placebos) > MOST_LINES:
        low, high = _middle(placebos)
        canvas.band(x, values.many(low), values.many(high), INK_2)
        canvas.text(
            x[0] + canvas.px(4), values.at(float(high[0])) - canvas.px(4), "nine in ten others", INK_3
        )
        return
    for gaps in placebos:
        for part in stretches(gaps):
            canvas.line(x[part], values.many(gaps[part]), DOT, 0.75)


def _before(rows: pd.DataFrame, options: Gaps) -> Floats:
    earlier = days_since(rows["period_end"]) < float(days_since([options.start])[0])
    gaps = rows["gap"].to_numpy(dtype=float)
    return np.asarray(gaps[earlier & np.isfinite(gaps)], dtype=np.float64)
