"""Tables of a briefing: best and worst, what moved, gaps in people, every figure of a theme."""

from __future__ import annotations

import math
from collections.abc import Sequence

from analysis.comparison import BETTER, NOT_COMPARED, WORSE
from analysis.profile import Spine
from analysis.profile_words import value_of
from analysis.what_if_words import people_words
from analysis.wording import (
    count_words,
    format_difference,
    format_interval,
    format_value,
    ordinal,
    sentence_case,
)
from briefing.content import Cell, Table, cells
from briefing.gaps import PeopleGap
from briefing.inside import Inside
from briefing.moves import Move
from briefing.places import Place
from briefing.readings import Account, Held

NONE = "None."


def ends_table(title: str, spines: Sequence[Spine], account: Account) -> Table:
    """Return the indicators at one end, furthest from the comparator first."""
    rows = tuple(
        (
            Cell(f"{one.reading.title}, {one.reading.period}"),
            Cell(value_of(one)),
            Cell(said(one, one.reading.comparator)),
            standing(one),
        )
        for one in spines
    )
    head = ("Indicator", account.place.name, account.against.name, "Standing")
    return Table(
        title, head, rows, frozenset({1, 2}), (0.38, 0.17, 0.23, 0.22), "" if rows else NONE, True,
        "best and worst",
    )  # fmt: skip


def moves_table(moves: Sequence[Move]) -> Table:
    """Return every change with its reading."""
    rows = tuple(
        (
            Cell(one.held.reading.title),
            Cell(f"{_say(one.held, one.before)} ({one.earlier})"),
            Cell(f"{_say(one.held, one.held.reading.value)} ({one.held.reading.period})"),
            Cell(_difference(one)),
            Cell(one.movement.words, tone_of(one.movement.words)),
        )
        for one in moves
    )
    head = ("Indicator", "From", "To", "Change", "Reading")
    notes = dict.fromkeys(f"{one.held.reading.title}: {note}" for one in moves for note in one.change.notes)
    return Table(
        "Every indicator with an earlier figure", head, rows, frozenset({1, 2, 3}),
        (0.36, 0.19, 0.19, 0.11, 0.15), " ".join(notes),
        name="every change",
    )  # fmt: skip


def gaps_table(gaps: Sequence[PeopleGap], place: Place, against: str) -> Table:
    """Return people to move by indicator, for the area and for those inside it."""
    rows = tuple(
        (
            Cell(f"{one.held.reading.title}, {one.held.reading.period}"),
            Cell(_say(one.held, one.held.reading.value)),
            Cell(_say(one.held, one.held.reading.comparator)),
            Cell(gap_words(one.people, one.rounded)),
            Cell(inside_words(one)),
        )
        for one in gaps
    )
    head = ("Indicator", place.name, against, "People to move", "Areas inside that lie behind")
    bases = dict.fromkeys(one.base for one in gaps if one.base)
    note = f"Numbers with “about” are rates times {_joined(bases)}." if bases else ""
    return Table(
        "People who would have to move", head, rows, frozenset({1, 2, 3}), (0.32, 0.12, 0.14, 0.16, 0.26),
        note, name="people to move",
    )  # fmt: skip


def figures_table(title: str, both: Sequence[tuple[Held, Spine]], account: Account) -> Table:
    """Return every figure of a theme with interval, comparator, standing and rank."""
    rows = tuple(
        (
            Cell(f"{one.reading.title}, {one.reading.period}"),
            Cell(_own(one)),
            Cell(interval_words(one)),
            Cell(said(one, one.reading.comparator)),
            standing(one),
            Cell(f"{ordinal(one.rank)} of {one.of:,}" if one.rank else "–"),
        )
        for _, one in both
    )
    head = ("Indicator", account.place.name, "95 % interval", account.against.name, "Standing", "Rank")
    return Table(
        title, head, rows, frozenset({1, 2, 3, 5}), (0.33, 0.13, 0.15, 0.13, 0.16, 0.1),
        name="all figures",
    )  # fmt: skip


def small_table(small: Inside, most: int, title: str, worst: bool) -> Table:
    """Return the best or the worst of the areas inside, with their rank among all of their level."""
    ordered = small.best_first()
    chosen = ordered.iloc[::-1].head(most) if worst else ordered.head(most)
    indicator = small.indicator
    taken = zip(chosen["name"].tolist(), chosen["value"].tolist(), chosen["rank"].tolist(), strict=True)
    rows = tuple(
        cells(
            name,
            format_value(value, indicator.unit, indicator.decimals),
            f"{ordinal(rank)} of {small.view.ranked:,}",
        )
        for name, value, rank in taken
    )
    head = (sentence_case(small.singular), "Figure", "Rank")
    return Table(title, head, rows, frozenset({1, 2}), (0.5, 0.24, 0.26), "", True)


def standing(one: Spine) -> Cell:
    """Return the verdict, or the side where there is none: "worse", "better side, not tested"."""
    if one.verdict != NOT_COMPARED:
        return Cell(one.verdict, tone_of(one.verdict))
    return Cell(f"{one.side}, not tested" if one.side else "not compared")


def tone_of(words: str) -> str:
    """Return whether words are a verdict of better or worse; "" for what is not sure."""
    return words if words in (BETTER, WORSE) else ""


def said(one: Spine, value: float) -> str:
    """Return a value in the unit of a reading, a dash where there is none."""
    if not math.isfinite(value):
        return "–"
    return format_value(value, one.reading.unit, one.reading.decimals)


def interval_words(one: Spine) -> str:
    """Return the interval, a dash where none is published or can be computed."""
    reading = one.reading
    if not math.isfinite(reading.lower):
        return "–"
    return format_interval(reading.lower, reading.upper, reading.unit, reading.decimals)


def gap_words(people: float, rounded: bool) -> str:
    """Return a number of people; of none, that the area is there already."""
    return "none: already there" if people == 0 else people_words(people, rounded)


def inside_words(gap: PeopleGap) -> str:
    """Return how many of the areas inside lie behind, and their people together."""
    if gap.small is None or gap.closing is None:
        return "–"
    of = count_words(len(gap.small.rows), gap.small.singular, gap.small.plural)
    people = people_words(gap.closing.total, bool(gap.closing.rounded.any())) if gap.closing.behind else ""
    return f"{gap.closing.behind} of {of}" + (f": {people}" if people else "")


def _own(one: Spine) -> str:
    return f"{value_of(one)} ({one.reading.area})" if one.reading.area else value_of(one)


def _say(held: Held, value: float) -> str:
    return format_value(value, held.reading.unit, held.reading.decimals)


def _difference(move: Move) -> str:
    reading = move.held.reading
    return format_difference(move.change.absolute, reading.unit, reading.decimals, signed=True)


def _joined(words: Sequence[str] | dict[str, None]) -> str:
    return " or ".join(words)
