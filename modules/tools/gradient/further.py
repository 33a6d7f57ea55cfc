"""One click deeper into a gradient: how cases are shared out over all areas, and how the gap went over time.

No Shiny here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.concentration import Concentration, concentration
from analysis.errors import AnalysisError
from analysis.gradient_trend import GradientTrend, Moment, gradient_trend, independent
from analysis.group_values import PUBLISHED, AreaFigures, GroupValues, group_values
from analysis.inequality import DRAWS
from analysis.intervals import normal_quantile
from analysis.variants import has_ratio

from ...parts.keeping import kept_with_views
from ...parts.state import Settings, Subject
from ...parts.views import Views
from .choice import Wish
from .figures import Floats, GradientFigures, gradient_of, whole_of


@kept_with_views(maxsize=64)
def shares_of(views: Views, subject: Subject, settings: Settings, wish: Wish) -> Concentration:
    """Return the concentration of the indicator over all areas, not over groups.

    Raises
    ------
    AnalysisError
        The indicator cannot be shared out: a score, or values below 0.
    """
    made = gradient_of(views, subject, settings, wish)
    if not has_ratio(made.outcome.measure, made.outcome.unit):
        raise AnalysisError(
            "A score has no natural zero, so it cannot be shared out and has no concentration curve."
        )
    return concentration(
        np.where(made.among, made.rank_values, np.nan),
        made.weights,
        made.view.values,
        _errors(made),
        high_is_deprived=made.ranking.high_is_deprived,
        polarity=made.outcome.polarity,
        confidence=settings.confidence,
    )


def _errors(made: GradientFigures) -> Floats | None:
    """Return the standard error of each area's value in its unit; None where it is not known."""
    outcome, view = made.outcome, made.view
    if made.values.way == "published":
        return (view.upper - view.lower) / (2 * normal_quantile(PUBLISHED))
    if made.values.way != "counts":
        return None
    with np.errstate(invalid="ignore", divide="ignore"):
        cases, base = view.numerator, view.denominator
        spread = cases * (1 - cases / base) if outcome.measure == "proportion" else cases
        return np.sqrt(spread) / base * whole_of(outcome)


@kept_with_views(maxsize=64)
def trend_of(views: Views, subject: Subject, settings: Settings, wish: Wish) -> GradientTrend:
    """Return the slope index in every independent period, the areas in the same groups as now."""
    made = gradient_of(views, subject, settings, wish)
    codes = made.view.area_codes
    if len(views.periods(subject.indicator.id, subject.level)) < 2:
        return GradientTrend((), (), (), None)
    rows = views.series(subject.indicator.id, tuple(codes), subject.sex, subject.age, subject.level)
    chosen = {period.label: period for period in independent(_periods(rows))}
    same = _held_throughout(rows[rows["period"].isin(list(chosen))], codes, len(chosen)) & made.among
    member = np.where(same, made.groups.member, 0)
    moments = [
        Moment(period.label, period.start, period.end, _values(made, rows, member, period.label).steps)
        if period.label in chosen
        else Moment(period.label, period.start, period.end, made.values.steps)
        for period in _periods(rows)
    ]
    return gradient_trend(
        moments,
        polarity=made.outcome.polarity,
        variant=made.variant,
        confidence=settings.confidence,
        draws=min(wish.draws, DRAWS),
        claimants="claimant" in subject.indicator.id,
    )


@dataclass(frozen=True, slots=True)
class _Period:
    label: str
    start: date
    end: date


def _periods(rows: pd.DataFrame) -> list[_Period]:
    each = rows.drop_duplicates("period").sort_values("period_start")
    return [
        _Period(str(label), pd.Timestamp(start).date(), pd.Timestamp(end).date())
        for label, start, end in zip(each["period"], each["period_start"], each["period_end"], strict=True)
    ]


def _held_throughout(rows: pd.DataFrame, codes: NDArray[np.str_], periods: int) -> NDArray[np.bool_]:
    known = rows[np.isfinite(rows["value"].to_numpy(float))]
    return known.groupby("area_code")["period"].nunique().reindex(codes, fill_value=0).to_numpy() == periods


def _values(made: GradientFigures, rows: pd.DataFrame, member: NDArray[np.int8], period: str) -> GroupValues:
    own = rows[rows["period"] == period].set_index("area_code").reindex(made.view.area_codes)
    value, numerator, denominator, lower, upper = (
        own[name].to_numpy(float) for name in ("value", "numerator", "denominator", "lower_ci", "upper_ci")
    )
    weights = np.where(denominator > 0, denominator, made.weights)
    return group_values(
        member,
        made.groups.numbers,
        AreaFigures(value, weights, numerator, denominator, lower, upper),
        made.outcome.measure,
        multiplier=whole_of(made.outcome),
    )
