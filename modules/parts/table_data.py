"""The rows behind the map as a table: what the drawer shows and what a download holds. No Shiny here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

import geodata
from analysis.classification import displayed
from analysis.comparison import compare_all
from analysis.view import View
from analysis.wording import sentence_case

from .figures import Beside, all_extremes
from .map_words import SUFFIXES
from .state import Chosen, Subject
from .views import HIDDEN, Views, map_codes

DOWNLOADED = (
    "area_code", "name", "borough", "borough_code", "value", "lower_ci", "upper_ci", "rank", "numerator",
    "denominator", "flag", "reason",
)  # fmt: skip
SORT_COLUMNS = {
    "rank": "rank",
    "name": "name",
    "parent": "borough",
    "value": "value",
    "against": "against",
    "interval": "lower_ci",
    "code": "area_code",
}
WORD_COLUMNS = ("name", "borough", "area_code")
PUNCTUATION = " -,.'’(/&"  # in the order of the Unicode collation, all before digits and letters
COLLATED = str.maketrans({mark: chr(place + 1) for place, mark in enumerate(PUNCTUATION)})


def rows_shown(
    views: Views, subject: Subject, view: View, shown: np.ndarray, against: Beside | None
) -> pd.DataFrame:
    """Return one row an area shown, in canonical order.

    Columns: area_code, name, borough, borough_code, value, lower_ci, upper_ci, rank, numerator, denominator,
    against (value minus comparator), verdict, klass (0-based class, 253 plain, 254 no data), low, high
    (lowest and highest LSOA inside), flag, reason.
    """
    areas = geodata.load_areas(subject.level)
    within = all_extremes(views, subject)
    comparator, polarity = against.value if against else np.nan, subject.indicator.polarity
    table = pd.DataFrame(
        {
            "area_code": areas["area_code"],
            "name": areas["name"],
            "borough": areas["parent_name"],
            "borough_code": areas["parent_code"],
            "value": view.values,
            "lower_ci": view.lower,
            "upper_ci": view.upper,
            "rank": view.ranks,
            "numerator": view.numerator,
            "denominator": view.denominator,
            "against": view.values - comparator,
            "verdict": compare_all(view.values, view.lower, view.upper, comparator, polarity).astype(object),
            "klass": map_codes(view, subject.indicator, np.ones(view.values.size, bool)),
            "low": within["low"].reindex(view.area_codes).to_numpy(float) if len(within) else np.nan,
            "high": within["high"].reindex(view.area_codes).to_numpy(float) if len(within) else np.nan,
            "flag": view.flags.astype(object),
            "reason": view.reasons.astype(object),
        }
    )
    return table[shown & (table["klass"].to_numpy() != HIDDEN)]


def table_message(
    rows: pd.DataFrame, subject: Subject, against: Beside | None, title: str, *, areas_known: bool = False
) -> dict[str, Any]:
    """Return the rows as the page's table takes them: columns of numbers, which the page puts into words.

    Codes, names and boroughs are left out when the page has them already: most steps of a slider change the
    figures and not the areas.
    """
    indicator = subject.indicator
    has_interval, has_range = bool(rows["lower_ci"].notna().any()), bool(rows["low"].notna().any())
    values, reasons = rows["value"].to_numpy(float), rows["reason"].to_list()
    message: dict[str, Any] = {
        "title": title,
        "columns": columns(subject, has_interval, has_range, against),
        "about": {
            "prefix": "£" if indicator.unit == "£" else "",
            "suffix": SUFFIXES.get(indicator.unit, ""),
            "decimals": indicator.decimals,
        },
        "rank": [rank or None for rank in rows["rank"].tolist()],
        "klass": rows["klass"].tolist(),
        "value": plain_numbers(values, indicator.decimals),
        "reasons": {str(place): reasons[place] for place in np.flatnonzero(~np.isfinite(values))},
        "line": against.value if against else None,
        "span": [float(rows["low"].min()), float(rows["high"].max())] if has_range else None,
    }
    if not areas_known:
        words = {"code": "area_code", "name": "name", "parent": "borough"}
        message["areas"] = {name: rows[column].tolist() for name, column in words.items()}
    if against:
        message["against"] = plain_numbers(rows["against"], indicator.decimals)
    if has_interval:
        # With digits to spare: the interval is sorted by its lower limit, as in a download.
        message["lower"], message["upper"] = (
            plain_numbers(rows["lower_ci"], 6),
            plain_numbers(rows["upper_ci"], 6),
        )
    if has_range:
        message["low"], message["high"] = plain_numbers(rows["low"], 6), plain_numbers(rows["high"], 6)
    return message


def columns(
    subject: Subject, has_interval: bool, has_range: bool, against: Beside | None
) -> list[dict[str, str]]:
    """Return the table's columns in order: id, title, kind, width, help."""
    place, figure = geodata.LEVELS[subject.level].singular, subject.indicator.short
    found = [
        _column("rank", "Rank", "number", "52px") | {"help": "1 is the highest value"},
        _column("name", sentence_case(place), "words", "minmax(164px, 1.9fr)"),
    ]
    if subject.level != "borough":
        found.append(_column("parent", "Borough", "words", "minmax(84px, .7fr)"))
    found.append(_column("value", sentence_case(figure), "number", "minmax(84px, .7fr)"))
    if has_interval:
        found.append(_column("interval", "Interval", "words", "minmax(112px, .8fr)"))
    if against:
        found.append(_column("against", f"Against {against.short}", "number", "92px"))
    if has_range:
        line = f"; line: {against.short}" if against else ""
        found.append(_column("range", f"LSOAs, lowest to highest{line}", "range", "minmax(110px, 1fr)"))
    return [*found, _column("code", "Code", "quiet", "92px")]


