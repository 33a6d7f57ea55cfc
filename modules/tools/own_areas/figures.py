"""Figures of a session's own groups of areas: added up as the application adds up its own. No Shiny here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

import geodata
from analysis.errors import AnalysisError
from analysis.view import Settings as ViewSettings
from analysis.view import View, build_view
from analysis.wording import sentence_case
from catalogue import Indicator
from own import Grouping
from own.names import kind_of
from own.places import climbs

from ...parts.state import Settings, Subject
from ...parts.views import Views

AddUp = Callable[..., pd.DataFrame]
"""`store.grouped.grouped_figures`, which no module may import."""

NOT_OWN = (
    "Figures of your own file are not put together into your own areas: small numbers that were held back "
    "could be worked out from the sums."
)
PART_MISSING = "a part of it has no figure"
ALONE_ONLY = "it is published for single areas and does not add up"


class NotGrouped(AnalysisError):
    """An indicator that has no figures of groups; the message says why."""


@dataclass(frozen=True, slots=True, eq=False)
class GroupFigures:
    """The figures of every group.

    Attributes
    ----------
    rows
        Columns of the store's, a row a group, its code as the area's.
    source
        Level of the areas that were added up; "" where single areas only have figures.
    whole
        Groups that are exactly one area, and so have its figure: how many.
    period
        The period that they are of, which need not be the map's.
    """

    grouping: Grouping
    subject: Subject
    rows: pd.DataFrame
    source: str
    whole: int
    period: str

    @property
    def indicator(self) -> Indicator:
        """What they measure."""
        return self.subject.indicator

    @property
    def other_period(self) -> bool:
        """Whether they are of another period than the map."""
        return self.period != self.subject.period


def group_figures(views: Views, add_up: AddUp, grouping: Grouping, subject: Subject) -> GroupFigures:
    """Return the figures of groups for the subject's indicator, period, sex and age.

    A group that is exactly one area has that area's figure; the others are added up from the finest areas
    that lie in those of the grouping.

    Raises
    ------
    NotGrouped
        There are none: the indicator does not add up, or has no figures of areas so small.
    """
    made = (_figures(views, add_up, one, subject) for one in ways_of(grouping))
    found = next((one for one in made if one is not None), None)
    if found is None:
        raise NotGrouped(refusal(views, grouping, subject.indicator))
    return found


def ways_of(grouping: Grouping) -> Iterator[Grouping]:
    """Yield the groups as the file has them, then carried over to the LSOAs of another census if held."""
    yield grouping
    for finest in reversed(geodata.FINEST):
        if carried := grouping.carried(finest):
            yield carried


def _figures(views: Views, add_up: AddUp, grouping: Grouping, subject: Subject) -> GroupFigures | None:
    source = source_of(views, grouping, subject.indicator, subject.period)
    summed = _summed(views, add_up, grouping, subject, source) if source else pd.DataFrame()
    at = subject if not source else _at(views, subject, source)
    single = pd.DataFrame(_single(views, grouping, at))
    taken = set(single["area_code"]) if len(single) else set()
    parts = [single, summed[~summed["area_code"].isin(taken)] if len(summed) else summed]
    filled = [part for part in parts if len(part)]
    if not filled or not any(part["value"].notna().any() for part in filled):
        return None
    rows = pd.concat(filled, ignore_index=True).sort_values("area_code", ignore_index=True)
    return GroupFigures(grouping, subject, rows, source, len(taken), at.period)


def source_of(views: Views, grouping: Grouping, indicator: Indicator, period: str = "") -> str:
    """Return the finest level whose areas lie in those of the groups and can be added up; "" for none.

    One that has the period, if any has.
    """
    able = [level for level in geodata.LEVELS if _adds_up(views, grouping, indicator, level)]
    return next((one for one in able if period in views.periods(indicator.id, one)), next(iter(able), ""))


def _adds_up(views: Views, grouping: Grouping, indicator: Indicator, level: str) -> bool:
    if indicator.aggregation == "none" or level not in indicator.levels or not geodata.LEVELS[level].on_map:
        return False
    if not climbs(level, grouping.level) or views.absent(indicator.id, level):
        return False
    if bool(views.dimensions(indicator.id, level)["has_counts"]):
        return True
    weight = _weights(indicator, level)
    return not indicator.denominator if indicator.aggregation == "sum" else bool(np.isfinite(weight).all())


def _weights(indicator: Indicator, level: str) -> NDArray[np.float64]:
    areas = geodata.load_areas(level)
    known = indicator.weight is not None and indicator.weight in areas
    return areas[indicator.weight].to_numpy(float) if known else np.full(len(areas), np.nan)


def _at(views: Views, subject: Subject, level: str) -> Subject:
    """Return the subject at another level, at its newest period where that has not the map's."""
    periods, held = views.periods(subject.indicator.id, level), views.dimensions(subject.indicator.id, level)
    period = subject.period if subject.period in periods else periods[-1]
    sex = subject.sex if subject.sex in held["sexes"] else held["sexes"][0]
    age = subject.age if subject.age in held["ages"] else held["ages"][0]
    pool = subject.pool if held["has_counts"] and period == subject.period else 1
    return replace(subject, level=level, period=period, sex=sex, age=age, pool=pool)


