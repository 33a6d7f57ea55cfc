"""From a publisher's series to the catalogue's indicators, and from figures to observations."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from catalogue import Catalogue, Indicator
from sources.files.areas import Placed
from sources.files.errors import NothingHere
from sources.files.reading import Reading
from sources.schema import KEY, NUMBERS, OBSERVATION_COLUMNS, Observations, join_flags

MATCHES = Path(__file__).with_name("matches.toml")


@dataclass(frozen=True, slots=True)
class Match:
    """An entry of `matches.toml`; its keys are explained there."""

    series: str
    indicator: str
    period: str = ""
    scale: float = 1
    adds: bool = False

    def fits(self, figures: pd.DataFrame) -> pd.Series:
        """Return which of `figures` are meant."""
        fits = figures["series"].str.fullmatch(self.series, case=False)
        return fits & (figures["period"] == self.period) if self.period else fits


@dataclass(frozen=True, slots=True)
class Matched:
    """Observations of a file, and what of it became none.

    Attributes
    ----------
    observations
        Tidy observations, `retrieved_at` empty.
    unmatched_series
        Series that are no indicator of the catalogue, with their figures in known areas.
    valueless
        Figures by indicator that have no value, nothing to compute it from and no reason to miss it, such as
        the number of people of a rate whose base is in another file.
    """

    observations: Observations
    unmatched_series: dict[str, int]
    valueless: dict[str, int]


@cache
def load_matches() -> dict[str, tuple[Match, ...]]:
    """Return the matches of every family of files."""
    entries = tomllib.loads(MATCHES.read_text(encoding="utf-8"))
    return {family: tuple(Match(**entry) for entry in found) for family, found in entries.items()}


def match(reading: Reading, placed: Placed, catalogue: Catalogue, indicator: str = "") -> Matched:
    """Return the tidy observations of a reading.

    Parameters
    ----------
    indicator
        What a file measures that does not say so itself; it must hold one series then. Others are left alone.

    Raises
    ------
    NothingHere
        `indicator` was given for a file of several series.
    """
    figures = reading.figures[reading.figures["area_code"].isin(set(placed.keys))]
    matches = load_matches().get(reading.family, ())
    if indicator and reading.unnamed:
        matches = (_named(indicator, reading),)
    left = pd.Series(True, index=figures.index)
    parts = []
    for one in matches:
        found = left & one.fits(figures)
        left &= ~found
        if found.any():
            parts.append(_observed(figures[found], one, catalogue, placed))
    rows = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=OBSERVATION_COLUMNS)
    whole = rows["value"].notna() | (rows["flag"] != "")
    return Matched(
        observations=rows[whole].reset_index(drop=True),
        unmatched_series=_counts(figures.loc[left, "series"]),
        valueless=_counts(rows.loc[~whole, "indicator_id"]),
    )


def _counts(names: pd.Series) -> dict[str, int]:
    return {str(name): int(count) for name, count in names.value_counts(sort=False).items()}


def _named(indicator: str, reading: Reading) -> Match:
    series = reading.figures["series"].unique()
    if len(series) != 1:
        raise NothingHere(f"It holds {len(series)} series, and only a file of one can be named.")
    return Match(re.escape(str(series[0])), indicator)


def _observed(figures: pd.DataFrame, one: Match, catalogue: Catalogue, placed: Placed) -> Observations:
    indicator = catalogue.indicators[one.indicator]
    source = catalogue.source(indicator.source)
    keys = figures["area_code"].map(placed.keys)
    if one.adds:
        figures = _added(figures)
        keys = figures["area_code"].map(placed.keys)
    rows = _measured(figures, indicator, one.scale).assign(
        indicator_id=indicator.id,
        source_id=source.id,
        area_type=keys.str[0],
        area_vintage=keys.str[1],
        age=figures["age"].mask(figures["age"] == "all", indicator.age),
        retrieved_at=None,
    )
    rounded = rows["value"].notna() & bool(source.table.get("rounded_to"))
    rows["flag"] = join_flags(rows["flag"], rounded, "rounded")
    if indicator.query.get("unreliable_without_interval"):
        weak = rows["value"].notna() & rows["lower_ci"].isna()
        rows["flag"] = join_flags(rows["flag"], weak, "unreliable")
    if source.table.get("reference_date") == "year":
        rows["period"] = [str(start.year) for start in rows["period_start"]]
    return rows[list(OBSERVATION_COLUMNS)].sort_values(list(KEY), ignore_index=True)


def _added(figures: pd.DataFrame) -> pd.DataFrame:
    """Return one figure where several series are parts of it: their counts added, their common base kept.

    The sum is missing as soon as one part is.
    """
    alike = [name for name in figures if name not in ("series", "flag", *NUMBERS)]
    groups = figures.groupby(alike, sort=False)
    counts = groups["numerator"].sum(min_count=1).mask(groups["numerator"].count() < groups.size())
    bases = groups["denominator"].max().where(groups["denominator"].nunique() == 1)
    added = pd.DataFrame({"numerator": counts, "denominator": bases}).reset_index()
    flags = groups["flag"].agg(lambda found: ",".join(sorted({flag for flag in found if flag})))
    missing = dict.fromkeys(("value", "lower_ci", "upper_ci"), float("nan"))
    return added.assign(flag=flags.to_numpy(), series="", **missing)


def _measured(figures: pd.DataFrame, indicator: Indicator, scale: float) -> pd.DataFrame:
    """Return `figures` in the indicator's unit; a value that is not published is made of its counts."""
    published = {name: (figures[name] * scale).round(9) for name in ("value", "lower_ci", "upper_ci")}
    rows = figures.assign(**published)
    if indicator.measure == "count":
        counts = rows["numerator"].fillna(rows["value"])
        return rows.assign(numerator=counts, value=counts)
    made = indicator.multiplier * rows["numerator"] / rows["denominator"].where(rows["denominator"] > 0)
    rows["value"] = rows["value"].fillna(made)
    return rows.astype(dict.fromkeys(NUMBERS, "float64"))
