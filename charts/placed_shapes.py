"""Polygons of degrees placed into a rectangle of a sheet: north up, a degree east as long as it is there."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from charts.poster import Room

Rings = Sequence[NDArray[np.float64]]
FINEST = 0.3
"""Corners of an outline nearer than this, in units of the sheet, are one."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where degrees lie in a room."""

    west: float
    north: float
    across: float
    down: float
    left: float
    top: float

    @classmethod
    def into(cls, room: Room, rings: Iterable[NDArray[np.float64]]) -> "Placed":
        """Return the place of rings (longitude, latitude) amid a room, as large as it can hold."""
        points = np.vstack(list(rings))
        (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
        narrower = math.cos(math.radians((south + north) / 2))
        down = min(room.width / ((east - west) * narrower), room.height / (north - south))
        left = room.left + (room.width - (east - west) * narrower * down) / 2
        top = room.top + (room.height - (north - south) * down) / 2
        return cls(float(west), float(north), narrower * down, down, left, top)

    def drawn(self, rings: Iterable[NDArray[np.float64]]) -> list[list[tuple[float, float]]]:
        """Return rings in units of the sheet, without corners that nobody can tell from the one before."""
        found = []
        for ring in rings:
            x = self.left + (ring[:, 0] - self.west) * self.across
            y = self.top + (self.north - ring[:, 1]) * self.down
            spots = np.column_stack((np.round(x / FINEST), np.round(y / FINEST)))
            kept = np.concatenate(([True], np.any(np.diff(spots, axis=0) != 0, axis=1)))
            if kept.sum() >= 3:
                found.append(list(zip(x[kept].tolist(), y[kept].tolist(), strict=True)))
        return found
