"""Nine colours for two indicators at once: one runs to orange, the other to blue, both together to black.

The scheme is Cynthia Brewer's sequential/sequential one (C. A. Brewer, 1994, "Color use guidelines for
mapping and visualization", in *Visualization in Modern Cartography*, edited by A. M. MacEachren and D. R. F.
Taylor, 123–147; the blue and yellow one of http://www.personal.psu.edu/cab38/ColorSch/Schemes.html). Of six
published schemes that we measured, its nine cells stay furthest apart with deuteranopia. Ours departs from it
in two cells, which looked like missing data: low on both is a pale yellow instead of white, and the middle a
warmer grey; the others are moved by as little as keeps all nine apart.

In dark mode lightness is turned round, as in the other scales: dark is low, pale is high on both. Any two
cells are at least 12 apart (CIEDE2000), also with deuteranopia and protanopia, and every cell at least 15
from the hatching of missing data.
"""

from analysis.errors import AnalysisError
from analysis.palettes import MODES

SIDE = 3
"""Classes of each of the two indicators."""

_GRIDS = {
    "light": "#FFFFC6 #90CEFB #4C95C4 #FCE16D #9C9A85 #31608A #E1A000 #A75C04 #080808",
    "dark": "#26573E #006FB4 #73A1EC #795A0D #8D8669 #A8C3D4 #E18608 #E5C578 #FAFAEA",
}


def bivariate_palette(mode: str = "light") -> list[str]:
    """Return the nine colours by cell: cell 3·a + b is class a of the first indicator and b of the second.

    Classes run from 0, the better or lower end, to 2. The first indicator runs to orange, the second to blue.

    Raises
    ------
    AnalysisError
        An unknown mode.
    """
    if mode not in MODES:
        raise AnalysisError(f"There is no mode “{mode}”.")
    return _GRIDS[mode].split()


def cell(first: int, second: int) -> int:
    """Return the cell of two classes, each 0 to 2."""
    return SIDE * first + second


def classes_of(cell: int) -> tuple[int, int]:
    """Return the class of the first and of the second indicator that meet in a cell."""
    return divmod(cell, SIDE)
