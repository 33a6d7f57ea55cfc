"""Two indicators against each other, a dot an area, with the line between them and what it does not say."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from numpy.typing import NDArray

from analysis.association import ECOLOGICAL, Line
from analysis.pairs import Named
from charts.canvas import Canvas, fit_text, wrap_text
from charts.inks import BOROUGH, COMPARATORS, DOT, INK, INK_2, INK_3, LABELS, LINE, PANEL, SELECT
from charts.marks import BRIEF, Chosen, Sheet
from charts.marks import PANEL as IN_PANEL
from charts.scales import Axis, make_axis, tick_texts

PLOT = 250.0
ROW = 16.0
SIZES = ((60, 7.0), (400, 5.0), (2500, 3.2))
SMALLEST = 2.2
STEPS = 60
NO_WORDS_FOR = ("score", "rank", "ratio", "people")
NOTHING = "No area has both figures"


@dataclass(frozen=True, slots=True)
class Point:
    """A comparator by both indicators; `kind` is borough, gm, region or country and decides its colour."""

    name: str
    x: float
    y: float
    kind: str = "gm"


@dataclass(frozen=True, slots=True)
class Scatter:
    """What is drawn besides the dots: the names of both axes, the line, areas and comparators marked.

    `parent_code` is the borough whose areas are darker. `caution` stands below the plot, always.
    """

    x: Named
    y: Named
    line: Line | None = None
    chosen: tuple[Chosen, ...] = ()
    points: tuple[Point, ...] = ()
    parent_code: str = ""
    caution: str = ECOLOGICAL
    sheet: Sheet = IN_PANEL


@dataclass(frozen=True, slots=True)
class _Plot:
    """The two axes in pixels."""

    x: Axis
    y: Axis

    @property
    def data(self) -> dict[str, str]:
        """Both axes for the page, which turns a drawn rectangle into figures: low, high and their pixels."""
        return {
            side: f"{axis.low:.12g} {axis.high:.12g} {axis.start:.1f} {axis.end:.1f}"
            for side, axis in (("x", self.x), ("y", self.y))
        }


def plot_scatter(areas: pd.DataFrame, options: Scatter) -> Figure:
    """Return a dot for each area with both figures, the line with its band, and the chosen with letters.

    Each group of dots carries its area codes to the page in `data-areas`, in the order of the dots; the whole
    carries both axes in `data-x` and `data-y`.

    Parameters
    ----------
    areas : DataFrame
        Columns area_code, x, y, parent_code; areas without both figures are not drawn.
    options : Scatter
    """
    known = areas[np.isfinite(areas[["x", "y"]].to_numpy(dtype=float)).all(axis=1)]
    scale = options.sheet.scale
    foot = Canvas(options.sheet.width, 1, scale)
    lines = wrap_text(foot, options.caution, options.sheet.width)
    top, bottom = ROW * 1.25 * scale, (ROW * 1.25 + PLOT) * scale
    canvas = Canvas(options.sheet.width, bottom + (2.5 + len(lines)) * ROW * scale, scale)
    for row, words in enumerate(lines):
        canvas.text(0, bottom + canvas.px(ROW * (row + 3.25)), words, INK_2)
    if known.empty:
        canvas.text(canvas.width / 2, (top + bottom) / 2, NOTHING, INK_3, align="center")
        return canvas.figure
    plot = _plot(canvas, known, options, (top, bottom))
    canvas.tell(plot.data)
    _draw_axes(canvas, plot, options)
    if options.line:
        _draw_band(canvas, plot, options.line, known)
    _draw_dots(canvas, plot, known, options)
    if options.line:
        _draw_line(canvas, plot, options.line, known)
    _draw_points(canvas, plot, options.points)
    _draw_chosen(canvas, plot, known, options)
    return canvas.figure


def axis_title(named: Named) -> str:
    """Return an indicator with its unit, as at the end of an axis."""
    return named.title if named.unit in NO_WORDS_FOR else f"{named.title}, {named.unit}"


def dot_size(areas: int) -> float:
    """Return the diameter of dots: the more areas, the smaller."""
    return next((size for most, size in SIZES if areas <= most), SMALLEST)


def _plot(canvas: Canvas, known: pd.DataFrame, options: Scatter, span: tuple[float, float]) -> _Plot:
    points = [point for point in options.points if np.isfinite([point.x, point.y]).all()]
    up = make_axis([*known["y"], *(point.y for point in points)], span[1], span[0], 5)
    room = max(canvas.measure(text) for text in tick_texts(up, options.y.unit))
    left, right = room + canvas.px(8), canvas.width - canvas.px(10)
    return _Plot(make_axis([*known["x"], *(point.x for point in points)], left, right, 5), up)


def _draw_axes(canvas: Canvas, plot: _Plot, options: Scatter) -> None:
    """Draw both axes with their ticks; the y title lies flat over its axis, to be read without turning."""
    left, right, bottom, top = plot.x.start, plot.x.end, plot.y.start, plot.y.end
    across, up = plot.x.many(plot.x.ticks), plot.y.many(plot.y.ticks)
    canvas.segments([(x, top, x, bottom) for x in across.tolist()], LINE)
    canvas.segments([(left, y, right, y) for y in up.tolist()], LINE)
    for y, text in zip(up.tolist(), tick_texts(plot.y, options.y.unit), strict=True):
        canvas.text(left - canvas.px(5), y + canvas.px(4), text, INK_3, align="right")
    for x, text in zip(across.tolist(), tick_texts(plot.x, options.x.unit), strict=True):
        half = canvas.measure(text) / 2
        centre = min(x, canvas.width - half)
        canvas.text(centre, bottom + canvas.px(ROW), text, INK_3, align="center")
    canvas.text(0, canvas.px(ROW * 0.7), fit_text(canvas, axis_title(options.y), canvas.width), INK)
    beneath = fit_text(canvas, axis_title(options.x), canvas.width)
    canvas.text(canvas.width, bottom + canvas.px(ROW * 2), beneath, INK, align="right")


def _along(plot: _Plot, known: pd.DataFrame) -> NDArray[np.float64]:
    """Return steps along x from the lowest to the highest area: the line says nothing beyond."""
    return np.linspace(known["x"].min(), known["x"].max(), STEPS)


def _draw_band(canvas: Canvas, plot: _Plot, line: Line, known: pd.DataFrame) -> None:
    at = _along(plot, known)
    low, high = line.band(at)
    canvas.band(plot.x.many(at), plot.y.many(low), plot.y.many(high), INK_2)


def _draw_line(canvas: Canvas, plot: _Plot, line: Line, known: pd.DataFrame) -> None:
    at = _along(plot, known)
    y = line.at(at)
    inside = (y >= plot.y.low) & (y <= plot.y.high)
    canvas.line(plot.x.many(at[inside]), plot.y.many(y[inside]), INK_2, 1.5)


def _draw_dots(canvas: Canvas, plot: _Plot, known: pd.DataFrame, options: Scatter) -> None:
    codes = known["area_code"].to_numpy(dtype=str)
    x, y = (axis.many(known[name].to_numpy(float)) for name, axis in (("x", plot.x), ("y", plot.y)))
    inside = (known["parent_code"] == options.parent_code).to_numpy() & bool(options.parent_code)
    for here, colour in ((~inside, DOT), (inside, BOROUGH)):
        told = {"areas": " ".join(codes[here])}
        canvas.dots(x[here], y[here], colour, dot_size(len(known)), told)


def _draw_points(canvas: Canvas, plot: _Plot, points: Sequence[Point]) -> None:
    for point in points:
        if not np.isfinite([point.x, point.y]).all():
            continue
        x, y = plot.x.at(point.x), plot.y.at(point.y)
        canvas.dots([x], [y], PANEL, 12.0)
        canvas.dots([x], [y], COMPARATORS[point.kind], 9.0)
        _name(canvas, BRIEF.get(point.name, point.name), (x, y), 8.0, LABELS[point.kind])


def _draw_chosen(canvas: Canvas, plot: _Plot, known: pd.DataFrame, options: Scatter) -> None:
    """Draw the letters, the selected area last so that it lies on top, and the only one with its name."""
    places = {code: place for place, code in enumerate(known["area_code"])}
    for area in reversed(options.chosen):
        if area.area_code not in places:
            continue
        row = known.iloc[places[area.area_code]]
        x, y = plot.x.at(row["x"]), plot.y.at(row["y"])
        canvas.badge(x, y, area.letter, area.selected)
        if area.selected:
            _name(canvas, area.name, (x, y), 12.0, SELECT)


def _name(canvas: Canvas, words: str, at: tuple[float, float], apart: float, colour: str) -> None:
    """Write a name beside its mark, on the side with more room."""
    left = at[0] > canvas.width / 2
    room = (at[0] if left else canvas.width - at[0]) - canvas.px(apart)
    x = at[0] + canvas.px(-apart if left else apart)
    said = fit_text(canvas, words, room, bold=True)
    align = "right" if left else "left"
    canvas.text(x, at[1] + canvas.px(4), said, colour, bold=True, align=align, halo=True)
