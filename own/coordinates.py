"""Coordinates as people write them: degrees or metres, commas for points, in whichever order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

SYSTEMS: Mapping[str, tuple[str, str]] = {
    "degrees": ("longitude", "latitude"),
    "metres": ("easting", "northing"),
}
"""Longitude and latitude of WGS 84, as maps on the web have; metres of the National Grid (EPSG:27700)."""

PAIRS = tuple(SYSTEMS.values())
LIKE = tuple(role for pair in PAIRS for role in pair)
OTHER = {first: second for pair in PAIRS for first, second in (pair, pair[::-1])}
SAME_AXIS = {one: other for pair in zip(*PAIRS, strict=True) for one, other in (pair, pair[::-1])}

BRITAIN: Mapping[str, tuple[float, float]] = {
    "longitude": (-9.0, 2.5),
    "latitude": (49.0, 61.0),
    "easting": (1_000.0, 700_000.0),
    "northing": (1_000.0, 1_300_000.0),
}
"""Where coordinates of Great Britain lie; the National Grid is 700 by 1,300 km (Ordnance Survey, *A guide to
coordinate systems in Great Britain*)."""

NEAR: Mapping[str, tuple[float, float]] = {
    "longitude": (-3.0, -1.7),
    "latitude": (53.2, 53.8),
    "easting": (335_000.0, 425_000.0),
    "northing": (365_000.0, 435_000.0),
}
"""Where they lie in and around Greater Manchester."""

DEGREES = re.compile(r"(?P<number>[-+]?\d{1,3}(?:[.,]\d+)?) ?°? ?(?P<side>[NSEWnsew]?)")
METRES = re.compile(r"\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?")


def read_degrees(cell: str) -> float | None:
    """Return the degrees in a cell: "-2.24", "−2,24", "2.24 W", "53.48°"; None for what are none."""
    found = DEGREES.fullmatch(cell.strip().replace("−", "-").replace("–", "-"))
    if not found:
        return None
    number = float(found["number"].replace(",", "."))
    return -abs(number) if found["side"] in ("W", "w", "S", "s") and found["side"] else number


def read_metres(cell: str) -> float | None:
    """Return the metres in a cell: "384512", "384,512", "384 512.5", "384512,5"; None for what are none."""
    text = cell.strip()
    if not METRES.fullmatch(text):
        return None
    if re.fullmatch(r"\d+,\d+", text) and not re.fullmatch(r"\d{1,3},\d{3}", text):
        return float(text.replace(",", "."))
    return float(re.sub(r"[ ,]", "", text))


READ = {"longitude": read_degrees, "latitude": read_degrees, "easting": read_metres, "northing": read_metres}


def shares(cells: Sequence[str], near: bool = False) -> dict[str, float]:
    """Return the share of cells that can be a coordinate of each sort; with `near`, of one around here."""
    limits = NEAR if near else BRITAIN
    found = {}
    for role, read in READ.items():
        low, high = limits[role]
        fitting = sum((value := read(cell)) is not None and low <= value <= high for cell in cells)
        found[role] = fitting / len(cells)
    return found


def could_be(x: NDArray[np.float64], y: NDArray[np.float64], system: str, near: bool) -> NDArray[np.bool_]:
    """Return which pairs lie in Great Britain, or with `near` in and around Greater Manchester."""
    (west, east), (south, north) = ((NEAR if near else BRITAIN)[role] for role in SYSTEMS[system])
    with np.errstate(invalid="ignore"):
        held: NDArray[np.bool_] = (x >= west) & (x <= east) & (y >= south) & (y <= north)
    return held


def in_order(
    x: NDArray[np.float64], y: NDArray[np.float64], system: str
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]]:
    """Return pairs the right way round, and which had to be exchanged.

    A pair is exchanged that lies around Greater Manchester the other way round, and not as it is written.
    """
    exchanged = could_be(y, x, system, near=True) & ~could_be(x, y, system, near=True)
    return np.where(exchanged, y, x), np.where(exchanged, x, y), exchanged
