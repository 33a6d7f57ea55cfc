"""What moved in one area: each indicator's change since its last period that shares no day. No Shiny here."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

import geodata
from analysis.change import Change, Estimate, change
from analysis.movement import Movement, movement
from analysis.profile import Reading
from catalogue import Indicator

from ...parts.figures import change_since
from ...parts.keeping import kept_with_views
from ...parts.state import Subject
from ...parts.views import Key, Views
from .readings import WHOLE, Who, plain_settings, subject_at

MOST_TRIED = 6
"""Earlier periods looked through for one that shares no day with the newest: pooled windows overlap."""


@dataclass(frozen=True, slots=True)
class Move:
    """An indicator's change: from which period to which, how much, and whether for the better."""

    reading: Reading
    earlier: str
    change: Change
    movement: Movement


def moves_of(
    views: Views, who: Who, readings: Sequence[Reading], subject: Subject, confidence: float
) -> list[Move]:
    """Return the change of each of the area's own indicators that has an earlier figure."""
    found = []
    for reading in readings:
        if reading.area or not math.isfinite(reading.value):
            continue
        indicator = views.catalogue.indicators[reading.indicator_id]
        own = subject_at(views, indicator, who.peers, subject)
        since = (
            change_since(views, own, geodata.GM)
            if who.level == WHOLE
            else _since(views, own, who, confidence)
        )
        if since is None:
            continue
        moved = movement(since[1], indicator.polarity)
        if moved is not None:
            found.append(Move(reading, since[0], since[1], moved))
    return found


def _since(views: Views, own: Subject, who: Who, confidence: float) -> tuple[str, Change] | None:
    earlier = earlier_period(views, own.key)
    if not earlier:
        return None
    subject = subject_at(views, own.indicator, own.level, own, earlier)
    both = [_estimate(views, one, who.code, confidence) for one in (subject, own)]
    if None in both:
        return None
    return earlier, change(*both, claimants=counts_claimants(own.indicator))  # type: ignore[arg-type]


def counts_claimants(indicator: Indicator) -> bool:
    """Return whether the rules of who is counted changed with Universal Credit."""
    return "claimant" in indicator.id


def _estimate(views: Views, subject: Subject, code: str, confidence: float) -> Estimate | None:
    view = views.view(subject, plain_settings(confidence))
    place = view.index(code)
    if place is None:
        return None
    start, end = days_of(views, subject.key)
    value, lower, upper = (float(one[place]) for one in (view.values, view.lower, view.upper))
    return Estimate(value, subject.period, start, end, lower, upper)


@kept_with_views(maxsize=1024)
def days_of(views: Views, key: Key) -> tuple[date, date]:
    """Return first and last day of the period that a key names."""
    rows = views.observations(key)
    first, last = rows["period_start"].dropna().iloc[0], rows["period_end"].dropna().iloc[0]
    return pd.Timestamp(first).date(), pd.Timestamp(last).date()


@kept_with_views(maxsize=512)
def earlier_period(views: Views, key: Key) -> str:
    """Return the latest earlier period that shares no day with that of the key, "" where there is none."""
    indicator_id, level, period, *rest = key
    periods = views.periods(indicator_id, level)
    before = periods[: periods.index(period)][-MOST_TRIED:]
    if not before:
        return ""
    start, _ = days_of(views, key)
    apart = (one for one in reversed(before) if days_of(views, (indicator_id, level, one, *rest))[1] < start)
    return next(apart, "")
