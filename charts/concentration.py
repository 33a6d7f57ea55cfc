"""How cases are shared out from the most deprived people to the least, against equal shares."""

from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from analysis.concentration import Concentration
from analysis.wording import format_number, format_value
from charts.canvas import Canvas
from charts.inks import GM, INK, INK_2, INK_3, LINE, LINE_STRONG, SELECT
from charts.marks import PANEL, Sheet
from charts.scales import Axis

HEIGHT = 236.0
TOP, FOOT, LEFT = 10.0, 40.0, 44.0
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
MOST_POINTS = 200


@dataclass(frozen=True, slots=True)
class Shares:
    """How a concentration curve is drawn: `mark` is the share of people at which it is read off."""

    mark: float = 0.2
    most: str = "most deprived"
    sheet: Sheet = PANEL


def plot_concentration(found: Concentration, options: Shares) -> Figure:
    """Return the curve of cumulative shares over the diagonal of equal shares, with one point read off."""
    scale = options.sheet.scale
    canvas = Canvas(options.sheet.width, HEIGHT * scale, scale)
    across = Axis(0.0, 1.0, LEFT * scale, canvas.width - 8 * scale, TICKS)
    up = Axis(0.0, 1.0, (HEIGHT - FOOT) * scale, TOP * scale, TICKS)
    _draw_frame(canvas, across, up, options)
    people, cases = _fewer(found)
    x, y = across.many(people), up.many(cases)
    canvas.band(x, y, up.many(people), GM)
    canvas.line([across.start, across.end], [up.start, up.end], LINE_STRONG, 1.0, (3, 3))
    canvas.line(x, y, GM, 2.5)
    _draw_mark(canvas, across, up, found, options)
    return canvas.figure


def title_concentration(found: Concentration, options: Shares) -> str:
    """Return what is read off: "The most deprived 20 % have 38 % of it"."""
    return f"The {options.most} {_percent(options.mark)} have {_percent(found.among(options.mark))} of it"


def alt_concentration(found: Concentration, options: Shares, title: str) -> str:
    """Return the curve in words: shares of cases at quarters of the people, and the index."""
    read = ", ".join(
        f"the {options.most} {_percent(share)} of people have {_percent(found.among(share))}"
        for share in (options.mark, 0.25, 0.5, 0.75)
    )
    index = format_number(found.index, 2)
    return f"Concentration of {title}: {read}. Equal shares would be equal numbers. Index {index}."


def _draw_frame(canvas: Canvas, across: Axis, up: Axis, options: Shares) -> None:
    canvas.segments([(across.start, up.at(tick), across.end, up.at(tick)) for tick in TICKS], LINE)
    for tick in TICKS:
        words = _percent(tick) if tick == 1 else format_number(100 * tick)
        canvas.text(across.start - canvas.px(6), up.at(tick) + canvas.px(4), words, INK_3, align="right")
        align = {0.0: "left", 1.0: "right"}.get(tick, "center")
        canvas.text(across.at(tick), up.start + canvas.px(15), words, INK_3, align=align)
    foot = canvas.height - canvas.px(5)
    canvas.text(across.start, foot, f"Share of people, {options.most} first", INK)
    at = across.at(0.7), up.at(0.7)
    canvas.text(at[0] + canvas.px(8), at[1] + canvas.px(16), "equal shares", INK_2, halo=True)


def _draw_mark(canvas: Canvas, across: Axis, up: Axis, found: Concentration, options: Shares) -> None:
    x, y = across.at(options.mark), up.at(found.among(options.mark))
    canvas.segments([(x, up.start, x, y), (across.start, y, x, y)], SELECT, 1.0)
    canvas.dots([x], [y], SELECT, 8.0)
    above = found.among(options.mark) >= options.mark
    words = _percent(found.among(options.mark))
    canvas.text(
        x + canvas.px(-6 if above else 8),
        y + canvas.px(-8 if above else 16),
        words,
        SELECT,
        bold=True,
        align="right" if above else "left",
        halo=True,
    )


def _fewer(found: Concentration) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the curve in at most 200 steps: more would not show."""
    if found.people.size <= MOST_POINTS:
        return found.people, found.cases
    people = np.linspace(0.0, 1.0, MOST_POINTS)
    return people, np.interp(people, found.people, found.cases)


def _percent(share: float) -> str:
    return format_value(100 * share, "%", 0)
