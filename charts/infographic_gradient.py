"""A gradient to cut out: a column for each group, from the most to the least deprived."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from analysis.wording import format_value
from charts.gradient import Gradient, alt_gradient
from charts.inks import INK_2, LINE, LINE_STRONG
from charts.poster import BODY, Caption, Look, Picture, Poster
from charts.scales import make_axis

GUTTER = 0.16


@dataclass(frozen=True, slots=True)
class GradientPicture:
    """How groups are told: title of the indicator, unit, what the first and the last group are called."""

    title: str
    unit: str = "%"
    decimals: int = 1
    ends: tuple[str, str] = ("Most deprived", "Least deprived")
    note: str = field(default="")


def draw_gradient(groups: pd.DataFrame, told: GradientPicture, caption: Caption, look: Look) -> Picture:
    """Return the columns, the first in the main colour and the last in the second.

    Columns begin at zero, below which values lie where they are negative.

    Parameters
    ----------
    groups : DataFrame
        As `charts.plot_gradient` takes them: number, value, lower, upper, population.
    """
    poster = Poster(look)
    room = poster.frame(caption)
    values = groups["value"].to_numpy(dtype=float)
    known = np.isfinite(values)
    below = 14.0 if (values[known] < 0).any() else 0.0
    axis = make_axis(values, room.bottom - 18.0 - below, room.top + 14.0, from_zero=True)
    base, step = axis.at(0.0), room.width / len(values)
    poster.segments([(room.left, base, room.right, base)], LINE_STRONG, 0.8)
    last = len(values) - 1
    for place, value in enumerate(values.tolist()):
        if not known[place]:
            continue
        left = room.left + step * (place + GUTTER / 2)
        top = axis.at(value)
        colour = {0: look.main, last: look.second}.get(place, LINE)
        poster.bars([(left, min(top, base), left + step * (1 - GUTTER), max(top, base))], colour)
        ink = {0: look.main, last: look.second}.get(place, INK_2)
        short = told.unit if told.unit in ("%", "£") else ""
        number = format_value(value, short if len(values) <= 6 else "", told.decimals)
        over = min(top, base) - 4.0 if value >= 0 else max(top, base) + 11.0
        poster.write(left + step * (1 - GUTTER) / 2, over, number, BODY, ink, bold=True, align="center")
    poster.write(
        room.left, room.bottom - 3.0, poster.fit(told.ends[0], room.width / 2 - 6), BODY, look.main, bold=True
    )
    end = poster.fit(told.ends[1], room.width / 2 - 6)
    poster.write(room.right, room.bottom - 3.0, end, BODY, look.second, bold=True, align="right")
    options = Gradient(told.unit, told.decimals, None, 0, told.ends)
    said = " ".join(part for part in (alt_gradient(groups, options, told.title), told.note) if part)
    return Picture(poster.figure, caption.finding, said)
