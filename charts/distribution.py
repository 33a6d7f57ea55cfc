"""One dot an area: where the selected ones stand among all."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from charts.canvas import Canvas
from charts.inks import BOROUGH, DOT, INK_3, LINE, SELECT
from charts.label_rows import ROW, Label, Placed, elbow, place_labels, row_count, write_labels
from charts.marks import PANEL, Chosen, Comparator, Sheet, label_text
from charts.scales import Axis, make_axis, tick_texts
from charts.swarm import lay_out

BODY = 110.0
FOOT = 22.0
SIDE = 6.0
ELBOW = 8.0
BADGE = 17.0
MOST_NAMED = 3
NOTHING = "No figures for this choice"


@dataclass(frozen=True, slots=True)
class Distribution:
    """What to mark in a distribution.

    `parent_code` is the borough whose areas are drawn darker; comparators without a value are left out, and
    so are the names of chosen areas after the third.
    """

    unit: str = "%"
    decimals: int = 1
    chosen: tuple[Chosen, ...] = ()
    comparators: tuple[Comparator, ...] = ()
    parent_code: str = ""
    sheet: Sheet = PANEL


@dataclass(frozen=True, slots=True)
class _Badge:
    area: Chosen
    value: float
    x: float


def plot_distribution(areas: pd.DataFrame, options: Distribution) -> Figure:
    """Return one dot for each area with a value, the chosen ones with their badges, comparators as lines.

    Parameters
    ----------
    areas : DataFrame
        Columns area_code, value, parent_code; areas without a value are not drawn.
    options : Distribution
    """
    known = areas[np.isfinite(areas["value"].to_numpy(dtype=float))]
    lines = [line for line in options.comparators if np.isfinite(line.value)]
    axis = _axis(known, lines, options)
    badges = _badges(known, axis, options)
    above, below = _above(lines, axis, options), _below(badges, options)
    scale = options.sheet.scale
    top = (row_count(above) * ROW + ELBOW) * scale
    bottom = top + BODY * scale
    canvas = Canvas(options.sheet.width, bottom + (row_count(below) * ROW + FOOT) * scale, scale)
    if known.empty:
        canvas.text(canvas.width / 2, (top + bottom) / 2, NOTHING, INK_3, align="center")
        return canvas.figure
    _draw_axis(canvas, axis, top, options.unit)
    _draw_comparators(canvas, above, top)
    _draw_dots(canvas, known, axis, (top, bottom), options)
    _draw_chosen(canvas, badges, below, (top, bottom))
    write_labels(canvas, above, 0.0)
    write_labels(canvas, below, bottom)
    return canvas.figure


def _axis(known: pd.DataFrame, lines: Sequence[Comparator], options: Distribution) -> Axis:
    values = [*known["value"], *(line.value for line in lines)]
    side = SIDE * options.sheet.scale
    return make_axis(values, side, options.sheet.width - side - 8 * options.sheet.scale)


def _above(lines: Sequence[Comparator], axis: Axis, options: Distribution) -> list[Placed]:
    labels = []
    for line in lines:
        name = line.brief if len(lines) > 2 else line.name
        text = label_text(name, line.value, options.unit, options.decimals)
        labels.append(Label(axis.at(line.value), text, line.label_colour))
    return place_labels(labels, options.sheet.width, options.sheet.scale)


def _below(badges: Sequence[_Badge], options: Distribution) -> list[Placed]:
    labels = [
        Label(badge.x, label_text(badge.area.name, badge.value, options.unit, options.decimals), SELECT)
        for badge in badges[:MOST_NAMED]
    ]
    return place_labels(labels, options.sheet.width, options.sheet.scale)


def _badges(known: pd.DataFrame, axis: Axis, options: Distribution) -> list[_Badge]:
    values = dict(zip(known["area_code"], known["value"], strict=True))
    return [
        _Badge(area, values[area.area_code], axis.at(values[area.area_code]))
        for area in options.chosen
        if area.area_code in values
    ]


def _draw_axis(canvas: Canvas, axis: Axis, top: float, unit: str) -> None:
    at = [axis.at(tick) for tick in axis.ticks]
    canvas.segments([(x, top, x, canvas.height - canvas.px(16)) for x in at], LINE)
    for x, text in zip(at, tick_texts(axis, unit), strict=True):
        half = canvas.measure(text) / 2
        centre = min(max(x, half), canvas.width - half)
        canvas.text(centre, canvas.height - canvas.px(3), text, INK_3, align="center")


def _draw_comparators(canvas: Canvas, above: Sequence[Placed], top: float) -> None:
    foot = canvas.height - canvas.px(18)
    for one in above:
        label = one.label
        start = canvas.px((one.row + 1) * ROW)
        canvas.line([elbow(one, canvas.scale), label.x, label.x], [start, top, foot], label.colour, 1.5)


def _draw_dots(
    canvas: Canvas, known: pd.DataFrame, axis: Axis, span: tuple[float, float], options: Distribution
) -> None:
    middle = (span[0] + span[1]) / 2
    half = (span[1] - span[0]) / 2 - 2
    x, y, size = lay_out(axis.many(known["value"].to_numpy(dtype=float)), half, options.sheet.scale)
    inside = (known["parent_code"] == options.parent_code).to_numpy() & bool(options.parent_code)
    canvas.dots(x[~inside], y[~inside] + middle, DOT, size)
    canvas.dots(x[inside], y[inside] + middle, BOROUGH, size)


def _draw_chosen(
    canvas: Canvas, badges: Sequence[_Badge], below: Sequence[Placed], span: tuple[float, float]
) -> None:
    middle = (span[0] + span[1]) / 2
    for one in below:
        end = span[1] + canvas.px(one.row * ROW + 1)
        x = one.label.x
        canvas.line([x, x, elbow(one, canvas.scale)], [middle, span[1] - canvas.px(6), end], SELECT, 1.5)
    lifts = staggered([badge.x for badge in badges], canvas.px(BADGE))
    # The selected area last, so that it lies on top.
    for badge, lift in reversed(list(zip(badges, lifts, strict=True))):
        canvas.badge(badge.x, middle + lift, badge.area.letter, badge.area.selected)


def staggered(at: Sequence[float], apart: float) -> list[float]:
    """Return how far from the middle line each badge stands, so that none covers another."""
    lifts: list[float] = []
    for place, x in enumerate(at):
        taken = {lifts[other] for other in range(place) if abs(at[other] - x) < apart}
        steps = (step * sign * apart for step in range(len(at) + 1) for sign in (1, -1))
        lifts.append(next(lift for lift in steps if lift not in taken))
    return lifts
