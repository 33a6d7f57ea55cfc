"""One outcome on up to four exposures at once: what each goes with when the others are held still.

Effects are standardised, so that exposures in different units can be compared: by how many standard
deviations the outcome differs where an exposure is one standard deviation higher and the others are the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.errors import AnalysisError, Collinear, NotComparable
from analysis.pairs import Named, both_known, need_areas, refuse_constant
from analysis.wording import count_words, join_words

Floats = NDArray[np.float64]

MOST = 4
"""Exposures that a reader can hold apart, and an outcome of some hundred areas can carry."""

ENOUGH_AREAS_EACH = 10
"""Areas an exposure below which estimates are unstable: F. E. Harrell (2015), *Regression Modeling
Strategies*, second edition, section 4.4, which asks for 10 to 20."""

OVERLAPPING = 10.0
"""Variance inflation above which exposures are too alike to be told apart: M. H. Kutner and others (2005),
*Applied Linear Statistical Models*, fifth edition, section 10.5."""

DEPENDENT = 1e-7
"""Least ratio of the smallest to the largest singular value of exposures that are taken for independent.
Those of Longley's data, known for being nearly dependent, have 0.009."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One exposure: standardised effect with its interval, slope in the units of both, variance inflation."""

    id: str
    named: Named
    standardised: float
    lower: float
    upper: float
    slope: float
    slope_error: float
    inflation: float

    @property
    def clear(self) -> bool:
        """Whether the interval leaves out no effect at all."""
        return self.lower > 0 or self.upper < 0


