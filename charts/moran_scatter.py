"""Each area beside its neighbours: the scatter of which Moran's I is the slope."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from analysis.wording import count_words, format_number
from charts.canvas import Canvas
from charts.inks import COUNTRY, DOT, INK_2, INK_3, LINE_STRONG
from charts.marks import PANEL as IN_PANEL
from charts.marks import Chosen, Sheet
from charts.scales import Axis, Floats, make_axis, tick_texts
from charts.words import Words

HEIGHT = 248.0
TOP, FOOT, LEFT, RIGHT = 18.0, 36.0, 30.0, 10.0
DOTS = ((500, 4.0), (2500, 2.6), (10**9, 1.6))
"""Diameters by the most areas that they are for."""
NOTHING = "No areas to set beside their neighbours"
QUARTERS = (
    ("low, neighbours high", "left", True),
    ("high, neighbours high", "right", True),
    ("low, neighbours low", "left", False),
    ("high, neighbours low", "right", False),
)


@dataclass(frozen=True, slots=True)
class MoranScatter:
    """What is drawn besides the areas: the slope, and who is chosen."""

    slope: float
    chosen: tuple[Chosen, ...] = ()
    sheet: Sheet = IN_PANEL


def plot_moran_scatter(areas: pd.DataFrame, options: MoranScatter) -> Figure:
    """Return a dot an area, right of the middle where it is high and above it where its neighbours are.

    L. Anselin (1996), The Moran scatterplot, in M. Fischer and others (eds), *Spatial Analytical Perspectives
    on GIS*, 111–125. Found areas are drawn darker, chosen ones lettered.

    Parameters
    ----------
    areas : DataFrame
        Columns area_code, score and neighbour_mean (standard deviations, NaN where there is none) and found.
    options : MoranScatter
    """
    scale = options.sheet.scale
    canvas = Canvas(options.sheet.width, HEIGHT * scale, scale)
    known = _known(areas)
    if known.empty:
        canvas.text(canvas.width / 2, canvas.height / 2, NOTHING, INK_3, align="center")
        return canvas.figure
    across = make_axis(_ends(known["score"]), LEFT * scale, canvas.width - RIGHT * scale, 6, False)
    up = make_axis(_ends(known["neighbour_mean"]), canvas.height - FOOT * scale, TOP * scale, 4, False)
    _draw_axes(canvas, across, up)
    _draw_slope(canvas, across, up, options.slope)
    size = next(size for most, size in DOTS if len(known) <= most)
    for found, colour in ((False, DOT), (True, INK_2)):
        these = known[known["found"] == found]
        canvas.dots(across.many(_of(these, "score")), up.many(_of(these, "neighbour_mean")), colour, size)
    _draw_quarters(canvas, across, up)
    for one in reversed(options.chosen):
        row = known[known["area_code"] == one.area_code]
        for score, near in zip(_of(row, "score"), _of(row, "neighbour_mean"), strict=True):
            canvas.badge(across.at(score), up.at(near), one.letter, one.selected)
    return canvas.figure


def title_moran_scatter(options: MoranScatter, p_value: float, words: Words) -> str:
    """Return the finding: whether areas near each other are alike."""
    if p_value >= 0.05:
        return f"{_first(words.plural)} are no more like their neighbours than chance makes them"
    like = "are like" if options.slope > 0 else "are unlike"
    return f"{_first(words.plural)} {like} their neighbours: Moran’s I {format_number(options.slope, 2)}"


def alt_moran_scatter(areas: pd.DataFrame, options: MoranScatter, words: Words) -> str:
    """Return the scatter in words: how many areas are in each quarter, the slope, and the chosen."""
    known = _known(areas)
    opening = (
        f"{words.title}, {words.period}: " if words.period else f"{words.title}: "
    ) + f"each of {count_words(len(known), words.singular, words.plural)} beside the mean of its neighbours."
    if known.empty:
        return opening
    high, near = _of(known, "score") > 0, _of(known, "neighbour_mean") > 0
    quarters = (
        (high & near, "high with high neighbours"),
        (~high & ~near, "low with low ones"),
        (~high & near, "low with high ones"),
        (high & ~near, "high with low ones"),
    )
    counted = ", ".join(f"{int(some.sum()):,} {what}" for some, what in quarters)
    found = int(known["found"].sum())
    return " ".join(
        [
            opening,
            f"{counted}; {found:,} found as clusters or outliers.",
            f"The slope is {format_number(options.slope, 2)}.",
            *_chosen(known, options),
        ]
    )


def _chosen(known: pd.DataFrame, options: MoranScatter) -> Iterable[str]:
    for one in options.chosen:
        row = known[known["area_code"] == one.area_code]
        if row.empty:
            yield f"{one.name}: not tested."
            continue
        score, near = float(_of(row, "score")[0]), float(_of(row, "neighbour_mean")[0])
        yield f"{one.name}: {_deviations(score)}, its neighbours {_deviations(near)}."


def _deviations(score: float) -> str:
    side = "above" if score >= 0 else "below"
    return f"{format_number(abs(score), 1)} standard deviations {side} the mean"


def _draw_axes(canvas: Canvas, across: Axis, up: Axis) -> None:
    left, right, bottom, top = across.start, across.end, up.start, up.end
    canvas.segments(
        [(across.at(0), top, across.at(0), bottom), (left, up.at(0), right, up.at(0))], LINE_STRONG
    )
    for tick, text in zip(across.ticks, tick_texts(across, ""), strict=True):
        canvas.text(across.at(tick), bottom + canvas.px(15), text, INK_3, align="center")
    for tick, text in zip(up.ticks, tick_texts(up, ""), strict=True):
        canvas.text(left - canvas.px(6), up.at(tick) + canvas.px(4), text, INK_3, align="right")
    foot = "standard deviations from the mean"
    canvas.text(right, canvas.height - canvas.px(5), foot, INK_3, align="right")
    canvas.text(0, canvas.px(11), "mean of its neighbours", INK_3)


def _draw_slope(canvas: Canvas, across: Axis, up: Axis, slope: float) -> None:
    """Draw the line through the middle, as far as it stays on the sheet."""
    reach = [across.low, across.high] if slope == 0 else [up.low / slope, up.high / slope]
    low, high = max(across.low, min(reach)), min(across.high, max(reach))
    ends = np.array([low, high])
    canvas.line(across.many(ends), up.many(ends * slope), COUNTRY, 2.0)


def _draw_quarters(canvas: Canvas, across: Axis, up: Axis) -> None:
    for words, side, above in QUARTERS:
        x = across.start + canvas.px(4) if side == "left" else across.end
        y = up.end + canvas.px(12) if above else up.start - canvas.px(4)
        canvas.text(x, y, words, INK_3, align=side, halo=True)


def _known(areas: pd.DataFrame) -> pd.DataFrame:
    finite = np.isfinite(areas[["score", "neighbour_mean"]].to_numpy(dtype=float)).all(axis=1)
    known: pd.DataFrame = areas[finite]
    return known


def _ends(scores: pd.Series) -> Floats:
    """Return the lowest and highest, the middle always among them."""
    values = scores.to_numpy(dtype=float)
    return np.array([min(values.min(), 0.0), max(values.max(), 0.0)])


def _of(areas: pd.DataFrame, column: str) -> Floats:
    return areas[column].to_numpy(dtype=float)


def _first(words: str) -> str:
    return words[:1].upper() + words[1:]
