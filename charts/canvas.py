"""A sheet in CSS pixels, y downwards, on which every chart is drawn.

Charts place each mark themselves: a beeswarm, labels at line ends and rows of ranked bars follow rules of
their own, and a sheet in the page's pixels is the same on screen, in a picture and in a test.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path as File
from threading import RLock
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Polygon
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from numpy.typing import NDArray

from charts.inks import INK, PANEL, SELECT, SELECT_INK

Numbers = Sequence[float] | NDArray[np.float64]

DRAWING = RLock()
"""Held while a figure is measured or saved: matplotlib and its fonts serve one thread at a time."""

NOTE = 12.0
"""Size of chart text in CSS pixels, the smallest of the page's four; times the scale of the chart."""

POINTS_AN_INCH = 72
HALO = "halo"
"""Marks a text that is written over lines and so carries an outline in the colour of the panel."""

DATA = "data:"
"""Begins the mark of what carries data to the page: the rest is JSON, a name and a text each."""

_FONTS = {
    bold: File(__file__).parent / "fonts" / f"explorer-sans-{600 if bold else 400}.ttf"
    for bold in (False, True)
}
_HAIR = 0.001


class Canvas:
    """A matplotlib figure with the origin at its top left and one unit a CSS pixel.

    Parameters
    ----------
    width, height : float
        In CSS pixels, before `scale`.
    scale : float
        1 on the page, 1.5 in projector mode: sizes of text and marks are multiplied by it, the sheet is not.
    """

    def __init__(self, width: float, height: float, scale: float = 1.0) -> None:
        self.width, self.height, self.scale = width, height, scale
        self._drawn = 0
        self.figure = Figure(
            figsize=(width / POINTS_AN_INCH, height / POINTS_AN_INCH), dpi=POINTS_AN_INCH, facecolor="none"
        )
        inches = (
            Affine2D().scale(1 / POINTS_AN_INCH, -1 / POINTS_AN_INCH).translate(0, height / POINTS_AN_INCH)
        )
        self._to_display = inches + self.figure.dpi_scale_trans

    def line(
        self,
        x: Numbers,
        y: Numbers,
        colour: str,
        width: float = 1.0,
        dashes: tuple[float, float] | None = None,
    ) -> None:
        """Draw one line through the points."""
        style: Any = (0, dashes) if dashes else "-"
        self._add(
            Line2D(
                x, y, color=colour, linewidth=width * self.scale, linestyle=style, transform=self._to_display,
                solid_capstyle="round", solid_joinstyle="round",
            )
        )  # fmt: skip

    def segments(
        self, ends: Iterable[tuple[float, float, float, float]], colour: str, width: float = 1.0
    ) -> None:
        """Draw separate strokes, each from (x, y) to (x, y), as one path."""
        points = np.array([*ends], dtype=float).reshape(-1, 2)
        self._stroke(points, colour, width * self.scale, "butt")

    def dots(
        self, x: Numbers, y: Numbers, colour: str, diameter: float, data: Mapping[str, str] | None = None
    ) -> None:
        """Draw filled circles as one path: strokes of no length with round ends take a tenth of the bytes.

        On the page the path is in a group with the entries of `data` as attributes, `data-areas` and such.
        """
        starts = np.column_stack((x, y)).astype(float)
        points = np.repeat(starts, 2, axis=0)
        points[1::2, 0] += _HAIR
        self._stroke(points, colour, diameter * self.scale, "round", data)

    def tell(self, data: Mapping[str, str]) -> None:
        """Give the whole drawing data for the page, as `dots` does for its own."""
        self.figure.set_gid(DATA + json.dumps(data))

    def bars(self, boxes: Iterable[tuple[float, float, float, float]], colour: str) -> None:
        """Draw filled boxes, each (left, top, right, bottom), as one path."""
        corners = [
            ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
            for left, top, right, bottom in boxes
        ]
        if not corners:
            return
        codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY] * len(corners)
        shape = Path(np.array(corners, dtype=float).reshape(-1, 2), codes)
        self._add(
            PathPatch(shape, facecolor=colour, edgecolor="none", linewidth=0, transform=self._to_display)
        )

    def shapes(
        self, outlines: Iterable[Sequence[tuple[float, float]]], colour: str, fill: bool = True
    ) -> None:
        """Draw closed shapes through the corners given, as one path: filled, or as outlines."""
        parts = [Path([*corners, corners[0]], closed=True) for corners in outlines]
        if not parts:
            return
        face, edge = (colour, "none") if fill else ("none", colour)
        self._add(
            PathPatch(
                Path.make_compound_path(*parts), facecolor=face, edgecolor=edge,
                linewidth=0 if fill else 1.4 * self.scale, joinstyle="miter", transform=self._to_display,
            )
        )  # fmt: skip

    def outlines(self, rings: Iterable[Sequence[tuple[float, float]]], colour: str, width: float) -> None:
        """Draw the outlines of closed shapes, with round corners, as one path."""
        parts = [Path([*corners, corners[0]], closed=True) for corners in rings]
        if parts:
            self._add(
                PathPatch(
                    Path.make_compound_path(*parts), facecolor="none", edgecolor=colour,
                    linewidth=width * self.scale, joinstyle="round", transform=self._to_display,
                )
            )  # fmt: skip

    def hatched(self, rings: Iterable[Sequence[tuple[float, float]]], line: str, ground: str) -> None:
        """Draw closed shapes hatched, as one path: what has no figure has no colour."""
        parts = [Path([*corners, corners[0]], closed=True) for corners in rings]
        if parts:
            self._add(
                PathPatch(
                    Path.make_compound_path(*parts), facecolor=ground, edgecolor=line, linewidth=0,
                    hatch="//////", transform=self._to_display,
                )
            )  # fmt: skip

    def band(self, x: Numbers, low: Numbers, high: Numbers, colour: str) -> None:
        """Draw the area between two lines, faint."""
        outline = np.column_stack(([*x, *x[::-1]], [*low, *high[::-1]]))
        self._add(
            Polygon(
                outline,
                facecolor=colour,
                edgecolor="none",
                linewidth=0,
                alpha=0.15,
                transform=self._to_display,
            )
        )

    def text(
        self,
        x: float,
        y: float,
        words: str,
        colour: str = INK,
        bold: bool = False,
        align: str = "left",
        halo: bool = False,
    ) -> None:
        """Write words with their baseline at `y`; `align` is left, center or right."""
        written = self.figure.text(
            x, y, words, color=colour, ha=align, va="baseline", transform=self._to_display,
            fontproperties=font(bold, NOTE * self.scale), parse_math=False,
        )  # fmt: skip
        self._drawn += 1
        written.set_zorder(self._drawn)
        if halo:
            written.set_gid(HALO)

    def badge(self, x: float, y: float, letter: str, filled: bool) -> None:
        """Draw the letter of a chosen area in a circle: filled when selected, ringed when compared."""
        self.dots([x], [y], PANEL, 18.0)
        self.dots([x], [y], SELECT, 15.0)
        if not filled:
            self.dots([x], [y], PANEL, 12.0)
        self.text(
            x, y + 4.2 * self.scale, letter, SELECT_INK if filled else SELECT, bold=True, align="center"
        )

    def px(self, size: float) -> float:
        """Return a length that grows with the scale of the chart."""
        return size * self.scale

    def measure(self, words: str, bold: bool = False) -> float:
        """Return the width of words as written here."""
        return text_width(words, bold) * self.scale

    def _add(self, artist: Artist) -> None:
        # In the order of the calls: matplotlib would else put every line over every dot.
        self._drawn += 1
        artist.set_zorder(self._drawn)
        self.figure.add_artist(artist)

    def _stroke(
        self,
        points: NDArray[np.float64],
        colour: str,
        width: float,
        cap: str,
        data: Mapping[str, str] | None = None,
    ) -> None:
        if not points.size:
            return
        strokes = Path(points, [Path.MOVETO, Path.LINETO] * (len(points) // 2))
        # Simplified, strokes of no length would vanish from saved pictures, and dots are such strokes.
        strokes.should_simplify = False
        drawn = PathPatch(
            strokes, fill=False, edgecolor=colour, linewidth=width, capstyle=cap, snap=False,
            transform=self._to_display,
        )  # fmt: skip
        if data:
            drawn.set_gid(DATA + json.dumps(data))
        self._add(drawn)


def font(bold: bool, size: float) -> FontProperties:
    """Return the bundled typeface; the weight is named too, for the page to set it in its own font."""
    return FontProperties(fname=_FONTS[bold], weight=600 if bold else 400, size=size)


@cache
def text_width(words: str, bold: bool = False) -> float:
    """Return the width of words in CSS pixels at the size of chart text."""
    with DRAWING:
        face = _face(bold)
        face.set_text(words)
        return face.get_width_height()[0] / 64


@cache
def _face(bold: bool) -> FT2Font:
    face = FT2Font(str(_FONTS[bold]))
    face.set_size(NOTE, POINTS_AN_INCH)
    return face


def fit_text(canvas: Canvas, words: str, room: float, bold: bool = False) -> str:
    """Return words as they are where they fit into `room` pixels, else their beginning and an ellipsis."""
    if canvas.measure(words, bold) <= room:
        return words
    cut = next((n for n in range(len(words), 1, -1) if canvas.measure(f"{words[:n]}…", bold) <= room), 1)
    return f"{words[:cut].rstrip()}…"


def wrap_text(canvas: Canvas, words: str, room: float) -> list[str]:
    """Return words in lines that fit into `room` pixels; a single word may be longer."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and canvas.measure(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
