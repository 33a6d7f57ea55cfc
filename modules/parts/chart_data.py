"""What a chart of the panel is drawn from: a key that says all it depends on, and the rows. No Shiny here."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

import geodata
from analysis.view import View
from charts import PANEL, PROJECTOR, Chosen, Comparator, Sheet

from .figures import Beside, beside, figure_of, small_area_extremes
from .state import Chosen as ChosenAreas
from .state import Settings, Subject
from .views import Views

if TYPE_CHECKING:
    from charts import Series

KINDS = {"E08": "borough", "E47": "gm", "E12": "region", "E92": "country", "K02": "country"}
MOST_LINES = 5


@dataclass(frozen=True, slots=True)
class ChartRequest:
    """Everything that a drawing depends on; equal requests have one drawing in the process."""

    kind: str
    subject: Subject
    settings: Settings
    chosen: ChosenAreas
    against: str
    projector: bool

    @property
    def sheet(self) -> Sheet:
        """How large it is drawn."""
        return PROJECTOR if self.projector else PANEL

    @property
    def cache_key(self) -> tuple:
        """The hashable parts; what a chart does not show is left out."""
        settings = self.settings
        return (
            self.kind,
            self.subject.key,
            self.subject.population,
            self.chosen,
            self.against,
            self.projector,
            settings.confidence if self.kind == "ranked" else 0,
        )

    @property
    def measure(self) -> tuple[str, int]:
        """Unit and decimals."""
        return self.subject.indicator.unit, self.subject.indicator.decimals


def area_rows(view: View) -> pd.DataFrame:
    """Return the view as charts take it: area_code, name, parent_code, value, lower, upper."""
    areas = geodata.load_areas(view.level)
    return pd.DataFrame(
        {
            "area_code": view.area_codes,
            "name": areas["name"].to_numpy(),
            "parent_code": areas["parent_code"].to_numpy(),
            "value": view.values,
            "lower": view.lower,
            "upper": view.upper,
        }
    )


def chosen_marks(chosen: ChosenAreas) -> tuple[Chosen, ...]:
    """Return the chosen areas with their letters."""
    return tuple(Chosen(code, name_of(code), letter) for code, letter in chosen.letters.items())


def name_of(code: str) -> str:
    """Return an area's name."""
    found = geodata.area(code)
    return found.name if found else code


def comparator_lines(views: Views, request: ChartRequest, view: View) -> tuple[Comparator, ...]:
    """Return the parent borough and the chosen comparator, each if there is a figure."""
    if not request.subject.indicator.mapped:
        return ()
    figure = figure_of(view, request.chosen.selected) if request.chosen.selected else None
    wanted = {request.against, geodata.GM}
    if figure and request.subject.level != "borough":
        wanted.add(figure.parent_code)
    return tuple(
        line_of(one)
        for one in beside(views, request.subject, figure, "")
        if one.code in wanted and math.isfinite(one.value)
    )


def line_of(one: Beside) -> Comparator:
    """Return a comparator as a chart's line."""
    return Comparator(one.name, one.value, KINDS.get(one.code[:3], "country"), one.short)


def trend_series(views: Views, request: ChartRequest) -> tuple[tuple[Series, ...], pd.DataFrame]:
    """Return the lines of the trend that have figures, the chosen areas first, and their observations."""
    from charts import Series  # brings matplotlib, which the page does not wait for

    subject, codes = request.subject, request.chosen.codes
    selected = codes[0] if codes else ""
    lines = [
        Series(code, name_of(code), "selected" if code == request.chosen.selected else "compared")
        for code in codes[:MOST_LINES]
    ]
    parent = geodata.area(selected).parent_code if selected and geodata.area(selected) else ""
    if parent.startswith("E08") and parent not in codes:
        lines.append(Series(parent, name_of(parent), "borough"))
    for code, name in geodata.COMPARATORS:
        lines.append(Series(code, name, KINDS[code[:3]]))
    codes_drawn = tuple(one.area_code for one in lines)
    rows = views.series(subject.indicator.id, codes_drawn, subject.sex, subject.age, subject.level)
    held = set(rows.loc[rows["value"].notna(), "area_code"])
    return tuple(one for one in lines if one.area_code in held), rows


def range_rows(views: Views, request: ChartRequest, view: View) -> pd.DataFrame:
    """Return average, lowest and highest LSOA of the chosen areas and comparators; empty without LSOAs."""
    figure = figure_of(view, request.chosen.selected) if request.chosen.selected else None
    if figure is None:
        return pd.DataFrame()
    others = [one for one in beside(views, request.subject, figure, "") if math.isfinite(one.value)]
    compared = [one for one in (figure_of(view, code) for code in request.chosen.codes[1:3]) if one]
    wanted = [(figure.code, figure.name, figure.value, "selected")]
    wanted += [(one.code, one.name, one.value, KINDS.get(one.code[:3], "country")) for one in others]
    wanted += [(one.code, one.name, one.value, "compared") for one in compared]
    found = small_area_extremes(views, request.subject, tuple(code for code, *_ in wanted))
    rows = [
        {"name": name, "mean": mean, "lowest": found[code][0], "highest": found[code][1], "kind": kind}
        for code, name, mean, kind in wanted
        if code in found and np.isfinite(mean)
    ]
    return pd.DataFrame(rows)
