"""How long overlay and relationship take: classes, correlations, regression, Moran's I, the scatter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

import geodata
from analysis.association import associate
from analysis.overlay import overlay, worst_on_both
from analysis.pairs import Named
from analysis.regression import regress
from analysis.residual_pattern import residual_pattern

from ..report import Line
from ..two_sizes import GM, NATION, measured

LIMIT_MS = 100
NAMES = {name: Named(name) for name in ("x", "y", "a", "b", "c")}
TWO = (NAMES["x"], NAMES["y"])


@dataclass(frozen=True, slots=True)
class Figures:
    """Generated figures of an outcome y, four exposures and residents, with real or generated neighbours."""

    rows: pd.DataFrame
    pairs: NDArray[np.intp]

    def column(self, name: str) -> NDArray[np.float64]:
        """Return one column as numbers."""
        return self.rows[name].to_numpy(float)


def lines() -> list[Line]:
    """Return the median time of each step for the LSOAs of Greater Manchester, its growth beside it."""
    here, there = generated(GM, geodata.neighbours("lsoa11")), generated(NATION, grid(NATION))
    return [measured(f"relation: {name}", step, here, there, LIMIT_MS) for name, step in STEPS.items()]


def generated(areas: int, pairs: NDArray[np.intp]) -> Figures:
    """Return figures that go together a little, as those of small areas do."""
    draw = np.random.default_rng(20171018)
    exposures = draw.gamma(3, 4, (areas, 4)) + draw.gamma(3, 2, (areas, 1))
    rows = pd.DataFrame(exposures, columns=["x", "a", "b", "c"]).assign(
        y=exposures @ [0.5, 0.2, 0.1, -0.1] + draw.normal(0, 3, areas),
        residents=draw.integers(1_000, 3_000, areas),
        area_code=[f"E01{number:06d}" for number in range(areas)],
        parent_code="E08000009",
    )
    return Figures(rows, pairs)


def grid(areas: int) -> NDArray[np.intp]:
    """Return neighbours on a square of areas, six each, as areas have on average."""
    side = int(areas**0.5)
    at = np.arange(side * side).reshape(side, side)
    near = [(at[:, :-1], at[:, 1:]), (at[:-1], at[1:]), (at[:-1, :-1], at[1:, 1:])]
    return np.vstack([np.column_stack((one.ravel(), other.ravel())) for one, other in near])


def classes(figures: Figures) -> object:
    """Do what a step of the overlay's cut points costs."""
    x, y = figures.column("x"), figures.column("y")
    return worst_on_both(overlay(x, y, TWO), x, y, TWO)


def straight(figures: Figures) -> object:
    """Correlate two indicators, weighted, with line and residuals."""
    return associate(figures.column("x"), figures.column("y"), TWO, figures.column("residents"))


def several(figures: Figures) -> object:
    """Regress on four exposures, weighted."""
    exposures = {name: figures.column(name) for name in ("x", "a", "b", "c")}
    return regress(figures.column("y"), exposures, NAMES, "y", figures.column("residents"))


def pattern(figures: Figures) -> object:
    """Shuffle what is left over 999 times."""
    return residual_pattern(figures.column("y") - figures.column("x"), figures.pairs)


def scatter(figures: Figures) -> object:
    """Draw the scatter as SVG."""
    from charts import Scatter, plot_scatter, to_svg

    line = associate(figures.column("x"), figures.column("y"), TWO).line
    return to_svg(plot_scatter(figures.rows, Scatter(*TWO, line)), "")


STEPS: dict[str, Callable[[Figures], object]] = {
    "overlay of two indicators, and high on both": classes,
    "weighted correlations and line": straight,
    "weighted regression on four exposures": several,
    "Moran's I of residuals, 999 shufflings": pattern,
    "scatter as SVG": scatter,
}
