"""A session's own groups on the map and in the table: each area in its group's colour. No Shiny here."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

import geodata
from analysis.comparison import compare_all
from analysis.view import View
from analysis.wording import format_interval, sentence_case

from ...parts.control_facts import unit_words
from ...parts.figures import Beside
from ...parts.map_words import SHORT_NAMES, legend_title, plain_words
from ...parts.painting import Extra, Painting, Spoken, paint_areas
from ...parts.tool_table import Column, ToolTable, rows_of
from ...parts.views import EXCLUDED, MISSING, PLAIN
from .figures import GroupFigures

NOWHERE, SEVERAL = -1, -2
WORDS = {NOWHERE: "in none of your groups", SEVERAL: "parts of it are in different groups"}
FORMULA = (
    "Counts of the areas in a group are added up and the rate is computed last. Where only rates or scores "
    "are held it is their mean, weighted by the people that the catalogue names, and flagged derived or "
    "estimated. A group that is exactly one area has that area’s published figure. A group that lacks the "
    "figure of one of its areas has none: it would look low."
)


def paint(
    found: GroupFigures, view: View, level: str, shown: NDArray[np.bool_], against: Beside | None
) -> Painting:
    """Return every area of the map's level in the colour of its group."""
    indicator, grouping = found.indicator, found.grouping
    member = grouping.at(level)
    inside = np.maximum(member, 0)
    values = np.where(member >= 0, view.values[inside], np.nan)
    codes = np.where(member >= 0, group_codes(found, view)[inside], MISSING)
    codes[member == SEVERAL] = EXCLUDED
    missing = [*WORDS.values(), *view.reasons]
    where = "" if level == "borough" else ", {parent},"
    words = Spoken(
        legend=f"{legend_title(indicator)}, by your groups",
        sentence="{name}" + where + " is in {extra0}: {value}{extra1}.",
        unit=indicator.unit,
        decimals=indicator.decimals,
        polarity=indicator.polarity,
        missing="{extra2}",
        extras=(
            Extra(member, names=grouping.groups),
            Extra(member, names=tuple(_limits(found, view))),
            Extra(_reasons(member), names=tuple(missing)),
        ),
    )
    limits = [float(one) for one in view.breaks] if indicator.mapped else None
    painting = paint_areas(values, codes, level, shown, words, limits)
    about = {
        "comparator": {"short": SHORT_NAMES.get(against.name, against.name), "value": against.value}
        if against
        else None,
        "plain": plain_words(indicator),
        "absent": "In no group, or no figure",
        "aside": "left out" if found.subject.population else "in several groups",
    }
    return replace(painting, about={**painting.about, **about}, outline=_outlines(member, shown))


def _reasons(member: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the place of each area's reason among those of no group, several groups, and of the groups."""
    return np.select([member == NOWHERE, member == SEVERAL], [0, 1], member + len(WORDS))


def _outlines(member: NDArray[np.int64], shown: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Return the group of each area as the map outlines them: 255 for none."""
    return np.where(shown & (member >= 0), member, 255).astype(np.uint8)


def _limits(found: GroupFigures, view: View) -> list[str]:
    indicator = found.indicator
    return [
        f" ({format_interval(low, high, indicator.unit, indicator.decimals)})"
        if np.isfinite(low) and np.isfinite(high)
        else ""
        for low, high in zip(view.lower, view.upper, strict=True)
    ]


def group_codes(found: GroupFigures, view: View) -> NDArray[np.uint8]:
    """Return the map's code of each group: its class, plain for counts, left out, no figure."""
    codes = view.classes.copy()
    if not found.indicator.mapped:
        codes[codes != MISSING] = PLAIN
    codes[view.left_out] = EXCLUDED
    return codes


def table(found: GroupFigures, view: View, against: Beside | None) -> ToolTable:
    """Return a row a group: how many areas and people, counts, value, interval, verdict, flag."""
    indicator, grouping = found.indicator, found.grouping
    other = against.value if against else np.nan
    verdicts = compare_all(view.values, view.lower, view.upper, other, indicator.polarity)
    rows = rows_of(
        grouping.codes,
        grouping.groups,
        value=view.values,
        rank=view.ranks,
        klass=group_codes(found, view),
        reason=view.reasons,
        parts=grouping.areas,
        residents=grouping.people,
        numerator=view.numerator,
        denominator=view.denominator,
        lower_ci=view.lower,
        upper_ci=view.upper,
        verdict=verdicts.astype(object),
        flag=view.flags.astype(object),
    )
    kind = geodata.LEVELS[grouping.level]
    unit, decimals = indicator.unit, indicator.decimals
    value = Column("value", sentence_case(unit_words(indicator)) or "Value", unit=unit, decimals=decimals)
    columns = [
        Column("parts", sentence_case(kind.plural), decimals=0),
        Column("residents", "Residents", decimals=0),
        *_counts(view),
        *_intervals(view, unit, decimals),
        Column("flag", "Flag", "words"),
    ]
    if against and np.isfinite(view.lower).any():
        columns.insert(-1, Column("verdict", f"Against {against.short}", "words"))
    none, people, _ = grouping.outside
    facts = [
        ("Groups", f"{grouping.heading}, of a file of your own: {len(grouping.groups)} of {kind.plural}"),
        ("Period", found.period),
        ("Made of", geodata.LEVELS[found.source].plural if found.source else "single areas"),
        ("Not in a group", f"{none:,} {kind.plural} with {people:,.0f} residents"),
    ]
    return ToolTable(
        f"{indicator.title} by your groups, {found.period}",
        rows,
        value,
        tuple(columns),
        facts=tuple(facts),
        sentences=(FORMULA, *grouping.notes, *indicator.caveats),
        indicators=(indicator.id,),
        note=f"{len(grouping.groups)} groups, highest first",
        place="Group",
        made_of={code: _codes_in(found, place) for place, code in enumerate(grouping.codes)},
        made_at=grouping.level,
        shown_by=f"by your groups, {found.period}",
    )


def _codes_in(found: GroupFigures, place: int) -> tuple[str, ...]:
    areas = geodata.load_areas(found.grouping.level)["area_code"].to_numpy()
    return tuple(areas[found.grouping.member == place])


def _counts(view: View) -> list[Column]:
    named = {"numerator": "Numerator", "denominator": "Denominator"}
    known = {"numerator": view.numerator, "denominator": view.denominator}
    held = [name for name in named if np.isfinite(known[name]).any()]
    return [Column(name, named[name], decimals=0) for name in held]


def _intervals(view: View, unit: str, decimals: int) -> list[Column]:
    if not np.isfinite(view.lower).any():
        return []
    about = f"Of the {100 * view.confidence:g} % interval"
    return [
        Column(name, title, unit=unit, decimals=decimals, help=about)
        for name, title in (("lower_ci", "Lower limit"), ("upper_ci", "Upper limit"))
    ]
