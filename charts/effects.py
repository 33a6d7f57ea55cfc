"""Standardised effects of several exposures on one outcome, with their intervals."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from analysis.regression import Regression
from analysis.regression_sentences import describe_effect
from analysis.wording import format_number, sentence_case
from charts.canvas import Canvas, wrap_text
from charts.inks import INK, INK_2, INK_3, LINE, LINE_STRONG
from charts.marks import PANEL as IN_PANEL
from charts.marks import Sheet
from charts.scales import Axis, make_axis, tick_texts

ROW = 16.0
FOOT = 38.0
CAP = 4.0
BAR = 22.0
UNDER = "Standard deviations of the outcome for one of the exposure"


@dataclass(frozen=True, slots=True)
class Effects:
    """How effects are drawn."""

    sheet: Sheet = IN_PANEL


def effect_rows(found: Regression) -> pd.DataFrame:
    """Return what `plot_effects` needs of a regression: name, effect, lower, upper; the largest first."""
    rows = [(one.named.title, one.standardised, one.lower, one.upper) for one in found.effects]
    rows.sort(key=lambda row: -abs(row[1]))
    return pd.DataFrame(rows, columns=["name", "effect", "lower", "upper"])


def plot_effects(rows: pd.DataFrame, options: Effects) -> Figure:
    """Return one row an exposure: its name, its effect as a dot and the interval as a whisker around it.

    Parameters
    ----------
    rows : DataFrame
        Columns name, effect, lower, upper, in standard deviations and in the order shown.
    options : Effects
    """
    sheet = options.sheet
    ruler = Canvas(sheet.width, 1, sheet.scale)
    names = [wrap_text(ruler, name, sheet.width) for name in rows["name"]]
    heights = [(len(lines) * ROW + BAR) * sheet.scale for lines in names]
    canvas = Canvas(sheet.width, sum(heights) + FOOT * sheet.scale, sheet.scale)
    right = max((canvas.measure(_text(effect), bold=True) for effect in rows["effect"]), default=0.0)
    ends = rows[["effect", "lower", "upper"]].to_numpy(dtype=float)
    axis = make_axis(np.append(ends, 0.0), canvas.px(8), canvas.width - right - canvas.px(14), 5)
    _draw_axis(canvas, axis, sum(heights))
    top = 0.0
    for values, lines, height in zip(ends.tolist(), names, heights, strict=True):
        for place, words in enumerate(lines):
            canvas.text(0, top + canvas.px(ROW * (place + 0.75)), words, INK, halo=True)
        _draw_effect(canvas, axis, top + height - canvas.px(BAR * 0.6), values)
        top += height
    return canvas.figure


def title_effects(found: Regression) -> str:
    """Return which exposure goes most closely with the outcome, the others held still."""
    clear = sorted((one for one in found.effects if one.clear), key=lambda one: -abs(one.standardised))
    if not clear:
        return f"Nothing goes clearly with {found.outcome.quoted} when the others are held still"
    return f"{clear[0].named.quoted} goes most closely with {found.outcome.quoted}"


def alt_effects(found: Regression) -> str:
    """Return every effect in words, the largest first."""
    ordered = sorted(found.effects, key=lambda one: -abs(one.standardised))
    said = "; ".join(describe_effect(one) for one in ordered)
    return sentence_case(f"standardised effects on {found.outcome.title}: {said}.")


def _draw_axis(canvas: Canvas, axis: Axis, foot: float) -> None:
    at = [axis.at(tick) for tick in axis.ticks]
    canvas.segments([(x, 0, x, foot) for x in at], LINE)
    canvas.segments([(axis.at(0.0), 0, axis.at(0.0), foot)], LINE_STRONG, 1.5)
    for x, text in zip(at, tick_texts(axis, ""), strict=True):
        canvas.text(x, foot + canvas.px(14), text, INK_3, align="center")
    canvas.text(0, foot + canvas.px(32), UNDER, INK_3)


def _draw_effect(canvas: Canvas, axis: Axis, middle: float, values: Sequence[float]) -> None:
    effect, low, high = (axis.at(value) for value in values)
    cap = canvas.px(CAP)
    whiskers = [(low, middle, high, middle), *((x, middle - cap, x, middle + cap) for x in (low, high))]
    canvas.segments(whiskers, INK_2, 1.5)
    canvas.dots([effect], [middle], INK_2, 9.0)
    canvas.text(canvas.width, middle + canvas.px(4), _text(values[0]), INK, bold=True, align="right")


def _text(effect: float) -> str:
    return f"{'+' if effect > 0 else ''}{format_number(effect, 2)}"
