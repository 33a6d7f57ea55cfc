"""If it fell: what goes with a fall of the map's indicator in chosen areas, by the line. No Shiny here."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from htmltools import Tag, TagList, tags
from numpy.typing import NDArray

from analysis.errors import AnalysisError, NotComparable, NotUsable
from analysis.ranking import rank
from analysis.scenario import NOT_CAUSE, Scenario, expect
from analysis.sentences import RATIO_UNITS
from analysis.view import View
from analysis.what_if_words import describe_scenario
from analysis.wording import SPACE, format_difference, format_number
from catalogue import Indicator, people_per
from catalogue.composites import overlap

from ...parts.figures import measure_of
from ...parts.painting import Extra, Painting, Spoken, paint_values
from ...parts.tool_table import Column, ToolTable, base_rows
from ...parts.tool_words import bullet, caution, method, numbers, refused, show_button, spoken
from ...parts.views import EXCLUDED, residents
from ..on_map import OnMap
from ..others import held_at, view_of
from .gap import PLAIN, points_of

METHOD = (
    "A straight line of the outcome on the map’s indicator through all areas of the level, each weighing by "
    "its residents. The change is the slope times the fall of each area chosen; the interval is the slope’s, "
    "with the effective number of areas (Kish 1965) in place of their number."
)
MOST_OFFERED = 6
NOT_MAPPED = "{title} is a number or a rank, not a rate or a score, so no line is drawn through it."
NO_ZERO = "A fall by a share needs a figure with a true zero. {title} is not one."
SAME = "{outcome} and {exposure} are the same, or one contains the other, so they go together anyway."


@dataclass(frozen=True, slots=True, eq=False)
class Fall:
    """The answer: what goes with the fall, and the outcome's figures."""

    at: OnMap
    found: Scenario
    outcome: Indicator
    outcome_view: View


def fall_of(at: OnMap, outcome_id: str, reduction: float, confidence: float = 0.95) -> Fall:
    """Return what goes with a fall of the map's indicator by the share `reduction` in the areas meant.

    Raises
    ------
    AnalysisError
        Figures without a line between them, an outcome that is not held here, a thing against itself.
    """
    exposure = at.indicator
    if not exposure.mapped:
        raise NotUsable(NOT_MAPPED.format(title=exposure.title))
    if exposure.unit not in RATIO_UNITS:
        raise NotUsable(NO_ZERO.format(title=exposure.title))
    view = view_of(at.views, outcome_id, replace(at.subject, within=""), PLAIN)
    outcome = at.views.catalogue.indicators[outcome_id]
    if overlap(exposure, outcome):
        raise NotComparable(SAME.format(outcome=outcome.title, exposure=exposure.title))
    if not outcome.mapped:
        raise NotUsable(NOT_MAPPED.format(title=outcome.title))
    found = expect(
        at.view.values,
        view.values,
        residents(at.subject.level),
        at.meant,
        reduction,
        exposure_base=_base(at, exposure, at.view),
        base=_base(at, outcome, view),
        per=people_per(outcome),
        confidence=confidence,
    )
    return Fall(at, found, outcome, view)


def _base(at: OnMap, indicator: Indicator, view: View) -> np.ndarray | None:
    """Return the people that an indicator is a share of, NaN where not held; None where it is no share."""
    if indicator.measure != "proportion":
        return None
    held = np.isfinite(view.denominator)
    return np.where(held, view.denominator, at.column(indicator.people_base))


def paint_fall(fall: Fall, classes: int, way: str) -> Painting:
    """Return the expected change of the outcome in each area meant."""
    at, outcome = fall.at, fall.outcome
    words = Spoken(
        legend=f"Expected change of {outcome.title}, {points_of(outcome)}",
        sentence="{name}, {parent}: a change of {value} would go with it, from {extra0}.",
        unit=points_of(outcome),
        decimals=outcome.decimals + 1,
        polarity=outcome.polarity,
        missing="no figure",
        extras=(Extra(fall.outcome_view.values, outcome.unit, outcome.decimals),),
    )
    whole = paint_values(fall.found.changes, at.subject.level, at.shown, words, classes=classes, method=way)
    codes = np.where(at.shown & ~at.meant, EXCLUDED, whole.codes).astype(np.uint8)
    return replace(whole, codes=codes, about=whole.about | {"excluded": "not among the areas chosen"})


