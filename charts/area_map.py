"""A map as a picture: areas in their class colours, names where there is room, the legend below."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from numpy.typing import NDArray

from analysis.classification import MISSING
from analysis.palettes import NO_DATA
from analysis.wording import count_words, format_value
from charts.canvas import Canvas, text_width, wrap_text
from charts.inks import INK, INK_2, INK_3, PANEL, SELECT
from charts.marks import PANEL as IN_PANEL
from charts.marks import Sheet
from charts.words import Words

Rings = Sequence[NDArray[np.float64]]
Shapes = Mapping[str, Rings]
Box = tuple[float, float, float, float]
Outline = list[tuple[float, float]]

TALLEST = 0.95
"""Height of the map itself, as a share of its width, at most."""
FINEST = 0.6
"""Points of an outline nearer than this, in CSS pixels, are one."""
EDGE, BORDER, CHOSEN = 0.75, 1.4, 2.6
LEGEND_ROW, SWATCH = 18.0, 13.0
MARGIN = 4.0
NAMED, NAMED_OF_MANY, MANY = 12, 6, 60
"""Areas that are named at most, where there is room: the highest and lowest first; fewer of many."""


@dataclass(frozen=True, slots=True)
class AreaMap:
    """How areas are coloured.

    `colours` and `ranges` are one a class, lowest value first; `selected` is the GSS code of an area to
    outline; `borders` are further outlines, those of the boroughs.
    """

    colours: tuple[str, ...]
    ranges: tuple[str, ...]
    unit: str = "%"
    decimals: int = 1
    selected: str = ""
    borders: Sequence[Rings] = ()
    sheet: Sheet = IN_PANEL


def plot_area_map(areas: pd.DataFrame, shapes: Shapes, options: AreaMap) -> Figure:
    """Return the map with its legend: north is up, a degree east as long as it is there.

    Areas without a figure are hatched, never in a colour.

    Parameters
    ----------
    areas : DataFrame
        Columns area_code, name, value, klass (0 the lowest class, 254 for no figure), lat, lon.
    shapes : mapping
        Rings of longitude and latitude by GSS code; of every area in `areas`.
    options : AreaMap
    """
    scale, width = options.sheet.scale, options.sheet.width
    view = _View.of([ring for code in areas["area_code"] for ring in shapes[code]], width)
    rows = _legend_rows(areas, options)
    lines = math.ceil(len(rows) / _columns(width, rows, scale))
    canvas = Canvas(width, view.height + (lines * LEGEND_ROW + 10) * scale, scale)
    drawn = {code: [view.drawn(ring) for ring in shapes[code]] for code in areas["area_code"]}
    _fill(canvas, areas, drawn, options)
    canvas.outlines([ring for rings in drawn.values() for ring in rings], PANEL, EDGE)
    canvas.outlines([view.drawn(ring) for rings in options.borders for ring in rings], INK_2, BORDER)
    if options.selected in drawn:
        canvas.outlines(drawn[options.selected], PANEL, CHOSEN + 1.6)
        canvas.outlines(drawn[options.selected], SELECT, CHOSEN)
    _write_names(canvas, areas, view, options)
    _draw_legend(canvas, rows, view.height + canvas.px(12))
    return canvas.figure


def alt_area_map(areas: pd.DataFrame, options: AreaMap, words: Words) -> str:
    """Return the map in words: how many areas, from where to where, how many in each class."""
    known = areas[np.isfinite(areas["value"].to_numpy(dtype=float))]
    topic = f"{words.title}, {words.period}" if words.period else words.title
    opening = f"Map of {topic}: {count_words(len(areas), words.singular, words.plural)}"
    if known.empty:
        return f"{opening}, none with a figure."
    low, high = (known.loc[known["value"].astype(float).agg(way)] for way in ("idxmin", "idxmax"))
    ends = " to ".join(f"{_say(one['value'], options)} in {one['name']}" for one in (low, high))
    counts = "; ".join(
        f"{name}: {int((areas['klass'] == place).sum())}" for place, name in enumerate(options.ranges)
    )
    missing = len(areas) - len(known)
    lacking = f" {missing} without a figure." if missing else ""
    chosen = known[known["area_code"] == options.selected]
    own = [
        f" {name}: {_say(value, options)}."
        for name, value in zip(chosen["name"], chosen["value"], strict=True)
    ]
    return f"{opening}, from {ends}. {counts}.{lacking}{''.join(own)}"


def _say(value: float, options: AreaMap) -> str:
    return format_value(value, options.unit, options.decimals)


@dataclass(frozen=True, slots=True)
class _View:
    """Where degrees lie on the sheet."""

    west: float
    north: float
    across: float
    down: float
    left: float
    height: float

    @classmethod
    def of(cls, rings: Rings, width: float) -> "_View":
        """Return the view that fits the rings into the width."""
        points = np.vstack(rings)
        (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
        narrower = math.cos(math.radians((south + north) / 2))
        room = width - 2 * MARGIN
        a_degree = min(room / ((east - west) * narrower), TALLEST * width / (north - south))
        taken = (east - west) * narrower * a_degree
        height = (north - south) * a_degree + 2 * MARGIN
        return cls(west, north, narrower * a_degree, a_degree, MARGIN + (room - taken) / 2, height)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Return the pixel of a place."""
        return self.left + (lon - self.west) * self.across, MARGIN + (self.north - lat) * self.down

    def drawn(self, ring: NDArray[np.float64]) -> Outline:
        """Return a ring in pixels, without the points that nobody can tell from the one before."""
        points = [self.at(lon, lat) for lon, lat in ring.tolist()]
        kept = points[:1]
        for point in points:
            if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= FINEST:
                kept.append(point)
        return kept


