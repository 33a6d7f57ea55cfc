"""The class colours of every scale, mode and number of classes, as the page takes them."""

from __future__ import annotations

from analysis.bivariate_palette import bivariate_palette
from analysis.palettes import ink_on, palette

COUNTS = range(1, 10)
GRID = {mode: " ".join(bivariate_palette(mode)) for mode in ("light", "dark")}

NAMED: dict[str, dict[str, str]] = {
    # Better, no clear difference, worse; then what cannot be told.
    "verdicts": {
        "light": "#21814F #E4E6E3 #B5201F #A9B4BC",
        "dark": "#2E9560 #4A555E #C8352F #6F7B84",
    },
    "verdicts-safe": {
        "light": "#1F5A96 #E9E6DC #A84B00 #A9B4BC",
        "dark": "#3777BA #4A555E #B9570C #6F7B84",
    },
    # Two indicators crossed: safe for every eye, whichever scale is chosen.
    "overlay": GRID,
    "overlay-safe": GRID,
}
"""The colours of named groups, by mode: with "-safe" behind the name those of the colour-blind-safe scale."""


def all_palettes() -> dict[str, dict[str, dict[str, list[list[str]]]]]:
    """Return scale → mode → number of classes → [fill, ink] for each class from best to worst.

    The palettes of named groups have one entry, "", instead of numbers of classes."""
    return {
        scale: {mode: {str(n): steps(scale, n, mode) for n in COUNTS} for mode in ("light", "dark")}
        for scale in ("green_red", "safe", "sequential")
    } | {
        name: {mode: {"": [[fill, ink_on(fill)] for fill in fills.split()]} for mode, fills in modes.items()}
        for name, modes in NAMED.items()
    }


def steps(scale: str, n: int, mode: str) -> list[list[str]]:
    """Return fill and ink of each class; one or two classes take the ends and middle of three."""
    colours = palette(scale, max(n, 3), mode)
    chosen = {1: [colours[1]], 2: [colours[0], colours[2]]}.get(n, colours)
    return [[colour, ink_on(colour)] for colour in chosen]
