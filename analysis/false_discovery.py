"""Many tests at once: of those called a finding, the share that chance alone made is held down."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def adjusted(p_values: ArrayLike) -> NDArray[np.float64]:
    """Return p-values adjusted for the false-discovery rate; NaN stays NaN and counts for no test.

    A test is a finding at the rate q where its adjusted value is at most q. Method: Y. Benjamini and Y.
    Hochberg (1995), *Journal of the Royal Statistical Society B* 57, 289–300,
    https://doi.org/10.1111/j.2517-6161.1995.tb02031.x.
    """
    given = np.asarray(p_values, dtype=np.float64)
    found = np.full(given.shape, np.nan)
    known = np.flatnonzero(np.isfinite(given))
    if known.size:
        falling = known[np.argsort(given[known], kind="stable")[::-1]]
        ranks = np.arange(known.size, 0, -1)
        found[falling] = np.minimum.accumulate(given[falling] * known.size / ranks)
    return np.asarray(np.minimum(found, 1.0), dtype=np.float64)