@dataclass(frozen=True, slots=True, eq=False)
class Regression:
    """An outcome on its exposures, over the areas that have all figures.

    `adjusted` is R² less what as many random exposures would explain. `residuals` are outcome less
    prediction, one an area in the order given, NaN for those left out.
    """

    outcome: Named
    effects: tuple[Effect, ...]
    intercept: float
    r_squared: float
    adjusted: float
    residual_sd: float
    residuals: Floats
    areas: int
    left_out: int
    weighted: bool
    confidence: float

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be said beside the effects: too few areas, exposures that are too alike."""
        found = []
        if self.areas < ENOUGH_AREAS_EACH * len(self.effects):
            areas = count_words(self.areas, "area", "areas")
            found.append(
                f"With {areas} for {len(self.effects)} exposures the effects are unstable: "
                f"at least {ENOUGH_AREAS_EACH} areas an exposure are advised."
            )
        alike = [one.named.quoted for one in self.effects if one.inflation > OVERLAPPING]
        if alike:
            found.append(
                f"{join_words(alike)} overlap so much with the other exposures that their effects can hardly "
                f"be told apart (variance inflation above {OVERLAPPING:g}): leave one out."
            )
        return tuple(found)


def regress(
    outcome: ArrayLike,
    exposures: Mapping[str, ArrayLike],
    names: Mapping[str, Named],
    outcome_id: str,
    weights: ArrayLike | None = None,
    confidence: float = 0.95,
    most: int = MOST,
) -> Regression:
    """Return the regression of `outcome` on `exposures` by (weighted) least squares.

    Intervals are by Student's t, and take areas for independent of each other, which neighbours are not: see
    `analysis.residual_pattern`. Variance inflation is 1 ÷ (1 − R²) of an exposure on the others:
    D. W. Marquardt (1970), *Technometrics* 12, 591–612.

    Parameters
    ----------
    outcome : array of float
        One value an area; areas where any figure is missing or infinite are left out.
    exposures : mapping of str to array of float
        Values by indicator id, in the order wanted.
    names : mapping of str to Named
        Of the exposures and of the outcome.
    outcome_id : str
    weights : array of float, optional
        One number an area; areas where it is missing, zero or negative are left out.
    confidence : float
    most : int
        Exposures allowed.

    Raises
    ------
    NotComparable
        The outcome is among the exposures.
    TooFewAreas
        Fewer areas than two more than there are coefficients.
    Constant
        Outcome or exposure is the same in every area.
    Collinear
        Exposures of which one can be worked out from the others; the message names them.
    AnalysisError
        No exposure, or more than `most`.
    """
    _check(list(exposures), names, outcome_id, most)
    figures = [np.asarray(one, dtype=np.float64) for one in (outcome, *exposures.values())]
    given = np.ones_like(figures[0]) if weights is None else np.asarray(weights, dtype=np.float64)
    used = both_known(*figures, given) & (given > 0)
    plural = "exposure" if len(exposures) == 1 else "exposures"
    need_areas(int(used.sum()), len(exposures) + 3, f"A regression on {len(exposures)} {plural}")
    named = [names[name] for name in (outcome_id, *exposures)]
    known = np.column_stack([one[used] for one in figures])
    for column, one in zip(known.T, named, strict=True):
        refuse_constant(column, one)
    fit = _fit(known, given[used], named[1:], confidence)
    slopes = fit.standardised * fit.deviations[0] / fit.deviations[1:]
    intercept = float(fit.means[0] - slopes @ fit.means[1:])
    predicted = intercept + np.column_stack(figures[1:]) @ slopes
    rows = zip(exposures, named[1:], fit.rows(slopes), strict=True)
    return Regression(
        named[0],
        tuple(Effect(name, one, *numbers) for name, one, numbers in rows),
        intercept,
        fit.r_squared,
        fit.adjusted,
        fit.residual_sd,
        np.where(used, figures[0] - predicted, np.nan),
        int(used.sum()),
        int((~used).sum()),
        weights is not None,
        confidence,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Fit:
    """Least squares of standardised figures; the outcome comes first in `means` and `deviations`."""

    means: Floats
    deviations: Floats
    standardised: Floats
    limits: Floats
    errors: Floats
    inflation: Floats
    r_squared: float
    adjusted: float
    residual_sd: float

    def rows(self, slopes: Floats) -> list[list[float]]:
        """Return the numbers of each exposure in the order of `Effect`."""
        errors = self.errors * self.deviations[0] / self.deviations[1:]
        columns = (self.standardised, *self.limits.T, slopes, errors, self.inflation)
        return np.column_stack(columns).tolist()  # type: ignore[no-any-return]


def _fit(known: Floats, weights: Floats, exposures: Sequence[Named], confidence: float) -> _Fit:
    """Return the fit of known figures, a column each, the outcome first."""
    from statsmodels.regression.linear_model import WLS

    share = weights / weights.sum()
    means = share @ known
    deviations = np.sqrt(share @ (known - means) ** 2)
    standard = (known - means) / deviations
    _refuse_dependent(standard[:, 1:] * np.sqrt(share)[:, None], exposures)
    design = np.column_stack((np.ones(len(known)), standard[:, 1:]))
    found = WLS(standard[:, 0], design, weights=share * len(known)).fit()
    between = standard[:, 1:].T @ (standard[:, 1:] * share[:, None])
    return _Fit(
        means,
        deviations,
        found.params[1:],
        found.conf_int(1 - confidence)[1:],
        found.bse[1:],
        np.diag(np.linalg.inv(between)),
        float(found.rsquared),
        float(found.rsquared_adj),
        float(np.sqrt(found.scale) * deviations[0]),
    )


def _check(exposures: Sequence[str], names: Mapping[str, Named], outcome_id: str, most: int) -> None:
    if outcome_id in exposures:
        raise NotComparable(
            f"{names[outcome_id].quoted} is the outcome, and cannot explain itself: choose other exposures."
        )
    if not 1 <= len(exposures) <= most:
        raise AnalysisError(f"A regression takes 1 to {most} exposures; {len(exposures)} were chosen.")


def _refuse_dependent(standard: Floats, exposures: Sequence[Named]) -> None:
    """Raise where exposures depend on each other; those in the dependence are named."""
    _, sizes, directions = np.linalg.svd(standard, full_matrices=False)
    if sizes[-1] > DEPENDENT * sizes[0]:
        return
    share = np.abs(directions[-1])
    within = [one.quoted for one, part in zip(exposures, share, strict=True) if part > 1e-4 * share.max()]
    raise Collinear(
        f"{join_words(within)} say the same: one of them can be worked out from the others, so their effects "
        "cannot be told apart. Leave one out."
    )