def _summed(views: Views, add_up: AddUp, grouping: Grouping, subject: Subject, source: str) -> pd.DataFrame:
    member = grouping.at(source)
    inside = member >= 0
    members = pd.DataFrame(
        {
            "area_code": geodata.load_areas(source)["area_code"].to_numpy()[inside],
            "group": np.array(grouping.codes)[member[inside]],
            "weight": _weights(subject.indicator, source)[inside],
        }
    )
    small, wards = geodata.LEVELS[source].area_type == "lsoa", any("ward" in one for one in grouping.given)
    fits = grouping.carried_over or (small and wards)
    parts = views.observations(_at(views, subject, source).key)
    return add_up(parts, members, subject.indicator, best_fit=fits)


def single_levels(grouping: Grouping) -> tuple[str, ...]:
    """Return the levels of which an area may be a group by itself, in the order in which they are asked."""
    return (grouping.level, *reversed(geodata.MAP_LEVELS), "combined_authority")


def _single(views: Views, grouping: Grouping, subject: Subject) -> Iterator[dict]:
    """Yield the figure of each group that is exactly one area of a level with figures."""
    name, codes, done = subject.indicator.id, grouping.codes, set()
    for level in single_levels(grouping):
        same = {} if level not in subject.indicator.levels else grouping.same_as(level)
        if not same or views.absent(name, level) or subject.period not in views.periods(name, level):
            continue
        rows = views.observations(replace(subject, level=level).key).set_index("area_code", drop=False)
        for place, code in same.items():
            if code in rows.index and place not in done:
                done.add(place)
                yield rows.loc[code].to_dict() | {"area_code": codes[place]}


def refusal(views: Views, grouping: Grouping, indicator: Indicator) -> str:
    """Return why an indicator has no figures of groups, in a sentence."""
    order = [level for level in reversed(geodata.MAP_LEVELS) if climbs(grouping.level, level)]
    known = (reason for level in order if (reason := indicator.greyed.get(level, "")))
    held = [level for level in order if level in indicator.levels and not views.absent(indicator.id, level)]
    kind = kind_of(held[0] if held else grouping.level)
    usual = f"it is published for {kind} without counts or weights to put them together with."
    reason = next(known, "") or sentence_case(usual)
    return f"{indicator.title} cannot be shown for your groups. {reason}"


def view_of_groups(found: GroupFigures, settings: Settings) -> View:
    """Return values, intervals, ranks and classes of groups, by the reader's settings."""
    indicator, grouping = found.indicator, found.grouping
    view = build_view(
        found.rows,
        grouping.codes,
        "groups",
        ViewSettings(
            method=settings.method if settings.method != "manual" or settings.manual else "natural",
            n=settings.classes,
            manual=settings.manual,
            decimals=indicator.decimals,
            how=indicator.interval,
            confidence=settings.confidence,
            multiplier=indicator.multiplier,
            minimum_population=found.subject.population,
            population=grouping.people,
        ),
    )
    why = PART_MISSING if found.source else ALONE_ONLY
    missing = ~np.isfinite(view.everything) & (view.flags == "")
    return replace(view, reasons=np.where(missing, why, view.reasons).astype(object))
