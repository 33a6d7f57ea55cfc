"""A need index: a weighted sum of standardised indicators, its ranks, and what each indicator adds.

Linear aggregation of weighted, normalised indicators: OECD and JRC (2008), *Handbook on Constructing
Composite Indicators*, step 6, https://doi.org/10.1787/9789264043466-en.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.errors import AnalysisError, NotComparable, NotWeighable
from analysis.ranking import Ranks, rank, ranked
from analysis.standardise import Z_SCORE, Scale, fit_scale
from analysis.wording import join_words

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Part:
    """One indicator of an index: its id, what it is called in a sentence, which end is good, its weight.

    An indicator of weight 0 is no part of the index: its missing figures leave no area unranked.
    """

    id: str
    name: str
    polarity: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Need:
    """An index over areas, in their canonical order; `m` parts are those with a weight.

    Attributes
    ----------
    parts
        The parts with a weight, in the order given.
    weights
        Their weights as shares that add up to 1, shape (m,).
    values
        Figures of the parts in their own units, shape (areas, m); NaN where missing.
    scales
        What each part's figures were standardised by.
    standardised
        Figures on those scales, shape (areas, m); NaN where missing.
    scores
        The index, higher is more need; NaN where any part is missing.
    ranks, ranked
        1 is the greatest need, 0 an area without a score or outside the areas ranked; how many have one.
    contributions
        What each part adds to an area's score, shape (areas, m), adding up to it; NaN without a score.
    average
        The mean contribution of each part over the areas ranked, shape (m,).
    """

    parts: tuple[Part, ...]
    weights: Floats
    values: Floats
    scales: tuple[Scale, ...]
    standardised: Floats
    scores: Floats
    ranks: Ranks
    ranked: int
    contributions: Floats
    average: Floats

    @property
    def missing(self) -> Mask:
        """Which parts each area lacks, shape (areas, m)."""
        return np.isnan(self.standardised)

    @property
    def unranked(self) -> Mask:
        """Which areas have no score, because a part is missing."""
        return np.isnan(self.scores)

    def against_average(self, area: int) -> Floats:
        """Return how much more each part adds to the area at this place than to the average area ranked.

        These add up to its score minus the mean score.
        """
        against: Floats = self.contributions[area] - self.average
        return against

    def lacking(self, area: int) -> tuple[Part, ...]:
        """Return the parts for which the area at this place has no figure."""
        return tuple(part for part, gone in zip(self.parts, self.missing[area], strict=True) if gone)


def need_index(
    values: ArrayLike, parts: Sequence[Part], way: str = Z_SCORE, among: ArrayLike | None = None
) -> Need:
    """Return the index of areas by several indicators.

    Every indicator is standardised over all areas that have a figure of it, whichever are ranked, so that
    an area's score does not depend on how far one looks.

    Parameters
    ----------
    values : array of float, shape (areas, len(parts))
        Figures in the indicators' own units; NaN where missing.
    parts : sequence of Part
    way : {"z", "rank", "exponential"}
    among : array of bool, optional
        The areas that are ranked; all by default.

    Raises
    ------
    NotWeighable
        No part, a weight below zero or none at all above it.
    NotStandardisable
        A part that cannot tell areas apart: neutral, constant or without figures.
    """
    given = np.asarray(values, dtype=np.float64)
    if given.ndim != 2 or given.shape[1] != len(parts):
        raise AnalysisError("An index needs a column of figures for every indicator.")
    shares = weight_shares(parts)
    kept = np.flatnonzero(shares).tolist()
    chosen = tuple(parts[place] for place in kept)
    columns = np.where(np.isfinite(given[:, kept]), given[:, kept], np.nan)
    scales = tuple(
        fit_scale(column, part.polarity, way, part.name)
        for column, part in zip(columns.T, chosen, strict=True)
    )
    standardised = np.column_stack(
        [scale.of(column) for scale, column in zip(scales, columns.T, strict=True)]
    )
    contributions = standardised * shares[kept]
    scores = contributions.sum(axis=1)
    contributions[np.isnan(scores)] = np.nan
    here = np.ones(scores.shape, bool) if among is None else np.asarray(among, dtype=bool)
    within = np.where(here, scores, np.nan)
    return Need(
        parts=chosen,
        weights=shares[kept],
        values=columns,
        scales=scales,
        standardised=standardised,
        scores=scores,
        ranks=rank(within),
        ranked=ranked(within),
        contributions=contributions,
        average=_mean_rows(contributions[np.isfinite(within)]),
    )


def weight_shares(parts: Sequence[Part]) -> Floats:
    """Return the weights as shares that add up to 1.

    Raises
    ------
    NotWeighable
        No part, a weight that is no number or below zero, or none above zero.
    """
    if not parts:
        raise NotWeighable("A need index needs at least one indicator: add one.")
    weights = np.array([part.weight for part in parts], dtype=np.float64)
    wrong = [part.name for part, weight in zip(parts, weights, strict=True) if not 0 <= weight < np.inf]
    if wrong:
        raise NotWeighable(f"A weight is 0 or more; that of {join_words(wrong)} is not.")
    if not weights.any():
        raise NotWeighable("All weights are 0, so nothing is left to rank by: give one indicator a weight.")
    # By the largest first: weights near the ends of what a number holds would add up to infinity or nothing.
    relative = weights / weights.max()
    return np.asarray(relative / relative.sum(), dtype=np.float64)


def refuse_parts(parts: Sequence[Part], inside: Mapping[str, frozenset[str]]) -> None:
    """Raise where an index would count one thing twice: an indicator and its part, or one chosen twice.

    Parameters
    ----------
    parts : sequence of Part
        Those of weight 0 count for nothing and are left alone.
    inside : mapping of str to set of str
        Ids of the indicators inside each composite, those within its parts included.

    Raises
    ------
    NotComparable
        Names the two.
    """
    weighed = [part for part in parts if part.weight]
    for place, one in enumerate(weighed):
        for other in weighed[place + 1 :]:
            if one.id == other.id:
                raise NotComparable(f"{one.name} is chosen twice: leave one out, or give it more weight.")
            for whole, part in ((one, other), (other, one)):
                if part.id in inside.get(whole.id, ()):
                    raise NotComparable(
                        f"{whole.name} contains {part.name}, which would count twice: leave one of them out."
                    )


def _mean_rows(rows: Floats) -> Floats:
    return np.asarray(rows.mean(axis=0) if len(rows) else np.full(rows.shape[1], np.nan), dtype=np.float64)
