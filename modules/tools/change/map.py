"""Change on the map and in the table. No Shiny here."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

import geodata
from analysis.change_classes import change_classes, class_names
from analysis.change_map import FELL, IMPROVED, NO_CLEAR_CHANGE, NOT_TESTABLE, ROSE, WORSENED
from analysis.change_verdicts import CHANGE_CANNOT_SHOW, describe_changes
from analysis.ranking import rank
from analysis.wording import sentence_case

from ...parts.control_facts import unit_words
from ...parts.painting import Extra, Painting, Spoken, paint_groups
from ...parts.tool_table import Column, ToolTable, base_rows
from ...parts.views import EXCLUDED
from .figures import TOGETHER, VERDICTS, Changes

METHOD = (
    "Change is the later figure less the earlier one. Its interval combines the intervals of both by "
    "square-and-add (Newcombe 1998, method 10; Zou and Donner 2008): a change is clear where the interval "
    "leaves out no change at all."
)
MANY = (
    "Allowing for many tests, by Benjamini and Hochberg (1995), the share of clear changes that are chance "
    "is held to the significance level; p-values are those that belong to the intervals (Altman and Bland "
    "2011)."
)
LEFT_OUT = "fewer residents than the minimum"


def paint(changes: Changes) -> Painting:
    """Return the map: improved and worsened, or how much each area changed."""
    made = _verdicts(changes) if changes.shows == VERDICTS else _sizes(changes)
    codes = np.where(changes.left_out, EXCLUDED, made.codes).astype(np.uint8)
    return replace(made, codes=codes)


def _verdicts(changes: Changes) -> Painting:
    order = _order(changes)
    places = {verdict: place for place, verdict in enumerate(order)}
    groups = np.array([places.get(one, -1) for one in changes.found.verdicts.tolist()])
    names = [sentence_case(verdict) for verdict in order]
    neutral = changes.asked.subject.indicator.polarity == "neutral"
    return _painted(changes, groups, names, "verdicts-neutral" if neutral else "verdicts")


def _order(changes: Changes) -> list[str]:
    moves = {"neutral": (ROSE, FELL)}.get(changes.found.polarity, (IMPROVED, WORSENED))
    order = [moves[0], NO_CLEAR_CHANGE, moves[1]]
    return [*order, NOT_TESTABLE] if (changes.found.verdicts == NOT_TESTABLE).any() else order


def _sizes(changes: Changes) -> Painting:
    indicator = changes.asked.subject.indicator
    classes = change_classes(changes.found.absolute, indicator.decimals)
    names = [sentence_case(name) for name in class_names(classes, indicator.unit, indicator.decimals)]
    # The worse end first, the largest rise where neither is.
    falls_first = indicator.polarity == "high_is_good"
    codes = classes.codes if falls_first else np.where(classes.codes < 0, -1, 4 - classes.codes)
    palette = "moves-neutral" if indicator.polarity == "neutral" else "deprived5"
    return _painted(changes, codes, names if falls_first else names[::-1], palette)


def _painted(changes: Changes, groups: np.ndarray, names: list[str], palette: str) -> Painting:
    indicator, found = changes.asked.subject.indicator, changes.found
    parent = "" if changes.level == "borough" else ", {parent}"
    return paint_groups(
        changes.full(groups.astype(float)),
        changes.level,
        changes.shown,
        Spoken(
            legend=f"{found.earlier_period} to {found.later_period}",
            sentence="{name}" + parent + ": from {extra0} to {extra1}. {group}.",
            unit=unit_of_change(indicator.unit),
            decimals=indicator.decimals,
            polarity=indicator.polarity,
            missing="no figure in one of the two periods",
            extras=(
                Extra(changes.full(found.earlier), indicator.unit, indicator.decimals),
                Extra(changes.full(found.later), indicator.unit, indicator.decimals),
            ),
        ),
        names,
        palette=palette,
        values=changes.full(found.absolute),
    )


def unit_of_change(unit: str) -> str:
    """Return the unit of a difference: per cents differ by points."""
    return "points" if unit == "%" else unit


def named_change(title: str, unit: str) -> dict[str, str]:
    """Return title and unit of a column of differences: the unit stands in the title, but for pounds."""
    apart = unit_of_change(unit)
    return (
        {"title": title, "unit": apart} if apart in ("£", "") else {"title": f"{title}, {apart}", "unit": ""}
    )


def table(changes: Changes) -> ToolTable:
    """Return a row an area shown: both figures, the change with its interval, what it comes to."""
    found, subject = changes.found, changes.asked.subject
    indicator = subject.indicator
    absolute = changes.full(found.absolute)
    rows = base_rows(
        changes.level,
        changes.shown,
        value=absolute,
        rank=rank(absolute),
        klass=paint(changes).codes,
        reason=np.where(
            changes.left_out,
            LEFT_OUT,
            np.where(np.isfinite(absolute), "", "no figure in one of the two periods"),
        ),
        earlier=changes.full(found.earlier),
        later=changes.full(found.later),
        relative=changes.full(100 * found.relative),
        change_lower=changes.full(found.lower),
        change_upper=changes.full(found.upper),
        verdict=changes.full(found.verdicts.astype(object), ""),
        p=changes.full(found.p),
        p_adjusted=changes.full(found.p_adjusted),
    )
    unit, decimals = indicator.unit, indicator.decimals
    level = geodata.LEVELS[changes.level]
    return ToolTable(
        f"{indicator.title}, change by {level.singular}",
        rows,
        Column("value", **named_change("Change", unit), decimals=decimals, signed=True),
        (
            Column("earlier", found.earlier_period, unit=unit, decimals=decimals),
            Column("later", found.later_period, unit=unit, decimals=decimals),
            Column("relative", "Change, %", help="Of the earlier figure", signed=True),
            Column(
                "change_lower", "At least", decimals=decimals, help="Lower limit of the change", signed=True
            ),
            Column(
                "change_upper", "At most", decimals=decimals, help="Upper limit of the change", signed=True
            ),
            Column("verdict", "Verdict", "words"),
            Column("p", "p", decimals=3, help="How often chance alone gives as large a change"),
            Column(
                "p_adjusted", "p, all tests", decimals=3, help="The same, allowing for the number of areas"
            ),
        ),
        facts=facts(changes),
        sentences=(METHOD, MANY, *found.notes, *([found.reason] if found.reason else []), CHANGE_CANNOT_SHOW),
        indicators=(indicator.id,),
        note=f"{found.earlier_period} to {found.later_period}, largest rise first",
        key=("change", changes.asked),
    )


def facts(changes: Changes) -> tuple[tuple[str, str], ...]:
    """Return what was set and found, for a file's metadata."""
    found, subject = changes.found, changes.asked.subject
    level = geodata.LEVELS[changes.level]
    together = changes.asked.tests == TOGETHER
    return (
        ("Indicator", subject.indicator.title),
        ("Unit", unit_words(subject.indicator) or "none"),
        ("From", found.earlier_period),
        ("To", found.later_period),
        ("Confidence", f"{100 * found.confidence:g} %"),
        ("Tests", "allowing for the number of areas" if together else "each area as if it were alone"),
        ("Finding", describe_changes(found, subject.indicator.title, level.singular, level.plural).effect),
    )
