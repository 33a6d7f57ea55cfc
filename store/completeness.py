"""Whether observations come with all the areas that they should, at levels where they are shown."""

from __future__ import annotations

import pandas as pd

from catalogue import Indicator
from geodata import LEVELS, MAP_LEVELS, load_areas
from sources import Incomplete
from store.merged import GROUP

ADDED_UP = "lsoa"
"""Type of the areas that larger ones are added up from, whether or not they are shown themselves."""


def refuse_lacking(new: pd.DataFrame, allowed: int) -> None:
    """Raise `Incomplete` unless every map level that comes in a period comes with all its areas.

    Parameters
    ----------
    allowed
        How many may be absent, as the source's entry says.
    """
    for group, found in new.groupby(list(GROUP), sort=False):
        level = level_of(str(group[1]), str(group[2]))
        if level not in MAP_LEVELS:
            continue
        areas = load_areas(level).set_index("area_code")
        lacking = areas[~areas.index.isin(found["area_code"])]
        if len(lacking) > allowed:
            boroughs = ", ".join(sorted(lacking["parent_name" if level != "borough" else "name"].unique()))
            raise Incomplete(
                f"{group[0]} of {found['period'].iloc[0]} comes without {len(lacking):,} of {len(areas):,} "
                f"{LEVELS[level].plural} ({boroughs})."
            )


def level_of(area_type: str, vintage: str) -> str:
    """Return the key of a level, or nothing for areas that the geography does not hold."""
    found = (key for key, level in LEVELS.items() if (level.area_type, level.vintage) == (area_type, vintage))
    return next(found, "")


def used(rows: pd.DataFrame, indicator: Indicator, *, adds_up: bool) -> pd.Series:
    """Return which of an indicator's rows are of its levels.

    Parameters
    ----------
    adds_up
        Whether small areas count too where larger ones are added up from them, shown or not.
    """
    summed = adds_up and indicator.aggregation != "none"
    wanted = pd.Series(False, index=rows.index)
    for (area_type, vintage), found in rows.groupby(["area_type", "area_vintage"]):
        level = level_of(str(area_type), str(vintage))
        if level in indicator.levels or (summed and level and area_type == ADDED_UP):
            wanted[found.index] = True
    return wanted
