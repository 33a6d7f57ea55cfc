"""What the page says of a session's own groups: what was recognised, how they stand, what is left over."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from htmltools import Tag, TagList, tags

import geodata
from analysis.view import View
from analysis.wording import count_words, join_words, sentence_case, with_article
from catalogue import Indicator
from own import Grouping, GroupsDraft

from ...parts.control_facts import source_words, value_words
from ...parts.drawings import Drawing, svg_of
from ...parts.figures import Beside, measure_of
from ...parts.own_chooser import forget_button
from ...parts.own_columns import select_of
from ...parts.own_rows import rows_left_out
from ...parts.tool_words import Run, bullet, caution, method, numbers, refused, said, show_button
from ...parts.views import Views
from .figures import GroupFigures
from .level import able
from .map import FORMULA
from .work import Made

MOST_LISTED = 8
MOST_OFFERED = 6
"""Rows of the file, and other indicators, that the panel has room for."""


def empty() -> TagList:
    """Return what to do, and what a file looks like, while there is none."""
    rows = [("E05015239", "North"), ("E05015240", "North"), ("E05015241", "South")]
    body = [tags.tr(tags.td(code), tags.td(group)) for code, group in rows]
    head = tags.thead(tags.tr(tags.th("Ward", scope="col"), tags.th("Locality", scope="col")))
    return TagList(
        said("Choose a file: every indicator that adds up is then shown by group.", css="sentence empty"),
        tags.p("One row an area: an LSOA, MSOA, ward or borough, by its code or name.", class_="note"),
        tags.table(head, tags.tbody(*body), class_="beside"),
    )


def file_panel(draft: GroupsDraft, made: Made) -> TagList:
    """Return what the file is, which columns are taken, and why it cannot be used if so."""
    grouping = made.grouping
    title = draft.name if grouping is None else f"{draft.name}: {_groups(grouping)}"
    return TagList(
        tags.h3(title, tabindex="-1", class_="own-title"),
        refused(made.fault) if made.fault else None,
        bullet(grouping.notes[:MOST_LISTED]) if grouping and grouping.notes else None,
        _columns(draft, made),
    )


def _groups(grouping: Grouping) -> str:
    kind = geodata.LEVELS[grouping.level]
    inside = count_words(int(grouping.areas.sum()), kind.singular, kind.plural)
    return f"{count_words(len(grouping.groups), 'group', 'groups')} of {inside}"


def _columns(draft: GroupsDraft, made: Made) -> Tag:
    area, group = made.wanted.area or draft.area, made.wanted.group or draft.group
    every = {one.letter: f"{one.letter}: {one.name}" for one in draft.columns}
    places = {one.letter: every[one.letter] for one in draft.of_areas}
    return tags.details(
        tags.summary(f"Areas by column {places.get(area, area)}; groups by column {every.get(group, group)}"),
        tags.div(
            _column("area", "Areas", places, area),
            _column("group", "Groups", every, group),
            class_="areas-columns",
        ),
        class_="tool-method",
        open="" if made.fault else None,
    )


def _column(key: str, title: str, options: dict[str, str], value: str) -> Tag:
    name = f"own-areas-{key}"
    return tags.div(
        tags.label(title, **{"for": name}),
        select_of(name, options, value, **{"data-areas-column": key}),
        class_="own-choice",
    )


def answer(found: GroupFigures, view: View, against: Beside | None, aside: Tag | None = None) -> TagList:
    """Return the sentence, how many areas are in a group, and what a reader must not miss.

    `aside` follows the sentence.
    """
    grouping = found.grouping
    none, kind = grouping.outside[0], geodata.LEVELS[grouping.level]
    outside = (f"{none:,}", f"{kind.plural} in no group")
    return TagList(
        said(*sentence(found, view, against)),
        aside,
        numbers((f"{len(grouping.groups):,}", "groups"), (f"{grouping.areas.sum():,}", kind.plural), outside),
        _without(found, view),
        tags.p(_outside(grouping), class_="note") if none else None,
        *[caution(one) for one in _cautions(found)],
    )


def sentence(found: GroupFigures, view: View, against: Beside | None) -> list[Run]:
    """Return which group is highest and which lowest, and what the comparator has."""
    measure, names = measure_of(found.indicator, found.subject.sex), found.grouping.groups
    known = np.flatnonzero(view.ranks > 0)
    if not known.size:
        return ["None of your groups has enough residents for the minimum that is set."]
    high, low = (int(known[pick(view.values[known])]) for pick in (np.argmax, np.argmin))
    before, _, after = measure.template.partition("{value}")
    ending = f"{after}{_beside(found, against)}."
    told: list[Run] = [f" {before}", (measure.say(view.values[high]),), ending]
    if known.size == 1:
        only = len(names) > 1
        return ["Only " if only else "In ", (names[high],), " has a figure:" if only else "", *told]
    many = count_words(len(names), "group", "groups")
    some = f"the {count_words(known.size, 'one', f'of your {many}')} with a figure"
    of = f"your {many}" if known.size == len(names) else some
    if measure.say(view.values[high]) == measure.say(view.values[low]):
        return [f"Alike in all of {of}:", *told]
    lowest: list[Run] = [" ", (names[low],), f" is lowest, {measure.say(view.values[low])}."]
    return [f"Of {of} ", (names[high],), " is highest:", *told, *lowest]


def _without(found: GroupFigures, view: View) -> Tag | None:
    """Return which groups have no figure, and why, by the reason."""
    named: dict[str, list[str]] = {}
    for name, reason, rank in zip(found.grouping.groups, view.reasons, view.ranks, strict=True):
        if not rank:
            named.setdefault(str(reason), []).append(name)
    told = [f"{_listed(names)}: no figure, {reason}." for reason, names in named.items()]
    return tags.p(" ".join(told), class_="note") if told else None


def _listed(names: list[str]) -> str:
    more = len(names) - MOST_LISTED
    return join_words([*names[:MOST_LISTED], f"{more:,} more"] if more > 0 else names)


def _beside(found: GroupFigures, against: Beside | None) -> str:
    if against is None:
        return ""
    return f", against {value_words(found.subject, against.value)} in {with_article(against.name)}"


def _outside(grouping: Grouping) -> str:
    none, people, near = grouping.outside
    kind = geodata.LEVELS[grouping.level]
    whole = f"{count_words(none, kind.singular, kind.plural)} with {people:,.0f} residents "
    where = f" {near:,} of them lie in the boroughs of your groups." if 0 < near < none else ""
    return f"{sentence_case(whole)}{'is' if none == 1 else 'are'} in no group, and in no figure here.{where}"


def _cautions(found: GroupFigures) -> list[str]:
    told = []
    if found.other_period:
        kind = geodata.LEVELS[found.source].plural
        told.append(f"These are figures of {found.period}: {kind} have none of {found.subject.period}.")
    flags = {word for one in found.rows["flag"] for word in one.split(",")}
    counted = found.rows["numerator"].notna().any()
    if found.indicator.weight and not counted and flags & {"estimated", "derived"}:
        told.append("Means of the areas, weighted by their people: no counts are held to add up.")
    elif "estimated" in flags:
        areas = "areas of another year" if found.grouping.carried_over else "wards"
        told.append(f"Estimates: {areas} are taken as the LSOAs that fit them best.")
    return told


def off_the_map(found: GroupFigures, level: str, several: int) -> Tag | None:
    """Return that areas of the level shown are in several groups, with a way to those that are not."""
    own = found.grouping.level
    if not several or level == own:
        return None
    kind, finer = geodata.LEVELS[level], geodata.LEVELS[own]
    words = f"{count_words(several, kind.singular, kind.plural)} on the map lie in more than one group. "
    button = None
    if own in found.indicator.levels:
        button = show_button(found.indicator.id, f"Show {finer.plural}", own)
    return tags.p(sentence_case(words), button, class_="caution")


def left_over(grouping: Grouping, download_id: str) -> Tag | None:
    """Return the rows that could not be used, with the reason, and all of them to download."""
    count = count_words(len(grouping.problems), "row", "rows")
    return rows_left_out(sentence_case(f"{count} could not be used"), grouping.problems, download_id)


def further(views: Views, found: GroupFigures) -> TagList:
    """Return how it is worked out, and the way to let go of the file."""
    indicator = found.indicator
    made = f"Here {geodata.LEVELS[found.source].plural} are added up." if found.source else None
    whole = count_words(found.whole, "group is", "groups are") if found.whole else ""
    return TagList(
        method(
            FORMULA,
            made,
            tags.p(f"{sentence_case(whole)} exactly one area.") if whole else None,
            bullet(indicator.caveats) if indicator.caveats else None,
            tags.p(source_words(views, found.subject), class_="note"),
        ),
        forget_button("own_areas"),
    )


def refusal_panel(views: Views, told: Mapping[str, str], indicator: Indicator, why: str) -> Tag:
    """Return why there are no figures of groups, with the indicators that there are some of.

    `told` is what `own_areas_level.reasons` returns.
    """
    offered = able(views, told, indicator)[:MOST_OFFERED]
    if not offered:
        return refused(why)
    items = [tags.li(show_button(one.id, one.title)) for one in offered]
    return refused(why, tags.p("These can be shown for your groups:"), tags.ul(*items))


def ranked(views: Views, found: GroupFigures, view: View, against: Beside | None, projector: bool) -> Drawing:
    """Return the groups in order, with intervals, beside the comparator."""
    from charts import PANEL, PROJECTOR, Ranked, Words, alt_ranked, plot_ranked, title_ranked

    from ...parts.chart_data import line_of

    indicator = found.indicator
    rows = pd.DataFrame(
        {
            "area_code": found.grouping.codes,
            "name": found.grouping.groups,
            "value": view.values,
            "lower": view.lower,
            "upper": view.upper,
        }
    )
    options = Ranked(
        indicator.unit,
        indicator.decimals,
        comparator=line_of(against) if against else None,
        rows=30,
        plural="groups",
        sheet=PROJECTOR if projector else PANEL,
    )
    words = Words(title=indicator.title, singular="group", plural="groups", period=found.period)
    svg = svg_of(plot_ranked(rows, options), alt_ranked(rows, options, words))
    note = ", ".join(part for part in (indicator.title, indicator.unit, found.period) if part)
    return Drawing(title_ranked(rows, options, words), note, svg, source_words(views, found.subject))
