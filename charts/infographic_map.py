"""A map to cut out: finding and legend in a column, the areas beside them, and where they lie in an inset."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.classification import MISSING
from analysis.palettes import NO_DATA
from charts.area_map import AreaMap, alt_area_map
from charts.inks import INK, INK_2, INK_3, LINE, LINE_STRONG, PANEL
from charts.placed_shapes import Placed, Rings
from charts.poster import BODY, MARGIN, WIDTH, Caption, Look, Picture, Poster, Room
from charts.words import Words

COLUMN = 150.0
INSET, LOWEST_INSET = 62.0, 34.0
CORNER = (46.0, 34.0)
ROW, SWATCH, BAND = 13.8, 11.0, 25.0
MANY = 300
"""From so many areas on, no outlines between them: they would cover the colours."""


@dataclass(frozen=True, slots=True)
class MapPicture:
    """What a map shows: its classes as in `AreaMap`, what areas are called, and the parts of the inset.

    Attributes
    ----------
    classes : AreaMap
        Colours and names of the classes, the selected area, borders.
    breaks : tuple
        Where a class ends and the next begins, in words: for a legend where there is no room for rows.
    locator : mapping
        Rings of the inset's areas by GSS code; `located` is the one to mark, "" for none.
    located_name : str
        What stands under the inset.
    """

    classes: AreaMap
    words: Words
    locator: Mapping[str, Rings]
    breaks: tuple[str, ...] = ()
    located: str = ""
    located_name: str = ""


def draw_map(
    areas: pd.DataFrame, shapes: Mapping[str, Rings], told: MapPicture, caption: Caption, look: Look
) -> Picture:
    """Return the map. Areas without a figure are hatched, never in a colour.

    Parameters
    ----------
    areas : DataFrame
        As `charts.plot_area_map` takes them.
    shapes : mapping
        Rings of longitude and latitude by GSS code; of every area in `areas`.
    """
    poster = Poster(look)
    left = poster.frame(caption, COLUMN, most=3, need=BAND)
    space = Room(MARGIN + COLUMN + 6.0, 10.0, WIDTH - 6.0, left.bottom)
    drawn = _areas(poster, space, areas, shapes, told)
    foot = _legend(poster, left, areas, told)
    below = Room(left.left, foot + 4.0, left.left + COLUMN, left.bottom)
    if below.height >= LOWEST_INSET:
        _inset(poster, below, told)
    elif corner := free_corner(space, drawn):
        _locator(poster, corner, told)
    return Picture(poster.figure, caption.finding, alt_area_map(areas, told.classes, told.words))


def _areas(
    poster: Poster, space: Room, areas: pd.DataFrame, shapes: Mapping[str, Rings], told: MapPicture
) -> NDArray[np.float64]:
    """Draw the areas and return all their corners."""
    codes, classes = areas["area_code"].tolist(), areas["klass"].to_numpy()
    placed = Placed.into(space, (ring for code in codes for ring in shapes[code]))
    drawn = [placed.drawn(shapes[code]) for code in codes]
    for klass in np.unique(classes).tolist():
        rings = [ring for some, one in zip(drawn, classes, strict=True) if one == klass for ring in some]
        if klass == MISSING:
            poster.hatched(rings, *NO_DATA["light"])
        else:
            poster.shapes(rings, told.classes.colours[klass])
            if len(codes) >= MANY:  # closes the hair lines between areas of one colour
                poster.outlines(rings, told.classes.colours[klass], 0.2)
    if len(codes) < MANY:
        poster.outlines([ring for some in drawn for ring in some], PANEL, 0.5)
    poster.outlines([ring for rings in told.classes.borders for ring in placed.drawn(rings)], INK_2, 0.7)
    if told.classes.selected in codes:
        own = drawn[codes.index(told.classes.selected)]
        poster.outlines(own, PANEL, 3.2)
        poster.outlines(own, poster.look.main, 1.8)
    return np.vstack([np.array(ring) for some in drawn for ring in some])


def free_corner(space: Room, points: NDArray[np.float64]) -> Room | None:
    """Return the corner of a room that holds an inset and none of the points; None where there is none."""
    wide, tall = CORNER
    for right in (False, True):
        for bottom in (True, False):
            left = space.right - wide if right else space.left
            top = space.bottom - tall if bottom else space.top
            inside = (points >= (left - 3, top - 3)) & (points <= (left + wide + 3, top + tall + 3))
            if not inside.all(axis=1).any():
                return Room(left, top, left + wide, top + tall)
    return None


def _legend(poster: Poster, room: Room, areas: pd.DataFrame, told: MapPicture) -> float:
    """Draw the classes and return where they end: a row each, or where that is too tall a band."""
    counts, classes = areas["klass"].to_numpy(), told.classes
    rows: list[tuple[str, str]] = [
        (colour, f"{name} ({int((counts == place).sum())})")
        for place, (colour, name) in enumerate(zip(classes.colours, classes.ranges, strict=True))
    ]
    if missing := int((counts == MISSING).sum()):
        rows.append(("", f"no figure ({missing})"))
    if ROW * len(rows) > room.height:
        return _band(poster, room, told, missing)
    for place, (colour, words) in enumerate(rows):
        top = room.top + ROW * place
        box = [
            (room.left, top),
            (room.left + 18, top),
            (room.left + 18, top + SWATCH),
            (room.left, top + SWATCH),
        ]
        if colour:
            poster.shapes([box], colour)
        else:
            poster.hatched([box], *NO_DATA["light"])
        poster.outlines([box], INK_3, 0.4)
        poster.write(room.left + 24, top + 9.6, poster.fit(words, room.left + COLUMN - 24), BODY, INK)
    return room.top + ROW * len(rows)


def _band(poster: Poster, room: Room, told: MapPicture, missing: int) -> float:
    """Draw the classes side by side with the breaks below, and return where they end."""
    step = (COLUMN - 6.0) / len(told.classes.colours)
    for place, colour in enumerate(told.classes.colours):
        poster.bars(
            [(room.left + step * place, room.top, room.left + step * (place + 1), room.top + SWATCH)], colour
        )
    free = room.left
    for place, words in enumerate(told.breaks):
        half = poster.spread(words) / 2
        middle = min(room.left + step * (place + 1), room.left + COLUMN - half)
        if middle - half >= free:
            poster.write(middle, room.top + SWATCH + 11.0, words, BODY, INK, align="center")
            free = middle + half + 4.0
    foot = room.top + SWATCH + 14.0
    if missing and foot + ROW <= room.bottom:
        poster.write(room.left, foot + 10.0, f"hatched: no figure ({missing})", BODY, INK_2)
        foot += ROW
    return foot


def _inset(poster: Poster, room: Room, told: MapPicture) -> None:
    """Draw where the areas lie, with its name beside it."""
    space = Room(room.left, max(room.top, room.bottom - INSET), room.left + INSET * 1.2, room.bottom)
    _locator(poster, space, told)
    lines = poster.lines(told.located_name, room.right - space.right - 4.0)[:3]
    for place, line in enumerate(lines):
        foot = room.bottom - 4.0 - 13.0 * (len(lines) - 1 - place)
        poster.write(space.right + 4.0, foot, line, BODY, INK_2)


def _locator(poster: Poster, space: Room, told: MapPicture) -> None:
    every = [ring for rings in told.locator.values() for ring in rings]
    if not every:
        return
    placed = Placed.into(space, every)
    poster.shapes(placed.drawn(every), LINE)
    if told.located in told.locator:
        poster.shapes(placed.drawn(told.locator[told.located]), poster.look.main)
    poster.outlines(placed.drawn(every), LINE_STRONG, 0.4)
