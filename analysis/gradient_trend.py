"""How a gradient went over time: the slope index of periods that share no day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from analysis.change import Change, Estimate, change
from analysis.errors import AnalysisError
from analysis.inequality import DRAWS, SEED, Inequality, Steps, inequality


class Dated(Protocol):
    """What has a first and a last day."""

    @property
    def start(self) -> date: ...

    @property
    def end(self) -> date: ...


Of = TypeVar("Of", bound=Dated)


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """The groups in one period, the same areas in the same groups in each."""

    period: str
    start: date
    end: date
    steps: Steps


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """The gradient of one period."""

    period: str
    start: date
    end: date
    inequality: Inequality


@dataclass(frozen=True, slots=True)
class GradientTrend:
    """Points, oldest first; the periods left out because they share days with one shown, and those without a
    gradient, each with the reason; the change from the first point to the last, None with one only.
    """

    points: tuple[TrendPoint, ...]
    overlapping: tuple[str, ...]
    without: tuple[tuple[str, str], ...]
    change: Change | None


def gradient_trend(
    moments: Sequence[Moment],
    *,
    polarity: str = "high_is_bad",
    variant: str = "none",
    confidence: float = 0.95,
    draws: int = DRAWS,
    seed: int = SEED,
    claimants: bool = False,
) -> GradientTrend:
    """Return the slope index of inequality in each independent period.

    Pooled years that overlap count the same people twice, so of those only some are taken: the latest, and
    before it always the latest that shares no day with one taken. The change's interval combines those of
    the two ends (`analysis.change.change`).

    Parameters
    ----------
    moments : sequence of Moment
    polarity, variant, confidence, draws, seed
        As for `analysis.inequality.inequality`.
    claimants : bool
        Whether the indicator counts claimants, whose rules changed from 2015 to 2018.
    """
    chosen = independent(moments)
    points, without = [], []
    for moment in chosen:
        try:
            found = inequality(
                moment.steps,
                polarity=polarity,
                variant=variant,
                ratio=False,
                confidence=confidence,
                draws=draws,
                seed=seed,
            )
        except AnalysisError as fault:
            without.append((moment.period, str(fault)))
        else:
            points.append(TrendPoint(moment.period, moment.start, moment.end, found))
    kept = {id(moment) for moment in chosen}
    return GradientTrend(
        points=tuple(points),
        overlapping=tuple(moment.period for moment in moments if id(moment) not in kept),
        without=tuple(without),
        change=_change(points, claimants) if len(points) > 1 else None,
    )


def independent(moments: Sequence[Of]) -> list[Of]:
    """Return moments of which no two share a day, oldest first: the latest, then back as many as fit.

    Taking the one that begins latest each time leaves as many as any choice could.
    """
    kept: list[Of] = []
    for moment in sorted(moments, key=lambda one: (one.start, one.end), reverse=True):
        if not kept or moment.end < kept[-1].start:
            kept.append(moment)
    return kept[::-1]


def _change(points: Sequence[TrendPoint], claimants: bool) -> Change:
    return change(_estimate(points[0]), _estimate(points[-1]), claimants=claimants)


def _estimate(point: TrendPoint) -> Estimate:
    slope = point.inequality.slope
    nothing = float("nan")
    lower, upper, value = (nothing if of is None else of for of in (slope.lower, slope.upper, slope.value))
    return Estimate(value, point.period, point.start, point.end, lower, upper)
