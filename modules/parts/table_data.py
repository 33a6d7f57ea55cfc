"""The rows behind the map as a table: what the drawer shows and what a download holds. No Shiny here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

import geodata
from analysis.comparison import compare_all
from analysis.view import View
from analysis.wording import format_difference, format_interval, format_value

from .figures import Beside, all_extremes
from .state import Chosen, Subject
from .views import HIDDEN, Views, map_codes


def rows_shown(views: Views, subject: Subject, view: View, shown: np.ndarray, against: Beside | None) -> pd.DataFrame:
    """Return one row an area shown, in canonical order.

    Columns: area_code, name, borough, borough_code, value, lower_ci, upper_ci, rank, numerator, denominator,
    against (value minus comparator), verdict, klass (0-based class, 253 plain, 254 no data), low, high (lowest and
    highest LSOA inside), flag, reason.
    """
    areas = geodata.load_areas(subject.level)
    within = all_extremes(views, subject)
    comparator = against.value if against else np.nan
    table = pd.DataFrame({
        "area_code": view.area_codes,
        "name": areas["name"].to_numpy(),
        "borough": areas["parent_name"].to_numpy(),
        "borough_code": areas["parent_code"].to_numpy(),
        "value": view.values,
        "lower_ci": view.lower,
        "upper_ci": view.upper,
        "rank": view.ranks,
        "numerator": view.numerator,
        "denominator": view.denominator,
        "against": view.values - comparator,
        "verdict": compare_all(view.values, view.lower, view.upper, comparator, subject.indicator.polarity),
        "klass": map_codes(view, subject.indicator, np.ones(view.values.size, bool)),
        "low": within["low"].reindex(view.area_codes).to_numpy(float),
        "high": within["high"].reindex(view.area_codes).to_numpy(float),
        "flag": view.flags,
        "reason": view.reasons,
    })
    return table[shown & (table["klass"].to_numpy() != HIDDEN)]


def table_message(rows: pd.DataFrame, subject: Subject, against: Beside | None, title: str) -> dict[str, Any]:
    """Return the rows as the page's table takes them: columns of plain values, words already formatted."""
    indicator = subject.indicator
    unit, decimals = indicator.unit, indicator.decimals
    has_interval, has_range = rows["lower_ci"].notna().any(), rows["low"].notna().any()
    span = [float(rows["low"].min()), float(rows["high"].max())] if has_range else None
    message: dict[str, Any] = {
        "title": title,
        "columns": columns(subject, has_interval, has_range, against),
        "code": rows["area_code"].tolist(),
        "name": rows["name"].tolist(),
        "parent": rows["borough"].tolist(),
        "rank": [int(rank) or None for rank in rows["rank"]],
        "klass": rows["klass"].astype(int).tolist(),
        "value": plain_numbers(rows["value"]),
        "value_text": [format_value(value, unit, decimals) if np.isfinite(value) else reason or "no figure" for value, reason in zip(rows["value"], rows["reason"], strict=True)],
        "line": against.value if against else None,
        "span": span,
    }
    if against:
        message["against"] = plain_numbers(rows["against"])
        message["against_text"] = [format_difference(one, unit, decimals, signed=True).removesuffix(" points").removesuffix("\u00a0points") if np.isfinite(one) else "" for one in rows["against"]]
    if has_interval:
        message["interval_text"] = [format_interval(low, high, unit, decimals) if np.isfinite(low) else "" for low, high in zip(rows["lower_ci"], rows["upper_ci"], strict=True)]
        message["interval"] = message["interval_text"]
    if has_range:
        message["low"], message["high"] = plain_numbers(rows["low"]), plain_numbers(rows["high"])
        message["spread_text"] = [f"LSOAs from {format_interval(low, high, unit, decimals)}" if np.isfinite(low) else "" for low, high in zip(rows["low"], rows["high"], strict=True)]
    return message


def columns(subject: Subject, has_interval: bool, has_range: bool, against: Beside | None) -> list[dict[str, str]]:
    """Return the table's columns in order: id, title, kind, width, help."""
    level = geodata.LEVELS[subject.level]
    found = [
        {"id": "rank", "title": "Rank", "kind": "number", "width": "52px", "help": "1 is the highest value"},
        {"id": "name", "title": level.singular[:1].upper() + level.singular[1:], "kind": "words", "width": "minmax(150px, 1.6fr)"},
        {"id": "parent", "title": "Borough", "kind": "words", "width": "minmax(90px, .8fr)"},
        {"id": "value", "title": subject.indicator.short[:1].upper() + subject.indicator.short[1:], "kind": "number", "width": "minmax(96px, .7fr)"},
    ]
    if subject.level == "borough":
        found = [one for one in found if one["id"] != "parent"]
    if has_interval:
        found.append({"id": "interval", "title": "Interval", "kind": "words", "width": "minmax(112px, .8fr)"})
    if against:
        found.append({"id": "against", "title": f"Against {against.short}", "kind": "number", "width": "92px"})
    if has_range:
        found.append({"id": "range", "title": f"LSOAs, lowest to highest; line: {against.short}" if against else "LSOAs, lowest to highest", "kind": "range", "width": "minmax(150px, 1.2fr)"})
    return [*found, {"id": "code", "title": "Code", "kind": "quiet", "width": "92px"}]


def plain_numbers(column: pd.Series) -> list[float | None]:
    """Return numbers as JSON can carry them: missing is null."""
    return [None if not np.isfinite(value) else float(value) for value in column]


def in_order(rows: pd.DataFrame, order: Mapping[str, Any], chosen: Chosen) -> pd.DataFrame:
    """Return the rows filtered and sorted as the page's table shows them, chosen areas on top."""
    words = str(order.get("words", "")).lower()
    if words:
        text = (rows["name"] + " " + rows["borough"] + " " + rows["area_code"]).str.lower()
        rows = rows[text.str.contains(words, regex=False)]
    column = SORT_COLUMNS.get(str(order.get("column")), "value")
    falling = bool(order.get("down", True))
    rows = rows.sort_values(
        [column, "name"], ascending=[not falling, True], na_position="last", kind="stable",
        key=lambda values: values.str.lower() if values.name in WORD_COLUMNS else values.where(values != 0) if values.name == "rank" else values,
    )
    pinned = [code for code in chosen.codes if code in set(rows["area_code"])]
    first = rows.set_index("area_code").loc[pinned].reset_index() if pinned else rows.iloc[:0]
    return pd.concat([first[rows.columns], rows[~rows["area_code"].isin(pinned)]], ignore_index=True)


SORT_COLUMNS = {"rank": "rank", "name": "name", "parent": "borough", "value": "value", "against": "against", "code": "area_code", "interval": "lower_ci"}
WORD_COLUMNS = ("name", "borough", "area_code")


def column_names() -> Sequence[str]:
    """Return the columns that a download carries, in order."""
    return ("area_code", "name", "borough", "borough_code", "value", "lower_ci", "upper_ci", "rank", "numerator", "denominator", "flag", "reason")
