"""A trend to cut out: few lines, named and valued at their ends."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from analysis.wording import format_value
from charts.alt import alt_trend
from charts.inks import INK_3, LINE, LINE_STRONG
from charts.marks import BRIEF, Series
from charts.poster import BODY, Caption, Look, Picture, Poster, Room
from charts.scales import Axis, make_axis, spread_out, tick_texts
from charts.time_axis import middle_days, time_axis
from charts.trend import GAP_FACTOR, Trend
from charts.words import Words

MOST_LINES = 4
ENDS = 118.0
"""Room for the names at the ends of the lines."""
ROW = 13.5
WIDTHS = (2.6, 1.7, 1.2, 0.9)


@dataclass(frozen=True, slots=True)
class TrendPicture:
    """The lines, the one that the picture is about first, and their unit."""

    series: tuple[Series, ...]
    unit: str = "%"
    decimals: int = 1
    words: Words = field(default_factory=lambda: Words(""))


def draw_trend(observations: pd.DataFrame, told: TrendPicture, caption: Caption, look: Look) -> Picture:
    """Return at most four lines, the first in the main colour and the others in the second.

    Parameters
    ----------
    observations : DataFrame
        As `charts.plot_trend` takes them. A line breaks where a period is missing.
    """
    poster = Poster(look)
    room = poster.frame(caption)
    lines = told.series[:MOST_LINES]
    codes = [one.area_code for one in lines]
    rows = observations[observations["area_code"].isin(codes)].sort_values("period_start")
    rows = rows[np.isfinite(rows["value"].to_numpy(dtype=float))]
    values = make_axis(rows["value"].to_numpy(dtype=float), room.bottom - 21.0, room.top + 6.0, ticks=3)
    left = room.left + max(poster.spread(text) for text in tick_texts(values, told.unit)) + 6.0
    over_time = time_axis(rows, left + 4.0, room.right - ENDS - 14.0)
    _axes(poster, room, rows, values, over_time, told.unit)
    _lines(poster, room, rows, values, over_time, lines, told)
    options = Trend(lines, told.unit, told.decimals)
    return Picture(poster.figure, caption.finding, alt_trend(rows, options, told.words))


def _axes(poster: Poster, room: Room, rows: pd.DataFrame, values: Axis, over_time: Axis, unit: str) -> None:
    at = [values.at(tick) for tick in values.ticks]
    poster.segments([(over_time.start - 4.0, y, over_time.end + 4.0, y) for y in at], LINE, 0.8)
    for y, text in zip(at, tick_texts(values, unit), strict=True):
        poster.write(over_time.start - 8.0, y + 4.0, text, BODY, INK_3, align="right")
    periods = rows.drop_duplicates("period")
    free = math.inf
    ends = list(zip(over_time.many(middle_days(periods)).tolist(), periods["period"], strict=True))
    last = room.right
    for x, words in [ends[-1], ends[0], *reversed(ends[1:-1])] if len(ends) > 1 else ends:
        half = poster.spread(words) / 2
        centre = min(max(x, room.left + half), last - half)
        if (x, words) == ends[0] and centre + half + 8.0 <= free:
            poster.write(centre, room.bottom - 2.0, words, BODY, INK_3, align="center")
            first = centre + half
        elif centre + half + 8.0 <= free and (
            len(ends) < 2 or (x, words) == ends[-1] or centre - half > first + 8.0
        ):
            poster.write(centre, room.bottom - 2.0, words, BODY, INK_3, align="center")
            free = centre - half


def _lines(
    poster: Poster,
    room: Room,
    rows: pd.DataFrame,
    values: Axis,
    over_time: Axis,
    lines: Sequence[Series],
    told: TrendPicture,
) -> None:
    every = over_time.many(np.unique(middle_days(rows)))
    usual = float(np.median(np.diff(every))) if every.size > 1 else math.inf
    ends = []
    for place in reversed(range(len(lines))):
        own = rows[rows["area_code"] == lines[place].area_code]
        if own.empty:
            continue
        colour = poster.look.main if place == 0 else poster.look.second
        x, y = over_time.many(middle_days(own)), values.many(own["value"].to_numpy(dtype=float))
        for part in np.split(np.arange(x.size), np.flatnonzero(np.diff(x) > usual * GAP_FACTOR) + 1):
            if part.size > 1:
                poster.line(x[part], y[part], colour, WIDTHS[place])
            else:
                poster.dots(x[part], y[part], colour, 3.0)
        poster.dots([x[-1]], [y[-1]], colour, 6.0 if place == 0 else 4.0)
        ends.append((place, float(x[-1]), float(y[-1]), float(own["value"].iloc[-1])))
    places = spread_out(
        [y for _, _, y, _ in ends], [ROW] * len(ends), room.top - 4.0, room.bottom - 14.0, 0.0
    )
    for (place, end_x, end_y, value), middle in zip(ends, places, strict=True):
        start = over_time.end + 12.0
        poster.line([end_x + 4.0, start], [end_y, middle], LINE_STRONG, 0.5)
        colour = poster.look.main if place == 0 else poster.look.second
        name = BRIEF.get(lines[place].name, lines[place].name)
        number = format_value(value, told.unit if told.unit in ("£", "%") else "", told.decimals)
        space = room.right - start - 3.0 - poster.spread(f" {number}", bold=place == 0)
        words = f"{poster.fit(name, space, bold=place == 0)} {number}"
        poster.write(start + 3.0, middle + 4.0, words, BODY, colour, bold=place == 0)
