"""What the interrupted-series calculation finds in other areas, where nothing was done."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.interrupted import Interrupted, course_weights
from analysis.panel import Panel

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Elsewhere:
    """The effect of the same start in every other area with the same figures, and how many are as large."""

    area_codes: tuple[str, ...]
    effects: Floats
    as_large: int


def effects_elsewhere(panel: Panel, found: Interrupted) -> Elsewhere:
    """Return the mean change of course that each other area of a panel shows at the same start.

    An effect is a weighted sum of the figures, with weights that depend on the periods only, so one
    multiplication does for all areas. Areas that lack a figure in a period used are left out. It is no test:
    it says whether the change was of the chosen areas or of all.

    Parameters
    ----------
    panel : Panel
        The one that `found` was computed from.
    """
    used = found.timing.used & np.isfinite(found.values)
    others = panel.complete(used)
    others[panel.rows_of(found.area_codes)] = False
    weights = course_weights(panel, found.timing, used)
    effects: Floats = panel.values[others][:, used] @ weights
    as_large = int((np.abs(effects) >= abs(found.effect.value) - 1e-9).sum())
    return Elsewhere(tuple(panel.area_codes[others].tolist()), effects, as_large)
