"""A spine chart: every indicator of an area on a line from the worst peer to the best."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from matplotlib.figure import Figure

from analysis.profile import Spine
from analysis.wording import NO_FIGURE, format_value
from charts.canvas import Canvas, fit_text
from charts.inks import COMPARATORS, INK, INK_2, INK_3, LABELS, LINE, LINE_STRONG, SELECT
from charts.marks import PANEL, Sheet
from charts.verdict_marks import LEGEND_LINE, draw_legend, draw_marks, legend_lines, mark_of

ROW = 36.0
HEAD = 18.0
GROUP = 26.0
FOOT = 8.0
BAND = 7.0
NEUTRAL = "neutral"
NEUTRAL_HEADING = (NEUTRAL, "Neither end is better: from lowest to highest")
VALUES = 0.27
"""Share of the width in which the comparator's figure stands, left of the line."""


@dataclass(frozen=True, slots=True)
class SpineOptions:
    """What stands around the lines.

    `comparator` is the name of what stands in the middle, `kind` decides its colour (borough, gm, region,
    country); `headings` are the titles of the groups by theme, with one for `NEUTRAL`, none where they are
    empty; `ends` are the words at both ends.
    """

    comparator: str = "GM"
    kind: str = "gm"
    headings: tuple[tuple[str, str], ...] = ()
    ends: tuple[str, str] = ("worst", "best")
    sheet: Sheet = PANEL


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row lies in the drawing, as shares of its height: for a page that lays buttons over it."""

    indicator_id: str
    top: float
    height: float


def plot_spine(spines: Sequence[Spine], options: SpineOptions) -> Figure:
    """Return one row an indicator, grouped by theme: title, own figure, comparator, and the line.

    On the line the pale bar reaches from the worst to the best peer and the dark one over the middle half of
    them; the upright is the comparator and the mark the area, by verdict. Indicators of which neither end is
    better stand last, from lowest to highest. What has no figure is not drawn.

    Parameters
    ----------
    spines : sequence of Spine
        In the order shown within each theme.
    options : SpineOptions
    """
    drawn = with_figures(spines)
    scale, width = options.sheet.scale, options.sheet.width
    canvas = Canvas(width, _height(drawn, options), scale)
    left = width * VALUES
    _draw_head(canvas, left, options)
    for spine, top in zip(drawn, _tops(drawn, options), strict=True):
        _draw_row(canvas, spine, top * scale, left, options)
    for heading, top in _headings(drawn, options):
        canvas.text(0, (top + GROUP - 9) * scale, heading, INK_2, bold=True)
        canvas.segments([(0, (top + GROUP - 4) * scale, width, (top + GROUP - 4) * scale)], LINE)
    draw_legend(canvas, _words(drawn), canvas.height - _legend_height(drawn, options))
    return canvas.figure


def row_places(spines: Sequence[Spine], options: SpineOptions) -> tuple[Place, ...]:
    """Return where each drawn row lies in the drawing of `plot_spine`."""
    drawn = with_figures(spines)
    height = _height(drawn, options)
    row = ROW * options.sheet.scale
    return tuple(
        Place(spine.reading.indicator_id, top * options.sheet.scale / height, row / height)
        for spine, top in zip(drawn, _tops(drawn, options), strict=True)
    )


def with_figures(spines: Sequence[Spine]) -> tuple[Spine, ...]:
    """Return the spines that have a figure to draw, group by group, neutral ones last."""
    drawn = [spine for spine in spines if math.isfinite(spine.reading.value)]
    order = {name: place for place, name in enumerate(dict.fromkeys(map(group_of, drawn)))}
    order[NEUTRAL] = len(order)
    return tuple(sorted(drawn, key=lambda spine: order[group_of(spine)]))


def group_of(spine: Spine) -> str:
    """Return the group of a row: its theme, or `NEUTRAL`."""
    return NEUTRAL if spine.reading.polarity == NEUTRAL else spine.reading.theme


def _tops(drawn: Sequence[Spine], options: SpineOptions) -> list[float]:
    """Return the top of each row, before the scale."""
    tops, y = [], HEAD
    for theme, rows in groupby(drawn, key=group_of):
        y += GROUP if dict(options.headings).get(theme) else 0
        for _ in rows:
            tops.append(y)
            y += ROW
    return tops


def _headings(drawn: Sequence[Spine], options: SpineOptions) -> list[tuple[str, float]]:
    names, found, seen = dict(options.headings), [], ""
    for spine, top in zip(drawn, _tops(drawn, options), strict=True):
        if group_of(spine) != seen and names.get(group_of(spine)):
            found.append((names[group_of(spine)], top - GROUP))
        seen = group_of(spine)
    return found


def _height(drawn: Sequence[Spine], options: SpineOptions) -> float:
    tops = _tops(drawn, options)
    rows = (tops[-1] + ROW if tops else HEAD) + FOOT
    return rows * options.sheet.scale + _legend_height(drawn, options)


def _legend_height(drawn: Sequence[Spine], options: SpineOptions) -> float:
    sheet = options.sheet
    return LEGEND_LINE * sheet.scale * legend_lines(_words(drawn), sheet.width, sheet.scale)


def _words(drawn: Sequence[Spine]) -> set[str]:
    return {mark_of(spine.verdict, spine.side) for spine in drawn}


def _draw_head(canvas: Canvas, left: float, options: SpineOptions) -> None:
    y, middle = canvas.px(12), (left + canvas.width) / 2
    worst, best = options.ends
    canvas.text(left, y, worst, INK_3)
    canvas.text(canvas.width, y, best, INK_3, align="right")
    canvas.text(middle, y, options.comparator, LABELS[options.kind], bold=True, align="center")


def _draw_row(canvas: Canvas, spine: Spine, top: float, left: float, options: SpineOptions) -> None:
    reading, own = spine.reading, say(spine)
    room = canvas.width - canvas.measure(own, bold=True) - canvas.px(10)
    canvas.text(0, top + canvas.px(13), fit_text(canvas, reading.title, room), INK)
    canvas.text(canvas.width, top + canvas.px(13), own, SELECT, bold=True, align="right")
    y = top + canvas.px(25)
    if math.isfinite(reading.comparator):
        text = (
            f"{options.comparator} {format_value(reading.comparator, _short(reading.unit), reading.decimals)}"
        )
        canvas.text(0, y + canvas.px(4), fit_text(canvas, text, left - canvas.px(6)), INK_3)
    _draw_line(canvas, spine, y, left, options)


def _draw_line(canvas: Canvas, spine: Spine, y: float, left: float, options: SpineOptions) -> None:
    edge = canvas.px(7)

    def at(share: float) -> float:
        return left + edge + share * (canvas.width - left - 2 * edge)

    half = canvas.px(BAND) / 2
    for (low, high), colour in ((spine.ends, LINE), (spine.quartiles, LINE_STRONG)):
        if math.isfinite(low) and math.isfinite(high):
            canvas.bars([(at(low) - 1, y - half, at(high) + 1, y + half)], colour)
    if math.isfinite(spine.centre):
        x = at(spine.centre)
        canvas.segments([(x, y - canvas.px(8.5), x, y + canvas.px(8.5))], COMPARATORS[options.kind], 2.0)
    if math.isfinite(spine.at):
        draw_marks(canvas, [(at(spine.at), y)], mark_of(spine.verdict, spine.side))


def say(spine: Spine) -> str:
    """Return the area's own figure as it is written beside the line; of another area with its name."""
    reading = spine.reading
    value = format_value(reading.value, reading.unit, reading.decimals)
    return f"{reading.area}: {value}" if reading.area and value != NO_FIGURE else value


def _short(unit: str) -> str:
    return unit if unit in ("%", "£") else ""
