"""The charts of a gradient: groups with their line, how cases are shared out, the gap over time. No Shiny."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from htmltools import Tag, TagList, tags

from analysis.errors import AnalysisError
from analysis.gradient_trend import GradientTrend
from analysis.gradient_words import Run, describe_index, describe_share, describe_trend, group_name
from analysis.wording import join_words, sentence_case

from ...parts.control_facts import source_words, unit_words
from ...parts.state import Settings, Subject
from ...parts.tool_words import drawing
from ...parts.views import Views
from .choice import Wish
from .figures import GradientFigures, gradient_of
from .further import shares_of, trend_of

ECOLOGICAL = "Of areas, not of people: not everybody in a deprived area is deprived."
GAP = "gap"


@dataclass(frozen=True, slots=True)
class Request:
    """All that the pictures depend on; `selected` is the group of the selected area, 0 for none."""

    subject: Subject
    settings: Settings
    wish: Wish
    selected: int = 0
    projector: bool = False


def bars(views: Views, asked: Request) -> Tag:
    """Return the groups and the line, or nothing where there is no gradient."""
    from charts import PANEL, PROJECTOR, Gradient, alt_gradient, plot_gradient, title_gradient, to_svg

    try:
        made = gradient_of(views, asked.subject, asked.settings, asked.wish)
    except AnalysisError:
        return tags.div()
    rows = group_rows(made)
    options = Gradient(
        made.outcome.unit,
        made.outcome.decimals,
        made.found.line,
        asked.selected,
        (sentence_case(made.words.most), sentence_case(made.words.least)),
        PROJECTOR if asked.projector else PANEL,
    )
    svg = to_svg(plot_gradient(rows, options), alt_gradient(rows, options, made.outcome.title))
    note = ", ".join(
        part for part in (made.outcome.title, unit_words(made.outcome), asked.subject.period) if part
    )
    return drawing(
        svg,
        title=title_gradient(rows, options),
        note=f"{note}. Each group is as wide as its share of the people; {_whiskers(made)}",
        foot=f"{ECOLOGICAL} {source_words(views, asked.subject)}",
    )


def further(views: Views, asked: Request) -> TagList:
    """Return the concentration curve and the trend, each with its sentence, or why there is none."""
    try:
        made = gradient_of(views, asked.subject, asked.settings, asked.wish)
    except AnalysisError:
        return TagList()
    return TagList(_shares(views, asked, made), _trend(views, asked, made))


def group_rows(made: GradientFigures) -> pd.DataFrame:
    """Return one row a group: number, name, areas, population, value, lower, upper."""
    values = made.values
    return pd.DataFrame(
        {
            "number": values.numbers,
            "name": [group_name(number, made.words) for number in values.numbers],
            "areas": values.areas,
            "population": values.population,
            "value": values.value,
            "lower": values.lower,
            "upper": values.upper,
        }
    )


def runs(pieces: tuple[Run, ...]) -> Tag:
    """Return a sentence of runs as a paragraph."""
    return tags.p(*[tags.strong(run[0]) if isinstance(run, tuple) else run for run in pieces])


def _whiskers(made: GradientFigures) -> str:
    level = f"{100 * made.values.confidence:g}\u00a0%"
    return {
        "counts": f"whiskers are {level} intervals from the groups’ counts.",
        "published": f"whiskers are {level} intervals from those published for the areas.",
        "areas": f"whiskers are {level} intervals from how far the areas of a group differ.",
    }.get(made.values.way, "no interval can be computed.")


def _shares(views: Views, asked: Request, made: GradientFigures) -> Tag:
    from charts import (
        PANEL,
        PROJECTOR,
        Shares,
        alt_concentration,
        plot_concentration,
        title_concentration,
        to_svg,
    )

    try:
        found = shares_of(views, asked.subject, asked.settings, asked.wish)
    except AnalysisError as fault:
        return tags.div(tags.h3("How it is shared out"), tags.p(str(fault), class_="note"))
    options = Shares(1 / asked.wish.groups, made.words.most, PROJECTOR if asked.projector else PANEL)
    svg = to_svg(plot_concentration(found, options), alt_concentration(found, options, made.outcome.title))
    return tags.div(
        drawing(svg, title=title_concentration(found, options)),
        runs(describe_share(found, made.words)),
        runs(describe_index(found, made.words)),
    )


def _trend(views: Views, asked: Request, made: GradientFigures) -> Tag:
    from charts import PANEL, PROJECTOR, Series, Trend, Words, alt_trend, plot_trend, to_svg

    heading = tags.h3("The gap over time")
    found = trend_of(views, asked.subject, asked.settings, asked.wish)
    if len(found.points) < 2:
        why = f"{made.outcome.title} has one period only, so the gap has no trend."
        if found.overlapping:
            why = f"{describe_plain(found, made)} The others share years with it."
        return tags.div(heading, tags.p(why, class_="note"))
    options = Trend(
        (Series(GAP, "Slope index", "selected"),),
        "points" if made.outcome.unit == "%" else made.outcome.unit,
        made.outcome.decimals,
        sheet=PROJECTOR if asked.projector else PANEL,
    )
    rows = trend_rows(found)
    svg = to_svg(plot_trend(rows, options), alt_trend(rows, options, Words(f"Gap in {made.outcome.title}")))
    return tags.div(heading, drawing(svg), runs(describe_trend(found, made.words)), *_trend_notes(found))


def describe_plain(found: GradientTrend, made: GradientFigures) -> str:
    """Return the trend's sentence without emphasis."""
    return "".join(run if isinstance(run, str) else run[0] for run in describe_trend(found, made.words))


def trend_rows(found: GradientTrend) -> pd.DataFrame:
    """Return the slope index as observations of one area, for the trend chart."""
    nothing = np.nan
    return pd.DataFrame(
        [
            {
                "area_code": GAP,
                "period": point.period,
                "period_start": point.start,
                "period_end": point.end,
                "value": nothing if (slope := point.inequality.slope).value is None else slope.value,
                "lower_ci": nothing if slope.lower is None else slope.lower,
                "upper_ci": nothing if slope.upper is None else slope.upper,
            }
            for point in found.points
        ]
    )


def _trend_notes(found: GradientTrend) -> list[Tag]:
    said = ["Areas stay in the group that they are in now."]
    if found.overlapping:
        said.append(
            f"Left out, because they share years with a period shown: {join_words(found.overlapping)}."
        )
    said += [f"{period}: {why}" for period, why in found.without]
    said += list(found.change.notes) if found.change else []
    return [tags.p(one, class_="note") for one in said]
