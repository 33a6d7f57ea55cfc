"""What happened to some areas since a date, beside what would have happened on another course."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from analysis.wording import format_difference, format_interval, format_value
from charts.canvas import Canvas, fit_text
from charts.inks import GM, INK_2, INK_3, LINE, LINE_STRONG, SELECT
from charts.marks import PANEL, Sheet, label_text
from charts.scales import Axis, Floats, days_since, make_axis, spread_out, tick_texts
from charts.time_axis import draw_day, draw_periods, draw_values, middle_days, stretches, time_axis

HEIGHT = 190.0
TOP, FOOT = 14.0, 22.0
ROW = 15.0
LEADER = 12.0
MOST_LABEL = 0.36
"""The share of the sheet that labels at line ends may take."""
NOTHING = "No figures over time"
DASHES = (4.0, 3.0)


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """What is drawn: `who` changed, what the other course is called, and since when.

    `expected` names the dashed line ("as the others", "as before"), `others` the line of the comparison.
    The days from `start` to `counted_from` are shaded: no figure is taken from them.
    """

    who: str
    start: date
    expected: str
    others: str = "Comparison"
    counted_from: date | None = None
    start_words: str = "start"
    unit: str = "%"
    decimals: int = 1
    sheet: Sheet = PANEL


@dataclass(frozen=True, slots=True)
class _Ending:
    """A label at the end of a line: what it says, its ink, and where the line ends."""

    words: str
    ink: str
    bold: bool
    x: float
    y: float


def plot_counterfactual(rows: pd.DataFrame, options: Counterfactual) -> Figure:
    """Return the courses: observed as a line, or as dots along a fitted one; the counterfactual dashed.

    Parameters
    ----------
    rows : DataFrame
        Columns period, period_start, period_end, observed, counterfactual; and where they are to be drawn
        comparison, fitted, and lower and upper, the interval of the counterfactual. Missing ones are gaps.
    options : Counterfactual
    """
    scale = options.sheet.scale
    canvas = Canvas(options.sheet.width, HEIGHT * scale, scale)
    rows = rows.sort_values("period_start")
    if not np.isfinite(_line(rows, "observed")).any():
        canvas.text(canvas.width / 2, canvas.height / 2, NOTHING, INK_3, align="center")
        return canvas.figure
    values = _value_axis(rows, scale)
    left = max(canvas.measure(text) for text in tick_texts(values, options.unit)) + 8 * scale
    most = canvas.width * MOST_LABEL
    texts = [(fit_text(canvas, words, most, bold), bold) for words, bold in _labels(rows, options).values()]
    right = max(canvas.measure(text, bold) for text, bold in texts)
    over_time = time_axis(rows, left, canvas.width - right - (LEADER + 8) * scale)
    _shade(canvas, options, over_time, values)
    draw_values(canvas, values, left, over_time.end, options.unit)
    draw_periods(canvas, rows, over_time)
    draw_day(canvas, _day(options.start), options.start_words, over_time, values)
    endings = _draw_lines(canvas, rows, options, over_time, values, most)
    _draw_endings(canvas, endings, over_time.end)
    return canvas.figure


def title_counterfactual(rows: pd.DataFrame, options: Counterfactual) -> str:
    """Return the finding: "Trafford ended 3.1 points below the course of the others"."""
    last = _last(rows)
    if last is None:
        return NOTHING
    apart = float(last["observed"] - last["counterfactual"])
    course = f"the course “{options.expected}”"
    if format_difference(apart, options.unit, options.decimals) == format_difference(
        0.0, options.unit, options.decimals
    ):
        return f"{options.who} ended on {course}"
    side = "above" if apart > 0 else "below"
    size = format_difference(apart, options.unit, options.decimals)
    return f"{options.who} ended {size} {side} {course}"


def alt_counterfactual(rows: pd.DataFrame, options: Counterfactual, topic: str) -> str:
    """Return the courses in words, from the figures that are drawn."""
    known = rows[np.isfinite(_line(rows, "observed"))].sort_values("period_start")
    if known.empty:
        return f"{topic}: no figures over time."
    first, last = known.iloc[0], known.iloc[-1]
    before = known[pd.to_datetime(known["period_end"]) < pd.Timestamp(options.start)]
    turn = before.iloc[-1] if len(before) else first
    said = [f"{topic} over time, start {options.start.day} {options.start:%B %Y}."]
    path = ", ".join(f"{row['period']} {_say(row['observed'], options)}" for row in (first, turn, last))
    said.append(f"{options.who}: {path}.")
    if np.isfinite(last["counterfactual"]):
        low, high = (float(last.get(name, np.nan)) for name in ("lower", "upper"))
        interval = format_interval(low, high, options.unit, options.decimals)
        limits = f" (interval {interval})" if np.isfinite([low, high]).all() else ""
        expected = _say(last["counterfactual"], options)
        said.append(f"On the dashed course, {options.expected}: {expected}{limits}.")
    if "comparison" in known and np.isfinite(last["comparison"]):
        ends = f"{_say(first['comparison'], options)} to {_say(last['comparison'], options)}"
        said.append(f"{options.others}: {ends}.")
    return " ".join(said)


def _line(rows: pd.DataFrame, name: str) -> Floats:
    """Return a column as numbers, all missing where there is no such column."""
    return rows[name].to_numpy(dtype=float) if name in rows else np.full(len(rows), np.nan)


def _after(rows: pd.DataFrame, options: Counterfactual) -> Floats:
    """Return the counterfactual where it is drawn: after the start only, if a fitted line says it before."""
    course = _line(rows, "counterfactual")
    if not np.isfinite(_line(rows, "fitted")).any():
        return course
    return np.where(days_since(rows["period_end"]) >= _day(options.start), course, np.nan)


def _value_axis(rows: pd.DataFrame, scale: float) -> Axis:
    names = ("observed", "comparison", "counterfactual", "fitted", "lower", "upper")
    every = np.concatenate([_line(rows, name) for name in names])
    return make_axis(every, (HEIGHT - FOOT) * scale, TOP * scale, ticks=4)


def _labels(rows: pd.DataFrame, options: Counterfactual) -> dict[str, tuple[str, bool]]:
    """Return the words at the end of each line that is drawn, and whether they are bold."""
    names = {"comparison": options.others, "counterfactual": options.expected, "observed": options.who}
    found = {}
    for column, name in names.items():
        values = _line(rows, column)
        values = values[np.isfinite(values)]
        if values.size:
            words = label_text(name, float(values[-1]), options.unit, options.decimals)
            found[column] = (words, column == "observed")
    return found


def _shade(canvas: Canvas, options: Counterfactual, over_time: Axis, values: Axis) -> None:
    if options.counted_from and options.counted_from > options.start:
        ends = over_time.at(_day(options.start)), over_time.at(_day(options.counted_from))
        canvas.bars([(ends[0], values.end, ends[1], values.start)], LINE)


def _draw_lines(
    canvas: Canvas, rows: pd.DataFrame, options: Counterfactual, over_time: Axis, values: Axis, most: float
) -> list[_Ending]:
    x = over_time.many(middle_days(rows))
    observed, fitted = _line(rows, "observed"), _line(rows, "fitted")
    drawn = {"comparison": _line(rows, "comparison"), "counterfactual": _after(rows, options)}
    _draw_interval(canvas, x, rows, drawn["counterfactual"], values)
    _draw_course(canvas, x, drawn["comparison"], values, GM, 1.5)
    _draw_course(canvas, x, drawn["counterfactual"], values, INK_2, 1.5, DASHES)
    if np.isfinite(fitted).any():
        # The course before and the one after are two lines: nothing is drawn across the start.
        later = days_since(rows["period_start"]) >= _day(options.start)
        for side in (~later, later):
            _draw_course(canvas, x, np.where(side, fitted, np.nan), values, SELECT, 2.0)
        known = np.isfinite(observed)
        canvas.dots(x[known], values.many(observed[known]), SELECT, 5.0)
    else:
        _draw_course(canvas, x, observed, values, SELECT, 2.5)
    inks = {"comparison": GM, "counterfactual": INK_2, "observed": SELECT}
    drawn["observed"] = observed
    endings = []
    for column, (words, bold) in _labels(rows, options).items():
        last = int(np.flatnonzero(np.isfinite(drawn[column]))[-1])
        end = (float(x[last]), values.at(float(drawn[column][last])))
        canvas.dots([end[0]], [end[1]], inks[column], 7.0 if bold else 3.5)
        endings.append(_Ending(fit_text(canvas, words, most, bold), inks[column], bold, *end))
    return endings


def _draw_course(
    canvas: Canvas,
    x: Floats,
    course: Floats,
    values: Axis,
    ink: str,
    width: float,
    dashes: tuple[float, float] | None = None,
) -> None:
    for part in stretches(course):
        y = values.many(course[part])
        if y.size == 1:
            canvas.dots(x[part], y, ink, width + 2)
        else:
            canvas.line(x[part], y, ink, width, dashes)


def _draw_interval(canvas: Canvas, x: Floats, rows: pd.DataFrame, course: Floats, values: Axis) -> None:
    low, high = _line(rows, "lower"), _line(rows, "upper")
    drawn = np.where(np.isfinite(low) & np.isfinite(high) & np.isfinite(course), low, np.nan)
    for part in stretches(drawn):
        canvas.band(x[part], values.many(low[part]), values.many(high[part]), INK_2)


def _draw_endings(canvas: Canvas, endings: list[_Ending], edge: float) -> None:
    room = canvas.height - canvas.px(FOOT - 8)
    places = spread_out([one.y for one in endings], [canvas.px(ROW)] * len(endings), 0.0, room, 0.0)
    left = edge + canvas.px(LEADER)
    for one, middle in zip(endings, places, strict=True):
        canvas.line([one.x + canvas.px(4), left], [one.y, middle], LINE_STRONG, 0.75)
        canvas.text(left + canvas.px(4), middle + canvas.px(4), one.words, one.ink, bold=one.bold, halo=True)


def _day(day: date) -> float:
    return float(days_since([day])[0])


def _last(rows: pd.DataFrame) -> pd.Series | None:
    both = np.isfinite(_line(rows, "observed")) & np.isfinite(_line(rows, "counterfactual"))
    known = rows[both].sort_values("period_start")
    return known.iloc[-1] if len(known) else None


def _say(value: float, options: Counterfactual) -> str:
    return format_value(value, options.unit, options.decimals)
