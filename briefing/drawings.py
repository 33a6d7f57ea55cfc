"""Pictures of a briefing: the spine of a theme, a map, a ranking, a course over time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

import geodata
from analysis.palettes import palette, scale_for
from analysis.profile import Spine
from analysis.wording import class_ranges, sentence_case
from briefing.content import Picture
from briefing.figures import Figures
from briefing.inside import Inside
from briefing.places import Place
from briefing.readings import Account, Held
from catalogue import Indicator

if TYPE_CHECKING:
    from charts import Series, Words

Rings = Sequence[NDArray[np.float64]]

KINDS = {"E08": "borough", "E47": "gm", "E12": "region", "E92": "country", "K02": "country"}
SHORT = {"Greater Manchester": "GM", "United Kingdom": "UK"}
RANKED_ROWS = 12
OF_BOUNDARIES = "Boundaries: ONS. Contains OS data © Crown copyright and database right."
CLAIMANT_RULES = " Universal Credit changed who counts, 2016–18."


def spine_picture(account: Account, spines: Sequence[Spine], theme: str, source: str) -> Picture | None:
    """Return a theme's indicators from the worst to the best peer; None without a figure."""
    from charts import SpineOptions, alt_spine, plot_spine, title_spine

    if not spines:
        return None
    against, place = account.against, account.place
    options = SpineOptions(SHORT.get(against.name, against.name), kind_of(against.code))
    note = (
        f"From the worst to the best of the {place.plural}, {against.name} in the middle; neutral ones from "
        "lowest to highest."
    )
    return Picture(
        title_spine(spines, place.name, against.name),
        f"{theme}. {note}",
        alt_spine(spines, options, place.name, place.plural),
        source,
        plot_spine(spines, options),
        "where it stands",
    )


def map_picture(figures: Figures, place: Place, small: Inside) -> Picture:
    """Return the areas inside an area, in the classes of the page's map."""
    from charts import AreaMap, alt_area_map, plot_area_map

    indicator, shapes = small.indicator, geodata.load_shapes(small.level)
    breaks = small.view.breaks
    options = AreaMap(
        colours=tuple(palette(scale_for(indicator.polarity), len(breaks) + 1, "light", indicator.polarity)),
        ranges=class_ranges(breaks, indicator.unit, indicator.decimals),
        unit=indicator.unit,
        decimals=indicator.decimals,
        selected="" if place.large else place.code,
        borders=_borders(place, small.level),
    )
    return Picture(
        f"{indicator.title} by {small.singular} in {small.where}",
        f"{sentence_case(_listed(unit_beside(indicator), small.period))}. Classes are those of all "
        f"{small.plural} of Greater Manchester; the number of areas here in brackets.",
        alt_area_map(small.rows, options, words_of(small, small.where)),
        f"{source_line(figures, indicator, small.level, small.period)} {OF_BOUNDARIES}",
        plot_area_map(small.rows, shapes.rings, options),
        "map",
    )


def ranked_picture(figures: Figures, account: Account, small: Inside) -> Picture:
    """Return the areas inside an area in order of their figure, beside the comparator."""
    from charts import Chosen, Comparator, Ranked, alt_ranked, plot_ranked, title_ranked

    place, indicator = account.place, small.indicator
    line = None
    beside = figures.at(indicator, place, small.sex, small.period).get(account.against.code)
    if beside is not None and math.isfinite(float(beside["value"])):
        against = account.against
        line = Comparator(against.name, float(beside["value"]), kind_of(against.code))
    chosen = () if place.large else (Chosen(place.code, place.name),)
    options = Ranked(indicator.unit, indicator.decimals, chosen, line, RANKED_ROWS, small.plural)
    rows = small.rows.assign(parent_code="")
    words = words_of(small, small.where)
    return Picture(
        title_ranked(rows, options, words),
        _listed(indicator.title, unit_beside(indicator), small.period),
        alt_ranked(rows, options, words),
        source_line(figures, indicator, small.level, small.period),
        plot_ranked(rows, options),
        "ranks",
    )


def trend_picture(figures: Figures, account: Account, held: Held) -> Picture:
    """Return an indicator over time beside its comparators."""
    from charts import Trend, Words, alt_trend, plot_trend, title_trend

    place, indicator = account.place, held.indicator
    rows = figures.course(indicator, place, held.sex)
    lines = _lines(account, set(rows.loc[rows["value"].notna(), "area_code"]))
    options = Trend(lines, indicator.unit, indicator.decimals)
    words = Words(held.reading.title)
    rules = CLAIMANT_RULES if "claimant" in indicator.id else ""
    return Picture(
        title_trend(rows, options, words),
        _listed(held.reading.title, unit_beside(indicator)),
        alt_trend(rows, options, words),
        source_line(figures, indicator, place.peers, held.reading.period) + rules,
        plot_trend(rows, options),
        "over time",
    )


def source_line(figures: Figures, indicator: Indicator, level: str, period: str) -> str:
    """Return dataset, publisher and licence in a line."""
    origin = figures.origin(indicator.id, level, period)
    licence = origin.licence.replace("Open Government Licence", "OGL")
    return f"Source: {origin.dataset}, {origin.publisher}. {licence}."


def unit_beside(indicator: Indicator) -> str:
    """Return the unit to stand beside a title; "" where the title says it."""
    unit = {"£": "pounds", "people": "number of people"}.get(indicator.unit, indicator.unit)
    return "" if unit in indicator.title else unit


def kind_of(code: str) -> str:
    """Return what sort of comparator an area is, which decides its colour."""
    return KINDS.get(code[:3], "country")


def words_of(small: Inside, whole: str) -> Words:
    """Return what titles and alternative texts call things."""
    from charts import Words

    return Words(small.indicator.title, small.period, small.singular, small.plural, whole=whole)


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _lines(account: Account, held: set[str]) -> tuple[Series, ...]:
    from charts import Series

    place = account.place
    lines = [Series(place.code, place.name, "selected")]
    if not place.large:
        borough = geodata.area(place.borough)
        lines += [Series(place.borough, borough.name, "borough")] if borough else []
    known = {one.area_code for one in lines}
    lines += [Series(code, name, kind_of(code)) for code, name in geodata.COMPARATORS if code not in known]
    return tuple(one for one in lines if one.area_code in held)


def _borders(place: Place, level: str) -> tuple[Rings, ...]:
    if level == "borough":
        return tuple(geodata.load_shapes("outline").rings.values())
    rings = geodata.load_shapes("borough").rings
    return tuple(rings.values()) if place.whole else (rings[place.borough],)
