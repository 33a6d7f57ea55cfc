"""A profile in the panel: sentences, best and worst, what moved, all figures. No Shiny here."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from htmltools import HTML, Tag, TagList, tags

from analysis.comparison import NOT_COMPARED
from analysis.profile import Profile, Spine, why_unplaced
from analysis.profile_words import (
    describe_concerns,
    describe_measure,
    describe_movements,
    describe_profile,
    describe_strengths,
    describe_verdict,
    value_of,
)
from analysis.wording import format_difference, format_value, ordinal, with_article

from ...parts.tool_words import caution, deeper, method, show_button, spoken
from .charts import Asked, Drawn
from .moves import Move
from .readings import WHOLE

SELECT = (
    "Nothing is selected: this is all of Greater Manchester. Select an area on the map for its own profile."
)
STOOD_IN = "Figures that name another area are that area’s, because none are held for {name} itself."
NONE = "None."


def head_of(asked: Asked, found: Profile) -> TagList:
    """Return the sentence on the area as a whole, its strengths and its concerns."""
    against = asked.against.name
    return TagList(
        spoken(describe_profile(found, asked.who.name, against)),
        tags.p(SELECT, class_="note") if asked.who.level == WHOLE else None,
        *[_led(one) for one in (describe_strengths(found, against), describe_concerns(found, against))],
    )


def _led(words: str) -> Tag:
    """Return a sentence with the word before its colon in bold."""
    label, colon, rest = words.partition(":")
    return tags.p(tags.strong(label + colon), rest, class_="profile-line") if colon else tags.p(words)


def ends_of(asked: Asked, found: Profile) -> TagList:
    """Return the best and the worst indicators, each of which shows itself on the map."""
    placed = with_article(asked.against.name)
    return TagList(
        indicator_list(f"Best against {placed}", found.best),
        indicator_list(f"Worst against {placed}", found.worst),
    )


def indicator_list(title: str, spines: Sequence[Spine]) -> Tag:
    """Return a list of indicators with figure and verdict; a press shows one on the map."""
    items = [
        _item(one.reading.indicator_id, one.reading.title, tested_words(one), value_of(one)) for one in spines
    ]
    return _section(title, items)


def tested_words(one: Spine) -> Tag | str:
    """Return the verdict with its mark; of one without, that it was not tested."""
    if one.verdict == NOT_COMPARED:
        return "not tested"
    return tags.span(one.verdict, class_=f"verdict {one.verdict}")


def moves_section(asked: Asked, moves: Sequence[Move], name: str) -> Tag:
    """Return what got better and what got worse, apart from what only seems to have moved.

    `name` is the area that the changes are of: the borough, where the area itself has none.
    """
    better = [one for one in moves if one.movement.improving]
    worse = [one for one in moves if one.movement.worsening]
    loose = [one for one in moves if one not in better and one not in worse]
    notes = dict.fromkeys(note for one in moves for note in one.change.notes)
    other = f"{asked.who.name} has one period only. {name}: " if name != asked.who.name else ""
    said = describe_movements([one.movement for one in moves])
    return tags.div(
        tags.h3("Improving and worsening"),
        tags.p(other + said),
        _section("Improving", map(_move, better)),
        _section("Worsening", map(_move, worse)),
        deeper(f"Not clear ({len(loose)})", tags.ol(*map(_move, loose), class_="tool-list"))
        if loose
        else None,
        *[caution(note) for note in notes],
        class_="section",
    )


def chart_of(drawn: Drawn, asked: Asked, found: Profile) -> Tag:
    """Return the spine chart with a button over each row."""
    rows = [
        tags.button(
            type="button",
            class_="spine-row",
            style=f"top:{top:.2f}%;height:{height:.2f}%",
            title=f"Show {title} on the map",
            **{"data-show": indicator_id, "aria-label": f"Show {title} on the map"},
        )
        for indicator_id, title, top, height in drawn.rows
    ]
    note = (
        f"From the worst to the best of the {asked.plural}; the dark bar holds the middle half of them. The "
        f"upright is {with_article(asked.against.name)}. Press a row to see it on the map."
    )
    return tags.div(
        tags.h3(drawn.title, class_="chart-title"),
        tags.p(note, class_="chart-note"),
        tags.p(STOOD_IN.format(name=asked.who.name), class_="chart-note") if found.held_for_another else None,
        tags.div(HTML(drawn.svg), *rows, class_="chart spine-chart"),
        class_="section",
    )


def all_figures(asked: Asked, found: Profile) -> Tag:
    """Return every figure as a table, one click deeper."""
    against = asked.against.name
    head = ("Indicator", asked.who.name, against, "Standing")
    body = [
        tags.tr(
            tags.th(
                show_button(one.reading.indicator_id, one.reading.title),
                tags.span(f" {one.reading.period}", class_="list-note"),
                scope="row",
            ),
            tags.td(_own(one)),
            tags.td(format_value(one.reading.comparator, one.reading.unit, one.reading.decimals)),
            tags.td(standing(one)),
        )
        for one in found.spines
        if math.isfinite(one.reading.value)
    ]
    table = tags.table(
        tags.thead(tags.tr(*[tags.th(words, scope="col") for words in head])),
        tags.tbody(*body),
        class_="beside profile-figures",
    )
    return deeper(f"All figures ({len(body)})", table)


def standing(one: Spine) -> TagList:
    """Return verdict and rank: "worse, 28th of 215", "not tested, 3rd of 10"."""
    rank = f", {ordinal(one.rank)} of {one.of:,}" if one.rank else ""
    return TagList(tested_words(one) if one.side or one.verdict != NOT_COMPARED else "no comparator", rank)


def behind(asked: Asked, found: Profile) -> Tag:
    """Return the method, and what is missing or cannot be placed, with the reasons."""
    missing = [(one, _lower(one.reading.reason)) for one in found.missing]
    unplaced = [(one, why_unplaced(one)) for one in found.unplaced]
    return method(
        describe_measure(asked.against.name, asked.plural),
        "Better, similar and worse: whether the comparator’s figure lies outside the area’s interval, as on "
        "Fingertips (OHID). A figure without an interval has a side, not a verdict.",
        "Rank 1 is the highest value. Each figure is the newest one held, so periods differ.",
        _reasons("Neither best nor worst", unplaced),
        _reasons("No figure", missing),
    )


def sentences_of(asked: Asked, found: Profile, moves: Iterable[Move]) -> tuple[str, ...]:
    """Return the profile as sentences for a file: every figure with its verdict, and what moved."""
    against = asked.against.name
    lines = [
        f"{one.reading.title} ({one.reading.period}): {_own(one)}; {against} "
        f"{format_value(one.reading.comparator, one.reading.unit, one.reading.decimals)}; "
        f"{describe_verdict(one, against)}" + (f"; {ordinal(one.rank)} of {one.of:,}." if one.rank else ".")
        for one in found.spines
        if math.isfinite(one.reading.value)
    ]
    moved = [f"{one.reading.title}: {_size(one)} since {one.earlier}, {one.movement.words}." for one in moves]
    return (describe_measure(against, asked.plural), *lines, *moved)


def _own(one: Spine) -> str:
    return f"{one.reading.area}: {value_of(one)}" if one.reading.area else value_of(one)


def _size(move: Move) -> str:
    reading = move.reading
    return format_difference(move.change.absolute, reading.unit, reading.decimals, signed=True)


def _move(move: Move) -> Tag:
    reading = move.reading
    note = f"since {move.earlier}, {move.movement.words}"
    return _item(reading.indicator_id, reading.title, note, _size(move))


def _item(indicator_id: str, title: str, note: Tag | str, value: str) -> Tag:
    return tags.li(
        tags.button(
            tags.span(tags.span(title, class_="list-name"), " ", tags.span(note, class_="list-note")),
            tags.span(value, class_="list-value"),
            type="button",
            **{"data-show": indicator_id},
        )
    )


def _section(title: str, items: Iterable[Tag]) -> Tag:
    given = list(items)
    body = tags.ol(*given, class_="tool-list") if given else tags.p(NONE, class_="note")
    return tags.div(tags.h3(title), body, class_="section")


def _reasons(title: str, rows: Sequence[tuple[Spine, str]]) -> TagList | None:
    if not rows:
        return None
    items = [tags.li(f"{one.reading.title}: {why}".rstrip(".") + ".") for one, why in rows]
    return TagList(tags.p(tags.strong(title)), tags.ul(*items))


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
