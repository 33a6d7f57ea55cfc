"""The table of One ID: every area of the level shown with its codes of other years and other bodies."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

import geodata
from analysis.ranking import rank
from analysis.wording import sentence_case

from ...parts.tool_table import Column, ToolTable, base_rows
from ...parts.views import census_of, residents
from .files import LICENCE

NOT_COUNTED = "no number of residents is held"
LEFT_OUT = ("borough", "combined_authority")
"""Levels that stand in every table anyway, or say the same of every row."""


def table_of(level: str, shown: NDArray[np.bool_]) -> ToolTable:
    """Return the areas shown of a level with the code, or name, of each other level and body.

    Where an area lies in several of them it is the one where most of its residents live, and the share beside
    it says how many.
    """
    areas = geodata.load_areas(level)
    people = residents(level)
    given: dict[str, object] = {}
    columns: list[Column] = []
    for other in (one for one in geodata.joined(level) if one not in LEFT_OUT):
        codes, share = most_of(areas["area_code"], level, other)
        given[other] = codes
        columns.append(Column(other, sentence_case(geodata.kind_of(other)), "words"))
        if (share < 1).any():
            given[f"{other}_share"] = 100 * share
            about = "Of its residents, how many live there"
            columns.append(Column(f"{other}_share", "of residents", unit="%", decimals=0, help=about))
    rows = base_rows(
        level,
        shown,
        value=people,
        rank=rank(np.where(shown, people, np.nan)),
        reason=np.where(np.isnan(people), NOT_COUNTED, ""),
        **given,
    )
    return ToolTable(
        title=f"Identifiers of {geodata.LEVELS[level].plural}",
        rows=rows,
        value=Column(
            "value", "Residents", decimals=0, help=f"Usual residents, Census {census_of(level)[-4:]}"
        ),
        columns=tuple(columns),
        facts=(("Source", LICENCE),),
        sentences=("Where an area lies in several others, the one with most of its residents is given.",),
        note=f"Codes of {geodata.LEVELS[level].plural} in other years and of other bodies",
        key=("one_id", level),
    )


def most_of(codes: pd.Series, level: str, other: str) -> tuple[list[str], NDArray[np.float64]]:
    """Return the code, or name, of the other area where most residents of each area live, and how many do.

    "" and NaN where none is known. Of two with as many the lower code.
    """
    found = [next(iter(geodata.overlaps_of(code, level, other)), None) for code in codes]
    words = ["" if one is None else one.code or one.name for one in found]
    return words, np.array([np.nan if one is None else min(one.share, 1.0) for one in found])
