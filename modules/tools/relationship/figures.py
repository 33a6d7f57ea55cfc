"""What the relationship shows: the map's indicator against another, over its areas. No Shiny here."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

import geodata
from analysis.association import Association, associate
from analysis.pairs import Named
from analysis.regression import Regression, regress
from analysis.residual_pattern import ResidualPattern, residual_pattern
from analysis.view import View
from catalogue import Indicator

from ...parts.keeping import kept_with_views
from ...parts.state import Settings, Subject
from ...parts.views import Views, inside, residents
from ..limits import Span, span_of
from ..others import indicator_of, subject_of
from ..pairing import beside, check_pair, named_of

Floats = NDArray[np.float64]
MOST_KEPT = 64


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader set: the exposure's id, further ones, whether residents weigh."""

    subject: Subject
    settings: Settings
    other: str = ""
    also: tuple[str, ...] = ()
    weighted: bool = False

    @property
    def alone(self) -> Asked:
        """The same without further exposures, which the line does not depend on."""
        return Asked(self.subject, self.settings, self.other, (), self.weighted)


@dataclass(frozen=True, slots=True)
class Limits:
    """A rectangle in the scatter, in figures of either indicator; NaN where a side is open."""

    x_from: float = math.nan
    x_to: float = math.nan
    y_from: float = math.nan
    y_to: float = math.nan

    @property
    def drawn(self) -> bool:
        """Whether any side is set."""
        return any(math.isfinite(one) for one in (self.x_from, self.x_to, self.y_from, self.y_to))


@dataclass(frozen=True, slots=True, eq=False)
class Relation:
    """The map's indicator (y, the outcome) against another (x, the exposure), over the areas shown.

    `x` and `y` are figures in canonical order; `residuals` are y less the line, NaN for areas left out or not
    shown. `spans` are those of x and y.
    """

    asked: Asked
    shown: NDArray[np.bool_]
    subjects: tuple[Subject, Subject]
    views: tuple[View, View]
    names: tuple[Named, Named]
    found: Association
    residuals: Floats
    spans: tuple[Span | None, Span | None]

    @property
    def level(self) -> str:
        """The level of the map."""
        return self.asked.subject.level

    @property
    def x(self) -> Floats:
        """The exposure's figures."""
        return self.views[0].values

    @property
    def y(self) -> Floats:
        """The outcome's figures."""
        return self.views[1].values

    @property
    def used(self) -> NDArray[np.bool_]:
        """Which areas the line is drawn through."""
        known: NDArray[np.bool_] = np.isfinite(self.residuals)
        return known


@dataclass(frozen=True, slots=True, eq=False)
class Several:
    """The outcome on several exposures at once; `residuals` in canonical order."""

    found: Regression
    subjects: tuple[Subject, ...]
    residuals: Floats = field(repr=False)


@kept_with_views(MOST_KEPT)
def relation_of(views: Views, asked: Asked) -> Relation:
    """Return the map's indicator against another, over the areas that the map shows.

    Raises
    ------
    AnalysisError
        The two must not be set against each other, or there are not the figures for it.
    """
    other = subject_of(views, beside(views, asked.subject, asked.other).id, asked.subject)
    subjects = (other, asked.subject)
    both = tuple(views.view(one, asked.settings) for one in subjects)
    names = tuple(named_of(one) for one in subjects)
    shown = inside(asked.subject.level, asked.subject.within)
    weights = residents(asked.subject.level)[shown] if asked.weighted else None
    x, y = (one.values[shown] for one in both)
    found = associate(x, y, names, weights, asked.settings.confidence)
    spans = tuple(span_of(one, name.decimals) for one, name in zip((x, y), names, strict=True))
    residuals = _spread(found.residuals, shown)
    return Relation(asked, shown, subjects, both, names, found, residuals, spans)


@kept_with_views(MOST_KEPT)
def several_of(views: Views, asked: Asked) -> Several:
    """Return the map's indicator on the exposure and the further ones at once.

    Raises
    ------
    AnalysisError
        Two of them must not be in one regression, or there are not the figures for it.
    """
    relation = relation_of(views, asked.alone)
    exposures = [relation.subjects[0].indicator, *further(views, asked, relation.subjects[0].indicator)]
    subjects = tuple(subject_of(views, one.id, asked.subject) for one in exposures)
    shown = relation.shown
    found = regress(
        relation.y[shown],
        {one.indicator.id: views.view(one, asked.settings).values[shown] for one in subjects},
        {one.indicator.id: named_of(one) for one in (*subjects, asked.subject)},
        asked.subject.indicator.id,
        residents(relation.level)[shown] if asked.weighted else None,
        asked.settings.confidence,
    )
    return Several(found, subjects, _spread(found.residuals, shown))


def further(views: Views, asked: Asked, exposure: Indicator) -> list[Indicator]:
    """Return the further exposures, each once, after refusing those that overlap with another."""
    taken = [asked.subject.indicator, exposure]
    for name in dict.fromkeys(one for one in asked.also if one and one != exposure.id):
        indicator = indicator_of(views, name)
        for other in taken:
            check_pair(other, indicator)
        taken.append(indicator)
    return taken[2:]


@kept_with_views(MOST_KEPT)
def pattern_of(views: Views, asked: Asked) -> ResidualPattern:
    """Return Moran's I of what the line, or the regression, leaves over."""
    return residual_pattern(left_over(views, asked), geodata.neighbours(asked.subject.level))


def left_over(views: Views, asked: Asked) -> Floats:
    """Return the residuals of the regression where there are further exposures, else of the line."""
    if any(asked.also):
        return several_of(views, asked).residuals
    return relation_of(views, asked.alone).residuals


def brushed(relation: Relation, limits: Limits) -> NDArray[np.bool_]:
    """Return which of the areas drawn lie in a rectangle, its sides included."""
    sides = ((relation.x, limits.x_from, limits.x_to), (relation.y, limits.y_from, limits.y_to))
    found = relation.used.copy()
    for values, low, high in sides:
        found &= ~(values < low) & ~(values > high)  # an open side is NaN, and nothing is below it
    return found


def _spread(given: Floats, shown: NDArray[np.bool_]) -> Floats:
    """Return figures of the areas shown at their places among all, NaN elsewhere."""
    found = np.full(shown.size, np.nan)
    found[shown] = given
    return found
