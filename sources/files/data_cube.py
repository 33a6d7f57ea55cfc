"""Linked-data observations as CSV: Date, Geography, Measure Type, Unit, Value.

Its quirk: nothing in it says what is measured. Whoever loads it must say which indicator it is.
"""

from __future__ import annotations

from sources.errors import SchemaChanged
from sources.files.reading import Reading, drop_repeats, figures_of
from sources.files.sheet import Sheet

COLUMNS = {"Geography": "area_code", "Date": "period", "Value": "value"}

NEEDED = {"Geography", "Measure Type", "Unit", "Value"}


def recognise(sheet: Sheet) -> float:
    """Return how sure it is that the sheet is one of linked-data observations, from 0 to 1."""
    return 0.9 if set(sheet.columns) >= NEEDED else 0.0


def tidy(sheet: Sheet) -> Reading:
    """Return the figures of the sheet; a series is the measure and the unit.

    Raises
    ------
    SchemaChanged
        It has no column of dates.
    """
    table = sheet.blocks[0].table
    if "Date" not in table:
        raise SchemaChanged(f"{sheet.name} has no column 'Date': it does not say which period it is of.")
    rows = table[list(COLUMNS)].rename(columns=COLUMNS)
    dimensions = [column for column in table if column not in NEEDED | {"Date"}]
    rows["series"] = table["Measure Type"] + ", " + table["Unit"]
    for column in dimensions:
        rows["series"] += f", {column} " + table[column]
    figures, repeats = drop_repeats(figures_of(rows, sheet.name), sheet.name)
    lost = {"repeated": repeats} if repeats else {}
    return Reading("not named", "linked-data observations", "data_cube", figures, lost=lost, unnamed=True)
