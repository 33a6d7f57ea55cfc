"""Ranked bars: the areas from highest to lowest, as many as there is room for, and what they stand beside."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from analysis.wording import count_words, format_value
from charts.alt import alt_ranked
from charts.inks import DOT, INK, INK_3
from charts.marks import Chosen, Comparator
from charts.poster import BODY, Caption, Look, Picture, Poster, Room
from charts.ranked import Ranked
from charts.scales import make_axis
from charts.words import Words

ROW = 13.8
TALLEST_ROW = 21.0
NAMES = 132.0


@dataclass(frozen=True, slots=True)
class RankedBars:
    """How bars are told: the unit, the area they are about, a comparator, what areas are called."""

    unit: str = "%"
    decimals: int = 1
    chosen: Chosen | None = None
    comparator: Comparator | None = None
    words: Words = field(default_factory=lambda: Words(""))

    def say(self, value: float) -> str:
        """Return a value with its unit."""
        return format_value(value, self.unit, self.decimals)


@dataclass(frozen=True, slots=True)
class _Bar:
    name: str
    value: float
    role: str = ""


def draw_ranked(areas: pd.DataFrame, told: RankedBars, caption: Caption, look: Look) -> Picture:
    """Return bars of the areas: all where they fit, else both ends and the chosen one.

    Parameters
    ----------
    areas : DataFrame
        Columns area_code, name, value; with lower and upper the alternative text tells the chosen one's.
    """
    poster = Poster(look)
    room = poster.frame(caption)
    _draw(poster, room, bars_of(areas, told, int(room.height / ROW)), told)
    chosen = (told.chosen,) if told.chosen else ()
    options = Ranked(told.unit, told.decimals, chosen, told.comparator, plural=told.words.plural)
    return Picture(poster.figure, caption.finding, alt_ranked(areas, options, told.words))


def bars_of(areas: pd.DataFrame, told: RankedBars, most: int) -> list[_Bar]:
    """Return at most `most` bars, highest first; a bar of no value says how many areas are left out there."""
    known = areas[np.isfinite(areas["value"].to_numpy(dtype=float))]
    own = told.chosen.area_code if told.chosen else ""
    bars = [
        _Bar(str(name), float(value), "chosen" if code == own else "")
        for code, name, value in known[["area_code", "name", "value"]].itertuples(index=False)
    ]
    if told.comparator:
        bars.append(_Bar(told.comparator.name, told.comparator.value, "comparator"))
    bars.sort(key=lambda one: (-one.value, one.name))
    if len(bars) <= most:
        return bars
    marked = [place for place, one in enumerate(bars) if one.role]
    # A gap before, between and after what is marked takes a row each.
    room = most - len(marked) * 2 - 1
    top = max((room + 1) // 2, 1)
    kept = sorted({*range(top), *range(len(bars) - max(room - top, 1), len(bars)), *marked})
    return _with_gaps(bars, kept, told.words)


def _with_gaps(bars: Sequence[_Bar], kept: Sequence[int], words: Words) -> list[_Bar]:
    found, last = [], -1
    for place in kept:
        between = place - last - 1
        if between == 1:
            found.append(bars[place - 1])
        elif between:
            found.append(_Bar(f"… {count_words(between, words.singular, words.plural)} …", np.nan))
        found.append(bars[place])
        last = place
    return found


def _draw(poster: Poster, room: Room, bars: Sequence[_Bar], told: RankedBars) -> None:
    if not bars:
        return
    step = min(room.height / len(bars), TALLEST_ROW)
    numbers = [one for one in bars if np.isfinite(one.value)]
    names = min(max(poster.spread(one.name, bold=bool(one.role)) for one in numbers), NAMES)
    values = max(poster.spread(told.say(one.value), bold=True) for one in numbers)
    ends = room.left + names + 7.0, room.right - values - 5.0
    axis = make_axis(
        [one.value for one in numbers], *ends, from_zero=min(one.value for one in numbers) >= 0 or None
    )
    colours = {"chosen": poster.look.main, "comparator": poster.look.second, "": DOT}
    base = axis.at(max(axis.low, 0.0))
    for place, one in enumerate(bars):
        middle = room.top + step * (place + 0.5)
        foot = middle + 4.2
        if not np.isfinite(one.value):
            poster.write(room.left, foot, one.name, BODY, INK_3)
            continue
        ink = colours[one.role] if one.role else INK
        poster.write(
            room.left, foot, poster.fit(one.name, names, bold=bool(one.role)), BODY, ink, bold=bool(one.role)
        )
        end = axis.at(one.value)
        poster.bars(
            [(min(base, end), middle - step * 0.36, max(base, end), middle + step * 0.36)], colours[one.role]
        )
        poster.write(max(base, end) + 4.0, foot, told.say(one.value), BODY, ink, bold=True)
