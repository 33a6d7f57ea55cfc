"""Nomis: the CSV of its query tool and of its census tables.

Its quirks: title lines and pairs such as `"date","August 2018"` stand above the table and footnotes below;
several dates give several tables one under the other; an area is `E01004768 : Bolton 001A`, or a name with
its code in the column `mnemonic`; a rate may come with columns `numerator`, `denominator` and `conf`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from sources.errors import SchemaChanged
from sources.files.numbers import read_numbers
from sources.files.periods import census_day, read_period
from sources.files.reading import Reading, drop_repeats, figures_of
from sources.files.sheet import Block, Sheet, code_of
from sources.periods import Period

CENSUS_TABLE = re.compile(r"((?:TS|RM|KS|QS|LC|DC|CT)\d{3,4}(?:EW)?[A-Za-z]?)\s*[-–:]\s*(.+)")

FROM_NOMIS = re.compile(r"from nomis on", re.IGNORECASE)

MNEMONIC = "mnemonic"

OF_ONE_RATE = {"numerator": "numerator", "denominator": "denominator", "percent": "value", "conf": "conf"}

TITLE_PAIRS = {"date": "period", "sex": "sex", "gender": "sex", "age": "age"}


def recognise(sheet: Sheet) -> float:
    """Return how sure it is that the query tool of Nomis made the sheet, from 0 to 1."""
    above = [" ".join(cells) for cells in sheet.blocks[0].titles]
    below = list(sheet.footnotes)
    if any(FROM_NOMIS.search(line) for line in [*above, *below]):
        return 1.0
    return 0.8 if above and CENSUS_TABLE.match(above[0]) else 0.0


def tidy(sheet: Sheet) -> Reading:
    """Return the figures of every table of the sheet; a series is the title and the column's heading."""
    titles = sheet.blocks[0].titles
    title = titles[0][0] if titles else "untitled"
    census = CENSUS_TABLE.match(title)
    parts = [part for block in sheet.blocks for part in _figures(block, title, sheet.name)]
    figures, repeats = drop_repeats(pd.concat(parts, ignore_index=True), sheet.name)
    lost = {"without an area code": len(sheet.loose), "repeated": repeats}
    notes = [] if sheet.headed else ["No line names its columns: they are known by their number only."]
    return Reading(
        publisher="ONS, Nomis",
        dataset=title,
        family=f"census {census[1]}" if census else "nomis query tool",
        figures=figures,
        vintage=_vintage(sheet),
        lost={why: count for why, count in lost.items() if count},
        notes=tuple(notes + _footnoted(sheet)),
    )


def _figures(block: Block, title: str, name: str) -> list[pd.DataFrame]:
    said = _pairs(block)
    period = _period(said, block, name)
    area = _area_column(block.table)
    common = {"area_code": block.table[area]} | {
        column: said[pair] for pair, column in TITLE_PAIRS.items() if pair in said and column != "period"
    }
    headings = [heading for heading in block.table if heading not in (area, MNEMONIC, _first(block.table))]
    if {"numerator", "percent"} <= set(headings):
        return [figures_of(_one_rate(block.table, common, title, name), name, period)]
    measured = [heading for heading in headings if not str(heading).lower().startswith(("flag", "conf"))]
    parts = []
    for heading in measured:
        own = _own_period(str(heading))
        rows = pd.DataFrame(common | {"value": block.table[heading]})
        rows["series"] = title if own else f"{title} | {heading}"
        parts.append(figures_of(rows, name, own or _needed(period, name)))
    return parts


def _needed(period: Period | None, name: str) -> Period:
    if period is None:
        raise SchemaChanged(f"{name} does not say which period it is of: no line above the table has a date.")
    return period


def _one_rate(table: pd.DataFrame, common: Mapping[str, object], title: str, name: str) -> pd.DataFrame:
    rows = pd.DataFrame(
        {**common} | {to: table[given] for given, to in OF_ONE_RATE.items() if given in table}
    )
    if "conf" in rows:
        value, _ = read_numbers(rows["value"], name)
        half, _ = read_numbers(rows.pop("conf"), name)
        bounds = {"lower_ci": value - half, "upper_ci": value + half}
        rows = rows.assign(
            **{
                key: bound.round(9).map("{:g}".format, na_action="ignore").fillna("")
                for key, bound in bounds.items()
            }
        )
    return rows.assign(series=title)


def _pairs(block: Block) -> dict[str, str]:
    """Return what the pairs above a table say, by their lower-case name."""
    return {cells[0].lower().rstrip(" :"): cells[1] for cells in block.titles if len(cells) == 2}


def _period(said: dict[str, str], block: Block, name: str) -> Period | None:
    if "date" not in said:
        # A census table says its year in its title's series: TS and RM are of 2021, the others of 2011.
        title = block.titles[0][0] if block.titles else ""
        found = CENSUS_TABLE.match(title)
        return census_day("2021" if found[1][:2] in ("TS", "RM") else "2011") if found else None
    if CENSUS_TABLE.match(block.titles[0][0]) and said["date"] in ("2011", "2021"):
        return census_day(said["date"])
    return read_period(said["date"])


def _own_period(heading: str) -> Period | None:
    """Return the period that a column's heading is, as it is in a series of dates across the columns."""
    try:
        return read_period(heading)
    except SchemaChanged:
        return None


def _first(table: pd.DataFrame) -> str:
    return str(table.columns[0])


def _area_column(table: pd.DataFrame) -> str:
    return MNEMONIC if MNEMONIC in table and code_of(table[MNEMONIC].iloc[0]) else _first(table)


def _vintage(sheet: Sheet) -> str:
    years = re.findall(r"\b(20\d\d)\b", sheet.columns[0]) if sheet.headed else []
    return years[0] if len(years) == 1 else ""


def _footnoted(sheet: Sheet) -> list[str]:
    return [f"Footnote: {line}" for line in sheet.footnotes if not FROM_NOMIS.search(line)]
