"""Difference made in the table and the downloads, with the method in words. No Shiny here."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

import geodata
from analysis.placebo import effects_of, gaps_from
from analysis.ranking import rank
from analysis.verdicts import COURSE_CANNOT_SHOW, DIFFERENCE_CANNOT_SHOW, describe_difference

from ...parts.control_facts import unit_words
from ...parts.tool_table import Column, ToolTable, base_rows
from ..change.map import named_change
from .figures import Compared, Place, everywhere
from .map import paint_course, paint_roles, sides

DIFFERENCE_METHOD = (
    "The difference is the change of the areas chosen less the change of the comparison areas, each from the "
    "mean of the periods before the start to the mean of those after it and the lag; areas count alike "
    "(Card and Krueger 1994). How it ranks among the same calculation with each comparison area as if it "
    "were the one says how often chance gives as much: p is the rank over the comparison areas and one "
    "(Abadie, Diamond and Hainmueller 2010). Model errors are not given: figures of one area follow one "
    "another, and such errors find effects where nothing was done (Bertrand, Duflo and Mullainathan 2004)."
)
MATCHED = (
    "The nearest areas are those whose figures before the start differ least from the chosen ones’, by the "
    "root mean square of the differences: level and course both count."
)
COURSE_METHOD = (
    "A line is fitted through the figures before the start and another after it, with a step between them "
    "and terms for the seasons of quarters and months (segmented regression: Wagner and others 2002; Lopez "
    "Bernal and others 2017). The dashed line carries the course before on. Errors may be related from one "
    "period to the next (Newey and West 1987)."
)


def table_of(compared: Compared) -> ToolTable:
    """Return a row an area: its part in the comparison, before, after, the change, the placebo effect."""
    place, found = compared.place, compared.found
    indicator = place.asked.subject.indicator
    codes = place.panel.area_codes
    before, after, change = sides(place, found)
    part = np.full(codes.size, "", dtype=object)
    part[np.isin(codes, found.comparison_codes)] = "compared with"
    part[np.isin(codes, place.treated)] = "done here"
    rows = base_rows(
        place.level,
        place.shown,
        value=change,
        rank=rank(np.where(place.shown, change, np.nan)),
        klass=paint_roles(compared).codes,
        reason=np.where(np.isfinite(change), "", "no figure in one of the periods"),
        part=part,
        before=before,
        after=after,
        effect=_effects(compared),
        distance=_distances(compared),
    )
    unit, decimals = indicator.unit, indicator.decimals
    return ToolTable(
        f"{indicator.title}, difference since {place.label} by {geodata.LEVELS[place.level].singular}",
        rows,
        Column("value", **named_change("Change", unit), decimals=decimals, signed=True),
        (
            Column("part", "Part", "words", width="minmax(100px, .8fr)"),
            Column("before", "Before", unit=unit, decimals=decimals, help="Mean of the periods before"),
            Column("after", "After", unit=unit, decimals=decimals, help="Mean of the periods after"),
            Column(
                "effect", "Difference", decimals=decimals, signed=True,
                help="Its change less that of the comparison areas, itself left out",
            ),
            Column(
                "distance", "Apart before", decimals=decimals,
                help="Root mean square difference from the chosen areas before the start",
            ),
        )[: 5 if compared.matches is not None else 4],
        facts=facts_of(compared),
        sentences=(DIFFERENCE_METHOD, MATCHED, *found.reasons, *found.notes, DIFFERENCE_CANNOT_SHOW),
        indicators=(indicator.id,),
        note=f"change since {place.label}, largest rise first",
        key=("difference", place.asked),
    )  # fmt: skip


def course_table(place: Place) -> ToolTable:
    """Return a row an area: how far it left its course before at the start."""
    indicator = place.asked.subject.indicator
    effects = everywhere(place).effects
    codes = place.panel.area_codes
    chosen = np.where(np.isin(codes, place.treated), "done here", "").astype(object)
    rows = base_rows(
        place.level,
        place.shown,
        value=effects,
        rank=rank(np.where(place.shown, effects, np.nan)),
        klass=paint_course(place).codes,
        reason=np.where(np.isfinite(effects), "", "no figure in one of the periods"),
        part=chosen,
    )
    return ToolTable(
        f"{indicator.title}, change of course since {place.label} by {geodata.LEVELS[place.level].singular}",
        rows,
        Column(
            "value", **named_change("Off course", indicator.unit), decimals=indicator.decimals, signed=True
        ),
        (Column("part", "Part", "words"),),
        facts=_facts(place),
        sentences=(COURSE_METHOD, COURSE_CANNOT_SHOW),
        indicators=(indicator.id,),
        note=f"change of course since {place.label}, highest first",
        key=("course", place.asked),
    )  # fmt: skip


def facts_of(compared: Compared) -> tuple[tuple[str, str], ...]:
    """Return what was set and found, for a file's metadata."""
    place, found = compared.place, compared.found
    near = compared.matches is not None
    chosen = "nearest by their figures before the start" if near else "all others"
    said = describe_difference(found, compared.about)
    return (
        *_facts(place),
        ("Comparison areas", f"{len(found.comparison_codes)}, {chosen}"),
        ("Significance", f"{100 * found.significance:g} %"),
        ("Finding", said.effect),
        ("How sure", said.uncertainty),
        *((("Left out, for want of a figure", ", ".join(found.left_out)),) if found.left_out else ()),
    )


def _facts(place: Place) -> tuple[tuple[str, str], ...]:
    subject = place.asked.subject
    return (
        ("Indicator", subject.indicator.title),
        ("Unit", unit_words(subject.indicator) or "none"),
        ("Areas where something was done", ", ".join(place.treated)),
        ("Start", place.label),
        ("Lag, periods left out", str(place.lag)),
        ("Periods", f"{place.panel.periods[0]} to {place.panel.periods[-1]}"),
    )


def _effects(compared: Compared) -> NDArray:
    """Return the effect of each area chosen, and of each comparison area as if it were the one."""
    place, found = compared.place, compared.found
    codes = place.panel.area_codes
    effects = np.full(codes.size, np.nan)
    effects[place.panel.rows_of(found.comparison_codes)] = (
        found.placebo_effects if found.placebo_effects.size else np.nan
    )
    own = place.panel.rows_of(found.treated_codes)
    gaps = gaps_from(place.panel.values[own] - found.comparison, found.timing)
    effects[own] = effects_of(gaps, found.timing)
    return effects


def _distances(compared: Compared) -> NDArray:
    place = compared.place
    distances = np.full(place.panel.area_codes.size, np.nan)
    if compared.matches is not None:
        distances[place.panel.rows_of(compared.matches.area_codes)] = compared.matches.distances
    return distances