def _fill(
    canvas: Canvas,
    areas: pd.DataFrame,
    drawn: Mapping[str, list[Outline]],
    options: AreaMap,
) -> None:
    for klass in sorted(set(areas["klass"].tolist())):
        codes = areas.loc[areas["klass"] == klass, "area_code"]
        rings = [ring for code in codes for ring in drawn[code]]
        if klass == MISSING:
            canvas.hatched(rings, *NO_DATA["light"])
        else:
            canvas.shapes(rings, options.colours[klass])


def _write_names(canvas: Canvas, areas: pd.DataFrame, view: _View, options: AreaMap) -> None:
    """Write names of areas, the selected and then the most extreme first, where none covers another."""
    taken: list[Box] = []
    most = NAMED if len(areas) < MANY else NAMED_OF_MANY
    for _, area in _by_interest(areas, options.selected).iterrows():
        chosen = area["area_code"] == options.selected
        x, y = view.at(float(area["lon"]), float(area["lat"]))
        lines = wrap_text(canvas, str(area["name"]), canvas.px(72))
        wide = max(canvas.measure(line, bold=chosen) for line in lines)
        x = min(max(x, wide / 2 + 1), canvas.width - wide / 2 - 1)
        top = y - canvas.px(7) * len(lines)
        box = (x - wide / 2 - 2, top - 1, x + wide / 2 + 2, top + canvas.px(14) * len(lines) + 1)
        if box[1] < 0 or box[3] > view.height or any(_meet(box, other) for other in taken):
            continue
        taken.append(box)
        for place, line in enumerate(lines):
            foot = top + canvas.px(11 + 13 * place)
            canvas.text(x, foot, line, SELECT if chosen else INK, bold=chosen, align="center", halo=True)
        if len(taken) == most:
            return


def _by_interest(areas: pd.DataFrame, selected: str) -> pd.DataFrame:
    """Return the areas with figures: the selected one, then from both ends inwards."""
    known = areas[np.isfinite(areas["value"].to_numpy(dtype=float))]
    ordered = known.sort_values(["value", "area_code"], kind="stable")
    places = np.arange(len(ordered))
    first = (ordered["area_code"] == selected).to_numpy()
    inwards = np.where(first, -1, np.minimum(places, places[::-1]))
    found: pd.DataFrame = ordered.iloc[np.argsort(inwards, kind="stable")]
    return found


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _legend_rows(areas: pd.DataFrame, options: AreaMap) -> list[tuple[str, str]]:
    """Return colour and words of every class, and of missing figures where there are any."""
    rows = [
        (colour, f"{name} ({int((areas['klass'] == place).sum())})")
        for place, (colour, name) in enumerate(zip(options.colours, options.ranges, strict=True))
    ]
    missing = int((areas["klass"] == MISSING).sum())
    return [*rows, ("", f"no figure ({missing})")] if missing else rows


def _columns(canvas_width: float, rows: Sequence[tuple[str, str]], scale: float) -> int:
    """Return in how many columns the legend stands."""
    widest = max(text_width(words) for _, words in rows) * scale + 40 * scale
    return 2 if len(rows) > 3 and 2 * widest <= canvas_width else 1


def _draw_legend(canvas: Canvas, rows: Sequence[tuple[str, str]], top: float) -> None:
    columns = _columns(canvas.width, rows, canvas.scale)
    lines = math.ceil(len(rows) / columns)
    for place, (colour, words) in enumerate(rows):
        y = top + canvas.px(place % lines * LEGEND_ROW)
        x = 2 + place // lines * canvas.width / 2
        right, foot = x + canvas.px(22), y + canvas.px(SWATCH)
        box = [(x, y), (right, y), (right, foot), (x, foot)]
        if colour:
            canvas.shapes([box], colour)
        else:
            canvas.hatched([box], *NO_DATA["light"])
        canvas.outlines([box], INK_3, 0.5)
        canvas.text(right + canvas.px(7), y + canvas.px(11), words, INK_2)
