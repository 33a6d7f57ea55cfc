"""Groups from the most to the least deprived, with their intervals, and the line fitted through them."""

import math
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from numpy.typing import NDArray

from analysis.inequality import Line
from analysis.wording import format_interval, format_value
from charts.canvas import Canvas
from charts.inks import COUNTRY, GM, INK, INK_3, LINE, LINE_STRONG, SELECT
from charts.marks import PANEL, Sheet
from charts.scales import Axis, Floats, make_axis, tick_texts

HEIGHT = 208.0
TOP, FOOT = 24.0, 38.0
GUTTER = 3.0
CAP = 4.0
ENOUGH_OF_ZERO = 0.75
"""A lowest value under this share of the highest is drawn as bars from zero; others as dots."""
STEPS = 41
CLEAR = 20.0
"""Pixels over a mark that its value needs: where the line runs there, the value goes over the line."""


@dataclass(frozen=True, slots=True)
class Gradient:
    """How a gradient is drawn.

    Attributes
    ----------
    line
        The fitted line; None where there is none.
    selected
        The group of the selected area, 0 for none: it is drawn in the colour of the selection.
    ends
        What stands under the first and the last group.
    """

    unit: str = "%"
    decimals: int = 1
    line: Line | None = None
    selected: int = 0
    ends: tuple[str, str] = ("Most deprived", "Least deprived")
    sheet: Sheet = field(default=PANEL)


@dataclass(frozen=True, slots=True)
class _Group:
    """A row of the table, in numbers."""

    number: int
    value: float
    lower: float
    upper: float

    @property
    def known(self) -> bool:
        """Whether there is a value."""
        return math.isfinite(self.value)

    @property
    def bounded(self) -> bool:
        """Whether there is an interval."""
        return math.isfinite(self.lower) and math.isfinite(self.upper)

    @property
    def highest(self) -> float:
        """Where its mark ends upwards."""
        return max(self.value, self.upper if self.bounded else self.value)


def plot_gradient(groups: pd.DataFrame, options: Gradient) -> Figure:
    """Return a column a group, as wide as its share of the people, with a whisker, and the line over all.

    Values far from zero, such as years of life, are dots on an axis that begins near them.

    Parameters
    ----------
    groups : DataFrame
        Columns number, population, value, lower, upper; from the most to the least deprived.
    options : Gradient
    """
    scale = options.sheet.scale
    canvas = Canvas(options.sheet.width, HEIGHT * scale, scale)
    bars = _from_zero(groups)
    numbers = groups[["value", "lower", "upper"]].to_numpy(dtype=float)
    fitted = options.line.at(np.linspace(0, 1, STEPS)) if options.line else np.array([])
    axis = make_axis(np.concatenate((numbers.ravel(), fitted)), (HEIGHT - FOOT) * scale, TOP * scale, 4, bars)
    left = max(canvas.measure(text) for text in tick_texts(axis, options.unit)) + 8 * scale
    edges = _edges(groups, left, canvas.width)
    _draw_values(canvas, axis, left, options.unit)
    for place, row in enumerate(_rows(groups)):
        colour = SELECT if row.number == options.selected else COUNTRY if bars else GM
        _draw_group(canvas, axis, row, edges[place], edges[place + 1], colour, bars)
    if options.line:
        x = left + np.linspace(0, 1, STEPS) * (canvas.width - left)
        canvas.line(x, axis.many(fitted), INK, 2.0)
    _write_values(canvas, axis, groups, edges, options)
    _write_names(canvas, groups, edges, options)
    return canvas.figure


def title_gradient(groups: pd.DataFrame, options: Gradient) -> str:
    """Return the finding: "From 23.1 % at the most deprived end to 4.0 % at the least deprived"."""
    known = groups[np.isfinite(groups["value"].to_numpy(dtype=float))]
    if known.empty:
        return "No figures for these groups"
    first, last = (_say(value, options) for value in known["value"].iloc[[0, -1]])
    return f"From {first} at the {_lower(options.ends[0])} end to {last} at the {_lower(options.ends[1])}"


def alt_gradient(groups: pd.DataFrame, options: Gradient, title: str) -> str:
    """Return the groups in words: each value with its interval, then the ends of the fitted line."""
    opening = f"{title} by groups from {_lower(options.ends[0])} to {_lower(options.ends[1])}."
    said = []
    for row in _rows(groups):
        limits = format_interval(row.lower, row.upper, options.unit, options.decimals)
        inside = f" (interval {limits})" if row.bounded else ""
        said.append(f"Group {row.number}: {_say(row.value, options)}{inside}.")
    if options.line:
        most, least = (_say(end, options) for end in options.line.at([0.0, 1.0]).tolist())
        said.append(f"The fitted line runs from {most} to {least}.")
    return " ".join([opening, *said])


