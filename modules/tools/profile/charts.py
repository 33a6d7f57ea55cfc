"""Drawings of a profile, made off the event loop and kept: the spine chart and the rug. No Shiny here."""

from __future__ import annotations

from dataclasses import dataclass

import geodata
from analysis.profile import Profile, profile
from charts import PANEL, PROJECTOR, Sheet

from ...parts.chart_data import KINDS
from ...parts.keeping import kept_with_views
from ...parts.state import Subject
from ...parts.views import Views
from .readings import Against, Who, in_order, plain_settings, readings_of
from .rug import rug_of

SHORT = {"Greater Manchester": "GM", "United Kingdom": "UK"}


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that a profile depends on; equal ones have one drawing in the process."""

    who: Who
    against: Against
    sex: str
    population: int
    confidence: float
    themes: tuple[tuple[str, str], ...]
    projector: bool = False

    def subject(self, views: Views) -> Subject:
        """Return what of the page's subject matters: the sex, and the minimum of residents."""
        first = next(iter(views.catalogue.indicators.values()))
        return Subject(first, "borough", "", "", self.sex, "", 1, self.population)

    @property
    def sheet(self) -> Sheet:
        """How large it is drawn."""
        return PROJECTOR if self.projector else PANEL

    @property
    def order(self) -> tuple[str, ...]:
        """The themes in the order of the tabs."""
        return tuple(theme for theme, _ in self.themes)

    @property
    def plural(self) -> str:
        """What the peers are called."""
        return geodata.LEVELS[self.who.peers].plural


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart: its finding, the SVG, and where its rows lie (indicator, top and height in per cent)."""

    title: str
    svg: str
    rows: tuple[tuple[str, str, float, float], ...] = ()


@kept_with_views(maxsize=256)
def profile_of(views: Views, asked: Asked, most: int) -> Profile:
    """Return the profile of an area, theme by theme; `most` are named best and worst."""
    settings = plain_settings(asked.confidence)
    readings = readings_of(views, asked.who, asked.subject(views), settings, asked.against)
    return profile(in_order(readings, asked.order), most)


@kept_with_views(maxsize=64)
def spine_drawn(views: Views, asked: Asked) -> Drawn:
    """Return the spine chart; without figures an empty drawing."""
    from charts import (
        NEUTRAL_HEADING,
        SpineOptions,
        alt_spine,
        plot_spine,
        row_places,
        title_spine,
        to_svg,
    )

    spines = profile_of(views, asked, 5).spines
    short = SHORT.get(asked.against.name, asked.against.name)
    kind = KINDS.get(asked.against.code[:3], "country")
    options = SpineOptions(short, kind, (*asked.themes, NEUTRAL_HEADING), sheet=asked.sheet)
    titles = {one.reading.indicator_id: one.reading.title for one in spines}
    places = row_places(spines, options)
    if not places:
        return Drawn("", "")
    alt = alt_spine(spines, options, asked.who.name, asked.plural)
    return Drawn(
        title_spine(spines, asked.who.name, asked.against.name),
        to_svg(plot_spine(spines, options), alt),
        tuple(
            (one.indicator_id, titles[one.indicator_id], 100 * one.top, 100 * one.height) for one in places
        ),
    )


@kept_with_views(maxsize=64)
def rug_drawn(views: Views, asked: Asked) -> Drawn:
    """Return the tartan rug of the boroughs, the profile's borough marked.

    Raises
    ------
    AnalysisError
        No indicator has a figure for any borough.
    """
    from charts import RugOptions, alt_rug, plot_rug, title_rug, to_svg

    against = rug_against(asked)
    rug = rug_of(views, asked.subject(views), asked.confidence, against.code, asked.order)
    options = RugOptions(asked.themes, asked.who.name, asked.sheet)
    return Drawn(title_rug(rug, against.name), to_svg(plot_rug(rug, options), alt_rug(rug, against.name)))


def rug_against(asked: Asked) -> Against:
    """Return what the boroughs are compared with: a borough gives way to Greater Manchester."""
    if geodata.area(asked.against.code) and geodata.area(asked.against.code).level == "borough":
        return Against(geodata.GM, "Greater Manchester")
    return asked.against
