"""What the interrupted-series calculation finds in every area, where nothing was done too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from analysis.interrupted import course_weights, plan_course
from analysis.panel import Panel

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Elsewhere:
    """The effect of one start in every area: `effects` has one an area of the panel, NaN for missing figures.

    `others` marks the areas besides the chosen ones that have an effect, `as_large` is how many of them
    changed course by as much, either way.
    """

    effects: Floats
    others: NDArray[np.bool_]
    as_large: int


def effects_elsewhere(panel: Panel, area_codes: Sequence[str], *, start: date, lag: int = 0) -> Elsewhere:
    """Return the mean change of course that each area shows at the start of the chosen ones.

    An effect is a weighted sum of the figures, with weights that depend on the periods only, so one
    multiplication does for all areas; it is `Interrupted.effect`. It is no test: it says whether the change
    was of the chosen areas or of all. Errors as `interrupted.interrupted_series`.
    """
    values, timing, used = plan_course(panel, area_codes, start, lag)
    weights = course_weights(panel, timing, used)
    effects: Floats = panel.values[:, used] @ weights
    others = np.isfinite(effects)
    others[panel.rows_of(area_codes)] = False
    ours = float(values[used] @ weights)
    return Elsewhere(effects, others, int((np.abs(effects[others]) >= abs(ours) - 1e-9).sum()))
