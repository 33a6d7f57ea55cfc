"""Groups with published indices of inequality, and made-up periods.

Facts from the figures that accompany UKHSA's PHEindicatormethods (December 2024): rows 91 to 100, the
proportion of children with obesity over tenths of deprivation.
"""

from datetime import date

import numpy as np

from analysis.gradient_trend import Moment
from analysis.inequality import Steps

POPULATION = [34353, 32112, 27715, 25372, 23889, 23260, 23180, 24193, 23609, 24488]
COUNT = [7287, 6881, 5656, 4868, 4176, 3876, 3617, 3546, 3314, 2960]
ERROR = [
    0.013197018471840493, 0.013599402535469379, 0.014903436058054755, 0.015942525582502205,
    0.01703390526979317, 0.017593885815626962, 0.018098141690297317, 0.018176743057472546,
    0.01873422095544007, 0.019601724030759937,
]  # fmt: skip


def obesity(turn=1):
    """Return the tenths, most deprived first; `turn` −1 for the other way round."""
    population, count, error = (np.array(of, dtype=float)[::turn] for of in (POPULATION, COUNT, ERROR))
    return Steps(population, count / population, error, "logit")


def moment(year, gap, years=1, error=0.5):
    """Return three equal groups from 10 + gap ÷ 2 down to 10 − gap ÷ 2 at the ends of their line."""
    middles = np.array([1 / 6, 1 / 2, 5 / 6])
    steps = Steps(np.full(3, 100.0), 10 + gap * (0.5 - middles), np.full(3, error))
    label = str(year) if years == 1 else f"{year} to {year + years - 1}"
    return Moment(label, date(year, 1, 1), date(year + years - 1, 12, 31), steps)
