"""What every ready picture is made of: the area, its figures, what stands beside them. No Shiny here."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

import geodata
from analysis.council_colours import CouncilColours, council_colours
from analysis.errors import AnalysisError
from analysis.view import View

from ...parts.chart_data import KINDS
from ...parts.control_facts import sex_words, source_words, unit_words
from ...parts.figures import Beside, beside, figure_of
from ...parts.state import Chosen, Settings, Subject
from ...parts.views import Views, inside
from ..profile.readings import WHOLE, Who, who_of

WANTED = (geodata.GM, geodata.ENGLAND)


class NoPicture(AnalysisError):
    """A picture that cannot be made of what is shown; the message says why."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Everything that the gallery depends on."""

    subject: Subject
    settings: Settings
    chosen: Chosen
    size: str = "half"
    main: str = ""
    second: str = ""
    safe: bool = False

    @property
    def colours(self) -> CouncilColours:
        """The two colours, as far as they can be read."""
        return council_colours(self.main, self.second)


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What the pictures of a screen share: the view, the area they are about and what it is set beside.

    `value`, `lower` and `upper` are the area's; `others` the comparators with a figure, the nearest first.
    """

    views: Views
    ask: Ask
    view: View
    who: Who
    value: float
    others: tuple[Beside, ...]
    shown: np.ndarray

    @property
    def subject(self) -> Subject:
        """What is on the map."""
        return self.ask.subject

    @property
    def measure(self) -> tuple[str, int]:
        """Unit and decimals."""
        return self.subject.indicator.unit, self.subject.indicator.decimals

    @property
    def source(self) -> str:
        """Where the figures come from."""
        return source_words(self.views, self.subject)

    @property
    def place(self) -> str:
        """What the areas drawn lie in."""
        within = geodata.area(self.subject.within) if self.subject.within else None
        return within.name if within else "Greater Manchester"

    def about(self, *where: str, period: str = "") -> str:
        """Return what is shown: title, unit, sex, age, place, period."""
        indicator = self.subject.indicator
        unit = unit_words(indicator)
        told = not unit or unit.lower() in indicator.title.lower()
        named = indicator.title if told else f"{indicator.title} ({unit})"
        return ", ".join(
            one for one in (named, sex_words(self.subject), *where, period or self.subject.period) if one
        )


def ground_of(views: Views, ask: Ask) -> Ground:
    """Return what the pictures of a screen share."""
    subject = ask.subject
    view = views.view(subject, ask.settings)
    who = who_of(subject, ask.chosen)
    figure = figure_of(view, who.code) if ask.chosen.selected else None
    rows = beside(views, subject, figure, subject.within) if subject.indicator.mapped else []
    known = [one for one in rows if math.isfinite(one.value)]
    value = figure.value if figure else next((one.value for one in known if one.code == who.code), math.nan)
    wanted = [figure.parent_code, *WANTED] if figure else WANTED
    others = tuple(one for one in known if one.code in wanted and one.code != who.code)
    shown = inside(subject.level, subject.within) & ~view.left_out
    return Ground(views, ask, view, who, value, others, shown)


def areas_of(ground: Ground) -> pd.DataFrame:
    """Return the areas drawn: area_code, name, value, klass, lat, lon, lower, upper."""
    areas, view = geodata.load_areas(ground.subject.level), ground.view
    rows = pd.DataFrame(
        {
            "area_code": view.area_codes,
            "name": areas["name"].to_numpy(),
            "value": view.values,
            "lower": view.lower,
            "upper": view.upper,
            "klass": view.classes,
            "lat": areas["lat"].to_numpy(),
            "lon": areas["lon"].to_numpy(),
        }
    )
    return rows[ground.shown].reset_index(drop=True)


def kind_of(code: str) -> str:
    """Return what kind of comparator an area is."""
    return KINDS.get(code[:3], "country")


def borough_of(who: Who) -> str:
    """Return the borough that an area lies in, "" for Greater Manchester."""
    return geodata.borough_holding(who.code, who.level) if who.level != WHOLE else ""


def today() -> str:
    """Return the date as it stands on a picture."""
    day = date.today()
    return f"{day.day} {day:%B %Y}"
