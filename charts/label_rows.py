"""Labels above or below a chart, each at its own line, none over another."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.canvas import Canvas, text_width
from charts.scales import spread_out

ROW = 15.0
GAP = 10.0
BASELINE = 11.0


@dataclass(frozen=True, slots=True)
class Label:
    """Words that belong to the line at `x`."""

    x: float
    text: str
    colour: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A label with the centre and the row that it got; row 0 is the highest."""

    label: Label
    centre: float
    row: int


def place_labels(labels: Sequence[Label], width: float, scale: float = 1.0) -> list[Placed]:
    """Return every label with its place: one row or two where each touches its line, else one with elbows.

    Where even one row with elbows has no room, each label has a row of its own.
    """
    ordered = sorted(labels, key=lambda label: label.x)
    for rows in (1, 2):
        placed = [one for row in range(rows) for one in _one_row(ordered[row::rows], row, width, scale)]
        if all(_touches(one, scale) and _right(one, scale) <= width + 1 for one in placed):
            return placed
    single = _one_row(ordered, 0, width, scale)
    if all(_right(one, scale) <= width + 1 for one in single):
        return single
    return [Placed(label, _inside(label, width, scale), row) for row, label in enumerate(ordered)]


def row_count(placed: Sequence[Placed]) -> int:
    """Return how many rows the labels take."""
    return max((one.row + 1 for one in placed), default=0)


def write_labels(canvas: Canvas, placed: Sequence[Placed], top: float) -> None:
    """Write the labels on their rows, the first of which begins at `top`."""
    for one in placed:
        y = top + canvas.px(one.row * ROW + BASELINE)
        canvas.text(one.centre, y, one.label.text, one.label.colour, bold=True, align="center", halo=True)


def elbow(one: Placed, scale: float) -> float:
    """Return where a line that leads to this label ends: at its own x, or at the nearer end of the words."""
    half = _size(one.label, scale) / 2
    return min(max(one.label.x, one.centre - half + 4), one.centre + half - 4)


def _one_row(labels: Sequence[Label], row: int, width: float, scale: float) -> list[Placed]:
    sizes = [_size(label, scale) for label in labels]
    centres = spread_out([label.x for label in labels], sizes, 0.0, width, GAP * scale)
    return [Placed(label, centre, row) for label, centre in zip(labels, centres, strict=True)]


def _touches(one: Placed, scale: float) -> bool:
    return abs(one.centre - one.label.x) <= _size(one.label, scale) / 2 + 2


def _right(one: Placed, scale: float) -> float:
    return one.centre + _size(one.label, scale) / 2


def _inside(label: Label, width: float, scale: float) -> float:
    half = _size(label, scale) / 2
    return min(max(label.x, half), width - half)


def _size(label: Label, scale: float) -> float:
    return text_width(label.text, bold=True) * scale
