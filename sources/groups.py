"""Tables whose rows stand for groups of people: one tidy table from a part for each sex and age."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd

from catalogue import Indicator, Source
from sources.layout import Layout, Selection
from sources.periods import parse_period
from sources.schema import KEY, Observations
from sources.tables import tidy_rows

CELLS = ("area_code", "period", "value", "lower", "upper", "numerator", "denominator", "flag")
"""Columns of a group's rows. Numbers are text, as in a source table; periods are ISO 8601."""


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one sex and age, with the columns of `CELLS` that the publisher has."""

    sex: str
    age: str
    rows: pd.DataFrame


def tidy_groups(
    groups: Iterable[Group], indicator: Indicator, source: Source, layout: Layout, selection: Selection
) -> Observations:
    """Return the tidy observations of all groups, in order, with the publisher's flags.

    Raises as `sources.tables.tidy` does: each group must hold every area of the source's map levels.
    """
    parts = []
    for group in groups:
        aged = replace(indicator, age=group.age)
        tidied = tidy_rows(group.rows, aged, source, layout, selection, group.sex)
        parts.append(_with_flags(tidied, group.rows, layout))
    return pd.concat(parts, ignore_index=True).sort_values(list(KEY), ignore_index=True)


def _with_flags(tidied: Observations, rows: pd.DataFrame, layout: Layout) -> Observations:
    flagged = rows[rows["flag"] != ""]
    if flagged.empty:
        return tidied
    told = dict(zip(_keys(flagged, layout), flagged["flag"], strict=True))
    both = [
        ",".join(dict.fromkeys(flag for flag in [*told.get(key, "").split(","), *had.split(",")] if flag))
        for key, had in zip(
            zip(tidied["area_code"], tidied["period_start"], strict=True), tidied["flag"], strict=True
        )
    ]
    return tidied.assign(flag=both)


def _keys(rows: pd.DataFrame, layout: Layout) -> list[tuple[str, object]]:
    if layout.period is not None:
        return [(code, layout.period["start"]) for code in rows["area_code"]]
    starts = {text: parse_period(text, layout.reference_date).start for text in rows["period"].unique()}
    return [(code, starts[text]) for code, text in zip(rows["area_code"], rows["period"], strict=True)]


def as_text(numbers: pd.Series) -> pd.Series:
    """Return numbers as a source table spells them: nothing for a missing one."""
    return numbers.map(lambda number: "" if pd.isna(number) else repr(float(number))).astype("str")
