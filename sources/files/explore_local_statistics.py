"""ONS Explore Local Statistics: one CSV of an indicator, every area type in one table.

Its quirks: periods are ISO 8601 intervals; a housing ratio is measured as a “Percentage”; combined areas
such as an ITL region or Great Britain stand among the others.
"""

from __future__ import annotations

from sources.files.reading import Reading, drop_repeats, figures_of
from sources.files.sheet import Sheet

COLUMNS = {
    "areacd": "area_code",
    "period": "period",
    "observation": "value",
    "lci_95": "lower_ci",
    "uci_95": "upper_ci",
}

NEEDED = {"areacd", "areanm", "indicator", "period", "observation"}


def recognise(sheet: Sheet) -> float:
    """Return how sure it is that Explore Local Statistics made the sheet, from 0 to 1."""
    return 1.0 if set(sheet.columns) >= NEEDED else 0.0


def tidy(sheet: Sheet) -> Reading:
    """Return the figures of the sheet; a series is the indicator's name."""
    table = sheet.blocks[0].table
    rows = table[[name for name in COLUMNS if name in table]].rename(columns=COLUMNS)
    rows["series"] = table["indicator"]
    figures, repeats = drop_repeats(figures_of(rows, sheet.name), sheet.name)
    lost = {"repeated": repeats} if repeats else {}
    return Reading("ONS", "Explore Local Statistics", "explore_local_statistics", figures, lost=lost)
