"""An effect among what the same calculation finds where nothing was done: one dot a comparison area."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from analysis.wording import count_words, format_difference, ordinal, possessive
from charts.canvas import Canvas, fit_text
from charts.inks import DOT, INK_3, LINE, LINE_STRONG, SELECT
from charts.marks import PANEL, Sheet
from charts.scales import make_axis, of_differences, tick_texts
from charts.swarm import lay_out

HEIGHT = 128.0
HALF = 34.0
FOOT = 22.0
LABEL = 15.0


@dataclass(frozen=True, slots=True)
class Placebos:
    """Whose effect is marked, and how effects are written."""

    who: str
    effect: float
    unit: str = "%"
    decimals: int = 1
    sheet: Sheet = PANEL


def plot_placebos(effects: pd.DataFrame, options: Placebos) -> Figure:
    """Return the effects of all comparison areas as if something had been done there, ours marked.

    Parameters
    ----------
    effects : DataFrame
        Column effect, one row a comparison area, in the unit of the figures; missing ones are left out.
    options : Placebos
    """
    scale = options.sheet.scale
    canvas = Canvas(options.sheet.width, HEIGHT * scale, scale)
    others = _known(effects)
    reach = float(np.abs([*others, options.effect]).max()) or 1.0
    edge = 10 * scale
    axis = make_axis([-reach, reach], edge, canvas.width - edge, ticks=5, from_zero=False)
    middle, foot = (LABEL + 8 + HALF) * scale, canvas.height - FOOT * scale
    ticks = [axis.at(tick) for tick in axis.ticks]
    canvas.segments([(x, LABEL * scale, x, foot) for x in ticks], LINE)
    zero = axis.at(0.0)
    canvas.segments([(zero, LABEL * scale, zero, foot)], LINE_STRONG)
    for x, text in zip(ticks, tick_texts(axis, of_differences(options.unit)), strict=True):
        half = canvas.measure(text) / 2
        canvas.text(min(max(x, half), canvas.width - half), foot + canvas.px(15), text, INK_3, align="center")
    across, away, size = lay_out(axis.many(others), HALF * scale, scale)
    canvas.dots(across, away + middle, DOT, size)
    ours = axis.at(options.effect)
    canvas.segments([(ours, LABEL * scale, ours, middle)], SELECT, 1.5)
    canvas.dots([ours], [middle], SELECT, 11.0)
    words = fit_text(canvas, f"{options.who} {_signed(options.effect, options)}", canvas.width, bold=True)
    half = canvas.measure(words, bold=True) / 2
    centre = min(max(ours, half), canvas.width - half)
    canvas.text(centre, canvas.px(11), words, SELECT, bold=True, align="center", halo=True)
    return canvas.figure


def title_placebos(effects: pd.DataFrame, options: Placebos) -> str:
    """Return the finding: "Trafford’s difference is 5th largest of ten"."""
    others = _known(effects)
    rank = 1 + int((np.abs(others) >= abs(options.effect) - 1e-9).sum())
    place = "the largest" if rank == 1 else f"{ordinal(rank)} largest"
    return f"{possessive(options.who)} difference is {place} of {others.size + 1:,}"


def alt_placebos(effects: pd.DataFrame, options: Placebos) -> str:
    """Return the effects in words, from the figures that are drawn."""
    others = _known(effects)
    said = f"{title_placebos(effects, options)}: {_signed(options.effect, options)}."
    if not others.size:
        return f"{said} There is no comparison area."
    areas = count_words(others.size, "comparison area", "comparison areas")
    span = f"{_signed(others.min(), options)} to {_signed(others.max(), options)}"
    return f"{said} The same calculation for {areas} gives {span}."


def _known(effects: pd.DataFrame) -> np.ndarray:
    values = effects["effect"].to_numpy(dtype=float)
    return np.asarray(values[np.isfinite(values)])


def _signed(effect: float, options: Placebos) -> str:
    return format_difference(float(effect), options.unit, options.decimals, signed=True)
