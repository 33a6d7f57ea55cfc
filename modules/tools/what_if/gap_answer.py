"""The answer to closing the gap: sentence, numbers, areas and boroughs with most to move. No Shiny here."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from htmltools import Tag, TagList, tags

import geodata
from analysis.errors import AnalysisError
from analysis.gap_closing import totals
from analysis.what_if_words import Names, describe_gaps, people_words
from catalogue import BASE_WORDS, countable

from ...parts.tool_words import area_list, method, numbers, refused, show_button, spoken
from ..on_map import OnMap, name_of
from ..others import held_at
from .gap import CANNOT, FORMULA, Gap

MOST_LISTED = 8
MOST_OFFERED = 6


def answer_gap(gap: Gap) -> TagList:
    """Return the sentence, the numbers, the areas and boroughs with most people to move, the method."""
    at, found = gap.at, gap.found
    rounded, base = bool(found.rounded.any()), at.indicator.people_base
    about = ", rounded" if rounded else ""
    names = Names(at.indicator.title, at.level.singular, at.level.plural)
    return TagList(
        spoken(describe_gaps(found, at.measure, names, gap.target, gap.share)),
        *[tags.p(one, class_="theme-answer") for one in _of_chosen(gap)],
        numbers(
            (bare(found.total, rounded), "people to move" + about),
            (f"{found.behind:,}", f"{at.level.plural} short of it"),
            (f"{found.there:,}", "there already"),
        ),
        area_list(
            f"Most people to move, by {at.level.singular}{about}", _listed(gap), "No area is short of it."
        ),
        by_borough(gap),
        method(
            FORMULA,
            f"The base here: {BASE_WORDS[base]}." if rounded and base else None,
            tags.p("Cannot be counted: ", _missing(gap)) if found.missing else None,
            CANNOT,
        ),
    )


def refused_gap(at: OnMap, fault: AnalysisError) -> Tag:
    """Return why there is no number of people, with indicators of which there is one at this level."""
    able = [one for one in held_at(at.views, at.subject.level) if countable(one)]
    offered = [tags.li(show_button(one.id, one.title)) for one in able[:MOST_OFFERED]]
    return (
        refused(str(fault), tags.p("These can be counted here:"), tags.ul(*offered))
        if offered
        else refused(str(fault))
    )


def by_borough(gap: Gap) -> Tag | None:
    """Return people to move by borough, most first; nothing where the areas are boroughs, or of one."""
    areas = geodata.load_areas(gap.at.subject.level)[gap.at.shown]
    if gap.at.subject.level == "borough" or areas["parent_code"].nunique() < 2:
        return None
    rows = totals(gap.found.people, areas["parent_name"].to_numpy(str))
    rounded = bool(gap.found.rounded.any())
    return tags.div(
        tags.h3("By borough"),
        tags.table(
            tags.thead(tags.tr(*[tags.th(one, scope="col") for one in ("Borough", "People", "Short of it")])),
            tags.tbody(
                *[
                    tags.tr(
                        tags.th(name, scope="row"),
                        tags.td(bare(people, rounded)),
                        tags.td(f"{behind} of {every}"),
                    )
                    for name, people, behind, every in rows[
                        ["group", "people", "behind", "areas"]
                    ].itertuples(index=False)
                ]
            ),
            class_="beside",
        ),
        class_="section",
    )


def bare(people: float, rounded: bool) -> str:
    """Return a number of people without the words: "1,234", "1,200", "0"."""
    words = people_words(people, rounded).removesuffix(" people").removeprefix("about ")
    return {"no": "0", "fewer than 10": "under 10", "one person": "1"}.get(words, words)


def _of_chosen(gap: Gap) -> Iterator[str]:
    people, rounded = gap.people, gap.spread(gap.found.rounded, False)
    for code in gap.at.chosen:
        place = gap.at.view.index(code)
        if place is None or not gap.at.shown[place]:
            continue
        if np.isnan(people[place]):
            yield f"{name_of(code)}: no number of people."
        elif not people[place]:
            yield f"{name_of(code)} is there already."
        else:
            yield f"{name_of(code)}: {people_words(float(people[place]), bool(rounded[place]))}."


def _listed(gap: Gap) -> Iterator[tuple[str, str, str, str]]:
    people, areas = gap.people, geodata.load_areas(gap.at.subject.level)
    rounded = gap.spread(gap.found.rounded, False)
    order = np.argsort(-np.nan_to_num(people), kind="stable")[:MOST_LISTED]
    for place in order[np.nan_to_num(people[order]) > 0]:
        row = areas.iloc[int(place)]
        note = "" if gap.at.subject.level == "borough" else str(row["parent_name"])
        yield str(row["area_code"]), str(row["name"]), note, bare(float(people[place]), bool(rounded[place]))


def _missing(gap: Gap) -> str:
    names = geodata.load_areas(gap.at.subject.level)["name"].to_numpy(str)[gap.at.shown]
    gone = names[np.isnan(gap.found.people)]
    more = f" and {len(gone) - MOST_LISTED:,} more" if len(gone) > MOST_LISTED else ""
    why = "; ".join(sorted({reason for reason in gap.found.reasons.tolist() if reason}))
    return f"{', '.join(gone[:MOST_LISTED])}{more}: {why}."