def table_of_fall(fall: Fall, codes: NDArray[np.uint8]) -> ToolTable:
    """Return the areas shown with both indicators, the fall and the change that goes with it.

    `codes` are the map's, for the colour beside each number.
    """
    at, outcome, found = fall.at, fall.outcome, fall.found
    after = np.where(at.meant, at.view.values * (1 - found.reduction), at.view.values)
    rows = base_rows(
        at.subject.level,
        at.shown,
        value=found.changes,
        rank=rank(found.changes),
        klass=codes,
        before=at.view.values,
        after=after,
        outcome=fall.outcome_view.values,
        beyond=np.where(found.beyond, "beyond what any area has", ""),
        reason=np.where(np.isfinite(found.changes), "", "not among the areas chosen, or no figure"),
    )
    own, other = at.indicator, outcome
    return ToolTable(
        f"If {own.title} fell by {found.reduction * 100:g} % in {at.where}",
        rows,
        Column("value", f"Change of {other.title}", unit=points_of(other), decimals=other.decimals + 1),
        (
            Column("before", own.title, unit=own.unit, decimals=own.decimals),
            Column("after", "After the fall", unit=own.unit, decimals=own.decimals),
            Column("outcome", other.title, unit=other.unit, decimals=other.decimals),
            Column("beyond", "Note", "words"),
        ),
        facts=(
            ("Question", "If it fell"),
            ("Falls", f"{own.title} by {found.reduction * 100:g} % in {at.where}"),
            ("Outcome", other.title),
            ("Slope", f"{found.line.slope:.6g} ({found.line.lower:.6g} to {found.line.upper:.6g})"),
            ("Areas with both", f"{found.line.areas}, effective number {found.line.effective:.0f}"),
        ),
        sentences=(METHOD, *found.notes),
        indicators=(own.id, other.id),
        note="expected change, highest first",
    )


def answer_fall(fall: Fall) -> TagList:
    """Return the sentence, the numbers, the cautions and the method."""
    at, found, outcome = fall.at, fall.found, fall.outcome
    titles = (at.indicator.title, outcome.title)
    said = describe_scenario(found, at.measure, measure_of(outcome), titles, at.where)
    return TagList(
        spoken(said),
        caution(NOT_CAUSE),
        numbers(
            number_of(found.change, outcome, f"in {at.where}"),
            number_of(found.overall, outcome, "over all of Greater Manchester"),
            (f"{found.line.r_squared * 100:.0f} %", "of the outcome’s differences go with it (R²)"),
        ),
        bullet([note for note in found.notes if note != NOT_CAUSE]),
        method(METHOD, _line(fall), f"Outcome: {outcome.title}, {outcome.definition}"),
    )


def number_of(change: float, outcome: Indicator, where: str) -> tuple[str, str]:
    """Return a change as a big number, with its unit in the words under it."""
    words = format_difference(change, outcome.unit, outcome.decimals + 1, signed=True)
    number, _, unit = words.partition(SPACE)
    return number, f"{unit} {where}".strip()


def _line(fall: Fall) -> str:
    line, own = fall.found.line, fall.at.indicator
    return (
        f"The line: {line.areas:,} {fall.at.level.plural}, effective number {line.effective:,.0f}. One "
        f"{points_of(own).removesuffix('s')} more goes with {format_number(line.slope, 3)} "
        f"({format_number(line.lower, 3)} to {format_number(line.upper, 3)}) of the outcome. Seen: from "
        f"{fall.at.measure.say(line.lowest)} to {fall.at.measure.say(line.highest)}."
    )


def refused_fall(at: OnMap, fault: AnalysisError) -> Tag:
    """Return why there is no scenario, with exposures that can be asked of at this level."""
    able = [one for one in held_at(at.views, at.subject.level) if one.mapped and one.unit in RATIO_UNITS]
    offered = [tags.li(show_button(one.id, one.title)) for one in able if one.id != at.indicator.id]
    if at.indicator.mapped and at.indicator.unit in RATIO_UNITS:
        return refused(str(fault), tags.p("Choose another outcome, or other areas.", class_="note"))
    return refused(str(fault), tags.p("Ask it of one of these:"), tags.ul(*offered[:MOST_OFFERED]))


__all__ = ["Fall", "answer_fall", "fall_of", "paint_fall", "refused_fall", "table_of_fall"]
