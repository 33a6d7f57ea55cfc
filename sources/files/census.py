"""ONS, Census 2021: bulk tables, and tables with one line an area and category.

Its quirks: in a bulk table every category is a column that repeats the table's subject; in a long table each
line carries the total of its area, or none does and the categories add up to it.
"""

from __future__ import annotations

import re

import pandas as pd

from sources.errors import SchemaChanged
from sources.files.numbers import read_numbers
from sources.files.periods import CENSUS_DAY, census_day
from sources.files.reading import Reading, drop_repeats, figures_of
from sources.files.sheet import Sheet
from sources.periods import Period

BULK = {"date", "geography", "geography code"}

COUNTED = {"area_code", "period", "indicator", "measure", "unit", "value"}
BESIDE_CATEGORY = COUNTED | {"area_name", "geography"}

CODED = re.compile(r"(?:lsoa|msoa|oa|ltla|lad|ward)(11|21)_?(?:code|cd)")

TOTAL = re.compile(r".*\btotal\b", re.IGNORECASE)


def recognise(sheet: Sheet) -> float:
    """Return how sure it is that the sheet is a table of a census, from 0 to 1."""
    if set(sheet.columns) >= BULK and any(":" in column for column in sheet.columns):
        return 1.0
    if set(sheet.columns) >= COUNTED and _census_dates(sheet):
        return 0.9
    return 0.9 if _long_columns(sheet) else 0.0


def tidy(sheet: Sheet) -> Reading:
    """Return the figures of the sheet by category, with its count as numerator and the total as base."""
    if set(sheet.columns) >= BULK:
        figures, subject = _bulk(sheet), sheet.columns[3].split(":")[0]
    elif found := _long_columns(sheet):
        figures, subject = _long(sheet, *found), found[1].replace("_", " ")
    else:
        figures, subject = _counted(sheet), _category(sheet).replace("_", " ")
    once, repeats = drop_repeats(figures, sheet.name)
    lost = {"repeated": repeats} if repeats else {}
    return Reading("ONS", f"Census: {subject}", "census", once, _vintage(sheet), lost)


def _bulk(sheet: Sheet) -> pd.DataFrame:
    table = sheet.blocks[0].table
    years = table["date"].unique()
    if len(years) != 1:
        raise SchemaChanged(f"{sheet.name} is of {len(years)} dates; a census table is of one.")
    categories = [column for column in sheet.columns if column not in BULK]
    total = next((column for column in categories if TOTAL.match(column)), None)
    parts = []
    for column in categories:
        rows = pd.DataFrame({"area_code": table["geography code"], "numerator": table[column]})
        if total and column != total:
            rows["denominator"] = table[total]
        parts.append(figures_of(rows.assign(series=column), sheet.name, _day(years[0], sheet.name)))
    return pd.concat(parts, ignore_index=True)


def _long(sheet: Sheet, area: str, category: str, total: str) -> pd.DataFrame:
    table = sheet.blocks[0].table
    rows = pd.DataFrame({"area_code": table[area], "numerator": table["n"], "denominator": table[total]})
    rows["series"] = category.replace("_", " ") + ": " + table[category]
    return figures_of(rows, sheet.name, _day(f"20{_year(area)}", sheet.name))


def _counted(sheet: Sheet) -> pd.DataFrame:
    table, category = sheet.blocks[0].table, _category(sheet)
    counts = table[table["measure"] == "Count"]
    number, _ = read_numbers(counts["value"], sheet.name)
    total = number.groupby([counts["area_code"], counts["period"]]).transform("sum", min_count=1)
    rows = pd.DataFrame({"area_code": counts["area_code"], "numerator": counts["value"]})
    rows["denominator"] = total.map("{:.0f}".format, na_action="ignore").fillna("")
    rows["series"] = category.replace("_", " ") + ": " + counts[category]
    return figures_of(rows, sheet.name, _day(table["period"].iloc[0][:4], sheet.name))


def _long_columns(sheet: Sheet) -> tuple[str, str, str] | None:
    """Return the columns of areas, categories and totals of a long table, or nothing."""
    area = next((column for column in sheet.columns if CODED.fullmatch(column)), None)
    total = next((column for column in sheet.columns if column.startswith("total_")), None)
    others = [column for column in sheet.columns if column not in (area, total, "n", "prop")]
    if not area or not total or "n" not in sheet.columns or len(others) != 1:
        return None
    return area, others[0], total


def _category(sheet: Sheet) -> str:
    others = [column for column in sheet.columns if column not in BESIDE_CATEGORY]
    if len(others) != 1:
        raise SchemaChanged(f"{sheet.name} should have one column of categories; it has {len(others)}.")
    return others[0]


def _census_dates(sheet: Sheet) -> bool:
    days = {day.isoformat() for day in CENSUS_DAY.values()}
    return set(sheet.blocks[0].table["period"]) <= days and len(set(sheet.columns) - BESIDE_CATEGORY) == 1


def _day(year: str, name: str) -> Period:
    if year not in CENSUS_DAY:
        raise SchemaChanged(f"{name}: there was no census in “{year}” that is known here.")
    return census_day(year)


def _year(area: str) -> str:
    found = CODED.fullmatch(area)
    return found[1] if found else ""


def _vintage(sheet: Sheet) -> str:
    if set(sheet.columns) >= BULK:
        return str(sheet.blocks[0].table["date"].iloc[0])
    found = _long_columns(sheet)
    return f"20{_year(found[0])}" if found else ""
