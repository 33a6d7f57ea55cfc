"""The finding of each chart in words: it stands above the chart as HTML, the numbers decide what it says."""

import re

import numpy as np
import pandas as pd

from analysis.ranking import rank, ranked
from analysis.wording import (
    format_span,
    format_value,
    ordinal,
    place,
    possessive,
    sentence_case,
    with_article,
)
from charts.distribution import Distribution
from charts.range import Ranges
from charts.ranked import Ranked
from charts.trend import Trend
from charts.words import Words

NOTHING = "No figures for this choice"
YEAR = re.compile(r"\d{4}$")


def title_distribution(areas: pd.DataFrame, options: Distribution, words: Words) -> str:
    """Return where the selected area stands: "Bowdon is lowest of Trafford’s 21 wards and 201st of …".

    Without a selection it says from where to where the areas range.
    """
    if not options.chosen:
        return _from_to(areas, options, words)
    selected = areas[areas["area_code"] == options.chosen[0].area_code]
    name = options.chosen[0].name
    if selected.empty or not np.isfinite(selected["value"].iloc[0]):
        return f"There is no figure for {name}"
    code = str(selected["area_code"].iloc[0])
    first, of = _standing(areas, code)
    peers = areas[areas["parent_code"] == options.parent_code] if options.parent_code else areas
    if not words.parent_name or len(peers) == len(areas) or code not in set(peers["area_code"]):
        return f"{name} is {place(first, of)} of {of:,} {words.plural} in {words.whole}"
    inside, among = _standing(peers, code)
    parent = f"{possessive(words.parent_name)} {among:,} {words.plural}"
    return f"{name} is {place(inside, among)} of {parent} and {ordinal(first)} of {of:,} in {words.whole}"


def subtitle_distribution(options: Distribution, words: Words) -> str:
    """Return what the dots are: "One dot a ward, Trafford’s darker. Employment deprivation, %, 2019"."""
    darker = f", {possessive(words.parent_name)} darker" if options.parent_code and words.parent_name else ""
    return f"One dot for each {words.singular}{darker}. {_what(options.unit, words)}"


def title_ranked(areas: pd.DataFrame, options: Ranked, words: Words) -> str:
    """Return the rank of the selected area, or which areas are at the two ends."""
    same = Distribution(options.unit, options.decimals, options.chosen)
    return title_distribution(areas.assign(parent_code=""), same, words)


def title_trend(observations: pd.DataFrame, options: Trend, words: Words) -> str:
    """Return how the selected area went: below a comparator in every year, or from where to where.

    The comparator is Greater Manchester where it has figures, otherwise the first that has.
    """
    selected = next((one for one in options.series if one.kind == "selected"), None)
    if selected is None:
        return words.title
    own = _values(observations, selected.area_code)
    if own.empty:
        return f"There is no figure for {selected.name}"
    others = sorted((one for one in options.series if not one.chosen), key=lambda one: one.kind != "gm")
    for other in others:
        theirs = _values(observations, other.area_code)
        shared = own.index.intersection(theirs.index)
        if len(shared) > 1:
            named = with_article(other.name)
            apart = own[shared] - theirs[shared]
            span = f"{_every(shared)} {format_span(shared[0], shared[-1])}"
            if (apart < 0).all():
                return f"{selected.name} was below {named} in every {span}"
            if (apart > 0).all():
                return f"{selected.name} was above {named} in every {span}"
            break
    return _went(selected.name, own, options)


def title_range(rows: pd.DataFrame, options: Ranges, words: Words) -> str:
    """Return what the spread shows: "Even its lowest LSOA is above the GM figure", or its two ends."""
    chosen = rows[rows["kind"] == "selected"]
    area = (chosen if len(chosen) else rows).head(1)
    if area.empty or not np.isfinite(area[["lowest", "highest"]].to_numpy(dtype=float)).all():
        return f"The {words.plural} inside are not published" if len(area) else NOTHING
    name, low, high = area[["name", "lowest", "highest"]].iloc[0]
    whole = rows.loc[rows["kind"] == "gm", "mean"]
    if len(whole) and len(chosen) and low > whole.iloc[0]:
        return f"Even its lowest {words.singular} is above the {words.whole} {words.noun}"
    if len(whole) and len(chosen) and high < whole.iloc[0]:
        return f"Even its highest {words.singular} is below the {words.whole} {words.noun}"
    return f"{sentence_case(words.plural)} in {name} range from {_say(low, options)} to {_say(high, options)}"


def _standing(areas: pd.DataFrame, code: str) -> tuple[int, int]:
    ranks = rank(areas["value"])
    return int(ranks[(areas["area_code"] == code).to_numpy()][0]), ranked(areas["value"])


def _from_to(areas: pd.DataFrame, options: Distribution, words: Words) -> str:
    known = areas[np.isfinite(areas["value"].to_numpy(dtype=float))].sort_values("value", kind="stable")
    if known.empty:
        return NOTHING
    low, high = known.iloc[0], known.iloc[-1]
    lowest = f"{_say(low['value'], options)} in {low['name']}"
    highest = f"{_say(high['value'], options)} in {high['name']}"
    return f"{sentence_case(words.plural)} range from {lowest} to {highest}"


def _what(unit: str, words: Words) -> str:
    return ", ".join(
        part for part in (words.title, unit, words.period) if part and part not in ("score", "rank")
    )


def _values(observations: pd.DataFrame, code: str) -> pd.Series:
    rows = observations[observations["area_code"] == code].sort_values("period_start")
    return rows.set_index("period")["value"].astype(float).replace([np.inf, -np.inf], np.nan).dropna()


def _every(periods: pd.Index) -> str:
    return "year" if all(YEAR.match(str(label)) for label in periods) else "period"


def _went(name: str, own: pd.Series, options: Trend) -> str:
    first, last = own.iloc[0], own.iloc[-1]
    if len(own) == 1:
        return f"{name}: {_say(last, options)} in {own.index[0]}, one period only"
    if _say(first, options) == _say(last, options):
        return f"{name} was at {_say(last, options)} in {own.index[0]} and again in {own.index[-1]}"
    went = "rose" if last > first else "fell"
    before = f"{_say(first, options)} in {own.index[0]}"
    return f"{name} {went} from {before} to {_say(last, options)} in {own.index[-1]}"


def _say(value: float, options: Distribution | Trend | Ranges) -> str:
    return format_value(value, options.unit, options.decimals)
