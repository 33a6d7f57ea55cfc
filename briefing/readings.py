"""Every indicator of one area beside its peers, from whatever level holds it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import geodata
from analysis.profile import Profile, Reading, Spine, profile
from analysis.rates import interval
from analysis.view import View
from briefing.figures import Figures
from briefing.places import Place
from catalogue import Indicator

NOT_HELD = "not held for this area, nor for one that holds it"
SEXES = {"female": ", females", "male": ", males"}


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """A figure with what it was made of: whose it is, of which sex, the counts behind it (NaN for none)."""

    reading: Reading
    indicator: Indicator
    sex: str
    holder: Place
    numerator: float
    denominator: float

    @property
    def own(self) -> bool:
        """Whether it is a figure of the area itself."""
        return not self.reading.area and math.isfinite(self.reading.value)


@dataclass(frozen=True, slots=True, eq=False)
class Account:
    """Everything held of one area against one comparator.

    Attributes
    ----------
    helds
        The figures, theme by theme.
    lacking
        Indicators without a figure here, each with the reason.
    profile
        What they amount to.
    """

    place: Place
    against: Place
    helds: tuple[Held, ...]
    lacking: tuple[tuple[Indicator, str], ...]
    profile: Profile

    def of_theme(self, theme: str) -> list[tuple[Held, Spine]]:
        """Return the figures of a theme, each with its place among the peers."""
        both = zip(self.helds, self.profile.spines, strict=True)
        return [(held, spine) for held, spine in both if held.indicator.theme == theme]


def account_of(
    figures: Figures, place: Place, against: Place, themes: tuple[str, ...], most: int = 5
) -> Account:
    """Return every indicator of the themes for an area; `most` are named best and worst."""
    helds: list[Held] = []
    lacking: list[tuple[Indicator, str]] = []
    for indicator in (one for theme in themes for one in figures.indicators(theme)):
        found = held_of(figures, indicator, place, against)
        helds += [one for one in found if math.isfinite(one.reading.value)]
        if not any(math.isfinite(one.reading.value) for one in found):
            reason = next((one.reading.reason for one in found if one.reading.reason), "")
            lacking.append((indicator, reason or indicator.greyed.get(place.peers, NOT_HELD)))
    spines = profile([one.reading for one in helds], most)
    return Account(place, against, tuple(helds), tuple(lacking), spines)


def held_of(figures: Figures, indicator: Indicator, place: Place, against: Place) -> list[Held]:
    """Return an indicator's newest figures of an area, one a sex; of one that holds it where it has none."""
    holders = [
        place,
        *(Place(one.code, one.name, one.level) for one in geodata.stand_ins(place.code, place.level)),
    ]
    holder = next((one for one in holders if one.peers in indicator.levels), None)
    if holder is None:
        return []
    sexes = figures.sexes(indicator, holder.peers)
    found = [_held(figures, indicator, holder, against, sex) for sex in sexes]
    return found if holder == place else [_standing_in(one) for one in found]


def number(value: object) -> float:
    """Return a figure of a row; NaN where there is none."""
    return math.nan if value is None or value != value else float(value)  # type: ignore[arg-type]


def limits_of(indicator: Indicator, row: Mapping[str, Any]) -> tuple[float, float]:
    """Return the interval of a row: published, or computed from its counts."""
    lower, upper = number(row.get("lower_ci")), number(row.get("upper_ci"))
    if math.isfinite(lower) or not math.isfinite(number(row.get("value"))):
        return lower, upper
    numerator, denominator = (number(row.get(name)) for name in ("numerator", "denominator"))
    low, high = interval(indicator.interval, numerator, denominator, indicator.multiplier)
    return float(low), float(high)


def _held(figures: Figures, indicator: Indicator, holder: Place, against: Place, sex: str) -> Held:
    period = figures.newest(indicator, holder.peers)
    view = figures.view(indicator.id, holder.peers, period, sex)
    rows = figures.at(indicator, holder, sex, period)
    row = rows.get(holder.code, {}) if holder.whole else _row(view, holder.code)
    wanted = against.code if against.code != holder.code else geodata.GM
    lower, upper = limits_of(indicator, row)
    reading = Reading(
        indicator_id=indicator.id,
        title=indicator.title + SEXES.get(sex, ""),
        theme=indicator.theme,
        unit=indicator.unit,
        polarity=indicator.polarity,
        value=number(row.get("value")),
        peers=view.values,
        decimals=indicator.decimals,
        lower=lower,
        upper=upper,
        comparator=number(rows.get(wanted, {}).get("value")),
        period=period,
        level=holder.peers,
        ranked_here=not holder.whole,
        reason=str(row.get("reason") or ""),
        flag=str(row.get("flag") or ""),
    )
    numerator, denominator = (number(row.get(name)) for name in ("numerator", "denominator"))
    return Held(reading, indicator, sex, holder, numerator, denominator)


def _row(view: View, code: str) -> dict[str, Any]:
    """Return an area's part of a view as a row of observations."""
    place = view.index(code)
    if place is None:
        return {"reason": NOT_HELD}
    return {
        "value": view.values[place],
        "lower_ci": view.lower[place],
        "upper_ci": view.upper[place],
        "numerator": view.numerator[place],
        "denominator": view.denominator[place],
        "reason": view.reasons[place],
        "flag": view.flags[place],
    }


def _standing_in(held: Held) -> Held:
    return replace(held, reading=replace(held.reading, area=held.holder.name))
