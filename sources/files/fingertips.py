"""OHID Fingertips: the CSV of an indicator or a profile, downloaded from its pages or its API.

Its quirks: areas come again under each parent; rows of a deprivation decile or another category stand among
those of the area; columns beyond these change their names.
"""

from __future__ import annotations

import pandas as pd

from sources.files.reading import Reading, drop_repeats, figures_of
from sources.files.sheet import Sheet, code_of

COLUMNS = {
    "Area Code": "area_code",
    "Time period": "period",
    "Sex": "sex",
    "Age": "age",
    "Value": "value",
    "Lower CI 95.0 limit": "lower_ci",
    "Upper CI 95.0 limit": "upper_ci",
    "Count": "numerator",
    "Denominator": "denominator",
}

NEEDED = {"Indicator ID", "Indicator Name", "Area Code", "Time period", "Value"}


def recognise(sheet: Sheet) -> float:
    """Return how sure it is that Fingertips made the sheet, from 0 to 1."""
    return 1.0 if set(sheet.columns) >= NEEDED else 0.0


def tidy(sheet: Sheet) -> Reading:
    """Return the figures of the sheet, series as “id: name”, rows of categories left out and counted."""
    table = sheet.blocks[0].table
    categories = _filled(table, "Category Type") | _filled(table, "Category")
    coded = table["Area Code"].map(lambda cell: bool(code_of(cell)))
    kept = table[coded & ~categories]
    rows = kept[[name for name in COLUMNS if name in kept]].rename(columns=COLUMNS)
    rows["series"] = kept["Indicator ID"] + ": " + kept["Indicator Name"]
    figures, repeats = drop_repeats(figures_of(rows, sheet.name), sheet.name)
    lost = {
        "of a category such as a deprivation decile": int(categories.sum()),
        "of the same area under another parent": repeats,
        "without a GSS code": len(sheet.loose) + int((~coded & ~categories).sum()),
    }
    return Reading("OHID", "Fingertips", "fingertips", figures, lost={why: n for why, n in lost.items() if n})


def _filled(table: pd.DataFrame, column: str) -> pd.Series:
    return table[column] != "" if column in table else pd.Series(False, index=table.index)
