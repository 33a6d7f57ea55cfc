"""The reader for plain tables: one row an area, columns named in the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from catalogue import Indicator, Source
from geodata import LEVELS, MAP_LEVELS, check_codes, load_areas
from sources.errors import Incomplete, SchemaChanged
from sources.layout import Layout, Selection, held, settings
from sources.periods import Period, parse_period
from sources.schema import KEY, NUMBERS, OBSERVATION_COLUMNS, Observations, join_flags

PERIOD = ("period", "period_start", "period_end")


def tidy(table: pd.DataFrame, indicator: Indicator, source: Source) -> Observations:
    """Return the tidy observations of `indicator` in `table`, with a row for every area of its map levels.

    Parameters
    ----------
    table
        The source table, every cell a string.

    Raises
    ------
    SchemaChanged
        A column is missing, a number or a period cannot be read, or a row comes twice.
    Incomplete
        More areas are absent than the source allows.
    geodata.WrongVintage
        An area code is of none of the source's levels.
    CatalogueError
        The entry of the source or the indicator has a key that this reader does not know.
    """
    layout = settings(Layout, f"sources.toml, entry [{source.id}.table]", source.table)
    selection = settings(Selection, f"entry [{indicator.id}.query]", indicator.query)
    return tidy_rows(table, indicator, source, layout, selection)


def tidy_rows(
    table: pd.DataFrame,
    indicator: Indicator,
    source: Source,
    layout: Layout,
    selection: Selection,
    sex: str = "all",
) -> Observations:
    """Return tidy observations, as `tidy` does, of a table whose layout and selection are already known."""
    rows = pd.DataFrame({"area_code": _column(table, layout.area, source)})
    rows = rows.join(_periods(table, layout, source)).join(_levels(rows["area_code"], layout))
    for name, column in _columns(selection).items():
        rows[name] = _numbers(table, column, source) if column in table or name != "denominator" else np.nan
    rows = _complete(rows, layout, selection, source)
    rows = _measured(rows, indicator, selection)
    rows["flag"] = _flags(rows, layout, selection)
    rows = rows.assign(indicator_id=indicator.id, sex=sex, age=indicator.age, source_id=source.id)
    rows = _finite(rows.assign(retrieved_at=None))
    _refuse_repeats(rows, source)
    return rows[list(OBSERVATION_COLUMNS)].sort_values(list(KEY), ignore_index=True)


def _columns(selection: Selection) -> dict[str, str]:
    named = {
        "value": selection.value,
        "lower_ci": selection.lower,
        "upper_ci": selection.upper,
        "numerator": selection.numerator,
        "denominator": selection.denominator or selection.base,
    }
    return {name: column for name, column in named.items() if column}


def _column(table: pd.DataFrame, column: str, source: Source) -> pd.Series:
    if column not in table:
        have = ", ".join(map(str, table.columns))
        raise SchemaChanged(f"{source.file} has no column '{column}' (source {source.id}); it has {have}.")
    return table[column]


def _numbers(table: pd.DataFrame, column: str, source: Source) -> pd.Series:
    text = _column(table, column, source).str.strip().str.replace(",", "")
    numbers = pd.to_numeric(text.mask(text == ""), errors="coerce")
    unread = numbers.isna() & text.notna() & (text != "")
    if unread.any():
        raise SchemaChanged(f"{source.file}, column '{column}': '{text[unread].iloc[0]}' is not a number.")
    return numbers.astype("float64")


def _periods(table: pd.DataFrame, layout: Layout, source: Source) -> pd.DataFrame:
    if layout.period is not None:
        same = Period(**layout.period)
        periods = [same] * len(table)
    else:
        texts = _column(table, layout.period_column, source)
        known = {text: parse_period(text, layout.reference_date) for text in texts.unique()}
        periods = [known[text] for text in texts]
    labelled = [(period.label, period.start, period.end) for period in periods]
    return pd.DataFrame(labelled, columns=list(PERIOD), index=table.index)


def _levels(codes: pd.Series, layout: Layout) -> pd.DataFrame:
    """Return the area type and vintage of each code; a code of no level is an error."""
    levels = held(layout.levels, "the source's table")
    level_of = {code: level for level in levels for code in load_areas(level)["area_code"]}
    strangers = codes[~codes.isin(level_of)]
    if len(strangers):
        check_codes(strangers, levels[0])
    keys = codes.map(level_of)
    return pd.DataFrame(
        {
            "area_type": keys.map(lambda key: LEVELS[key].area_type),
            "area_vintage": keys.map(lambda key: LEVELS[key].vintage),
        }
    )


def _complete(rows: pd.DataFrame, layout: Layout, selection: Selection, source: Source) -> pd.DataFrame:
    """Return `rows` with one for each area of a map level that the table lacks, in each of its periods."""
    added = []
    for key in set(layout.levels) & set(MAP_LEVELS):
        level, codes = LEVELS[key], load_areas(key)["area_code"]
        here = rows[(rows["area_type"] == level.area_type) & (rows["area_vintage"] == level.vintage)]
        for *period, found in _by_period(here):
            lacking = codes[~codes.isin(found["area_code"])]
            if len(lacking) > layout.may_lack:
                few = ", ".join(lacking.head(3))
                raise Incomplete(
                    f"{source.file} lacks {len(lacking):,} of {len(codes):,} {level.plural} in {period[0]}, "
                    f"among them {few}; {layout.may_lack} may be lacking."
                )
            added.append(
                pd.DataFrame({"area_code": lacking}).assign(
                    **dict(zip(PERIOD, period, strict=True)),
                    area_type=level.area_type,
                    area_vintage=level.vintage,
                    **_absent(selection),
                )
            )
    filled = [part for part in added if len(part)]
    return pd.concat([rows, *filled], ignore_index=True) if filled else rows


def _by_period(rows: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    """Yield label, start, end and rows of every period."""
    for (label, start, end), found in rows.groupby(list(PERIOD), sort=False):
        yield label, start, end, found


def _absent(selection: Selection) -> dict[str, float]:
    if selection.absent is None:
        return {}
    return {"numerator" if selection.numerator else "value": selection.absent}


def _measured(rows: pd.DataFrame, indicator: Indicator, selection: Selection) -> pd.DataFrame:
    """Return `rows` with every number column, the value in display units."""
    rows = rows.reindex(columns=[*rows.columns, *(name for name in NUMBERS if name not in rows)])
    if selection.denominator and rows["denominator"].isna().all():
        rows["denominator"] = _geography_base(rows["area_code"], selection.denominator)
    if selection.value:
        # Scaling 0.126 by 100 leaves 12.600000000000001: take away what the publisher never said.
        published = ["value", "lower_ci", "upper_ci"]
        return rows.assign(**{name: (rows[name] * selection.scale).round(9) for name in published})
    counts = (rows["numerator"] * selection.years).round(6)
    base = rows["denominator"] * selection.years
    value = indicator.multiplier * counts / base if selection.denominator else counts
    return rows.assign(numerator=counts, denominator=base, value=value)


def _geography_base(codes: pd.Series, column: str) -> pd.Series:
    areas = pd.concat([load_areas(level) for level in LEVELS])
    if column not in areas:
        raise SchemaChanged(f"Neither the table nor the geography has a column '{column}'.")
    return codes.map(areas.drop_duplicates("area_code").set_index("area_code")[column]).astype("float64")


def _flags(rows: pd.DataFrame, layout: Layout, selection: Selection) -> pd.Series:
    flags = pd.Series("", index=rows.index)
    flags = join_flags(flags, rows["value"].notna() & (layout.rounded_to > 0), "rounded")
    weak = rows["value"].notna() & (
        (rows["denominator"] < selection.unreliable_base)
        | (selection.unreliable_without_interval & rows["lower_ci"].isna())
    )
    return join_flags(flags, weak, "unreliable")


def _finite(rows: pd.DataFrame) -> pd.DataFrame:
    """Return `rows` with infinite numbers missing; a value lost this way is marked unreliable."""
    infinite = rows[list(NUMBERS)].astype("float64").isin([np.inf, -np.inf])
    flag = join_flags(rows["flag"], infinite["value"], "unreliable")
    numbers = rows[list(NUMBERS)].astype("float64").mask(infinite)
    return rows.assign(flag=flag, **{name: numbers[name] for name in NUMBERS})


def _refuse_repeats(rows: pd.DataFrame, source: Source) -> None:
    repeated = rows[rows.duplicated(list(KEY))]
    if len(repeated):
        first = repeated.iloc[0]
        raise SchemaChanged(f"{source.file} has {first['area_code']} twice in {first['period']}.")
