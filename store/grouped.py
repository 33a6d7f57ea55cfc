"""Figures of groups of areas that somebody put together, by the rules for larger areas of our own.

The parts come as a table that was asked for before: nothing of the groups reaches the snapshot or a database.
"""

from __future__ import annotations

import pandas as pd

from catalogue import Indicator
from sources.schema import join_flags
from store.contents import OF_A_PERIOD
from store.figures import added_up_figures

KEYS = ["area_code", "period", "sex", "age"]
COUNTS = ("numerator", "denominator")
BEST_FIT, EXACT = "ward25", "borough"
"""Levels whose sums of LSOAs are flagged as these are: `estimated` for a best fit, and not."""


def grouped_figures(
    parts: pd.DataFrame, members: pd.DataFrame, indicator: Indicator, *, best_fit: bool = False
) -> pd.DataFrame:
    """Return the figures of groups, with the columns of `store.figures.COLUMNS`, by group and period.

    As `added_up_figures` says: rates of summed counts, else means weighted as the catalogue says and flagged;
    a figure that lacks one of its parts is missing.

    Parameters
    ----------
    parts
        The figures of areas of one level, as the store gives them.
    members
        area_code, group (a code of it), weight (of the area in a weighted mean; NaN where unknown).
    best_fit
        Whether the groups are made of whole LSOAs that fit them best, so that every figure is `estimated`.
    """
    joined = parts.merge(members, on="area_code").drop(columns="area_code")
    rows = _added_up(joined.rename(columns={"group": "area_code"}), indicator)
    contents = _contents(parts)
    found = added_up_figures(rows, indicator, BEST_FIT if best_fit else EXACT, contents)
    pooled = bool(parts["flag"].str.contains("derived").any())
    flags = join_flags(found["flag"], pooled, "derived")
    return found.assign(area_type="group", area_vintage="", flag=flags)


def _added_up(joined: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Return what `store.aggregate.added_up` does, of a table that is here already."""
    both = joined[list(COUNTS)].notna().all(axis=1)
    summed = {name: joined[name].where(both) if indicator.denominator else joined[name] for name in COUNTS}
    weighted = joined["value"] * joined["weight"]
    groups = joined.assign(both=both, weighted=weighted, **summed).groupby(KEYS, sort=False)
    rows = groups.agg(parts=("both", "size"), present=("value", "count"), counted=("both", "sum"))
    for name in COUNTS:
        rows[name] = groups[name].sum(min_count=1)
    if indicator.weight:
        weight = groups["weight"].sum(min_count=1)
        rows["value"] = groups["weighted"].sum(min_count=1) / weight.where(weight != 0)
    return rows.reset_index()


def _contents(parts: pd.DataFrame) -> pd.DataFrame:
    """Return what is the same for all areas of a period, and whether any of them is rounded or estimated."""
    marks = {flag: parts["flag"].str.contains(flag) for flag in ("rounded", "estimated")}
    known = [name for name in OF_A_PERIOD if name in parts]
    rows = parts[known].assign(**marks)
    by = ["period", "sex", "age"]
    first = rows.groupby(by, sort=False).agg({name: "first" for name in known if name not in by})
    any_of = rows.groupby(by, sort=False)[list(marks)].any()
    return first.join(any_of).reset_index()
