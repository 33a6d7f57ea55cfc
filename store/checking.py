"""Whether figures that came can be right: their form, their areas, their size, and what was there before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from catalogue import Indicator, Source
from geodata import area, load_areas
from sources.schema import FLAGS, KEY, OBSERVATION_COLUMNS, Observations
from store.completeness import level_of, refuse_lacking
from store.errors import Implausible
from store.merged import SAME_TIME
from store.ranges import plausible

if TYPE_CHECKING:
    from pandera.pandas import Check, Column, DataFrameSchema

SEXES = ("all", "female", "male")

LEAST_SHARE = 0.9
"""How many of the rows, and of the values, held of a source must come again."""

LARGEST_STEP = 10.0
"""By how many times the middle value of a level may differ from the one held: more is another unit."""

BESIDE_INTERVAL = 0.1
"""How far a rounded value may lie outside its rounded interval, in the unit's own steps."""


def check(
    new: Observations, held: pd.DataFrame, indicator: Indicator, source: Source, *, everything: bool
) -> None:
    """Accept the observations of one indicator, or say in a sentence why they cannot be right.

    Parameters
    ----------
    new
        Tidy observations, as they came.
    held
        The indicator's rows of the snapshot in use.
    everything
        Whether all that the source has came, and not some periods of it.

    Raises
    ------
    Implausible
        A figure, an area or a period cannot be right, or less came than is held.
    Incomplete
        A map level comes without some of its areas: no borough may be lost.
    """
    _check_form(new, indicator, source)
    allowed = int(source.table.get("may_lack", 0))
    refuse_lacking(new, allowed)
    ours = held[held["source_id"] == source.id]
    if everything and len(new) < LEAST_SHARE * len(ours):
        counted = f"{len(new):,} rows came, {len(ours):,} are held of this source"
        raise Implausible(f"{indicator.title}: {counted}.")
    before = dict(list(held.groupby(list(SAME_TIME), sort=False)))
    for group, rows in new.groupby(list(SAME_TIME), sort=False):
        if group in before:
            _check_group(rows, before[group], allowed, indicator)


def _check_form(new: Observations, indicator: Indicator, source: Source) -> None:
    from pandera.errors import SchemaErrors

    if new.empty:
        raise Implausible(f"{indicator.title}: no row came.")
    try:
        _schema(indicator, source).validate(new, lazy=True)
    except SchemaErrors as faults:
        raise Implausible(_sentence(faults.failure_cases, new, indicator)) from faults


def _schema(indicator: Indicator, source: Source) -> DataFrameSchema:
    import pandera.pandas as pa

    limits = plausible(indicator)

    def text(allowed: Callable[[pd.Series], Any], error: str) -> Column:
        return pa.Column(checks=pa.Check(allowed, error=error), nullable=False)

    def number(least: float = -np.inf, greatest: float = np.inf, error: str = "is not a number") -> Column:
        within = pa.Check(lambda found: np.isfinite(found) & found.between(least, greatest), error=error)
        return pa.Column(float, within, nullable=True)

    size = number(limits.least, limits.greatest, limits.words())
    columns = {
        "indicator_id": text(lambda found: found == indicator.id, "is another indicator"),
        "source_id": text(lambda found: found == source.id, "is another source"),
        **{name: text(lambda found: found.str.len() > 0, "is empty") for name in ("period", "age")},
        **{name: pa.Column(nullable=False) for name in ("area_code", "area_type", "area_vintage")},
        **{name: pa.Column(nullable=False) for name in ("period_start", "period_end")},
        "sex": text(lambda found: found.isin(SEXES), f"is none of {', '.join(SEXES)}"),
        "flag": text(_known_flags, "is no flag of ours"),
        **dict.fromkeys(("value", "lower_ci", "upper_ci"), size),
        "numerator": number(),
        "denominator": number(0.0, error="is below 0"),
        "retrieved_at": pa.Column(required=True, nullable=True),
    }
    return pa.DataFrameSchema(columns, checks=_of_rows(pa.Check), strict=True)


def _of_rows(kind: type[Check]) -> list[Check]:
    """Return the checks that look at more than one column."""
    return [
        kind(_known_area, error="is of an area that its level does not have"),
        kind(lambda rows: rows["period_start"] <= rows["period_end"], error="ends before it begins"),
        kind(lambda rows: ~rows.duplicated(list(KEY)), error="comes twice"),
        kind(_interval_holds, error="lies outside its own interval"),
    ]


def _known_flags(flags: pd.Series) -> pd.Series:
    known = {text: all(word in FLAGS for word in text.split(",") if word) for text in flags.unique()}
    return flags.map(known).astype("bool")


def _known_area(rows: pd.DataFrame) -> pd.Series:
    known = pd.Series(False, index=rows.index)
    for (kind, vintage), found in rows.groupby(["area_type", "area_vintage"]):
        level = level_of(str(kind), str(vintage))
        if level:
            known[found.index] = found["area_code"].isin(load_areas(level)["area_code"])
    return known


def _interval_holds(rows: pd.DataFrame) -> pd.Series:
    value, lower, upper = rows["value"], rows["lower_ci"], rows["upper_ci"]
    below = value < lower - BESIDE_INTERVAL
    return ~(below | (value > upper + BESIDE_INTERVAL) | (lower > upper))


def _sentence(cases: pd.DataFrame, new: Observations, indicator: Indicator) -> str:
    """Return the first fault in words, and how many more rows have one."""
    # A cell says more than a row: it comes first.
    by_cell = cases.assign(whole=cases["schema_context"] == "DataFrameSchema").sort_values(
        "whole", kind="stable"
    )
    placed = by_cell[by_cell["index"].notna()]
    if placed.empty:
        case = cases.iloc[0]
        expected = ", ".join(OBSERVATION_COLUMNS)
        return f"{indicator.title}: {case['check']} ({case['failure_case']}); expected are {expected}."
    case = placed.iloc[0]
    row = new.loc[case["index"]]
    what = f"{row['value']:g}" if case["whole"] else f"{case['column']} {case['failure_case']}"
    more = placed["index"].nunique() - 1
    rest = f"; so are or do {more:,} more rows" if more else ""
    where = f"{_named(row['area_code'])}, {row['period']}"
    return f"{indicator.title}: {what} of {where}, {case['check']}{rest}."


def _named(code: str) -> str:
    place = area(code)
    return f"{place.name} ({code})" if place else code


def _check_group(rows: pd.DataFrame, old: pd.DataFrame, allowed: int, indicator: Indicator) -> None:
    period = rows["period"].iloc[0]
    lost = old.loc[~old["area_code"].isin(rows["area_code"]), "area_code"]
    if len(lost) > allowed:
        raise Implausible(f"{indicator.title}: {_list(lost)} did not come for {period}, but is held.")
    if rows["value"].count() < LEAST_SHARE * old["value"].count():
        counted = f"{rows['value'].count():,} values came for {period}, {old['value'].count():,} are held"
        raise Implausible(f"{indicator.title}: {counted}.")
    now, then = rows["value"].median(), old["value"].median()
    if now > 0 and then > 0 and not 1 / LARGEST_STEP < now / then < LARGEST_STEP:
        moved = f"the middle value of {period} is {now:g}, and {then:g} is held: is the unit another?"
        raise Implausible(f"{indicator.title}: {moved}")


def _list(codes: pd.Series) -> str:
    """Return up to three areas by name, and how many more."""
    few = ", ".join(_named(code) for code in codes.iloc[:3])
    return few if len(codes) <= 3 else f"{few} and {len(codes) - 3:,} more"
