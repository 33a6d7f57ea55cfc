"""Why an area scores as it does: what each indicator adds to it, or takes off, against the average area."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from analysis.need_words import short_title
from analysis.wording import format_difference, join_words
from charts.canvas import Canvas, fit_text
from charts.inks import DOT, INK, INK_2, INK_3, LINE, LINE_STRONG, SELECT
from charts.marks import PANEL as IN_PANEL
from charts.marks import Sheet
from charts.scales import Axis, make_axis

ROW = 34.0
BAR = 9.0
HEAD = 18.0
TOGETHER = "All together"
AVERAGE = "average area"


@dataclass(frozen=True, slots=True)
class Contributions:
    """Whose score it is, and how its parts are written: they have the score's unit, which is none."""

    name: str
    decimals: int = 2
    sheet: Sheet = IN_PANEL

    def say(self, value: float) -> str:
        """Return a part of the score with its sign: "+0.42", "−0.10"."""
        return format_difference(value, "", self.decimals, signed=True)


def plot_contributions(rows: pd.DataFrame, options: Contributions) -> Figure:
    """Return a bar an indicator, to the right where it adds to the score, and one for all together.

    Bars begin at the average area. The largest addition stands first; the order of equal ones is kept.

    Parameters
    ----------
    rows : DataFrame
        Columns name, value (what the indicator adds against the average area, in the score's unit) and
        note (the area's own figure in words, or empty).
    options : Contributions
    """
    ordered, scale = _ordered(rows), options.sheet.scale
    canvas = Canvas(options.sheet.width, (HEAD + (len(ordered) + 1) * ROW + 4) * scale, scale)
    total = float(ordered["value"].sum())
    axis = _axis(canvas, [*ordered["value"], total])
    half = canvas.measure(AVERAGE) / 2
    middle = min(max(axis.at(0.0), half), canvas.width - half)
    canvas.text(middle, canvas.px(12), AVERAGE, INK_3, align="center")
    top = canvas.px(HEAD)
    for row in ordered.itertuples(index=False):
        _draw_row(canvas, row, axis, top, options)
        top += canvas.px(ROW)
    canvas.segments([(0, top, canvas.width, top)], LINE)
    _draw_words(canvas, TOGETHER, "", options.say(total), top + canvas.px(4), bold=True)
    _draw_bar(canvas, total, axis, top + canvas.px(4), INK_2)
    return canvas.figure


def title_contributions(rows: pd.DataFrame, options: Contributions) -> str:
    """Return what the bars show: "Employment deprivation adds most in Harpurhey"."""
    ordered = _ordered(rows)
    if ordered.empty or options.say(ordered["value"].abs().max()) == options.say(0.0):
        return f"{options.name} is like the average area"
    first, last = ordered.iloc[0], ordered.iloc[-1]
    if abs(last["value"]) > abs(first["value"]):
        return f"{short_title(last['name'])} takes most off in {options.name}"
    return f"{short_title(first['name'])} adds most in {options.name}"


def alt_contributions(rows: pd.DataFrame, options: Contributions) -> str:
    """Return the bars in words, each with its sign and the area's own figure."""
    ordered = _ordered(rows)
    if ordered.empty:
        return f"What makes the score of {options.name}: no indicators."
    parts = [
        f"{name} {options.say(value)}" + (f" ({note})" if note else "")
        for name, value, note in ordered[["name", "value", "note"]].itertuples(index=False)
    ]
    total = options.say(float(ordered["value"].sum()))
    return f"What makes the score of {options.name}, {total} against the average area: {join_words(parts)}."


def _ordered(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.sort_values("value", ascending=False, kind="stable", ignore_index=True)


def _axis(canvas: Canvas, values: list[float]) -> Axis:
    edge = canvas.px(4)
    made = make_axis([*values, 0.0], edge, canvas.width - edge, 3, True)
    low, high = min([*values, 0.0]), max([*values, 0.0])
    return Axis(low, high if high > low else made.high, edge, canvas.width - edge, ())


def _draw_row(canvas: Canvas, row: Any, axis: Axis, top: float, options: Contributions) -> None:
    _draw_words(canvas, row.name, row.note, options.say(row.value), top)
    _draw_bar(canvas, row.value, axis, top, SELECT if row.value > 0 else DOT)


def _draw_words(canvas: Canvas, name: str, note: str, value: str, top: float, bold: bool = False) -> None:
    baseline, gap = top + canvas.px(12), canvas.px(8)
    canvas.text(canvas.width, baseline, value, INK, bold=True, align="right")
    room = canvas.width - canvas.measure(value, bold=True) - gap
    shown = fit_text(canvas, name, room, bold)
    canvas.text(0, baseline, shown, INK, bold=bold)
    after = canvas.measure(shown, bold) + gap
    if note and canvas.measure(note) <= room - after:
        canvas.text(after, baseline, note, INK_3)


def _draw_bar(canvas: Canvas, value: float, axis: Axis, top: float, colour: str) -> None:
    zero, upper = axis.at(0.0), top + canvas.px(17)
    lower = upper + canvas.px(BAR)
    if np.isfinite(value):
        end = axis.at(value)
        canvas.bars([(min(zero, end), upper, max(zero, end), lower)], colour)
    canvas.segments([(zero, upper - canvas.px(3), zero, lower + canvas.px(3))], LINE_STRONG)
