"""Where the dots of a distribution lie: side by side, never over one another."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SIZES = (6.0, 5.4, 4.8, 4.2, 3.6, 3.0, 2.5, 2.0, 1.6, 1.3, 1.0)
"""Diameters to try, largest first."""

MOST_IN_SWARM = 400
"""More areas than this stand in columns, which pack tighter and are quicker to lay out."""


def lay_out(x: Floats, half_height: float, scale: float = 1.0) -> tuple[Floats, Floats, float]:
    """Return the places of dots and their diameter: x, y from the middle line, diameter before scaling.

    The largest diameter is taken at which all dots stay within `half_height` of the middle. In a swarm
    every dot keeps its x; in columns x moves by less than a dot.
    """
    place = swarm if x.size <= MOST_IN_SWARM else columns
    for size in SIZES:
        pitch = (size + 0.5 if size > 2 else size * 1.1) * scale
        found_x, found_y = place(x, pitch)
        if not found_y.size or np.abs(found_y).max() + pitch / 2 <= half_height:
            return found_x, found_y, size
    return found_x, np.clip(found_y, -half_height, half_height), SIZES[-1]


def swarm(x: Floats, pitch: float) -> tuple[Floats, Floats]:
    """Return each dot at its x, as near to the middle line as its neighbours allow."""
    y = np.zeros(x.size)
    order = np.argsort(x, kind="stable")
    for place, index in enumerate(order):
        near = order[max(0, place - 60) : place]
        across = x[index] - x[near]
        near, across = near[across < pitch], across[across < pitch]
        # A neighbour blocks the heights within this reach of its own.
        reach = np.sqrt(pitch**2 - across**2)
        options = np.concatenate(([0.0], y[near] + reach, y[near] - reach))
        free = (np.abs(options[:, None] - y[near]) >= reach - 1e-6).all(axis=1)
        options = options[free]
        y[index] = options[np.argmin(np.abs(options))]
    return x.copy(), y


def columns(x: Floats, pitch: float) -> tuple[Floats, Floats]:
    """Return dots stacked in columns one `pitch` apart, from the middle line outwards."""
    column = np.round(x / pitch).astype(np.int64)
    order = np.argsort(column, kind="stable")
    ordered = column[order]
    starts = np.searchsorted(ordered, ordered)
    nth = np.arange(x.size) - starts
    y = np.empty(x.size)
    y[order] = (nth + 1) // 2 * pitch * np.where(nth % 2, 1.0, -1.0)
    return (column * pitch).astype(np.float64), y
