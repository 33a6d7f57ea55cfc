"""Lookups between areas as ONS and others publish them: one line a pair, every area by its code.

They bring the areas of vintages that the geography does not hold, and the change codes between two censuses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from geodata.crosswalks import Crosswalk, lsoa_crosswalk
from sources.errors import Incomplete
from sources.files.areas import Key, KnownAreas
from sources.files.sheet import Sheet

CODED = re.compile(r"(lsoa|msoa|ward|wd|lad|ltla)(\d\d)_?(?:cd|code)", re.IGNORECASE)
TYPES = {"wd": "ward", "lad": "borough", "ltla": "borough"}
CHANGE = re.compile(r"change_?code|chgind|chngind", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lookup:
    """Pairs of areas.

    Attributes
    ----------
    name
        The file's name.
    columns
        The column of codes of each area type and vintage.
    table
        Its lines, text.
    """

    name: str
    columns: dict[Key, str]
    table: pd.DataFrame

    def areas(self, known: KnownAreas) -> dict[Key, frozenset[str]]:
        """Return its areas of Greater Manchester by area type and vintage.

        Raises
        ------
        Incomplete
            None of its lines is of an area that is known.
        """
        here = pd.Series(False, index=self.table.index)
        for (area_type, vintage), column in self.columns.items():
            codes = known.of(area_type, "2025" if area_type == "borough" else vintage)
            here |= self.table[column].isin(codes)
        if not here.any():
            raise Incomplete(f"{self.name} holds no line of an area of Greater Manchester that is known.")
        return {
            key: frozenset(self.table.loc[here, column]) - {""}
            for key, column in self.columns.items()
            if key[0] != "borough"
        }

    def lsoa_changes(self) -> Crosswalk | None:
        """Return the crosswalk of LSOAs from 2011 to 2021; nothing if the lookup has no change codes."""
        change = next((column for column in self.table if CHANGE.fullmatch(str(column))), None)
        old, new = (self.columns.get(("lsoa", year)) for year in ("2011", "2021"))
        if not (change and old and new):
            return None
        pairs = self.table.rename(columns={old: "from_code", new: "to_code", str(change): "change"})
        return lsoa_crosswalk(pairs, "LSOAs of 2011", "LSOAs of 2021")


def lookup_of(sheet: Sheet) -> Lookup | None:
    """Return the sheet as a lookup; nothing if it has fewer than two columns of codes, or holds numbers."""
    columns: dict[Key, str] = {}
    for column in sheet.columns:
        if found := CODED.fullmatch(column):
            area_type = TYPES.get(found[1].lower(), found[1].lower())
            columns.setdefault((area_type, f"20{found[2]}"), column)
    table = sheet.blocks[0].table
    if len(columns) < 2 or any(_is_number(table[column]) for column in table if column != "ObjectId"):
        return None
    return Lookup(sheet.name, columns, table)


def _is_number(cells: pd.Series) -> bool:
    """Return whether a column is one of figures; short codes of health bodies are none."""
    return bool(cells.head(50).str.fullmatch(r"-?\d+(\.\d+)?").all())
