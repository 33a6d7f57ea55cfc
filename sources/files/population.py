"""ONS, mid-year population estimates: a column for every single year of age.

Its quirks: many tables do not say their year but in the file's name; the last age is “90+”.
"""

from __future__ import annotations

import re
from datetime import date

import pandas as pd

from sources.errors import SchemaChanged
from sources.files.numbers import read_numbers
from sources.files.reading import Reading, drop_repeats, figures_of
from sources.files.sheet import Sheet, code_of
from sources.periods import Period

AGES = tuple(str(age) for age in range(90))
OLDEST = "90+"

BANDS = {"0–15": (0, 15), "16–64": (16, 64)}
"""Ages that are added up: those that rates elsewhere are of."""

YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)|population(\d\d)(?!\d)")


def recognise(sheet: Sheet) -> float:
    """Return how sure it is that the sheet has residents by single year of age, from 0 to 1."""
    return 1.0 if {*AGES, OLDEST} <= set(sheet.columns) else 0.0


def tidy(sheet: Sheet) -> Reading:
    """Return residents by band of age, as counts; a series is “residents aged 16–64”.

    Raises
    ------
    SchemaChanged
        Neither a column `period` nor the file's name say the year, or no column holds area codes.
    """
    table = sheet.blocks[0].table
    area = next((name for name in table if code_of(table[name].iloc[0])), None)
    if area is None:
        raise SchemaChanged(f"{sheet.name} has no column of area codes.")
    # One line a year of age; every area's people stand in a column.
    years = pd.DataFrame([read_numbers(table[age], f"{sheet.name}, age {age}")[0] for age in AGES])
    days = table["period"] if "period" in table else pd.Series(_day(sheet.name), index=table.index)
    parts = [
        _counted(table, str(area), days, band, years[first : last + 1].sum(min_count=1), sheet)
        for band, (first, last) in BANDS.items()
    ]
    figures, repeats = drop_repeats(pd.concat(parts, ignore_index=True), sheet.name)
    lost = {"repeated": repeats} if repeats else {}
    vintage = re.search(r"(?:lsoa|msoa)(11|21)", str(area).lower())
    year = f"20{vintage[1]}" if vintage else ""
    return Reading("ONS", "Mid-year population estimates", "population", figures, year, lost)


def _counted(
    table: pd.DataFrame, area: str, days: pd.Series, band: str, people: pd.Series, sheet: Sheet
) -> pd.DataFrame:
    parts = []
    for day, rows in table.groupby(days):
        period = _period(str(day), sheet.name)
        given = pd.DataFrame({"area_code": rows[area], "series": f"residents aged {band}", "age": band})
        if "sex" in rows:
            given["sex"] = rows["sex"]
        counts = people[rows.index].map("{:.0f}".format, na_action="ignore").fillna("")
        parts.append(figures_of(given.assign(numerator=counts), sheet.name, period))
    return pd.concat(parts, ignore_index=True)


def _day(name: str) -> str:
    found = YEAR.search(name)
    if not found:
        raise SchemaChanged(f"{name} does not say which year it is of; put the year into its name.")
    return f"{found[1] or '20' + found[2]}-06-30"


def _period(day: str, name: str) -> Period:
    """Return 30 June of a year, labelled by the year alone."""
    try:
        middle = date.fromisoformat(day)
    except ValueError as error:
        raise SchemaChanged(f"{name}: “{day}” is not a day.") from error
    return Period(str(middle.year), middle, middle)
