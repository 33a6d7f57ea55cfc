"""The sheet that every ready picture is drawn on: strip, finding, what and when, the picture, its source.

All measures are units of a sheet 340 units wide, whatever the print size: printed 6 cm wide, a unit is half a
point, so that text of 12 units is 6 points there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font
from matplotlib.transforms import Affine2D

from analysis.council_colours import CouncilColours
from charts.canvas import DRAWING, NOTE, POINTS_AN_INCH, Canvas, font
from charts.inks import INK, INK_2, INK_3, PANEL

WIDTH = 340.0
MARGIN = 12.0
BODY, SMALL = 12.0, 10.0
"""Sizes of text: 6 points where the picture is 6 cm wide, and 5 points for the source line alone."""
TITLES = (16.0, 14.5, 13.0)
BIG = 46.0
STRIP = 5.0
LEADING = 1.18
NARROWEST_CM = 6.0
MM_AN_INCH = 25.4


@dataclass(frozen=True, slots=True)
class Size:
    """A print size: what it is called, and millimetres."""

    name: str
    wide: float
    tall: float

    @property
    def height(self) -> float:
        """Height in units of the sheet."""
        return WIDTH * self.tall / self.wide

    @property
    def zoom(self) -> float:
        """Points in print that a unit is."""
        return self.wide / MM_AN_INCH * POINTS_AN_INCH / WIDTH


SIZES = {
    "half": Size("A4 half page, landscape", 210.0, 148.5),
    "slide": Size("Slide, 16:9", 254.0, 142.875),
    "square": Size("Square", 127.0, 127.0),
}


@dataclass(frozen=True, slots=True)
class Look:
    """How pictures are drawn: the print size, and the two colours."""

    size: str = "half"
    colours: CouncilColours = field(default_factory=CouncilColours)

    @property
    def main(self) -> str:
        """The colour of what the picture is about."""
        return self.colours.main

    @property
    def second(self) -> str:
        """The colour of what it is compared with."""
        return self.colours.second


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands around a picture: the finding, what is shown for whom and when, the source and the date."""

    finding: str
    about: str
    source: str
    made: str

    @property
    def foot(self) -> str:
        """The line below the picture."""
        return f"Source: {self.source} Made {self.made}."


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A picture ready to be kept: its figure in print size, its finding, and what it shows in words."""

    figure: Figure
    title: str
    alt: str


@dataclass(frozen=True, slots=True)
class Room:
    """A rectangle of the sheet, in units."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


class Poster(Canvas):
    """A canvas in units of the sheet, drawn at its size in print."""

    def __init__(self, look: Look) -> None:
        size = SIZES[look.size]
        self.look, self.zoom = look, size.zoom
        super().__init__(WIDTH * self.zoom, size.height * self.zoom, self.zoom)
        self.width, self.height = WIDTH, size.height
        self._to_display = (
            Affine2D()
            .scale(self.zoom / POINTS_AN_INCH, -self.zoom / POINTS_AN_INCH)
            .translate(0, size.height * self.zoom / POINTS_AN_INCH)
            + self.figure.dpi_scale_trans
        )
        self.figure.set_facecolor(PANEL)

    def write(
        self,
        x: float,
        y: float,
        words: str,
        size: float = BODY,
        colour: str = INK,
        *,
        bold: bool = False,
        align: str = "left",
    ) -> None:
        """Write words with their baseline at `y`, `size` units tall."""
        self.scale = self.zoom * size / NOTE
        self.text(x, y, words, colour, bold, align)
        self.scale = self.zoom

    def strokes(self, ends: Sequence[tuple[float, float]], colour: str, width: float) -> None:
        """Draw separate strokes with round ends, each from one point to the next, as one path."""
        self._stroke(np.array(ends, dtype=float).reshape(-1, 2), colour, width * self.zoom, "round")

    def spread(self, words: str, size: float = BODY, bold: bool = False) -> float:
        """Return how wide words are."""
        return true_width(words, bold) * size / NOTE

    def fit(self, words: str, room: float, size: float = BODY, bold: bool = False) -> str:
        """Return words as they are where they fit into `room`, else their beginning and an ellipsis."""
        if self.spread(words, size, bold) <= room:
            return words
        fits = (n for n in range(len(words), 1, -1) if self.spread(f"{words[:n]}…", size, bold) <= room)
        return f"{words[: next(fits, 1)].rstrip()}…"

    def lines(self, words: str, room: float, size: float = BODY, bold: bool = False) -> list[str]:
        """Return words in lines that fit into `room`; a word that is longer by itself is cut."""
        found = [""]
        for word in words.split(" "):
            longer = f"{found[-1]} {word}".strip()
            if found[-1] and self.spread(longer, size, bold) > room:
                found.append(word)
            else:
                found[-1] = longer
        return [self.fit(line, room, size, bold) for line in found]

    def frame(
        self, caption: Caption, column: float = WIDTH - 2 * MARGIN, most: int = 2, need: float = 0.0
    ) -> Room:
        """Draw everything around a picture and return the room that is left for it.

        `column` is how wide the finding may be; it is set smaller where it takes more than `most` lines, or
        leaves less than `need` of height.
        """
        main = WIDTH * 0.8
        self.bars([(0, 0, main, STRIP)], self.look.main)
        self.bars([(main, 0, WIDTH, STRIP)], self.look.second)
        foot = self._foot(caption)
        return Room(MARGIN, self._head(caption, column, most, foot - need), WIDTH - MARGIN, foot)

    def _head(self, caption: Caption, column: float, most: int, lowest: float) -> float:
        about = self.lines(caption.about, column)
        tried = [(size, self.lines(caption.finding, column, size, bold=True)) for size in TITLES]
        taken = STRIP + 11.0 + LEADING * BODY * len(about)
        fits = (
            one for one in tried if len(one[1]) <= most and taken + LEADING * one[0] * len(one[1]) <= lowest
        )
        size, lines = next(fits, tried[-1])
        foot = STRIP + 3.0
        for line in lines:
            foot += size * LEADING
            self.write(MARGIN, foot, line, size, INK, bold=True)
        foot += 2.0
        for line in about:
            foot += BODY * LEADING
            self.write(MARGIN, foot, line, BODY, INK_2)
        return foot + 6.0

    def _foot(self, caption: Caption) -> float:
        lines = self.lines(caption.foot, WIDTH - 2 * MARGIN, SMALL)
        step = SMALL * 1.15
        top = self.height - 5.0 - step * len(lines)
        for place, line in enumerate(lines):
            self.write(MARGIN, top + step * (place + 1) - 2.0, line, SMALL, INK_3)
        return top - 3.0


@cache
def true_width(words: str, bold: bool = False) -> float:
    """Return the width of words at the size `NOTE` as in print, not rounded to the dots of a screen."""
    finer = 10
    with DRAWING:
        face = _face(bold, NOTE * finer)
        face.set_text(words)
        return face.get_width_height()[0] / 64 / finer


@cache
def _face(bold: bool, size: float) -> FT2Font:
    face = FT2Font(str(font(bold, size).get_file()))
    face.set_size(size, POINTS_AN_INCH)
    return face