def _rows(groups: pd.DataFrame) -> list[_Group]:
    columns = [groups[name].to_numpy(dtype=float).tolist() for name in ("value", "lower", "upper")]
    return [_Group(int(number), *of) for number, *of in zip(groups["number"], *columns, strict=True)]


def _from_zero(groups: pd.DataFrame) -> bool:
    """Return whether columns from zero show the differences: not where all values are far from it."""
    values = groups["value"].to_numpy(dtype=float)
    values = values[np.isfinite(values)]
    return not values.size or bool(values.min() <= ENOUGH_OF_ZERO * values.max())


def _edges(groups: pd.DataFrame, left: float, right: float) -> NDArray[np.float64]:
    people = groups["population"].to_numpy(dtype=float)
    reached = np.concatenate(([0.0], np.cumsum(people)))
    return np.asarray(left + reached / (reached[-1] or 1.0) * (right - left), dtype=np.float64)


def _draw_values(canvas: Canvas, axis: Axis, left: float, unit: str) -> None:
    at = [axis.at(tick) for tick in axis.ticks]
    canvas.segments([(left, y, canvas.width, y) for y in at], LINE)
    for y, text in zip(at, tick_texts(axis, unit), strict=True):
        canvas.text(left - canvas.px(6), y + canvas.px(4), text, INK_3, align="right")


def _draw_group(
    canvas: Canvas, axis: Axis, row: _Group, left: float, right: float, colour: str, bars: bool
) -> None:
    middle, half = (left + right) / 2, canvas.px(GUTTER) / 2
    if not row.known:
        return
    y = axis.at(row.value)
    if bars:
        top, foot = sorted((y, axis.at(0.0)))
        canvas.bars([(left + half, top, right - half, foot)], colour)
    if row.bounded:
        low, high, cap = axis.at(row.lower), axis.at(row.upper), canvas.px(CAP)
        ends = [(middle - cap, at, middle + cap, at) for at in (low, high)]
        canvas.segments([(middle, low, middle, high), *ends], INK if bars else colour, 1.25)
    if not bars:
        canvas.dots([middle], [y], colour, 9.0)


def _write_values(canvas: Canvas, axis: Axis, groups: pd.DataFrame, edges: Floats, options: Gradient) -> None:
    """Write each value over its column, where the column is wide enough for it."""
    for place, row in enumerate(_rows(groups)):
        words = format_value(row.value, "£" if options.unit == "£" else "", options.decimals)
        if not row.known or canvas.measure(words, bold=True) > edges[place + 1] - edges[place]:
            continue
        middle = float(edges[place] + edges[place + 1]) / 2
        y = axis.at(max(row.highest, 0.0) if row.value < 0 else row.highest)
        line = _line_over(axis, edges, middle, canvas.measure(words, bold=True) / 2, options.line)
        y = line if y - canvas.px(CLEAR) < line < y else y
        canvas.text(middle, y - canvas.px(6), words, INK, bold=True, align="center", halo=True)


def _line_over(axis: Axis, edges: Floats, middle: float, half: float, line: Line | None) -> float:
    """Return the highest pixel of the line over a label; below everything where there is no line."""
    if line is None:
        return math.inf
    ends = (np.array([middle - half, middle + half]) - edges[0]) / (edges[-1] - edges[0])
    return float(axis.many(line.at(ends)).min())


def _write_names(canvas: Canvas, groups: pd.DataFrame, edges: Floats, options: Gradient) -> None:
    foot = canvas.height - canvas.px(FOOT)
    canvas.line([edges[0], canvas.width], [foot, foot], LINE_STRONG)
    for place, row in enumerate(_rows(groups)):
        words = str(row.number)
        if canvas.measure(words) <= edges[place + 1] - edges[place]:
            ink = SELECT if row.number == options.selected else INK_3
            middle = float(edges[place] + edges[place + 1]) / 2
            canvas.text(middle, foot + canvas.px(15), words, ink, row.number == options.selected, "center")
    y = canvas.height - canvas.px(5)
    canvas.text(float(edges[0]), y, options.ends[0], INK)
    canvas.text(canvas.width, y, options.ends[1], INK, align="right")


def _say(value: float, options: Gradient) -> str:
    return format_value(value, options.unit, options.decimals)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
