"""A gradient on the map and in the table: which group each area is in. No Shiny here."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.gradient_words import group_name
from analysis.ranking import rank
from analysis.wording import sentence_case

from ...parts.painting import Extra, Painting, Spoken, paint_groups
from ...parts.tool_table import Column, ToolTable, base_rows
from .answer import ECOLOGICAL, facts, method_words
from .choice import low_title
from .figures import GradientFigures

UNGROUPED = "in no group: a figure is missing"
ELSEWHERE = "not among the areas that were grouped"


def paint(made: GradientFigures, shown: NDArray[np.bool_]) -> Painting:
    """Return the map of the groups, the most deprived in the worst colour."""
    numbers = range(1, made.groups.asked + 1)
    names = [group_name(number, made.words) for number in numbers]
    outcome = made.outcome
    words = Spoken(
        legend=f"Groups by {low_title(made.ranking.indicator)}",
        sentence="{name}, {parent}: {group}. " + f"{outcome.title}: {{value}}; its group {{extra0}}",
        unit=outcome.unit,
        decimals=outcome.decimals,
        polarity=outcome.polarity,
        missing=UNGROUPED,
        extras=(Extra(group_value(made), outcome.unit, outcome.decimals),),
    )
    groups = made.groups.member.astype(float) - 1
    palette = f"deprived{made.groups.asked}"
    values = np.where(made.groups.member > 0, made.view.values, np.nan)
    return paint_groups(groups, made.subject.level, shown, words, names, palette=palette, values=values)


def table(made: GradientFigures, shown: NDArray[np.bool_]) -> ToolTable:
    """Return one row an area: its value, its group, the group's value and interval, what it is ranked by."""
    outcome, measure, level = made.outcome, made.ranking.indicator, made.subject.level
    member, values = made.groups.member, made.view.values
    names = {0: "", **{number: group_name(number, made.words) for number in made.values.numbers}}
    rows = base_rows(
        level,
        shown,
        value=values,
        rank=rank(np.where(shown, values, np.nan)),
        klass=np.where(member > 0, member - 1, 254),
        reason=np.where(np.isfinite(values), "", np.where(made.among, UNGROUPED, made.view.reasons)),
        group=np.where(member > 0, member.astype(float), np.nan),
        group_name=[names[int(one)] for one in member],
        group_value=group_value(made),
        group_lower=_of_group(made, made.values.lower),
        group_upper=_of_group(made, made.values.upper),
        ranked_by=made.rank_values,
    )
    unit, decimals = outcome.unit, outcome.decimals
    return ToolTable(
        title=f"{outcome.title} by groups of {low_title(measure)}, {made.subject.period}",
        rows=rows,
        value=Column("value", "Value", unit=unit, decimals=decimals, help=outcome.title),
        columns=(
            Column("group", "Group", decimals=0, help=f"1 is the {made.words.most}", width="60px"),
            Column("group_name", "Which", "words"),
            Column("group_value", "Group’s value", unit=unit, decimals=decimals),
            Column("group_lower", "Lower", unit=unit, decimals=decimals),
            Column("group_upper", "Upper", unit=unit, decimals=decimals),
            Column(
                "ranked_by", sentence_case(low_title(measure)), unit=measure.unit, decimals=measure.decimals
            ),
        ),
        facts=facts(made),
        sentences=(*[str(one) for one in method_words(made)], *made.cautions, ECOLOGICAL),
        indicators=(outcome.id, measure.id),
        note=f"each area with its group by {low_title(measure)}",
        key=(made.subject.key, made.wish),
    )


def group_value(made: GradientFigures) -> NDArray[np.float64]:
    """Return the value of each area's group, NaN where it is in none."""
    return _of_group(made, made.values.value)


def _of_group(made: GradientFigures, of: NDArray[np.float64]) -> NDArray[np.float64]:
    by_number = np.full(made.groups.asked + 1, np.nan)
    by_number[list(made.values.numbers)] = of
    return by_number[made.groups.member]
