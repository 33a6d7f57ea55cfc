"""What a question stands on: the indicator on the map, its figures, the areas meant. No Shiny here."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

import geodata
from analysis.sentences import Measure
from analysis.view import View
from analysis.wording import possessive
from catalogue import Indicator

from ..parts.figures import measure_of
from ..parts.page_state import PageState
from ..parts.state import Subject
from ..parts.views import Views


@dataclass(frozen=True, slots=True, eq=False)
class OnMap:
    """The map's indicator at its level, the areas shown, and those that the reader chose, A first."""

    views: Views
    subject: Subject
    view: View
    shown: NDArray[np.bool_]
    chosen: tuple[str, ...] = ()

    @property
    def indicator(self) -> Indicator:
        """The indicator of the picker."""
        return self.subject.indicator

    @property
    def measure(self) -> Measure:
        """How its figures are said."""
        return measure_of(self.indicator, self.subject.sex)

    @property
    def level(self) -> geodata.Level:
        """What the areas are called."""
        return geodata.LEVELS[self.subject.level]

    @property
    def meant(self) -> NDArray[np.bool_]:
        """The areas that the question is about: those chosen, else all that are shown."""
        if not self.chosen:
            return self.shown
        return np.isin(self.view.area_codes, self.chosen)

    @property
    def place(self) -> str:
        """What the areas shown are of: Trafford, or Greater Manchester."""
        return name_of(self.subject.within) if self.subject.within else "Greater Manchester"

    @property
    def where(self) -> str:
        """The areas meant, in words that follow "in"."""
        if len(self.chosen) == 1:
            return name_of(self.chosen[0])
        if self.chosen:
            return f"the {len(self.chosen)} {self.level.plural} chosen"
        if self.shown.sum() == 1:
            return str(geodata.load_areas(self.subject.level)["name"].to_numpy()[self.shown][0])
        return f"all {int(self.shown.sum()):,} {self.level.plural} of {self.place}"

    def column(self, name: str | None) -> NDArray[np.float64]:
        """Return a column of the geography as numbers, NaN everywhere for no column."""
        if name is None:
            return np.full(self.view.values.shape, np.nan)
        return geodata.load_areas(self.subject.level)[name].to_numpy(float)


def on_map(views: Views, state: PageState) -> OnMap:
    """Return what the map shows now; reactive."""
    return OnMap(views, state.subject(), state.view(), state.shown(), state.chosen().codes)


def name_of(code: str) -> str:
    """Return an area's name, the code itself where it is not held."""
    found = geodata.area(code)
    return found.name if found else code


def of_place(code: str, noun: str) -> str:
    """Return "the Greater Manchester rate" for a comparator, "Trafford’s rate" for a borough."""
    found = geodata.area(code)
    if found is not None and found.level == "borough":
        return f"{possessive(found.name)} {noun}"
    return f"the {name_of(code)} {noun}"
