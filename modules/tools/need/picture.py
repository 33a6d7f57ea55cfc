"""The need tool's chart: what makes an area's score. No Shiny."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from htmltools import Tag

from analysis.need import Part
from analysis.wording import format_value

from ...parts.tool_words import drawing
from ...parts.views import Views
from .answer import SCORE_DECIMALS, area_name
from .figures import Answer, Question


@dataclass(frozen=True, slots=True)
class ChartRequest:
    """Whose contributions are drawn, and how large."""

    question: Question
    place: int
    projector: bool


def chart_of(views: Views, answer: Answer, request: ChartRequest) -> Tag:
    """Return the drawing of what makes an area's score; nothing where it has none."""
    from charts import (
        PANEL,
        PROJECTOR,
        Contributions,
        alt_contributions,
        plot_contributions,
        title_contributions,
        to_svg,
    )

    if not answer.need.ranks[request.place]:
        return drawing("")
    rows = contribution_rows(views, answer, request.place)
    sheet = PROJECTOR if request.projector else PANEL
    name, decimals = area_name(answer, request.place), SCORE_DECIMALS[request.question.way]
    options = Contributions(name, decimals, sheet)
    svg = to_svg(plot_contributions(rows, options), alt_contributions(rows, options))
    return drawing(
        svg,
        title=title_contributions(rows, options),
        note=f"What each indicator adds to the score of {name}, or takes off, against the average of the "
        f"{answer.need.ranked:,} {request.question.place.plural} ranked",
        foot=", ".join(sorted(set(answer.periods.values()))),
    )


def contribution_rows(views: Views, answer: Answer, place: int) -> pd.DataFrame:
    """Return name, value and note of each part of an area's score: what it adds, and the area's figure."""
    need = answer.need
    notes = [value_note(views, part, float(need.values[place, at])) for at, part in enumerate(need.parts)]
    names = [part.name for part in need.parts]
    return pd.DataFrame({"name": names, "value": need.against_average(place), "note": notes})


def value_note(views: Views, part: Part, value: float) -> str:
    """Return an area's own figure of a part."""
    indicator = views.catalogue.indicators[part.id]
    return format_value(value, indicator.unit, indicator.decimals)
