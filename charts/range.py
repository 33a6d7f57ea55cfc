"""An average never alone: with the lowest and highest small area inside each."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from analysis.wording import format_value
from charts.canvas import Canvas, fit_text
from charts.inks import COMPARATORS, INK, INK_3, LINE, PANEL, SELECT
from charts.marks import PANEL as IN_PANEL
from charts.marks import Sheet
from charts.scales import Axis, make_axis, tick_texts

ROW = 20.0
FOOT = 20.0
CAP = 4.0
NAMES = 0.36


@dataclass(frozen=True, slots=True)
class Ranges:
    """How ranges are written: the unit and decimals of the indicator."""

    unit: str = "%"
    decimals: int = 1
    sheet: Sheet = IN_PANEL


def plot_range(rows: pd.DataFrame, options: Ranges) -> Figure:
    """Return one row an area: its average, and a whisker from its lowest to its highest small area.

    Parameters
    ----------
    rows : DataFrame
        Columns name, mean, lowest, highest (missing ones are not drawn) and kind: selected, compared,
        borough, gm, region or country. In the order shown.
    options : Ranges
    """
    scale = options.sheet.scale
    canvas = Canvas(options.sheet.width, (len(rows) * ROW + FOOT) * scale, scale)
    texts = [format_value(mean, options.unit, options.decimals) for mean in rows["mean"]]
    right = max((canvas.measure(text, bold=True) for text in texts), default=0.0)
    left = canvas.width * NAMES
    axis = make_axis(
        rows[["mean", "lowest", "highest"]].to_numpy(dtype=float),
        left,
        canvas.width - right - 16 * scale,
        3,
        True,
    )
    foot = len(rows) * ROW * scale
    _draw_axis(canvas, axis, foot, options.unit)
    for place, (row, text) in enumerate(zip(rows.itertuples(index=False), texts, strict=True)):
        middle = (place + 0.5) * ROW * scale
        _draw_row(canvas, row, axis, middle, left - 8 * scale)
        canvas.text(canvas.width, middle + canvas.px(4), text, INK, bold=True, align="right")
    return canvas.figure


def _draw_axis(canvas: Canvas, axis: Axis, foot: float, unit: str) -> None:
    at = [axis.at(tick) for tick in axis.ticks]
    canvas.segments([(x, 0, x, foot) for x in at], LINE)
    for x, text in zip(at, tick_texts(axis, unit), strict=True):
        canvas.text(x, foot + canvas.px(15), text, INK_3, align="center")


def _draw_row(canvas: Canvas, row: Any, axis: Axis, middle: float, room: float) -> None:
    chosen = row.kind in ("selected", "compared")
    colour = SELECT if chosen else COMPARATORS[row.kind]
    name = fit_text(canvas, row.name, room, bold=chosen)
    canvas.text(0, middle + canvas.px(4), name, SELECT if chosen else INK, bold=chosen)
    if np.isfinite(row.lowest) and np.isfinite(row.highest):
        low, high, cap = axis.at(row.lowest), axis.at(row.highest), canvas.px(CAP)
        ends = [(x, middle - cap, x, middle + cap) for x in (low, high)]
        canvas.segments([(low, middle, high, middle), *ends], colour, 1.5)
    if np.isfinite(row.mean):
        canvas.dots([axis.at(row.mean)], [middle], colour, 11.0)
        if row.kind == "compared":
            canvas.dots([axis.at(row.mean)], [middle], PANEL, 8.0)
