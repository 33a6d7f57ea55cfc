"""The tartan rug of the boroughs: every indicator that they have, against one comparator. No Shiny here."""

from __future__ import annotations

import math

from htmltools import Tag, tags

import geodata
from analysis.comparison import NOT_COMPARED
from analysis.rug import Rug, RugRow, rug_row, weave
from analysis.wording import NO_FIGURE, format_value
from catalogue import Indicator

from ...parts.keeping import kept_with_views
from ...parts.state import Subject
from ...parts.tool_words import show_button
from ...parts.views import Views
from ..others import held_at
from .readings import SEXES, comparators, in_order, number, plain_settings, subject_at

LEVEL = "borough"


@kept_with_views(maxsize=64)
def rug_of(views: Views, subject: Subject, confidence: float, against: str, themes: tuple[str, ...]) -> Rug:
    """Return every indicator that the boroughs have against one comparator, theme by theme.

    `subject` says the sex and the minimum of residents; `against` is the code of the comparator.

    Raises
    ------
    AnalysisError
        No indicator has a figure for any borough.
    """
    here = {one.id for one in held_at(views, LEVEL)}
    held = [one for one in views.catalogue.indicators.values() if one.mapped and one.id in here]
    rows = [_row(views, one, subject, confidence, against) for one in held]
    return weave(geodata.load_areas(LEVEL)["name"].tolist(), in_order(rows, themes))


def _row(views: Views, indicator: Indicator, subject: Subject, confidence: float, against: str) -> RugRow:
    own = subject_at(views, indicator, LEVEL, subject)
    view = views.view(own, plain_settings(confidence))
    return rug_row(
        indicator.id,
        indicator.title + SEXES.get(own.sex, ""),
        view.values,
        view.lower,
        view.upper,
        number(comparators(views, own.key, "").get(against, {}).get("value")),
        indicator.polarity,
        unit=indicator.unit,
        decimals=indicator.decimals,
        theme=indicator.theme,
        period=own.period,
    )


def rug_table(rug: Rug, comparator: str) -> Tag:
    """Return the rug's figures as a table, each with its verdict; a title shows its indicator on the map."""
    head = [tags.th(name, scope="col") for name in ("Indicator", *rug.areas, comparator)]
    body = [
        tags.tr(
            tags.th(
                show_button(row.indicator_id, row.title),
                tags.span(f" {row.period}", class_="note"),
                scope="row",
            ),
            *[_cell(row, place) for place in range(len(rug.areas))],
            tags.td(_words(row, row.comparator)),
        )
        for row in rug.rows
    ]
    return tags.div(
        tags.table(tags.thead(tags.tr(*head)), tags.tbody(*body), class_="rug"),
        class_="rug-box",
        tabindex="0",
        role="region",
        **{"aria-label": "Figures of the boroughs"},
    )


def _cell(row: RugRow, place: int) -> Tag:
    verdict, side = str(row.verdicts[place]), str(row.sides[place])
    told = verdict if verdict != NOT_COMPARED else f"{side}, not tested" if side else ""
    css = f"verdict {verdict}" if verdict != NOT_COMPARED else "verdict-none"
    return tags.td(tags.span(_words(row, float(row.values[place])), class_=css, title=told or None))


def _words(row: RugRow, value: float) -> str:
    words = format_value(value, row.unit if row.unit in ("%", "£") else "", row.decimals)
    return "–" if words == NO_FIGURE or math.isnan(value) else words
