"""Scales on which a gradient's line is fitted: values as they are, their logarithm, or their log odds.

A straight line fits life expectancy; a rate that doubles with every step of deprivation is straight only in
its logarithm, and a proportion, which cannot leave 0 to 1, in its log odds. UKHSA recommends these two
transformations, turned back at the ends of the line: *Public health technical guidance*, "Slope index of
inequality and relative index of inequality",
https://fingertips.phe.org.uk/static-reports/public-health-technical-guidance/Inequality/SII.html.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.errors import AnalysisError
from analysis.intervals import normal_quantile

Floats = NDArray[np.float64]

VARIANTS = ("none", "log", "logit")
"""The scales by name; "none" leaves values as they are."""

DEFAULTS: Mapping[str, str] = {"proportion": "logit", "rate": "log"}
"""The scale that suits a kind of measure; every other kind stays as it is."""

RATIO_MEASURES = ("proportion", "rate", "mean", "median")
"""Kinds of measure of which twice as much can be said: scores and ranks have no natural zero."""


class NotOnThisScale(AnalysisError):
    """Values that have no logarithm or no log odds; the message says which, and what to choose instead."""


def default_variant(measure: str) -> str:
    """Return the variant for a kind of measure: logit for a proportion, log for a rate, none for the rest."""
    return DEFAULTS.get(measure, "none")


def has_ratio(measure: str, unit: str = "") -> bool:
    """Return whether a ratio of two values means something: not for scores, ranks and composite indices."""
    return measure in RATIO_MEASURES or (measure == "index" and unit == "ratio")


def transformed(variant: str, values: ArrayLike, whole: float = 1.0) -> Floats:
    """Return values on the scale of a variant; what has no place there becomes NaN or infinite.

    Parameters
    ----------
    variant : {"none", "log", "logit"}
    values : array
    whole : float
        What everybody together would be, for log odds: 100 for per cent.

    Raises
    ------
    AnalysisError
        No such variant.
    """
    _known(variant)
    given = np.asarray(values, dtype=np.float64)
    if variant == "none":
        return given
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.log(given) if variant == "log" else np.log(given / (whole - given))
    return np.asarray(found, dtype=np.float64)


def turned_back(variant: str, scaled: ArrayLike, whole: float = 1.0) -> Floats:
    """Return the values that `transformed` made `scaled` of."""
    _known(variant)
    given = np.asarray(scaled, dtype=np.float64)
    if variant == "none":
        return given
    with np.errstate(over="ignore"):
        found = np.exp(given) if variant == "log" else whole / (1 + np.exp(-given))
    return np.asarray(found, dtype=np.float64)


def check_scale(variant: str, values: ArrayLike, whole: float = 1.0) -> None:
    """Raise where a value has no place on the scale of a variant.

    Raises
    ------
    NotOnThisScale
        A value at or below 0 for log; at 0, at the whole, or beyond for logit.
    """
    if np.isfinite(transformed(variant, values, whole)).all():
        return
    given = np.asarray(values, dtype=np.float64)
    if (given <= 0).any():
        raise NotOnThisScale(
            "A group's value is 0 or below, which has no logarithm: choose the variant that leaves values as "
            "they are, or fewer groups."
        )
    raise NotOnThisScale(
        "A group's value is that of everybody or beyond, which has no odds: choose the variant that leaves "
        "values as they are."
    )


def errors_from_limits(
    scale: str, lower: ArrayLike, upper: ArrayLike, whole: float = 1.0, confidence: float = 0.95
) -> Floats:
    """Return standard errors on a scale from the limits of intervals: their distance over twice z.

    Limits at 0, or at the whole for log odds, are infinitely far away there: NaN.
    """
    low, high = transformed(scale, lower, whole), transformed(scale, upper, whole)
    with np.errstate(invalid="ignore"):
        found = (high - low) / (2 * normal_quantile(confidence))
    return np.where(np.isfinite(found), found, np.nan)


def errors_on(scale: str, values: ArrayLike, errors: ArrayLike, whole: float = 1.0) -> Floats:
    """Return standard errors of values as errors on a scale, by the slope of the scale there (delta method).

    NaN where the value has no place on the scale.
    """
    _known(scale)
    given, spread = np.asarray(values, dtype=np.float64), np.asarray(errors, dtype=np.float64)
    if scale == "none":
        return spread
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = 1 / given if scale == "log" else whole / (given * (whole - given))
    return np.where((slope > 0) & np.isfinite(slope), spread * slope, np.nan)


def _known(variant: str) -> None:
    if variant not in VARIANTS:
        raise AnalysisError(f"A gradient's variant is one of {', '.join(VARIANTS)}; {variant} is none.")
