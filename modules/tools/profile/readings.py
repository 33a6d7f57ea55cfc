"""Every indicator of one area beside its peers, from whatever level holds it. No Shiny here."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

import geodata
from analysis.profile import Reading
from analysis.rates import interval
from analysis.view import View
from catalogue import Indicator
from geodata import PARENT, WHOLE

from ...parts.figures import asked_for
from ...parts.keeping import kept_with_views
from ...parts.level_choice import reason_of
from ...parts.state import Chosen, Notices, Settings, Subject, resolve_settings
from ...parts.views import Key, Views
from ..others import subject_of

COMPARATORS = {PARENT: "its own borough", **dict(geodata.COMPARATORS)}
"""What a profile may be set against."""
NOT_HELD = "Not held for this area, nor for one that holds it."
SEXES = {"female": ", females", "male": ", males"}


@dataclass(frozen=True, slots=True)
class Who:
    """The area of a profile: code, name and level, `combined_authority` for all of Greater Manchester."""

    code: str
    name: str
    level: str

    @property
    def peers(self) -> str:
        """The level of the areas that it is set among: for Greater Manchester its boroughs."""
        return geodata.peer_level(self.level)


@dataclass(frozen=True, slots=True)
class Against:
    """What a profile compares with: code and name of a comparator."""

    code: str
    name: str


def who_of(subject: Subject, chosen: Chosen) -> Who:
    """Return the selected area, else the one drilled into, else Greater Manchester."""
    if chosen.selected:
        return Who(chosen.selected, _name(chosen.selected, subject.level), subject.level)
    if subject.within:
        place = geodata.area(subject.within)
        return Who(subject.within, _name(subject.within), place.level if place else WHOLE)
    return Who(geodata.GM, "Greater Manchester", WHOLE)


def against_of(who: Who, wish: str) -> Against:
    """Return the comparator wished for, as far as it is another area than the profile's.

    The parent borough of a borough, and Greater Manchester for itself, give way to the next one up.

    Parameters
    ----------
    who : Who
    wish : str
        One of `COMPARATORS`.
    """
    code = geodata.comparator_of(who.code, who.level, wish)
    return Against(code, _name(code))


def readings_of(
    views: Views, who: Who, subject: Subject, settings: Settings, against: Against
) -> list[Reading]:
    """Return a reading of every indicator that is a rate or a score, in the order of the catalogue.

    Parameters
    ----------
    subject : Subject
        Whose sex and minimum of residents are kept; period and level are each indicator's newest and nearest.
    settings : Settings
        Whose confidence the intervals have.
    """
    every = views.catalogue.indicators.values()
    return [reading_of(views, one, who, subject, settings, against) for one in every if one.mapped]


def reading_of(
    views: Views, indicator: Indicator, who: Who, subject: Subject, settings: Settings, against: Against
) -> Reading:
    """Return the reading of one indicator; without a figure it says why."""
    for holder in holders(who):
        if reason_of(indicator, holder.peers) or views.absent(indicator.id, holder.peers):
            continue
        found = _at(views, indicator, holder, subject, settings, against)
        if holder.code == who.code:
            return found
        return replace(found, area=holder.name)
    return _empty(indicator, reason_of(indicator, who.peers) or NOT_HELD)


@lru_cache(maxsize=4096)
def holders(who: Who) -> tuple[Who, ...]:
    """Return the area and then those that hold it, whose figures may stand in for its own."""
    others = geodata.stand_ins(who.code, who.level)
    return (who, *(Who(one.code, one.name, one.level) for one in others))


def subject_at(views: Views, indicator: Indicator, level: str, beside: Subject, period: str = "") -> Subject:
    """Return an indicator as a subject at a level, all of Greater Manchester, with the page's sex."""
    return subject_of(views, indicator.id, replace(beside, level=level, within=""), period)


def plain_settings(confidence: float) -> Settings:
    """Return settings that change no figure but the intervals."""
    return replace(resolve_settings({}, Notices()), confidence=confidence)


def _at(
    views: Views, indicator: Indicator, holder: Who, subject: Subject, settings: Settings, against: Against
) -> Reading:
    own = subject_at(views, indicator, holder.peers, subject)
    view = views.view(own, plain_settings(settings.confidence))
    rows = comparators(views, own.key, borough_of(holder))
    value, lower, upper, reason, flag = (
        _of_whole(indicator, rows, settings.confidence)
        if holder.level == WHOLE
        else _of_area(view, holder.code)
    )
    wanted = against.code if against.code != holder.code else geodata.GM
    return Reading(
        indicator_id=indicator.id,
        title=indicator.title + SEXES.get(own.sex, ""),
        theme=indicator.theme,
        unit=indicator.unit,
        polarity=indicator.polarity,
        value=value,
        peers=view.values,
        decimals=indicator.decimals,
        lower=lower,
        upper=upper,
        comparator=number(rows.get(wanted, {}).get("value")),
        period=own.period,
        level=holder.peers,
        ranked_here=holder.level != WHOLE,
        reason=reason,
        flag=flag,
    )


def _of_area(view: View, code: str) -> tuple[float, float, float, str, str]:
    place = view.index(code)
    if place is None:
        return math.nan, math.nan, math.nan, NOT_HELD, ""
    numbers = (float(one[place]) for one in (view.values, view.lower, view.upper))
    return (*numbers, str(view.reasons[place]), str(view.flags[place]))


def _of_whole(
    indicator: Indicator, rows: Mapping[str, Mapping], confidence: float
) -> tuple[float, float, float, str, str]:
    row = rows.get(geodata.GM, {})
    value, lower, upper = (number(row.get(name)) for name in ("value", "lower_ci", "upper_ci"))
    if math.isnan(lower) and math.isfinite(value):
        counts = (number(row.get(name)) for name in ("numerator", "denominator"))
        limits = interval(indicator.interval, *counts, indicator.multiplier, confidence)
        lower, upper = (float(limit) for limit in limits)
    reason = "" if math.isfinite(value) else str(row.get("reason") or NOT_HELD)
    return value, lower, upper, reason, str(row.get("flag") or "")


def borough_of(who: Who) -> str:
    """Return the borough that an area lies in, itself for a borough, "" for Greater Manchester."""
    return geodata.borough_holding(who.code, who.level)


@kept_with_views(maxsize=4096)
def comparators(views: Views, key: Key, borough: str) -> dict[str, dict]:
    """Return the comparators' rows by code: those of all areas of a borough, of whom one asks."""
    asked = geodata.GM if key[1] == "borough" else asked_for(key[1], borough)
    return {row["area_code"]: row for row in views.comparators(key, (asked,))}


def _empty(indicator: Indicator, reason: str) -> Reading:
    return Reading(
        indicator.id,
        indicator.title,
        indicator.theme,
        indicator.unit,
        indicator.polarity,
        math.nan,
        np.array([]),
        reason=reason,
    )


def in_order(readings: Iterable[Reading], themes: Iterable[str]) -> list[Reading]:
    """Return readings theme by theme in the order of the tabs; themes without a tab last."""
    order = {theme: place for place, theme in enumerate(themes)}
    return sorted(readings, key=lambda one: order.get(one.theme, len(order)))


def _name(code: str, level: str = "") -> str:
    found = geodata.area(code, level)
    return found.name if found else code


def number(value: object) -> float:
    """Return a figure of a comparator's row; NaN where there is none."""
    return math.nan if value is None or value != value else float(value)  # type: ignore[arg-type]
