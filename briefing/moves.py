"""What moved in one area: each indicator against the latest period at least a year before."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from analysis.change import Change, Estimate, change
from analysis.classification import displayed
from analysis.movement import BETTER, WORSE, Movement, movement
from briefing.figures import Figures
from briefing.places import Place
from briefing.readings import Held, limits_of, number
from catalogue import Indicator

A_YEAR = pd.Timedelta(days=360)
"""So that a quarter is set against the same quarter of the year before, and seasons do not matter."""


@dataclass(frozen=True, slots=True, eq=False)
class Move:
    """An indicator's change: from which period and value, how much, and whether for the better."""

    held: Held
    earlier: str
    before: float
    change: Change
    movement: Movement


def moves_of(figures: Figures, place: Place, helds: Sequence[Held]) -> list[Move]:
    """Return the change of each of the area's own figures that has an earlier one, in reading order.

    What got better by more than chance would do comes first, then what got worse, then what only seems to
    have moved, and last what did not.
    """
    found = [one for held in helds if held.own and (one := move_of(figures, place, held))]
    return sorted(found, key=lambda one: order(one.movement))


def order(moved: Movement) -> int:
    """Return where a movement stands in a list."""
    if moved.improving or moved.worsening:
        return 0 if moved.improving else 1
    untested = {BETTER: 2, WORSE: 3}.get(moved.direction, 4)
    return untested if moved.clear is None else 5


def move_of(figures: Figures, place: Place, held: Held) -> Move | None:
    """Return the change of one figure; None where there is no period to set it against."""
    indicator = held.indicator
    rows = figures.course(indicator, place, held.sex)
    rows = rows[(rows["area_code"] == place.code) & rows["value"].notna()]
    newest = rows[rows["period"] == held.reading.period]
    if newest.empty:
        return None
    start = newest["period_start"].iloc[0]
    before = rows[(rows["period_end"] < start) & (rows["period_start"] <= start - A_YEAR)]
    if before.empty:
        return None
    earlier, later = (_estimate(indicator, table.iloc[-1]) for table in (before, newest))
    changed = change(earlier, later, claimants="claimant" in indicator.id)
    if displayed(abs(changed.absolute or 0.0), indicator.decimals) == 0:
        # Nobody is told that what reads the same got better.
        changed = replace(changed, absolute=0.0)
    moved = movement(changed, indicator.polarity)
    return None if moved is None else Move(held, earlier.period, earlier.value, changed, moved)


def _estimate(indicator: Indicator, row: pd.Series) -> Estimate:
    start, end = (pd.Timestamp(row[name]).date() for name in ("period_start", "period_end"))
    lower, upper = limits_of(indicator, dict(row))
    value = number(row["value"])
    assert math.isfinite(value)
    return Estimate(value, str(row["period"]), start, end, lower, upper)
