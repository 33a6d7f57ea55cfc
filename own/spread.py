"""The confidence interval of a mean."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def mean_interval(
    mean: Floats, variance: Floats, effective: Floats, confidence: float = 0.95
) -> tuple[Floats, Floats]:
    """Return Student's interval of means.

    Method: Student (1908), *Biometrika* 6, 1–25, https://doi.org/10.1093/biomet/6.1.1; with weights on the
    effective number of answers (L. Kish, 1965, *Survey Sampling*).

    Parameters
    ----------
    variance
        Mean of the squared distances from the mean, not yet divided by n − 1.
    effective
        Number of answers, or with weights the effective number. NaN limits for fewer than two.
    """
    from scipy.special import stdtrit  # heavy: not before the first file

    several = effective > 1
    degrees = np.where(several, effective - 1, np.nan)
    error = np.sqrt(variance / degrees)
    reach = np.where(several, stdtrit(np.where(several, degrees, 1.0), (1 + confidence) / 2), np.nan) * error
    return mean - reach, mean + reach
