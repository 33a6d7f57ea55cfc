"""The overlay's rows for the table and the downloads. No Shiny here."""

from __future__ import annotations

import numpy as np

import geodata
from analysis.bivariate_palette import SIDE, classes_of
from analysis.classification import MISSING
from analysis.pairs import Named
from analysis.ranking import rank

from ...parts.tool_table import Column, ToolTable, base_rows
from .figures import OF_ALL, OF_SHOWN, OWN, Crossing

METHOD = (
    "Each indicator is cut into three classes; an area’s cell is the class of either. High on both, worst "
    "first, is ordered by the mean of an area’s two ranks among the areas that have both figures, rank 1 the "
    "worse end. How many areas chance alone would put there is the product of the two margins over the areas."
)
CUTS = {
    OF_ALL: "thirds of all areas of this level",
    OF_SHOWN: "thirds of the areas shown",
    OWN: "the reader’s own cut points",
}


def table_of(crossing: Crossing) -> ToolTable:
    """Return a row an area: both figures, both classes, and its place among those high on both."""
    first, second = crossing.names
    codes = crossing.found.codes
    classes = np.array([classes_of(int(code)) if code != MISSING else (-1, -1) for code in codes])
    place = np.full(codes.size, np.nan)
    place[crossing.on_both.places] = np.arange(1, crossing.on_both.places.size + 1)
    values = crossing.views[0].values
    rows = base_rows(
        crossing.level,
        crossing.shown,
        value=values,
        rank=rank(np.where(crossing.shown, values, np.nan)),
        second=crossing.views[1].values,
        first_class=[_word(first, number) for number in classes[:, 0]],
        second_class=[_word(second, number) for number in classes[:, 1]],
        place=place,
        klass=codes,
        reason=[_reason(crossing, at) for at in range(codes.size)],
    )
    return ToolTable(
        f"{first.title} and {second.title} by {geodata.LEVELS[crossing.level].singular}",
        rows,
        Column("value", first.title, unit=first.unit, decimals=first.decimals),
        (
            Column("second", second.title, unit=second.unit, decimals=second.decimals),
            Column("first_class", f"Class of {first.title}", "words"),
            Column("second_class", f"Class of {second.title}", "words"),
            Column("place", "High on both", decimals=0, help="1 is the worst of those high on both"),
        ),
        facts=facts_of(crossing),
        sentences=(METHOD, *crossing.found.notes),
        indicators=tuple(one.indicator.id for one in crossing.subjects),
        note=f"high on both: {crossing.found.on_both:,}",
        key=("overlay",),
    )


def facts_of(crossing: Crossing) -> tuple[tuple[str, str], ...]:
    """Return what was set, for a file's metadata."""
    facts = [("Classes", CUTS[crossing.cuts])]
    for one, subject, cuts in zip(crossing.names, crossing.subjects, crossing.found.cuts, strict=True):
        facts.append((f"Cut points of {one.title}", " and ".join(one.say(cut) for cut in cuts)))
        facts.append((f"Period of {one.title}", subject.period))
    return tuple(facts)


def _word(one: Named, number: int) -> str:
    if number < 0:
        return ""
    ends = ("lowest", "middle", "highest") if one.polarity == "neutral" else ("best", "middle", "worst")
    return ends[number] if number < SIDE else ""


def _reason(crossing: Crossing, at: int) -> str:
    """Return why an area has no cell, by the indicator that lacks its figure."""
    lacking = [
        f"{one.title}: {view.reasons[at]}"
        for one, view in zip(crossing.names, crossing.views, strict=True)
        if view.reasons[at]
    ]
    return "; ".join(lacking)
