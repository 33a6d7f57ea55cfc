"""A tartan rug: areas side by side, indicators below one another, a mark in every cell."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from matplotlib.figure import Figure

from analysis.comparison import BETTER, WORSE
from analysis.rug import Rug, RugRow
from analysis.sides import NO_SIDE
from analysis.wording import format_number, format_value
from charts.canvas import Canvas, fit_text
from charts.inks import BETTER as BETTER_COLOUR
from charts.inks import BETTER_INK, INK, INK_2, INK_3, LINE, PANEL, SELECT, WELL, WORSE_INK
from charts.inks import WORSE as WORSE_COLOUR
from charts.marks import PANEL as IN_PANEL
from charts.marks import Sheet
from charts.verdict_marks import COLOURS, LEGEND_LINE, draw_legend, draw_marks, legend_lines, mark_of

ROW = 24.0
HEAD = 22.0
GROUP = 26.0
NAMES, NARROW_NAMES = 0.28, 0.42
"""Share of the width in which the titles stand, with figures in the cells and without."""
GAP = 1.5
ROOM_FOR_VALUES = 58.0
"""Width of a cell, before the scale, from which it holds its figure and not only its mark."""
FILLS = {BETTER: (BETTER_COLOUR, BETTER_INK), WORSE: (WORSE_COLOUR, WORSE_INK)}


@dataclass(frozen=True, slots=True)
class RugOptions:
    """How a rug is drawn: titles of the groups by theme, the area to mark, the sheet."""

    headings: tuple[tuple[str, str], ...] = ()
    selected: str = ""
    sheet: Sheet = IN_PANEL


def plot_rug(rug: Rug, options: RugOptions) -> Figure:
    """Return a column an area and a row an indicator: a mark by verdict, with the figure where there is room.

    In narrow columns the areas have the shortest letters that tell them apart. Cells that an interval calls
    better or worse are filled; a shape says the same without the colour.

    Parameters
    ----------
    rug : Rug
    options : RugOptions
    """
    scale, width = options.sheet.scale, options.sheet.width
    tops, headings = _layout(rug.rows, options)
    words = {mark_of(*both) for row in rug.rows for both in zip(row.verdicts, row.sides, strict=True)} - {
        NO_SIDE
    }
    body = (tops[-1] + ROW if tops else HEAD) + 8
    canvas = Canvas(width, (body + LEGEND_LINE * legend_lines(words, width, scale)) * scale, scale)
    left = width * (NARROW_NAMES if _narrow(rug, options) else NAMES)
    cell = (width - left) / len(rug.areas)
    _draw_head(canvas, rug, options, left, cell)
    for heading, top in headings:
        canvas.text(0, (top + GROUP - 8) * scale, heading, INK_2, bold=True)
    for row, top in zip(rug.rows, tops, strict=True):
        canvas.text(0, (top + 16) * scale, fit_text(canvas, row.title, left - canvas.px(6)), INK)
    _draw_cells(canvas, list(_cells(rug, tops, left, cell, scale)))
    draw_legend(canvas, words, body * scale)
    return canvas.figure


def short_names(names: Sequence[str]) -> tuple[str, ...]:
    """Return the shortest beginnings, two letters at least, that tell the names apart: "Bo", "Bu"."""
    for letters in range(2, max((len(name) for name in names), default=2)):
        short = [name[:letters] for name in names]
        if len(set(short)) == len(set(names)):
            return tuple(short)
    return tuple(names)


def _layout(rows: Sequence[RugRow], options: RugOptions) -> tuple[list[float], list[tuple[str, float]]]:
    """Return the top of each row, and of each heading, before the scale."""
    names, tops, headings, y = dict(options.headings), [], [], HEAD
    for theme, group in groupby(rows, key=lambda row: row.theme):
        if names.get(theme):
            headings.append((names[theme], y))
            y += GROUP
        for _ in group:
            tops.append(y)
            y += ROW
    return tops, headings


def _narrow(rug: Rug, options: RugOptions) -> bool:
    return options.sheet.width * (1 - NAMES) / len(rug.areas) < ROOM_FOR_VALUES * options.sheet.scale


def _draw_head(canvas: Canvas, rug: Rug, options: RugOptions, left: float, cell: float) -> None:
    fits = all(canvas.measure(name, bold=True) < cell for name in rug.areas)
    for place, (name, short) in enumerate(zip(rug.areas, short_names(rug.areas), strict=True)):
        chosen = name == options.selected
        words = name if fits else fit_text(canvas, short, cell)
        middle = left + (place + 0.5) * cell
        canvas.text(middle, canvas.px(14), words, SELECT if chosen else INK_3, chosen, "center")


@dataclass(frozen=True, slots=True)
class _Cell:
    """One cell: its box (left, top, right, bottom), its figure in words, its mark."""

    box: tuple[float, float, float, float]
    text: str
    word: str

    @property
    def tested(self) -> bool:
        return self.word in COLOURS

    @property
    def fill(self) -> str:
        return FILLS[self.word][0] if self.word in FILLS else WELL if self.tested else PANEL

    @property
    def ink(self) -> str:
        return FILLS[self.word][1] if self.word in FILLS else INK

    def inset(self, by: float) -> tuple[float, float, float, float]:
        left, top, right, bottom = self.box
        return left + by, top + by, right - by, bottom - by

    def mark_at(self, x: float) -> tuple[float, float]:
        """Return where the mark stands: `x` pixels from the left, in the middle where that is 0."""
        left, top, right, bottom = self.box
        return (left + x if x else (left + right) / 2), (top + bottom) / 2


def _cells(rug: Rug, tops: Sequence[float], left: float, cell: float, scale: float) -> Iterator[_Cell]:
    for row, top in zip(rug.rows, tops, strict=True):
        for place, value in enumerate(row.values.tolist()):
            box = (left + place * cell, top * scale, left + (place + 1) * cell, (top + ROW) * scale)
            word = mark_of(str(row.verdicts[place]), str(row.sides[place]))
            yield _Cell(box, _value(row, value), word)


def _draw_cells(canvas: Canvas, cells: Sequence[_Cell]) -> None:
    """Draw all cells, those of one colour or mark at a time: a path each, not a path a cell."""
    gap = canvas.px(GAP) / 2
    canvas.bars([one.inset(gap) for one in cells if not one.tested], LINE)
    for fill in dict.fromkeys(one.fill for one in cells):
        canvas.bars([one.inset(gap + (not one.tested)) for one in cells if one.fill == fill], fill)
    wide = bool(cells) and cells[0].box[2] - cells[0].box[0] >= canvas.px(ROOM_FOR_VALUES)
    for word in dict.fromkeys(one.word for one in cells if one.word and one.text):
        points = [one.mark_at(canvas.px(10) if wide else 0) for one in cells if one.word == word and one.text]
        draw_marks(canvas, points, word, FILLS.get(word, ("", ""))[1], halo=False)
    for one in cells:
        _write(canvas, one, wide)


def _write(canvas: Canvas, one: _Cell, wide: bool) -> None:
    x, y = one.mark_at(0)
    if not one.text:
        canvas.text(x, y + canvas.px(4), "–", INK_3, align="center")
    elif wide:
        canvas.text(one.box[2] - canvas.px(5), y + canvas.px(4), one.text, one.ink, align="right")


def _value(row: RugRow, value: float) -> str:
    if not math.isfinite(value):
        return ""
    if row.unit in ("£", "%"):
        return format_value(value, row.unit, row.decimals)
    return format_number(value, row.decimals)
