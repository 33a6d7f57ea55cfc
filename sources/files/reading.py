"""What a reader makes of a file: the publisher's own series, one figure a row, nothing yet matched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import pandas as pd

from sources.errors import SchemaChanged
from sources.files.numbers import read_numbers
from sources.files.people import age_of, sex_of
from sources.files.periods import read_period
from sources.files.sheet import code_of
from sources.periods import Period
from sources.schema import NUMBERS, join_flags

FIGURE = ("area_code", "series", "period", "sex", "age")
"""What makes a figure unique."""

PERIOD = ("period", "period_start", "period_end")


@dataclass(frozen=True, slots=True)
class Reading:
    """The figures of a file.

    Attributes
    ----------
    publisher, dataset
        Who published it and what it is called.
    family
        The publisher's key in `matches.toml`, under which its series are matched with indicators.
    figures
        area_code, series (the publisher's words), period, period_start, period_end, sex, age, value,
        lower_ci, upper_ci, numerator, denominator (missing where not given), flag.
    vintage
        Year of the small areas as the file says it; empty if it does not.
    lost
        Lines that are no figures: how many, by reason.
    notes
        Sentences that a reader of the report should see.
    unnamed
        Whether nothing in the file says what is measured: whoever loads it has to.
    """

    publisher: str
    dataset: str
    family: str
    figures: pd.DataFrame
    vintage: str = ""
    lost: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    notes: tuple[str, ...] = ()
    unnamed: bool = False


def figures_of(rows: pd.DataFrame, where: str, period: Period | None = None) -> pd.DataFrame:
    """Return the figures of `rows`, the columns of text replaced by what it means.

    Parameters
    ----------
    rows
        area_code, series, period (unless `period` is given), and as far as there are any sex, age, value,
        lower_ci, upper_ci, numerator, denominator and flag, all text.

    Raises
    ------
    SchemaChanged
        A number, a period or a sex cannot be read.
    """
    figures = pd.DataFrame(
        {"area_code": _each(rows["area_code"], code_of), "series": rows["series"].astype("str")}
    )
    figures = figures.join(_periods(rows, period))
    figures["sex"] = _each(rows["sex"], sex_of) if "sex" in rows else "all"
    figures["age"] = _each(rows["age"], age_of) if "age" in rows else "all"
    flags = rows["flag"].astype("str") if "flag" in rows else pd.Series("", index=rows.index)
    for name in NUMBERS:
        if name not in rows:
            figures[name] = float("nan")
            continue
        figures[name], found = read_numbers(rows[name], f"{where}, {name.replace('_', ' ')}")
        for flag in set(found) - {""}:
            flags = join_flags(flags, found == flag, flag)
    figures["flag"] = flags
    return figures.reset_index(drop=True)


def drop_repeats(figures: pd.DataFrame, where: str) -> tuple[pd.DataFrame, int]:
    """Return `figures` with each once, and how many came again with the same numbers.

    Raises
    ------
    SchemaChanged
        An area comes twice with two different numbers.
    """
    once = figures.drop_duplicates([*FIGURE, *NUMBERS])
    twice = once[once.duplicated(list(FIGURE))]
    if len(twice):
        first = twice.iloc[0]
        what = f"“{first['series']}” of {first['area_code']} in {first['period']}"
        raise SchemaChanged(f"{where}: {what} comes twice with different numbers.")
    return once.reset_index(drop=True), len(figures) - len(once)


def _each(cells: pd.Series, meaning: Callable[[str], str]) -> pd.Series:
    """Return what every cell means, each text looked at once."""
    return cells.map({cell: meaning(cell) for cell in cells.unique().tolist()}).astype("str")


def _periods(rows: pd.DataFrame, period: Period | None) -> pd.DataFrame:
    if period is not None:
        same = dict(zip(PERIOD, (period.label, period.start, period.end), strict=True))
        return pd.DataFrame(same, index=rows.index)
    if "period" not in rows:
        raise SchemaChanged("There is no period.")
    known = {text: read_period(text) for text in rows["period"].unique().tolist()}
    labelled = [(known[text].label, known[text].start, known[text].end) for text in rows["period"].tolist()]
    return pd.DataFrame(labelled, columns=list(PERIOD), index=rows.index)
