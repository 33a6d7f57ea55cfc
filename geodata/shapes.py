"""Polygons of the areas, for whoever draws them outside the page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geodata.boundary_files import boundary_path
from geodata.errors import GeographyMissing

Ring = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Shapes:
    """The rings of every area of a level: columns longitude and latitude, degrees; closed.

    `attribution` is what must stand wherever they are drawn.
    """

    rings: Mapping[str, tuple[Ring, ...]]
    attribution: str


@lru_cache(maxsize=8)
def load_shapes(level: str) -> Shapes:
    """Return the polygons of a map level, or of the `outline`, by area code. Shared: not to be written to.

    Raises
    ------
    UnknownLevel
        The level has no boundaries.
    GeographyMissing
        The file is absent or cannot be read.
    """
    path = boundary_path(level)
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        rings = {str(one["id"]): tuple(_rings(one["geometry"])) for one in held["features"]}
        return Shapes(MappingProxyType(rings), str(held["attribution"]))
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise GeographyMissing(
            f"{path.name} cannot be read ({problem}). Run: python -m geodata.build"
        ) from problem


def _rings(geometry: Mapping[str, Any]) -> Iterator[Ring]:
    many = geometry["type"] == "MultiPolygon"
    for polygon in geometry["coordinates"] if many else [geometry["coordinates"]]:
        for ring in polygon:
            points = np.asarray(ring, dtype=np.float64)
            points.flags.writeable = False
            yield points
