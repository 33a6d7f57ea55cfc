"""The figures beside a number: comparators, ranks among peers, extremes of small areas, change. No Shiny."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd

import geodata
from analysis.change import Change, Estimate, change
from analysis.comparison import Comparison, compare
from analysis.ranking import rank_within
from analysis.sentences import Measure
from analysis.view import View
from catalogue import Indicator

from .keeping import kept_with_views
from .state import Chosen, Settings, Subject
from .views import Key, Views

SHORT_NAMES = {"Greater Manchester": "GM", "United Kingdom": "UK"}


@dataclass(frozen=True, slots=True)
class Beside:
    """A comparator beside an area: its figure, or why there is none, and how the area stands to it."""

    code: str
    name: str
    value: float
    lower: float
    upper: float
    reason: str
    comparison: Comparison

    @property
    def short(self) -> str:
        """The name as it fits in a small column."""
        return SHORT_NAMES.get(self.name, self.name)


@dataclass(frozen=True, slots=True)
class AreaFigure:
    """One area of the view: who, how much, where it stands."""

    code: str
    name: str
    parent_code: str
    parent: str
    value: float
    lower: float
    upper: float
    rank: int
    ranked: int
    rank_in_parent: int
    ranked_in_parent: int
    klass: int
    classes: int
    reason: str
    flag: str
    numerator: float
    denominator: float


def measure_of(indicator: Indicator, sex: str = "") -> Measure:
    """Return what the sentences need to know of an indicator; figures of one sex say so."""
    of_whom = f" ({sex}s)" if sex in ("female", "male") else ""
    return Measure(indicator.sentence + of_whom, indicator.unit, indicator.decimals, indicator.measure)


def figure_of(view: View, code: str) -> AreaFigure | None:
    """Return the figures of an area of the view; None when it is not of its level."""
    place = view.index(code)
    if place is None:
        return None
    within, of = _parent_ranks(view)
    row = geodata.load_areas(view.level).iloc[place]
    klass = int(view.classes[place])
    return AreaFigure(
        code=code,
        name=str(row["name"]),
        parent_code=str(row["parent_code"]),
        parent=str(row["parent_name"]),
        value=float(view.values[place]),
        lower=float(view.lower[place]),
        upper=float(view.upper[place]),
        rank=int(view.ranks[place]),
        ranked=view.ranked,
        rank_in_parent=int(within[place]),
        ranked_in_parent=int(of[place]),
        klass=klass + 1 if klass < 100 else 0,
        classes=len(view.breaks) + 1,
        reason=str(view.reasons[place]),
        flag=str(view.flags[place]),
        numerator=float(view.numerator[place]),
        denominator=float(view.denominator[place]),
    )


_PARENT_RANKS: WeakKeyDictionary[View, tuple[np.ndarray, np.ndarray]] = WeakKeyDictionary()
"""Kept for as long as the view is: no longer than the session, where the figures are its own."""


def _parent_ranks(view: View) -> tuple[np.ndarray, np.ndarray]:
    found = _PARENT_RANKS.get(view)
    if found is None:
        found = _PARENT_RANKS[view] = _ranked_in_parents(view)
    return found


def _ranked_in_parents(view: View) -> tuple[np.ndarray, np.ndarray]:
    return rank_within(view.values, geodata.load_areas(view.level)["parent_code"].to_numpy(str))


def beside(views: Views, subject: Subject, figure: AreaFigure | None, within: str = "") -> list[Beside]:
    """Return the comparators of an area, parent borough first; without an area those of the map.

    An area does not stand beside itself. The map's comparators are the borough drilled into, if there is
    one, and then Greater Manchester and those beyond.
    """
    code = figure.code if figure else asked_for(subject.level, within)
    rows = views.comparators(subject.key, (code,))
    return [_beside(row, figure, subject.indicator) for row in rows]


def asked_for(level: str, within: str) -> str:
    """Return the area whose comparators suit a map without a selection.

    A borough is the comparator of the areas inside it, so that one of them has to ask.
    """
    inside = geodata.area(within) if within else None
    borough = inside is not None and inside.level == "borough" and level != "borough"
    return geodata.children(within, level)[0] if borough else within or geodata.GM


def _beside(row: dict, figure: AreaFigure | None, indicator: Indicator) -> Beside:
    value = _number(row["value"])
    seen = (figure.value, figure.lower, figure.upper) if figure else (np.nan, np.nan, np.nan)
    return Beside(
        code=row["area_code"],
        name=_name(row["area_code"]),
        value=value,
        lower=_number(row["lower_ci"]),
        upper=_number(row["upper_ci"]),
        reason="" if pd.isna(row.get("reason")) else str(row.get("reason") or ""),
        comparison=compare(*seen, value, indicator.polarity),
    )


def _name(code: str) -> str:
    found = geodata.area(code)
    return found.name if found else code


def _number(value: object) -> float:
    return float("nan") if value is None or pd.isna(value) else float(value)  # type: ignore[arg-type]


def chosen_comparator(views: Views, subject: Subject, settings: Settings, chosen: Chosen) -> Beside | None:
    """Return the comparator that the reader chose, if a figure is published for it.

    A number of people grows with the area, so a count is set against nothing; nor is a rank.
    """
    if not subject.indicator.mapped:
        return None
    wanted = parent_of(chosen.selected, subject.within) if settings.against == "parent" else settings.against
    asked = chosen.selected or asked_for(subject.level, subject.within)
    rows = views.comparators(subject.key, (asked,))
    found = [_beside(row, None, subject.indicator) for row in rows if row["area_code"] == wanted]
    return next((one for one in found if np.isfinite(one.value)), None)


def parent_of(selected: str, within: str) -> str:
    """Return the borough of the selection or of what is drilled into; a selected borough’s is GM."""
    seen = geodata.area(selected or within)
    within_borough = seen is not None and seen.level == "borough" and not selected
    return within if within_borough else seen.parent_code if seen else geodata.GM


def small_area_extremes(
    views: Views, subject: Subject, codes: tuple[str, ...]
) -> dict[str, tuple[float, float, str, str]]:
    """Return lowest and highest LSOA (value, value, code, code) inside each area that has LSOA figures."""
    rows = _lsoa_rows(views, subject.key)
    if rows is None:
        return {}
    values, finest = rows.set_index("area_code")["value"], small_level(views, subject.key)
    return {code: found for code in codes if (found := _extremes(values, code, finest)) is not None}


def all_extremes(views: Views, subject: Subject) -> pd.DataFrame:
    """Return lowest and highest LSOA value of every area of the level: columns low, high, by GSS code."""
    return _all_extremes(views, subject.key)


@kept_with_views(maxsize=64)
def _all_extremes(views: Views, key: Key) -> pd.DataFrame:
    rows, level = _lsoa_rows(views, key), key[1]
    if rows is None:
        return pd.DataFrame({"low": [], "high": []}, dtype=float)
    finest = small_level(views, key)
    holders = geodata.load_lookup(finest)[[finest, level]]
    joined = rows[["area_code", "value"]].merge(
        holders, left_on="area_code", right_on=finest, how="left", validate="one_to_one"
    )
    return joined.groupby(level)["value"].agg(low="min", high="max")


def small_level(views: Views, key: Key) -> str:
    """Return the level of LSOAs that make up the areas shown and have figures; "" where there are none."""
    indicator, level, period = views.indicator(key), key[1], key[2]
    if geodata.LEVELS[level].area_type == "lsoa":
        return ""
    held = (
        finest
        for finest in reversed(geodata.lookups_of(level))
        if finest in indicator.levels
        and not views.absent(indicator.id, finest)
        and period in views.periods(indicator.id, finest)
    )
    return next(held, "")


def _lsoa_rows(views: Views, key: Key) -> pd.DataFrame | None:
    """Return the LSOA figures behind those of a coarser level; None where there are none of that period."""
    finest = small_level(views, key)
    if not finest:
        return None
    rows = views.observations((key[0], finest, *key[2:5], 1))
    return rows if len(rows) else None


def _extremes(values: pd.Series, code: str, finest: str) -> tuple[float, float, str, str] | None:
    inside = values.reindex(list(_lsoas(code, finest))).dropna()
    if inside.empty:
        return None
    low, high = str(inside.idxmin()), str(inside.idxmax())
    return float(inside[low]), float(inside[high]), low, high


@lru_cache(maxsize=2048)
def _lsoas(code: str, finest: str) -> tuple[str, ...]:
    return geodata.children(code, finest)


def change_since(views: Views, subject: Subject, code: str) -> tuple[str, Change] | None:
    """Return the earlier period and the change since it; None with one period only."""
    periods = views.periods(subject.indicator.id, subject.level)
    if subject.period not in periods or periods.index(subject.period) == 0:
        return None
    rows = views.series(subject.indicator.id, (code,), subject.sex, subject.age, subject.level).set_index(
        "period"
    )
    earlier = _earlier(rows, periods, subject.period) if subject.period in rows.index else ""
    if not earlier:
        return None
    both = [_estimate(rows.loc[one], one) for one in (earlier, subject.period)]
    return earlier, change(*both, claimants="claimant" in subject.indicator.id)


def _earlier(rows: pd.DataFrame, periods: list[str], period: str) -> str:
    """Return the latest earlier period that shares no day with `period`; else the one before; "" for none.

    Pooled windows overlap, and a change between overlapping ones counts the same years twice.
    """
    before = [one for one in reversed(periods[: periods.index(period)]) if one in rows.index]
    start = rows.loc[period, "period_start"]
    apart = (one for one in before if rows.loc[one, "period_end"] < start)
    return next(apart, before[0] if before else "")


def _estimate(row: pd.Series, period: str) -> Estimate:
    start, end = (pd.Timestamp(row[name]).date() for name in ("period_start", "period_end"))
    return Estimate(
        _number(row["value"]), period, start, end, _number(row["lower_ci"]), _number(row["upper_ci"])
    )
