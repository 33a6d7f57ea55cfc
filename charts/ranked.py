"""Areas in order of their value, with intervals: the neighbours of the selected one, and both ends."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from analysis.ranking import rank
from analysis.wording import format_number, format_value
from charts.canvas import Canvas, fit_text
from charts.inks import DOT, INK, INK_2, INK_3, PANEL, SELECT
from charts.marks import PANEL as IN_PANEL
from charts.marks import Chosen, Comparator, Sheet, label_text, letter
from charts.scales import Axis, make_axis

ROW = 19.0
TOP = 16.0
NAMES = 0.42
ENDS = 3
CAP = 2.5


@dataclass(frozen=True, slots=True)
class Ranked:
    """What to mark in a ranking. `rows` is about how many areas are shown."""

    unit: str = "%"
    decimals: int = 1
    chosen: tuple[Chosen, ...] = ()
    comparator: Comparator | None = None
    rows: int = 15
    plural: str = "areas"
    sheet: Sheet = IN_PANEL


def plot_ranked(areas: pd.DataFrame, options: Ranked) -> Figure:
    """Return bars from the highest value down, with whiskers where there are intervals.

    Where areas are left out, a line says how many.

    Parameters
    ----------
    areas : DataFrame
        Columns area_code, name, value, lower, upper; areas without a value are not drawn.
    options : Ranked
    """
    ordered = _ordered(areas)
    shown = rows_to_show(_chosen_places(ordered, options), len(ordered), options.rows)
    scale = options.sheet.scale
    canvas = Canvas(options.sheet.width, (len(shown) * ROW + TOP + 4) * scale, scale)
    texts = [
        _value_text(value, options) for value in ordered["value"].iloc[[row for row in shown if row >= 0]]
    ]
    right = max((canvas.measure(text, bold=True) for text in texts), default=0.0)
    axis = _axis(ordered, shown, canvas.width * NAMES, canvas.width - right - 10 * scale, options)
    _draw_rows(canvas, ordered, shown, axis, options)
    _draw_comparator(canvas, axis, options)
    return canvas.figure


def rows_to_show(chosen: list[int], areas: int, rows: int) -> list[int]:
    """Return the places shown, -n where n areas are left out: both ends, and the neighbours of chosen ones.

    Parameters
    ----------
    chosen : list of int
        Places of the chosen areas, 0 highest, the selected one first.
    areas : int
        How many there are.
    rows : int
        About how many to show.
    """
    if areas <= rows:
        return list(range(areas))
    kept = {*range(ENDS), *range(areas - ENDS, areas), *chosen}
    reach = 1
    while chosen and len(kept) < rows and reach < areas:
        kept |= {place for place in (chosen[0] - reach, chosen[0] + reach) if 0 <= place < areas}
        reach += 1
    if not chosen:
        kept = {*range(rows // 2), *range(areas - rows // 2, areas)}
    return _with_gaps(sorted(kept))


def _with_gaps(kept: list[int]) -> list[int]:
    found: list[int] = []
    for before, place in zip([-1, *kept], kept, strict=False):
        missed = place - before - 1
        # One left-out area takes as much room as the line that would say so.
        found += [place - 1] if missed == 1 else [-missed] if missed else []
        found.append(place)
    return found


def _ordered(areas: pd.DataFrame) -> pd.DataFrame:
    known = areas[np.isfinite(areas["value"].to_numpy(dtype=float))]
    ordered = known.sort_values(["value", "area_code"], ascending=[False, True], ignore_index=True)
    return pd.DataFrame({**ordered, "rank": rank(ordered["value"])})


def _chosen_places(ordered: pd.DataFrame, options: Ranked) -> list[int]:
    places = {code: place for place, code in enumerate(ordered["area_code"])}
    return [places[area.area_code] for area in options.chosen if area.area_code in places]


def _axis(ordered: pd.DataFrame, shown: list[int], start: float, end: float, options: Ranked) -> Axis:
    rows = ordered.iloc[[place for place in shown if place >= 0]]
    values = rows[["value", "lower", "upper"]].to_numpy(dtype=float).ravel()
    others = [options.comparator.value] if options.comparator else []
    axis = make_axis([*values, *others], start, end, from_zero=True)
    return Axis(axis.low, max(float(np.nanmax([*values, *others, 0.0])), axis.low + 1e-9), start, end, ())


def _draw_rows(canvas: Canvas, ordered: pd.DataFrame, shown: list[int], axis: Axis, options: Ranked) -> None:
    top, left = canvas.px(TOP), _names_from(canvas, ordered)
    for line, place in enumerate(shown):
        middle = top + canvas.px((line + 0.5) * ROW)
        if place < 0:
            canvas.text(left, middle + canvas.px(4), f"{-place:,} more {options.plural}", INK_3)
            dots = [middle + canvas.px(lift) for lift in (-5, 0, 5)]
            canvas.dots([left - canvas.px(12)] * 3, dots, INK_3, 2.0)
        else:
            _draw_row(canvas, ordered.iloc[place], middle, left, axis, options)


def _names_from(canvas: Canvas, ordered: pd.DataFrame) -> float:
    """Return where names begin: after the widest rank."""
    return canvas.measure(f"{len(ordered):,}") + canvas.px(6)


def _draw_row(
    canvas: Canvas, area: pd.Series, middle: float, left: float, axis: Axis, options: Ranked
) -> None:
    mark = letter(options.chosen, area["area_code"])
    colour, ink = (SELECT, SELECT) if mark else (DOT, INK)
    zero, end, half = axis.at(0.0), axis.at(area["value"]), canvas.px(6)
    canvas.text(left - canvas.px(6), middle + canvas.px(4), f"{area['rank']:,}", INK_3, align="right")
    name = fit_text(canvas, area["name"], axis.start - left - canvas.px(6), bold=bool(mark))
    canvas.text(left, middle + canvas.px(4), name, ink, bold=bool(mark))
    canvas.bars([(min(zero, end), middle - half, max(zero, end), middle + half)], colour)
    if mark and mark != options.chosen[0].letter:
        edge = canvas.px(1.5)
        inside = (min(zero, end) + edge, middle - half + edge, max(zero, end) - edge, middle + half - edge)
        canvas.bars([inside], PANEL)
    _draw_whisker(canvas, area, axis, middle)
    canvas.text(
        canvas.width, middle + canvas.px(4), _value_text(area["value"], options), ink, bool(mark), "right"
    )


def _draw_whisker(canvas: Canvas, area: pd.Series, axis: Axis, middle: float) -> None:
    if not (np.isfinite(area["lower"]) and np.isfinite(area["upper"])):
        return
    low, high, cap = axis.at(area["lower"]), axis.at(area["upper"]), canvas.px(CAP)
    ends = [(x, middle - cap, x, middle + cap) for x in (low, high)]
    strokes = [(low, middle, high, middle), *ends]
    # First wider in the colour of the panel, so that it stands out on every bar.
    canvas.segments(strokes, PANEL, 3.0)
    canvas.segments(strokes, INK_2)


def _draw_comparator(canvas: Canvas, axis: Axis, options: Ranked) -> None:
    line = options.comparator
    if line is None or not np.isfinite(line.value):
        return
    x = axis.at(line.value)
    canvas.line([x, x], [canvas.px(TOP - 1), canvas.height - canvas.px(4)], line.colour, 1.5)
    text = label_text(line.name, line.value, options.unit, options.decimals)
    half = canvas.measure(text, bold=True) / 2
    centre = min(max(x, half), canvas.width - half)
    canvas.text(centre, canvas.px(11), text, line.label_colour, bold=True, align="center", halo=True)


def _value_text(value: float, options: Ranked) -> str:
    if options.unit in ("£", "%"):
        return format_value(value, options.unit, options.decimals)
    return format_number(value, options.decimals)
