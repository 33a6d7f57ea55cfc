"""What the change tool says: sentence, numbers, the selected area, lists, method. No Shiny here."""

from __future__ import annotations

from dataclasses import dataclass

from htmltools import Tag, TagChild, TagList, tags

import geodata
from analysis.change_map import (
    CLAIMANTS_UNTESTED,
    IMPROVED,
    NO_CLEAR_CHANGE,
    ROSE,
    WORSENED,
    improving,
    worsening,
)
from analysis.change_verdicts import describe_change, describe_changes, describe_trend
from analysis.errors import AnalysisError
from analysis.verdict_words import Verdict
from analysis.wording import format_difference, format_number, sentence_case

from ...parts.chart_data import ChartRequest
from ...parts.drawings import Drawings
from ...parts.keeping import kept_with_views
from ...parts.state import Chosen, Settings, Subject
from ...parts.tool_words import area_list, caution, drawing, method, numbers, said
from ...parts.views import Views
from .figures import Changes, about_area, trend_of
from .map import MANY, METHOD

MOST_LISTED = 8
TREND = (
    "The trend test is that of Mann and Kendall: whether figures rise or fall more often than chance would "
    "have it, over all periods with a figure; five at least, none overlapping. The change a year is Sen’s "
    "slope, the median of all slopes between two figures."
)


@dataclass(frozen=True, slots=True)
class Picture:
    """All that the trend chart depends on."""

    subject: Subject
    settings: Settings
    chosen: Chosen
    projector: bool = False


def answer(changes: Changes, selected: str) -> TagList:
    """Return the answer, the plain sentence first."""
    subject, level = changes.asked.subject, geodata.LEVELS[changes.level]
    place = geodata.area(subject.within) if subject.within else None
    title = subject.indicator.title + (f" in {place.name}" if place else "")
    verdict = describe_changes(changes.found, title, level.singular, level.plural)
    return TagList(
        said(verdict.effect),
        numbers(*_figures(changes)),
        *[caution(note) for note in verdict.notes],
        tags.p(verdict.uncertainty, class_="note"),
        selected_area(changes, selected),
    )


def selected_area(changes: Changes, code: str) -> Tag | None:
    """Return the change and the trend of the selected area; where none is, how to see them."""
    row = changes.row(code) if code else None
    if row is None:
        return tags.p("Click an area to see its change and its trend.", class_="note")
    about = about_area(changes, code)
    return tags.div(
        tags.p(describe_change(changes.found, row, about)),
        *_trend(changes, code),
        class_="section",
    )


def _trend(changes: Changes, code: str) -> list[TagChild]:
    try:
        verdict: Verdict = describe_trend(trend_of(changes, code), about_area(changes, code))
    except AnalysisError as why:
        return [tags.p(str(why), class_="note")]
    noted = [tags.p(note, class_="caution") for note in verdict.notes if note not in changes.found.notes]
    return [
        tags.p(verdict.effect),
        *noted,
        tags.p(f"{verdict.uncertainty} {verdict.cannot_show}", class_="note"),
    ]


def lists(changes: Changes) -> TagList:
    """Return the areas that moved most for better and worse; that fell and rose, where nothing is judged."""
    neutral = changes.found.polarity == "neutral" or changes.found.reason == CLAIMANTS_UNTESTED
    better, worse = ("Fell most", "Rose most") if neutral else ("Improving most", "Worsening most")
    return TagList(
        _listed(changes, better, improving(changes.found, MOST_LISTED), "No area moved that way."),
        _listed(changes, worse, worsening(changes.found, MOST_LISTED), "No area moved that way."),
    )


def how(changes: Changes) -> Tag:
    """Return the method, one click deeper, with what it cannot show."""
    found = changes.found
    level = geodata.LEVELS[changes.level]
    verdict = describe_changes(found, changes.asked.subject.indicator.title, level.singular, level.plural)
    share = f"{100 * found.confidence:g} %"
    return method(
        f"{METHOD} Intervals here are of {share}.",
        MANY if found.false_discovery else "Each area is tested as if it were alone.",
        TREND,
        verdict.cannot_show,
        *changes.asked.subject.indicator.caveats,
    )


def trend_picture(views: Views, asked: Picture) -> Tag:
    """Return the course of the chosen areas and their comparators."""
    drawn = drawings_of(views).chart(
        ChartRequest("trend", asked.subject, asked.settings, asked.chosen, "", asked.projector)
    )
    return drawing(drawn.svg, title=drawn.title, note=drawn.note, foot=drawn.foot)


@kept_with_views(maxsize=1)
def drawings_of(views: Views) -> Drawings:
    """Return the drawings that the tools over time share, made once in a process."""
    return Drawings(views)


def _figures(changes: Changes) -> list[tuple[str, str]]:
    found, counts = changes.found, changes.found.counts()
    if found.reason:
        up, down = int((found.absolute > 0).sum()), int((found.absolute < 0).sum())
        return [(format_number(up), "rose"), (format_number(down), "fell")]
    moves = (ROSE, "fell") if found.polarity == "neutral" else (IMPROVED, WORSENED)
    return [
        *((format_number(counts.get(move, 0)), f"{move} clearly") for move in moves),
        (format_number(counts.get(NO_CLEAR_CHANGE, 0)), NO_CLEAR_CHANGE),
    ]


def _listed(changes: Changes, title: str, places, empty: str) -> Tag:
    found, indicator = changes.found, changes.asked.subject.indicator
    areas = geodata.load_areas(changes.level)
    rows = []
    for place in places:
        area = areas.iloc[changes.places[place]]
        moved = format_difference(
            float(found.absolute[place]), indicator.unit, indicator.decimals, signed=True
        )
        verdict = str(found.verdicts[place])
        note = "" if changes.level == "borough" else str(area["parent_name"])
        if not found.reason:
            note = ", ".join(part for part in (note, verdict) if part)
        rows.append((str(area["area_code"]), str(area["name"]), sentence_case(note), moved))
    return area_list(title, rows, empty)
