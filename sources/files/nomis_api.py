"""Nomis: the CSV of its API, every dimension spelt out in columns.

Its quirks: it ends without a word at its row limit, so rows are compared with RECORD_COUNT; OBS_STATUS says
why a value is missing.
"""

from __future__ import annotations

import re

import pandas as pd

from sources.errors import Incomplete
from sources.files.reading import Reading, drop_repeats, figures_of
from sources.files.sheet import Sheet

NEEDED = {"GEOGRAPHY_CODE", "OBS_VALUE"}

DATASET = re.compile(r"Nm-(\d+)d(\d+)")

AGES = ("C_AGE_NAME", "AGE_NAME")
SEXES = ("GENDER_NAME", "SEX_NAME", "C_SEX_NAME")
ASIDE = {"DATE_NAME", "GEOGRAPHY_NAME", "OBS_STATUS_NAME", "OBS_CONF_NAME", *AGES, *SEXES}

MISSING = {"Q": "suppressed", "S": "suppressed", "M": "not_collected", "N": "not_collected"}


def recognise(sheet: Sheet) -> float:
    """Return how sure it is that the API of Nomis made the sheet, from 0 to 1."""
    return 1.0 if set(sheet.columns) >= NEEDED and _date(sheet.blocks[0].table) else 0.0


def tidy(sheet: Sheet) -> Reading:
    """Return the figures of the sheet; a series is made of the names of its other dimensions.

    Raises
    ------
    Incomplete
        The rows are the first of more, as they are when Nomis met its row limit.
    """
    table = sheet.blocks[0].table
    notes = _held_to_count(table, sheet.name)
    rows = pd.DataFrame({"area_code": table["GEOGRAPHY_CODE"], "period": table[_date(table)]})
    rows["series"] = _series(table)
    for name, columns in {"sex": SEXES, "age": AGES}.items():
        if found := next((column for column in columns if column in table), None):
            rows[name] = table[found]
    rows["value"] = table["OBS_VALUE"]
    if "OBS_STATUS" in table:
        rows["flag"] = table["OBS_STATUS"].map(MISSING).fillna("")
    figures, repeats = drop_repeats(figures_of(rows, sheet.name), sheet.name)
    dataset = _dataset(table)
    family = f"nomis {dataset}".strip()
    lost = {"of the same area under another type of area": repeats} if repeats else {}
    return Reading(
        "ONS, Nomis", dataset or "dataset not named", family, figures, _vintage(table), lost, notes
    )


def _date(table: pd.DataFrame) -> str:
    return next((name for name in ("DATE_NAME", "DATE") if name in table), "")


def _series(table: pd.DataFrame) -> pd.Series:
    names = [name for name in table if str(name).endswith("_NAME") and name not in ASIDE]
    if not names:
        return pd.Series("value", index=table.index)
    return table[names].agg(" | ".join, axis=1)


def _dataset(table: pd.DataFrame) -> str:
    found = DATASET.match(table["URN"].iloc[0]) if "URN" in table else None
    return f"NM_{found[1]}_{found[2]}" if found else ""


def _vintage(table: pd.DataFrame) -> str:
    """Return the year of the small areas from the name of their type."""
    types = " ".join(table["GEOGRAPHY_TYPE"].unique()) if "GEOGRAPHY_TYPE" in table else ""
    years = set(re.findall(r"\b(20\d\d) (?:super output areas|wards|electoral wards)", types))
    return years.pop() if len(years) == 1 else ""


def _held_to_count(table: pd.DataFrame, name: str) -> tuple[str, ...]:
    if "RECORD_COUNT" not in table or "RECORD_OFFSET" not in table:
        return ("It has no RECORD_COUNT: nothing shows whether Nomis left rows out.",)
    promised = int(table["RECORD_COUNT"].iloc[0])
    offsets = table["RECORD_OFFSET"].astype("int64")
    if len(table) >= promised:
        return ()
    # Rows that somebody chose have gaps between them; rows that Nomis cut short are the first ones.
    if int(offsets.max()) + 1 == len(table):
        raise Incomplete(
            f"{name} holds the first {len(table):,} of {promised:,} rows: Nomis stopped at its limit. "
            "Download it in parts, or through its API page by page."
        )
    return (f"It holds {len(table):,} of the {promised:,} rows that Nomis answered; somebody chose them.",)
