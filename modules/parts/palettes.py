"""The class colours of every scale, mode and number of classes, as the page takes them."""

from __future__ import annotations

from analysis.palettes import ink_on, palette

COUNTS = range(1, 10)


def all_palettes() -> dict[str, dict[str, dict[str, list[list[str]]]]]:
    """Return scale → mode → number of classes → [fill, ink] for each class from best to worst."""
    return {
        scale: {mode: {str(n): steps(scale, n, mode) for n in COUNTS} for mode in ("light", "dark")}
        for scale in ("green_red", "safe", "sequential")
    }


def steps(scale: str, n: int, mode: str) -> list[list[str]]:
    """Return fill and ink of each class; one or two classes take the ends and middle of three."""
    colours = palette(scale, max(n, 3), mode)
    chosen = {1: [colours[1]], 2: [colours[0], colours[2]]}.get(n, colours)
    return [[colour, ink_on(colour)] for colour in chosen]
