"""The small areas behind an area's figure: an average never stands alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

import geodata
from analysis.view import View
from briefing.figures import Figures
from briefing.places import Place
from catalogue import Indicator
from geodata import LEVELS, MAP_LEVELS

PREFERRED = ("ward", "msoa", "lsoa", "borough")
"""Area types to tell a large area by, the first that has figures."""


@dataclass(frozen=True, slots=True, eq=False)
class Inside:
    """An indicator by small area: those inside an area, or for a small one its peers in the borough.

    `rows` has area_code, name, parent_code, value, lower, upper, rank (among all of the level), klass,
    numerator, denominator, lat and lon, by code.
    """

    indicator: Indicator
    sex: str
    level: str
    period: str
    where: str
    view: View
    rows: pd.DataFrame

    @property
    def singular(self) -> str:
        """What one of the areas is called."""
        return LEVELS[self.level].singular

    @property
    def plural(self) -> str:
        """What the areas are called."""
        return LEVELS[self.level].plural

    @property
    def known(self) -> pd.DataFrame:
        """The areas with a figure."""
        found: pd.DataFrame = self.rows[np.isfinite(self.rows["value"].to_numpy(float))]
        return found

    def best_first(self) -> pd.DataFrame:
        """Return the areas with a figure from the best, or where neither is better the highest, down."""
        rising = self.indicator.polarity == "high_is_bad"
        return self.known.sort_values(["value", "area_code"], ascending=[rising, True], ignore_index=True)


def level_inside(place: Place, indicator: Indicator) -> str:
    """Return the level of the areas to tell an area by; "" where the indicator has no figures of any."""
    if not place.large:
        return place.level if place.level in indicator.levels else ""
    fitting = (
        level
        for area_type in PREFERRED
        for level in MAP_LEVELS
        if LEVELS[level].area_type == area_type and level in indicator.levels and level != place.level
    )
    return next((level for level in fitting if geodata.holds(place.level, level)), "")


def inside(figures: Figures, place: Place, indicator: Indicator, period: str = "") -> Inside | None:
    """Return an indicator by the areas inside one, newest period unless told; None where it has none.

    With a period told, None as well where there are no figures of it.
    """
    level = level_inside(place, indicator)
    if not level or (period and period not in figures.store.periods(indicator.id, level)):
        return None
    period = period or figures.newest(indicator, level)
    sex = figures.sexes(indicator, level)[0]
    view = figures.view(indicator.id, level, period, sex)
    container = place.code if place.large else place.borough
    areas = geodata.load_areas(level)
    shown = np.isin(areas["area_code"].to_numpy(str), geodata.children(container, level))
    rows = areas[["area_code", "name", "parent_code", "lat", "lon"]].assign(
        value=view.values,
        lower=view.lower,
        upper=view.upper,
        rank=view.ranks,
        klass=view.classes,
        numerator=view.numerator,
        denominator=view.denominator,
    )
    rows = rows[shown].reset_index(drop=True)
    held = geodata.area(container)
    return Inside(indicator, sex, level, period, held.name if held else "", view, rows)
