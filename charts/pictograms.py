"""Rows of a hundred signs: people, households or plain squares, the first of them in colour."""

from collections.abc import Iterable

from charts.inks import LINE
from charts.poster import Poster, Room

HUNDRED = 100
SHAPES = ("person", "house", "square")


def draw_hundred(poster: Poster, room: Room, filled: int, shape: str, columns: int = 20) -> None:
    """Draw a hundred signs row by row into `room`, the first `filled` in the main colour.

    Parameters
    ----------
    filled : int
        0 to 100.
    shape : str
        One of `SHAPES`.
    """
    rows = HUNDRED // columns
    across, down = room.width / columns, room.height / rows
    places = [
        (room.left + across * (n % columns + 0.5), room.top + down * (n // columns + 0.5))
        for n in range(HUNDRED)
    ]
    tall = min(down * 0.88, across * 1.7) if shape == "person" else min(down, across) * 0.8
    for some, colour in ((places[:filled], poster.look.main), (places[filled:], LINE)):
        if some:
            _SIGNS[shape](poster, some, tall, colour)


def _people(poster: Poster, places: Iterable[tuple[float, float]], tall: float, colour: str) -> None:
    spots = list(places)
    head, body = tall * 0.30, tall * 0.42
    poster.dots([x for x, _ in spots], [y - tall / 2 + head / 2 for _, y in spots], colour, head)
    top, foot = -tall / 2 + head * 1.12 + body / 2, tall / 2 - body / 2
    ends = [end for x, y in spots for end in ((x, y + top), (x, y + foot))]
    poster.strokes(ends, colour, body)


def _houses(poster: Poster, places: Iterable[tuple[float, float]], tall: float, colour: str) -> None:
    half = tall / 2
    corners = ((0, -1), (1, -0.1), (0.72, -0.1), (0.72, 1), (-0.72, 1), (-0.72, -0.1), (-1, -0.1))
    poster.shapes([[(x + a * half, y + b * half) for a, b in corners] for x, y in places], colour)


def _squares(poster: Poster, places: Iterable[tuple[float, float]], tall: float, colour: str) -> None:
    half = tall / 2
    poster.bars([(x - half, y - half, x + half, y + half) for x, y in places], colour)


_SIGNS = {"person": _people, "house": _houses, "square": _squares}
