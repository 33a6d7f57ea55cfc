"""The figures beside a number: comparators, ranks among peers, extremes of small areas, change. No Shiny here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

import geodata
from analysis.change import Change, Estimate, change
from analysis.comparison import Comparison, compare
from analysis.ranking import rank_within
from analysis.sentences import Measure
from analysis.view import View
from catalogue import Indicator

from .state import Chosen, Settings, Subject
from .views import Views

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


def measure_of(indicator: Indicator) -> Measure:
    """Return what the sentences need to know of an indicator."""
    return Measure(indicator.sentence, indicator.unit, indicator.decimals, indicator.measure)


def figure_of(view: View, code: str) -> AreaFigure | None:
    """Return the figures of an area of the view; None when it is not of its level."""
    place = view.index(code)
    if place is None:
        return None
    areas = geodata.load_areas(view.level)
    within, of = _parent_ranks(view)
    row = areas.iloc[place]
    klass = int(view.classes[place])
    return AreaFigure(
        code=code,
        name=str(row["name"]),
        parent_code=str(row["parent_code"]),
        parent=str(row["parent_name"]) if view.level != "borough" else "Greater Manchester",
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


@lru_cache(maxsize=64)
def _parent_ranks(view: View) -> tuple[np.ndarray, np.ndarray]:
    return rank_within(view.values, geodata.load_areas(view.level)["parent_code"].to_numpy(str))


def beside(views: Views, subject: Subject, figure: AreaFigure | None, within: str = "") -> list[Beside]:
    """Return the comparators of an area, parent borough first; without an area those of Greater Manchester."""
    code = figure.code if figure else within or geodata.GM
    rows = views.comparators(subject.key, (code,))
    return [_beside(row, figure, subject.indicator) for row in rows.to_dict("records") if row["area_code"] != code]


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
    """Return the comparator that the reader chose, if a figure is published for it."""
    code = settings.against
    if code == "parent":
        seen = geodata.area(chosen.selected or subject.within)
        code = (seen.parent_code if seen and seen.level != "borough" else seen.code if seen else geodata.GM)
    rows = views.comparators(subject.key, (chosen.selected or geodata.GM,))
    found = rows[rows["area_code"] == code]
    if found.empty and code == geodata.GM:
        return None
    if found.empty:
        return None
    one = _beside(found.to_dict("records")[0], None, subject.indicator)
    return one if np.isfinite(one.value) else None


def small_area_extremes(views: Views, subject: Subject, codes: tuple[str, ...]) -> dict[str, tuple[float, float, str, str]]:
    """Return lowest and highest LSOA (value, value, code, code) inside each area that has LSOA figures."""
    if "lsoa11" not in subject.indicator.levels or subject.level == "lsoa11":
        return {}
    key = (subject.indicator.id, "lsoa11", subject.period, subject.sex, subject.age, 1)
    frame = views.observations(key)
    values = frame.set_index("area_code")["value"]
    return {code: found for code in codes if (found := _extremes(values, code)) is not None}


def all_extremes(views: Views, subject: Subject) -> pd.DataFrame:
    """Return lowest and highest LSOA value of every area of the level: area_code, low, high."""
    return _all_extremes(views, subject.key)


@lru_cache(maxsize=64)
def _all_extremes(views: Views, key: tuple) -> pd.DataFrame:
    indicator = views.indicator(key)
    level = key[1]
    if "lsoa11" not in indicator.levels or level == "lsoa11":
        return pd.DataFrame({"low": [], "high": []})
    values = views.observations((key[0], "lsoa11", *key[2:5], 1))[["area_code", "value"]]
    joined = values.merge(geodata.load_lookup()[["lsoa11", level]], left_on="area_code", right_on="lsoa11")
    return joined.groupby(level)["value"].agg(low="min", high="max")


def _extremes(values: pd.Series, code: str) -> tuple[float, float, str, str] | None:
    inside = values.reindex(list(_lsoas(code))).dropna()
    if inside.empty:
        return None
    low, high = str(inside.idxmin()), str(inside.idxmax())
    return float(inside[low]), float(inside[high]), low, high


@lru_cache(maxsize=2048)
def _lsoas(code: str) -> tuple[str, ...]:
    return geodata.children(code, "lsoa11")


def change_since(views: Views, subject: Subject, code: str) -> tuple[str, Change] | None:
    """Return the earlier period and the change since it; None with one period only."""
    periods = views.periods(subject.indicator.id, subject.level)
    if subject.period not in periods or periods.index(subject.period) == 0:
        return None
    rows = views.series(subject.indicator.id, (code,), subject.sex, subject.age).set_index("period")
    earlier = periods[max(0, periods.index(subject.period) - _step(rows, periods, subject.period))]
    if earlier not in rows.index or subject.period not in rows.index:
        return None
    both = [_estimate(rows.loc[one], one) for one in (earlier, subject.period)]
    return earlier, change(*both, claimants="claimant" in subject.indicator.id)


def _step(rows: pd.DataFrame, periods: list[str], period: str) -> int:
    """How many periods back the first one lies that shares no day with `period`."""
    place = periods.index(period)
    for back in range(1, place + 1):
        earlier = periods[place - back]
        if earlier in rows.index and rows.loc[earlier, "period_end"] < rows.loc[period, "period_start"]:
            return back
    return 1


def _estimate(row: pd.Series, period: str) -> Estimate:
    start, end = (pd.Timestamp(row[name]).date() for name in ("period_start", "period_end"))
    return Estimate(_number(row["value"]), period, start, end, _number(row["lower_ci"]), _number(row["upper_ci"]))
