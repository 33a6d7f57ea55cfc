"""Marks of verdicts: a shape for each, so that none is told by its colour alone.

Filled where an interval speaks, hollow where only the figures lie on that side of the comparator.
"""

from collections.abc import Collection, Sequence

from analysis.comparison import BETTER, HIGHER, LOWER, SIMILAR, WORSE
from analysis.sides import BETTER_SIDE, HIGHER_SIDE, LEVEL, LOWER_SIDE, NO_SIDE, WORSE_SIDE
from charts.canvas import Canvas, text_width
from charts.inks import BETTER as BETTER_COLOUR
from charts.inks import GM, INK_3, PANEL
from charts.inks import WORSE as WORSE_COLOUR

SIZE = 5.0
"""Half the width of a mark in CSS pixels."""
LEGEND_LINE = 17.0

COLOURS = {BETTER: BETTER_COLOUR, WORSE: WORSE_COLOUR, SIMILAR: GM, HIGHER: GM, LOWER: GM}
UP, DOWN = (BETTER, HIGHER, BETTER_SIDE, HIGHER_SIDE), (WORSE, LOWER, WORSE_SIDE, LOWER_SIDE)
WORDS = {
    BETTER: "better",
    SIMILAR: "similar",
    WORSE: "worse",
    HIGHER: "higher",
    LOWER: "lower",
    BETTER_SIDE: "better side, not tested",
    WORSE_SIDE: "worse side, not tested",
    HIGHER_SIDE: "higher, not tested",
    LOWER_SIDE: "lower, not tested",
    LEVEL: "level, not tested",
    NO_SIDE: "no comparator",
}
"""What each mark means, in the order of a legend."""

Points = Sequence[tuple[float, float]]


def mark_of(verdict: str, side: str) -> str:
    """Return the word that decides a mark: the verdict, or the side where there is none."""
    return verdict if verdict in COLOURS else side


def draw_marks(canvas: Canvas, points: Points, word: str, colour: str = "", halo: bool = True) -> None:
    """Draw one kind of mark at each of the points; see `mark_of`. `colour` is its own unless told."""
    ink, filled = colour or COLOURS.get(word, INK_3), word in COLOURS
    if word in (*UP, *DOWN):
        up = 1 if word in UP else -1
        if halo:
            canvas.shapes([_triangle(x, y, up, canvas.px(SIZE + 1.8)) for x, y in points], PANEL)
        canvas.shapes([_triangle(x, y, up, canvas.px(SIZE)) for x, y in points], ink, filled)
        return
    x, y = [at for at, _ in points], [at for _, at in points]
    if halo:
        canvas.dots(x, y, PANEL, 2 * SIZE + 3)
    canvas.dots(x, y, ink, 2 * SIZE - 0.5)
    if not filled:
        canvas.dots(x, y, PANEL, 2 * SIZE - 3.5)


def draw_legend(canvas: Canvas, words: Collection[str], top: float) -> None:
    """Write what the marks of these words mean, from `top` down, as `legend_lines` counts."""
    for line, x, word in _placed(words, canvas.width, canvas.scale):
        baseline = top + canvas.px(LEGEND_LINE * line + 12)
        draw_marks(canvas, [(x + canvas.px(6), baseline - canvas.px(4))], word, halo=False)
        canvas.text(x + canvas.px(15), baseline, WORDS[word], INK_3)


def legend_lines(words: Collection[str], width: float, scale: float) -> int:
    """Return how many lines the legend of these words takes on a sheet of this width."""
    return max((line + 1 for line, _, _ in _placed(words, width, scale)), default=0)


def _placed(words: Collection[str], width: float, scale: float) -> list[tuple[int, float, str]]:
    """Return line and left end of each word's mark."""
    found, line, x = [], 0, 0.0
    for word in (one for one in WORDS if one in words):
        size = (text_width(WORDS[word]) + 26) * scale
        if x and x + size > width + 10 * scale:
            line, x = line + 1, 0.0
        found.append((line, x, word))
        x += size
    return found


def _triangle(x: float, y: float, up: int, half: float) -> list[tuple[float, float]]:
    return [(x, y - up * half), (x + half, y + up * 0.8 * half), (x - half, y + up * 0.8 * half)]
