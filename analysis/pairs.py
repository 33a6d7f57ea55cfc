"""Two indicators side by side: what sentences call them, which areas have both, which pairs are refused."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.errors import AnalysisError, Constant, NotComparable, TooFewAreas
from analysis.wording import count_words, format_value

Floats = NDArray[np.float64]

SAME = "An indicator goes with itself, and says nothing more: choose another one."


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator as sentences about several need it: the catalogue's title, unit, decimals and polarity."""

    title: str
    unit: str = "%"
    decimals: int = 1
    polarity: str = "high_is_bad"

    @property
    def quoted(self) -> str:
        """The title as it stands within a sentence: titles hold commas and names of their own."""
        return f"“{self.title}”"

    @property
    def worse(self) -> str:
        """What the end that matters is called: "worst", or "highest" where neither end is worse."""
        return "highest" if self.polarity == "neutral" else "worst"

    def say(self, value: float) -> str:
        """Return a value as this indicator displays it."""
        return format_value(value, self.unit, self.decimals)


def refuse_pair(first: str, second: str, contains: Mapping[str, Collection[str]], named: Named) -> None:
    """Raise where two indicators are the same, or one is made of the other.

    Parameters
    ----------
    first, second : str
        Ids of the two.
    contains : mapping of str to collection of str
        The ids inside each composite, those inside its parts included.
    named : Named
        The second, for the message.

    Raises
    ------
    NotComparable
    """
    if first == second:
        raise NotComparable(SAME)
    if second in contains.get(first, ()) or first in contains.get(second, ()):
        raise NotComparable(
            "One of the two is made of the other, so they rise together anyway: "
            f"choose another indicator than {named.quoted}."
        )


def both_known(*figures: ArrayLike) -> NDArray[np.bool_]:
    """Return which areas have every one of the figures.

    Raises
    ------
    AnalysisError
        The figures are not for the same areas.
    """
    given = [np.asarray(one, dtype=np.float64) for one in figures]
    if len({one.shape for one in given}) != 1 or given[0].ndim != 1:
        raise AnalysisError("Figures set side by side must be for the same areas, one figure an area.")
    known: NDArray[np.bool_] = np.all([np.isfinite(one) for one in given], axis=0)
    return known


def need_areas(known: int, fewest: int, what: str) -> None:
    """Raise where fewer areas have all figures than `what` needs.

    Raises
    ------
    TooFewAreas
    """
    if known < fewest:
        areas = count_words(known, "area has", "areas have")
        raise TooFewAreas(f"{what} needs at least {fewest} areas with every figure; {areas} them.")


def refuse_constant(values: Floats, named: Named) -> None:
    """Raise where every area has the same figure, as it is displayed or to the last digit.

    Raises
    ------
    Constant
    """
    if np.ptp(values) <= 1e-12 * max(float(np.abs(values).max()), 1e-300):
        raise Constant(
            f"{named.quoted} is {named.say(float(values[0]))} in every area, so nothing can go with it: "
            "choose another indicator, period or level."
        )
