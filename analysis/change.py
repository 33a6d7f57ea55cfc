"""Change between two periods, its interval, and the notes it must not stand without."""

import math
from dataclasses import dataclass, field
from datetime import date

OVERLAP = (
    "The two periods share years, so they are not independent: part of the change is the same people counted "
    "twice, and no interval is given for it."
)
CLAIMANT_RULES = (
    "Between 2015 and 2018 Universal Credit asked more people to look for work, so part of this change is a "
    "change of rules, not of people."
)
# Full service reached the Jobcentres of Greater Manchester between these dates; the count rises where it
# does.
RULES_CHANGED = (date(2015, 1, 1), date(2018, 12, 31))


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its interval and the days it is about; limits are NaN where none is published."""

    value: float
    period: str
    start: date
    end: date
    lower: float = math.nan
    upper: float = math.nan


@dataclass(frozen=True, slots=True)
class Change:
    """What happened between two periods.

    `absolute` is in the indicator's unit and None where a value is missing; `relative` is a share of the
    earlier value (0.1 for a tenth more) and None unless that is above 0; `lower` and `upper` are the
    interval of `absolute`.
    """

    absolute: float | None
    relative: float | None = None
    lower: float | None = None
    upper: float | None = None
    notes: tuple[str, ...] = field(default=())

    @property
    def clear(self) -> bool | None:
        """Whether the interval leaves out no change at all; None without an interval."""
        if self.lower is None or self.upper is None:
            return None
        return self.lower > 0 or self.upper < 0


def change(earlier: Estimate, later: Estimate, *, claimants: bool = False) -> Change:
    """Return the change from `earlier` to `later`.

    The interval of the difference combines the two intervals by square-and-add: R. G. Newcombe (1998),
    *Statistics in Medicine* 17, 873–890, method 10; for any estimates, G. Y. Zou and A. Donner (2008),
    *Statistics in Medicine* 27, 1693–1702. Limits of the same confidence level are expected.

    Parameters
    ----------
    earlier, later : Estimate
    claimants : bool
        Whether the indicator counts claimants, whose rules changed from 2015 to 2018.
    """
    notes = notes_on(earlier, later, claimants=claimants)
    if not (math.isfinite(earlier.value) and math.isfinite(later.value)):
        return Change(None, notes=notes)
    absolute = later.value - earlier.value
    relative = absolute / earlier.value if earlier.value > 0 else None
    if overlap(earlier, later):
        return Change(absolute, relative, notes=notes)
    return Change(absolute, relative, *_square_and_add(earlier, later), notes)


def notes_on(earlier: Estimate, later: Estimate, *, claimants: bool = False) -> tuple[str, ...]:
    """Return the sentences that must stand beside a change between these two periods."""
    found = [OVERLAP] if overlap(earlier, later) else []
    if claimants and earlier.start <= RULES_CHANGED[1] and later.end >= RULES_CHANGED[0]:
        found.append(CLAIMANT_RULES)
    return tuple(found)


def overlap(earlier: Estimate, later: Estimate) -> bool:
    """Return whether two periods share a day, as windows of pooled years do."""
    return earlier.start <= later.end and later.start <= earlier.end


def _square_and_add(earlier: Estimate, later: Estimate) -> tuple[float | None, float | None]:
    difference = later.value - earlier.value
    below = math.hypot(later.value - later.lower, earlier.upper - earlier.value)
    above = math.hypot(later.upper - later.value, earlier.value - earlier.lower)
    if math.isnan(below) or math.isnan(above):
        return None, None
    return difference - below, difference + above