def _column(name: str, title: str, kind: str, width: str) -> dict[str, str]:
    return {"id": name, "title": title, "kind": kind, "width": width}


def plain_numbers(values: ArrayLike, decimals: int) -> list[float | None]:
    """Return numbers with their decimals as JSON can carry them: missing is null."""
    given = np.asarray(values, dtype=float)
    known = np.isfinite(given)
    plain = displayed(np.where(known, given, 0.0), decimals).astype(object)
    plain[~known] = None
    return plain.tolist()


def in_order(rows: pd.DataFrame, order: Mapping[str, Any], chosen: Chosen) -> pd.DataFrame:
    """Return the rows filtered and sorted as the page's table shows them, chosen areas on top.

    Missing values come last both ways, ties by name, then as they stand: `www/js/table.js` does the same.
    """
    words = str(order.get("words") or "").strip().lower()
    text = (rows["name"] + " " + rows["borough"] + " " + rows["area_code"]).str.lower()
    rows = rows[text.str.contains(words, regex=False)].reset_index(drop=True)
    wished = str(order.get("column"))
    column = SORT_COLUMNS.get(wished, wished if wished in rows.columns else "value")
    column = column if column in rows.columns else "value"
    column = "value" if rows[column].isna().all() else column  # a column that is not shown sorts nothing
    by = -rows["rank"].where(rows["rank"] > 0) if column in ("value", "against") else sort_key(rows[column])
    keys = pd.DataFrame({"by": by, "name": sort_key(rows["name"])})
    falling = bool(order.get("down", True))
    at = keys.sort_values(["by", "name"], ascending=[not falling, True], na_position="last").index
    code_at = {code: place for place, code in enumerate(rows["area_code"])}
    pinned = [code_at[code] for code in chosen.codes if code in code_at]
    return rows.loc[[*pinned, *at[~at.isin(pinned)]]].reset_index(drop=True)


def sort_key(column: pd.Series) -> pd.Series:
    """Return what a column is sorted by: words as a British reader files them, no rank as missing."""
    if column.name in WORD_COLUMNS:
        return column.str.lower().str.translate(COLLATED)
    return column.where(column > 0) if column.name == "rank" else column
