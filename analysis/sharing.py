"""A budget or a number of staff shared out over areas, exactly.

Whole units by largest remainder (Hamilton's method): M. L. Balinski and H. P. Young (1982), *Fair
Representation: Meeting the Ideal of One Man, One Vote*, Yale University Press. Every share is its exact
quota rounded down or up, and the shares add up.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.errors import NotShareable

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Shares:
    """What every area gets, in canonical order.

    `amounts` are whole units that add up to what was shared out; 0 for the areas left out. `quotas` are the
    exact shares that they are rounded from. `left_out` marks the areas without a known claim. `raised` marks
    those whose claim alone would give less than the minimum.
    """

    amounts: Counts
    quotas: Floats
    left_out: NDArray[np.bool_]
    raised: NDArray[np.bool_]


def share_out(amount: int, claims: ArrayLike, minimum: int = 0, what: str = "units") -> Shares:
    """Return `amount` whole units shared out in proportion to claims, no area below the minimum.

    Where the minimum raises some areas, the others share what is left in proportion to their claims. Equal
    remainders go to the larger claim, then to the earlier area.

    Parameters
    ----------
    amount, minimum : int
        Whole units, pounds or people; the minimum is for each area with a known claim.
    claims : array of float
        What each area's share is in proportion to, 0 or more; an area whose claim is NaN gets nothing.
    what : str
        What the units are called in an error.

    Raises
    ------
    NotShareable
        Nothing to share out, no area or no claim above 0, a negative claim, or a minimum that needs more
        than there is.
    """
    given = np.asarray(claims, dtype=np.float64)
    known = np.isfinite(given)
    _check(amount, given[known], minimum, what)
    quotas, raised = np.zeros(given.shape), np.zeros(given.shape, dtype=bool)
    quotas[known], raised[known] = _quotas(float(amount), given[known], float(minimum))
    return Shares(_largest_remainders(amount, quotas, np.where(known, given, -1.0)), quotas, ~known, raised)


def claims_by_score(scores: ArrayLike) -> Floats:
    """Return claims of index scores: how far each lies above the lowest, which has no claim of its own.

    A score has no natural zero, so nothing is in proportion to the score itself. NaN stays NaN.
    """
    given = np.asarray(scores, dtype=np.float64)
    known = given[np.isfinite(given)]
    return np.asarray(given - known.min()) if known.size else given.copy()


def _check(amount: int, claims: Floats, minimum: int, what: str) -> None:
    if amount <= 0:
        raise NotShareable(f"There is nothing to share out: set more than 0 {what}.")
    if minimum < 0:
        raise NotShareable(f"A minimum is 0 {what} or more; {minimum:,} was asked for.")
    if claims.size == 0:
        raise NotShareable("No area has the figure to share out by.")
    if (claims < 0).any():
        raise NotShareable("A share is in proportion to something that is 0 or more; a figure here is below.")
    if not claims.any():
        raise NotShareable("No area has a claim: the figure to share out by is 0 everywhere.")
    needed = minimum * claims.size
    if needed > amount:
        raise NotShareable(
            f"A minimum of {minimum:,} for each of {claims.size:,} areas needs {needed:,} {what}, and there "
            f"are {amount:,}: lower the minimum to {amount // claims.size:,}, or share out more."
        )


def _quotas(amount: float, claims: Floats, minimum: float) -> tuple[Floats, NDArray[np.bool_]]:
    """Return the exact shares, and which of them the minimum raises.

    Raising some leaves less for the others, which may bring more below the minimum: until none is left.
    """
    weights = claims / claims.max()
    raised = np.zeros(claims.shape, dtype=bool)
    while True:
        left = amount - minimum * raised.sum()
        total = weights[~raised].sum()
        shares = np.where(raised, minimum, left * weights / total if total > 0 else minimum)
        below = ~raised & (shares < minimum)
        if not below.any():
            return shares, raised
        raised |= below


def _largest_remainders(amount: int, quotas: Floats, claims: Floats) -> Counts:
    # A quota a hair below a whole number, by the way computers divide, is that number.
    whole = np.floor(quotas + 1e-9)
    amounts: Counts = whole.astype(np.int64)
    left = amount - int(amounts.sum())
    remainders = np.where(claims >= 0, np.round(quotas - whole, 9), -1.0)
    order = np.lexsort((np.arange(quotas.size), -claims, -remainders))
    amounts[order[:left]] += 1
    return amounts
