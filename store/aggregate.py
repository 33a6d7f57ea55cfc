"""Values of larger areas from those of LSOAs: counts are summed, rates come last, scores are averaged.

Each function returns an expression with the columns of `COLUMNS`, one row an area and period. A sum or mean
that lacks one of its parts is missing: it would otherwise look low.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue import Indicator
from geodata import GM, LEVELS, Level
from store.connection import Tables

if TYPE_CHECKING:
    from ibis.expr.types import Table

FINEST = LEVELS["lsoa11"]

BEST_FIT = ("ward17", "ward25")
"""Levels whose areas are not exact unions of LSOAs."""

DIMENSIONS = ("period", "period_start", "period_end", "sex", "age")

ROUNDING_VARIANCE = 2
"""Variance that rounding to the nearest 5 adds to one count: that of -2, -1, 0, 1, 2, equally likely."""


def aggregated(tables: Tables, indicator: Indicator, level: str) -> Table:
    """Return the indicator's values at `level`, added up or averaged from LSOAs.

    Best-fit wards are flagged `estimated`, weighted means `derived`, or `estimated` where the weight itself
    is an estimate. `rounding_se` is √(2n) for a sum of n counts rounded to 5, else missing.
    """
    parts = _parts(tables, indicator, level)
    if indicator.aggregation == "sum":
        return _labelled(_summed(parts, indicator), indicator, level)
    return _labelled(_averaged(parts, indicator), indicator, level)


def published(tables: Tables, indicator: Indicator, level: str) -> Table:
    """Return the indicator's published figures at `level`; `rounding_se` is √2 for a count rounded to 5."""
    import ibis

    rows = _of_level(tables.observations, indicator, LEVELS[level])
    error = ibis.ifelse(rows.flag.contains("rounded"), ROUNDING_VARIANCE**0.5, None)
    infinite = rows.value.isinf()
    return rows.mutate(rounding_se=error, value=ibis.ifelse(infinite, None, rows.value))


def _of_level(values: Table, indicator: Indicator, level: Level) -> Table:
    return values.filter(
        values.indicator_id == indicator.id,
        values.area_type == level.area_type,
        values.area_vintage == level.vintage,
    )


def _parts(tables: Tables, indicator: Indicator, level: str) -> Table:
    """Return the LSOAs' rows, each with the area of `level` that holds it, and its weight."""
    import ibis

    values, lookup = tables.observations, tables.lookup
    holder = lookup[level] if level in lookup.columns else ibis.literal(GM)
    weight = lookup[indicator.weight] if indicator.weight else ibis.literal(1.0)
    holders = lookup.select(lsoa=lookup.lsoa11, holder=holder, weight=weight.cast("float64"))
    values = _of_level(values, indicator, FINEST)
    return values.inner_join(holders, values.area_code == holders.lsoa)


def _summed(parts: Table, indicator: Indicator) -> Table:
    sums = _grouped(parts).aggregate(
        numerator=_whole(parts, "numerator").sum(),
        denominator=_whole(parts, "denominator").sum(),
        complete=parts.value.count() == parts.count(),
        parts=parts.count(),
        rounded=parts.flag.contains("rounded").any(),
        source_id=parts.source_id.min(),
        retrieved_at=parts.retrieved_at.max(),
    )
    rate = indicator.multiplier * sums.numerator / sums.denominator.nullif(0)
    value = rate if indicator.denominator else sums.numerator
    return sums.mutate(value=value)


def _averaged(parts: Table, indicator: Indicator) -> Table:
    means = _grouped(parts).aggregate(
        value=(_whole(parts, "value") * parts.weight).sum() / parts.weight.sum().nullif(0),
        complete=parts.value.count() == parts.count(),
        parts=parts.count(),
        rounded=parts.flag.contains("rounded").any(),
        source_id=parts.source_id.min(),
        retrieved_at=parts.retrieved_at.max(),
    )
    return means.mutate(numerator=_nothing(), denominator=_nothing())


def _grouped(parts: Table):  # type: ignore[no-untyped-def]
    return parts.group_by(area_code=parts.holder, **{name: parts[name] for name in DIMENSIONS})


def _whole(parts: Table, column: str):  # type: ignore[no-untyped-def]
    # Not-a-number would otherwise make a sum that looks present.
    return parts[column].nullif(float("nan"))


def _nothing():  # type: ignore[no-untyped-def]
    import ibis

    return ibis.null("float64")


def _labelled(rows: Table, indicator: Indicator, level: str) -> Table:
    import ibis

    flags = []
    if indicator.aggregation == "weighted_mean":
        flags.append("estimated" if indicator.estimated else "derived")
    if level in BEST_FIT and "estimated" not in flags:
        flags.append("estimated")
    fixed = ",".join(flags)
    with_rounding = ",".join(["rounded", *flags])
    error = (ROUNDING_VARIANCE * rows.parts).cast("float64").sqrt()
    return rows.mutate(
        indicator_id=ibis.literal(indicator.id),
        area_type=ibis.literal(LEVELS[level].area_type),
        area_vintage=ibis.literal(LEVELS[level].vintage),
        lower_ci=_nothing(),
        upper_ci=_nothing(),
        flag=ibis.ifelse(rows.rounded, with_rounding, fixed),
        rounding_se=ibis.ifelse(rows.rounded, error, None),
        **{name: ibis.ifelse(rows.complete, rows[name], None) for name in ("value", "numerator", "denominator")},
    )
