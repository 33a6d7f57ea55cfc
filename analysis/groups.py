"""Groups of areas by a ranking measure, from the most deprived to the least.

Within Greater Manchester or a borough the groups hold about equal numbers of **people**, so that "the most
deprived fifth" means a fifth of the residents whatever size the areas have. (UKHSA, *Assigning deprivation
categories*, divides areas of about equal size into groups of roughly equal size,
https://fingertips.phe.org.uk/static-reports/public-health-technical-guidance/Data_processing_methods/
Assigning_deprivation_categories.html; with wards and boroughs, whose sizes differ up to fivefold, equal
numbers of areas would not do that.) By England's ranks they are the nation's equal parts of all areas, as
published deciles are, and a borough may have nothing in some of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.errors import AnalysisError

Floats = NDArray[np.float64]
Members = NDArray[np.int8]

FEWEST_GROUPS, MOST_GROUPS = 3, 10

SAME = 9
"""Decimals to which places in the line of all people are compared."""

RANKED_IN_ENGLAND: Mapping[str, int] = {"lsoa11": 32_844, "lsoa21": 33_755}
"""LSOAs in England by level. Of 2011: MHCLG, English Indices of Deprivation 2019, research report, section
1.2; of 2021: MHCLG, English Indices of Deprivation 2025, which ranks them."""


class TooFewForGroups(AnalysisError):
    """Areas that cannot be put into that many groups; the message says how many they allow."""


@dataclass(frozen=True, slots=True, eq=False)
class AreaGroups:
    """Which group each area is in, and what the groups hold.

    Attributes
    ----------
    member
        One number an area: 1 for the most deprived group, up to `asked`; 0 for an area in none.
    asked
        How many groups were asked for.
    numbers
        The groups that hold areas, from the most deprived; all of them unless England's ranks are used.
    areas, population
        How many areas, and people, each of `numbers` holds.
    unranked, unpeopled
        Areas left out because the ranking measure is missing, or because nobody is known to live there.
    """

    member: Members
    asked: int
    numbers: tuple[int, ...]
    areas: tuple[int, ...]
    population: tuple[float, ...]
    unranked: int = 0
    unpeopled: int = 0


def group_areas(
    measure: ArrayLike,
    population: ArrayLike,
    n: int,
    *,
    among: ArrayLike | None = None,
    high_is_deprived: bool = True,
) -> AreaGroups:
    """Return `n` groups that hold as nearly as possible equal numbers of people.

    An area is in the group in which the middle of its people falls, when all people are lined up by the
    measure. Areas with the same figure stand in one place and so are in one group, in whatever order they
    come: groups are then less equal.

    Parameters
    ----------
    measure : array
        The ranking measure, one figure an area; NaN where missing.
    population : array
        People of each area.
    n : int
        3 to 10.
    among : array of bool, optional
        The areas to group: those of a borough that have the outcome, say. All of them by default.
    high_is_deprived : bool
        Whether the highest figure is the most deprived; not so for ranks, where 1 is.

    Raises
    ------
    TooFewForGroups
        Fewer areas than groups, or so few distinct figures that a group would be empty.
    AnalysisError
        A number of groups outside 3 to 10.
    """
    score, people, wanted = _arrays(measure, population, among)
    known = _known(score, people, wanted, n)
    member = np.zeros(score.shape, dtype=np.int8)
    member[known] = in_equal_parts(score[known] if high_is_deprived else -score[known], people[known], n)
    if len(np.unique(member[known])) < n:
        raise TooFewForGroups(_no_room(score[known], people[known], n))
    return _described(member, n, score, people, wanted)


def group_by_rank(
    rank: ArrayLike, population: ArrayLike, n: int, of: int, *, among: ArrayLike | None = None
) -> AreaGroups:
    """Return groups by equal parts of a nation's ranks, 1 the most deprived of `of`.

    Groups without an area here are left out of `numbers`.

    Raises
    ------
    TooFewForGroups
        Fewer than three of the nation's groups have an area here.
    AnalysisError
        Ranks outside 1 to `of`, or a number of groups outside 3 to 10.
    """
    place, people, wanted = _arrays(rank, population, among)
    known = _known(place, people, wanted, n, fewest=FEWEST_GROUPS)
    if (place[known] < 1).any() or (place[known] > of).any():
        raise AnalysisError(f"Ranks of England run from 1 to {of:,}; some figures lie outside.")
    member = np.zeros(place.shape, dtype=np.int8)
    member[known] = np.ceil(place[known] * n / of).astype(np.int8)
    found = len(np.unique(member[known]))
    if found < FEWEST_GROUPS:
        raise TooFewForGroups(
            f"The areas here are in {found} of England’s {n} groups, and a gradient needs {FEWEST_GROUPS}: "
            "choose more groups, or groups within Greater Manchester."
        )
    return _described(member, n, place, people, wanted)


def in_equal_parts(deprivation: Floats, people: Floats, n: int) -> Members:
    """Return 1 for the areas in the most deprived of `n` parts of all people, up to `n`; parts may be empty.

    `deprivation` rises with deprivation; both arrays are without missing values, and people above 0.
    """
    _, at = np.unique(-deprivation, return_inverse=True)
    together = np.bincount(at, weights=people)
    middles = np.cumsum(together) - together / 2
    # A middle that lies on a border may miss it in its last digits, by the unit that people are counted in.
    places = np.round(middles / people.sum() * n, SAME)
    return np.asarray(np.minimum(places, n - 1), dtype=np.int8)[at] + np.int8(1)


def most_groups(measure: ArrayLike, population: ArrayLike, at_most: int = MOST_GROUPS) -> int:
    """Return the largest number of groups, from 3, in which no group is empty; 0 where not even 3 are."""
    score, people, wanted = _arrays(measure, population, None)
    known = np.flatnonzero(wanted & np.isfinite(score) & (people > 0))
    sizes = range(min(at_most, known.size), FEWEST_GROUPS - 1, -1)
    full = (n for n in sizes if len(np.unique(in_equal_parts(score[known], people[known], n))) == n)
    return next(full, 0)


def _arrays(
    measure: ArrayLike, population: ArrayLike, among: ArrayLike | None
) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    score = np.asarray(measure, dtype=np.float64)
    people = np.nan_to_num(np.asarray(population, dtype=np.float64), nan=0.0, posinf=0.0)
    wanted = np.ones(score.shape, dtype=bool) if among is None else np.asarray(among, dtype=bool)
    return score, people, wanted


def _known(
    score: Floats, people: Floats, wanted: NDArray[np.bool_], n: int, fewest: int | None = None
) -> NDArray[np.intp]:
    if not FEWEST_GROUPS <= n <= MOST_GROUPS:
        raise AnalysisError(f"Deprivation groups number {FEWEST_GROUPS} to {MOST_GROUPS}; {n} was asked for.")
    known = np.flatnonzero(wanted & np.isfinite(score) & (people > 0))
    least = fewest or n
    if known.size < least:
        have = "one has" if known.size == 1 else f"{known.size or 'none'} have"
        raise TooFewForGroups(
            f"{n} groups need at least {least} areas with both figures; {have} them here. Choose fewer "
            "groups, a smaller kind of area, or all of Greater Manchester."
        )
    return known


def _no_room(score: Floats, people: Floats, n: int) -> str:
    why = "too many areas share one figure, or one area holds too many of the people"
    can = most_groups(score, people)
    advice = f"choose {can} groups" if can else "choose another ranking measure"
    return f"{n} groups of about equal population would leave one empty, because {why}: {advice}."


def _described(
    member: Members, n: int, score: Floats, people: Floats, wanted: NDArray[np.bool_]
) -> AreaGroups:
    areas = np.bincount(member, minlength=n + 1)
    residents = np.bincount(member, weights=people, minlength=n + 1)
    numbers = [number for number in range(1, n + 1) if areas[number]]
    unranked = wanted & ~np.isfinite(score)
    return AreaGroups(
        member=member,
        asked=n,
        numbers=tuple(numbers),
        areas=tuple(int(areas[number]) for number in numbers),
        population=tuple(float(residents[number]) for number in numbers),
        unranked=int(unranked.sum()),
        unpeopled=int((wanted & ~unranked & (people <= 0)).sum()),
    )
