"""Outlines of areas, short enough for an address of police.uk."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from geodata import BOUNDARIES, boundary_url_name

POINTS = 100
"""Corners of an outline: the service takes addresses of up to 4,094 characters."""


def polygons(level: str, areas: Sequence[str]) -> dict[str, str]:
    """Return the outline of each area as the service takes it: latitude and longitude of a few corners."""
    shapes = json.loads((BOUNDARIES / boundary_url_name(level)).read_text(encoding="utf-8"))["features"]
    wanted = set(areas)
    return {shape["id"]: _corners(shape["geometry"]) for shape in shapes if shape["id"] in wanted}


def _corners(geometry: Mapping[str, Any]) -> str:
    """Return the largest ring of a shape, thinned evenly."""
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    ring = max((part[0] for part in parts), key=len)
    step = max(1, -(-len(ring) // POINTS))
    return ":".join(f"{lat:.4f},{lon:.4f}" for lon, lat in ring[::step])
