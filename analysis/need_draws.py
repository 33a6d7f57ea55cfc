"""How sure a need ranking is: shares of draws in which an area is among the neediest.

Uncertainty analysis of a composite index by drawing its weights and its inputs: M. Saisana, A. Saltelli and
S. Tarantola (2005), *Journal of the Royal Statistical Society A* 168, 307–323,
https://doi.org/10.1111/j.1467-985X.2005.00350.x. A share of draws is no probability: it says how much the
ranking hangs on weights that somebody chose and on the sampling error that is published.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.errors import AnalysisError
from analysis.intervals import normal_quantile
from analysis.need import Need, Part
from analysis.standardise import Z_SCORE

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Ranks = NDArray[np.int32]

SEED = 2017
MOST_DRAWS = 10_000
RANGE = (0.05, 0.95)
"""The middle nine tenths of an area's ranks."""

_BLOCK = 2**18
"""Numbers drawn at a time: they stay in the processor's cache, and thousands of areas need no more memory."""
_CELLS = 2**14
"""Steps in which a curve from figures to standardised ones is looked up."""
_LEVELS = 2**12
"""Equally likely levels of a drawn normal number."""
_REACH = 4
"""Standard errors to either side that a curve is known for: no level lies further out."""
_BEYOND = 1e-3
"""How much a curve rises beyond the published figures, in its own height for their whole width."""
_APART = 1e-6
"""How far equal scores are drawn apart, in the spread of all scores, so that no order of names decides."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is drawn: weights each by ±`weights_by` (a share of the weight), uniformly; `k` of the top."""

    k: int = 20
    weights_by: float = 0.25
    draws: int = 1000
    seed: int = SEED


@dataclass(frozen=True, slots=True, eq=False)
class Certainty:
    """What the draws say, one entry an area in canonical order.

    Attributes
    ----------
    share
        The share of draws in which the area is among the top `k`; NaN where it is unranked.
    best, worst
        Between these ranks it lies in the middle nine tenths of the draws; 0 where it is unranked.
    varied
        For each part of the index, the share of ranked areas whose figure was drawn from an interval.
    parts
        The parts of the index.
    plan
        What was drawn.
    """

    share: Floats
    best: Ranks
    worst: Ranks
    varied: Floats
    parts: tuple[Part, ...]
    plan: Plan

    @property
    def not_varied(self) -> tuple[Part, ...]:
        """The parts without any interval: their figures are the same in every draw."""
        return tuple(part for part, share in zip(self.parts, self.varied, strict=True) if share == 0)


def standard_errors(lower: ArrayLike, upper: ArrayLike, confidence: float = 0.95) -> Floats:
    """Return the standard errors of a normal interval with these limits, half its width over z.

    NaN where a limit is missing. Intervals that lean to one side, as Wilson's and Byar's do, are taken as
    even ones of the same width.
    """
    width = np.asarray(upper, dtype=np.float64) - np.asarray(lower, dtype=np.float64)
    known = np.isfinite(width) & (width >= 0)
    return np.where(known, np.where(known, width, 0.0) / (2 * normal_quantile(confidence)), np.nan)


def need_draws(need: Need, errors: Mapping[str, ArrayLike], plan: Plan | None = None) -> Certainty:
    """Return how the ranking of `need` holds when weights and figures are drawn again and again.

    Every figure is drawn on its own from a normal distribution around what is published. The scales stay
    those of the published figures: areas move on them, they do not move themselves. With 1,000 draws a
    share is known to within 3 points (twice its standard error).

    Parameters
    ----------
    need : Need
        Areas that it leaves unranked take no part.
    errors : mapping of str to array of float
        Standard errors of a part's figures by its id, one an area; NaN, or no entry, where there is none.
    plan : Plan, optional

    Raises
    ------
    AnalysisError
        No area is ranked, or the plan is out of its bounds.
    """
    asked = plan or Plan()
    _check(asked, need.ranked)
    here = np.flatnonzero(need.ranks)
    spread = _spread(need, errors, here)
    ranks = np.empty((asked.draws, here.size), np.int16 if here.size < 2**15 else np.int32)
    places = np.arange(1, here.size + 1, dtype=ranks.dtype)
    for rows, scores in _draw(need, here, spread, asked):
        np.put_along_axis(ranks[rows], np.argsort(-scores, axis=1), places[None, :], axis=1)
    ordered = np.sort(np.ascontiguousarray(ranks.T), axis=1)
    ends = [round(end * (asked.draws - 1)) for end in RANGE]
    return Certainty(
        share=_everywhere((ordered <= asked.k).mean(axis=1), here, need.ranks.size, np.nan),
        best=_everywhere(ordered[:, ends[0]].astype(np.int32), here, need.ranks.size, 0),
        worst=_everywhere(ordered[:, ends[1]].astype(np.int32), here, need.ranks.size, 0),
        varied=(spread > 0).mean(axis=0),
        parts=need.parts,
        plan=asked,
    )


def _check(plan: Plan, ranked: int) -> None:
    if ranked == 0:
        raise AnalysisError("No area has all the figures, so none can be ranked.")
    if plan.k < 1:
        raise AnalysisError(f"The top holds at least one area; {plan.k} was asked for.")
    if not 1 <= plan.draws <= MOST_DRAWS:
        raise AnalysisError(f"Draws number 1 to {MOST_DRAWS:,}; {plan.draws:,} were asked for.")
    if plan.seed < 0:
        raise AnalysisError(f"A seed is a whole number, 0 or more; {plan.seed} is not.")
    if not 0 <= plan.weights_by <= 1:
        raise AnalysisError(f"Weights vary by 0 to 100 % of themselves; {plan.weights_by:.0%} was asked for.")


def _spread(need: Need, errors: Mapping[str, ArrayLike], here: NDArray[np.intp]) -> Floats:
    """Return the standard error of every ranked area's figure of every part, 0 where there is none."""
    found = np.zeros((here.size, len(need.parts)))
    for column, part in enumerate(need.parts):
        if part.id in errors:
            given = np.asarray(errors[part.id], dtype=np.float64)[here]
            found[:, column] = np.where(np.isfinite(given), given, 0.0)
    return found


def _draw(need: Need, here: NDArray[np.intp], spread: Floats, plan: Plan) -> Iterator[tuple[slice, Singles]]:
    """Yield the scores of some draws at a time, shape (draws, ranked areas), and which draws they are."""
    random = np.random.default_rng(plan.seed)
    straight = np.array([scale.way == Z_SCORE for scale in need.scales])
    # On a straight scale the noise of all parts adds up to one normal number, drawn once for them all.
    noise = np.where(straight, spread / [scale.deviation for scale in need.scales], 0.0).astype(np.float32)
    bends = [place for place in np.flatnonzero(~straight) if spread[:, place].any()]
    curves = [_Curve.through(need, here, spread, int(place)) for place in bends]
    fixed = need.standardised[here].astype(np.float32)
    fixed[:, bends] = 0.0
    apart = np.float32(_APART * max(float(np.ptp(need.scores[here])), 1e-9))
    rows = max(1, _BLOCK // here.size)
    for first in range(0, plan.draws, rows):
        count = min(rows, plan.draws - first)
        weights = _weights(need, plan, count, random)
        wide = np.sqrt(_weighted(weights**2, noise**2)) + apart
        scores = _weighted(weights, fixed) + wide * _normal(random, wide.shape)
        for curve in curves:
            scores += weights[:, curve.place, None] * curve.drawn(_normal(random, scores.shape))
        yield slice(first, first + count), scores


def _weighted(weights: Singles, figures: Singles) -> Singles:
    """Return weights times figures, shape (draws, areas).

    By hand: a library's product of two matrices starts threads, which wait for one another where several
    sessions share a processor.
    """
    total = np.zeros((len(weights), len(figures)), dtype=np.float32)
    product = np.empty_like(total)
    for place in np.flatnonzero(figures.any(axis=0)):
        total += np.multiply(weights[:, place, None], figures[:, place], out=product)
    return total


def _weights(need: Need, plan: Plan, count: int, random: np.random.Generator) -> Singles:
    around = 1 + plan.weights_by * random.uniform(-1, 1, (count, len(need.parts)))
    return (need.weights * around).astype(np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class _Curve:
    """A scale that is no straight line, as a table: each area's cell in it, and how far it is drawn."""

    place: int
    table: Singles
    cell: Singles
    step: Singles

    @classmethod
    def through(cls, need: Need, here: NDArray[np.intp], spread: Floats, place: int) -> "_Curve":
        scale, values = need.scales[place], need.values[here, place]
        low, high = sorted((scale.known[0] * scale.turn, scale.known[-1] * scale.turn))
        reach = _REACH * min(float(spread[:, place].max()), high - low)
        figures = np.linspace(low - reach, high + reach, _CELLS)
        standardised = scale.of(figures)
        # Beyond the ends the scale goes on, by next to nothing: which of two lies further out still counts.
        beyond = scale.turn * (figures - np.clip(figures, low, high)) / (high - low)
        table = standardised + _BEYOND * np.ptp(standardised) * beyond
        cells = (_CELLS - 1) / (figures[-1] - figures[0])
        cell = ((values - figures[0]) * cells + 0.5).astype(np.float32)
        step = (spread[:, place] * cells).astype(np.float32)
        return cls(place, table.astype(np.float32), cell, step)

    def drawn(self, normal: Singles) -> Singles:
        """Return standardised figures of areas that are as many standard errors off as `normal` says."""
        cells = np.clip(self.cell + self.step * normal, 0, _CELLS - 1)
        return np.asarray(self.table[cells.astype(np.int16)])


def _normal(random: np.random.Generator, shape: tuple[int, ...]) -> Singles:
    """Return normal numbers, each one of 4,096 equally likely levels: four times as fast as exact ones."""
    level = random.integers(0, _LEVELS, shape, dtype=np.uint16)
    return np.asarray(_levels()[level])


@cache
def _levels() -> Singles:
    middles = (np.arange(_LEVELS) + 0.5) / _LEVELS
    quantiles = np.array([NormalDist().inv_cdf(float(middle)) for middle in middles])
    # Levels lie a little closer together than the numbers they stand for.
    return np.asarray(quantiles / quantiles.std(), dtype=np.float32)


def _everywhere(found: NDArray[Any], here: NDArray[np.intp], areas: int, otherwise: float) -> NDArray[Any]:
    everywhere = np.full(areas, otherwise, dtype=found.dtype)
    everywhere[here] = found
    return everywhere
