"""What a briefing says of one area: in short, what moved, gaps in people, theme by theme."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

import pandas as pd

from analysis.profile import Spine
from analysis.profile_words import (
    describe_concerns,
    describe_measure,
    describe_movements,
    describe_profile,
    describe_strengths,
)
from analysis.sentences import Other, describe_selection, describe_view
from analysis.what_if_words import people_words
from analysis.wording import count_words, sentence_case, with_article
from briefing.content import Block, Picture, Points, Said, Section
from briefing.drawings import map_picture, ranked_picture, spine_picture, trend_picture
from briefing.ending import meanings
from briefing.figures import Figures, measure_of
from briefing.gaps import PeopleGap, gaps_of
from briefing.inside import Inside, inside
from briefing.moves import Move, moves_of
from briefing.readings import Account, Held
from briefing.tables import ends_table, figures_table, gaps_table, moves_table, small_table

MOST = 5
"""Named at either end."""

FEWEST_PERIODS = 5
"""From which a course over time is drawn."""

CANNOT = (
    "It says how far it is, not how to get there. The base stays as it is: people change their state, "
    "nobody moves house."
)
NOTHING = "nothing by more than chance would do"
NO_GAP = "None of the figures here can be turned into a number of people."
Step = Callable[[str], None]


def chapter_of(
    figures: Figures, account: Account, themes: Sequence[tuple[str, str]], step: Step
) -> Iterator[Section]:
    """Yield the sections on one area; `step` is told of each before it is made.

    `themes` are id and title, in reading order.
    """
    place = account.place
    step(f"{place.name}: what moved")
    moves = moves_of(figures, place, account.helds)
    gaps = gaps_of(figures, place, account.helds)
    yield in_short(account, moves, gaps)
    yield moved(account, moves)
    yield people(account, gaps)
    for theme, title in themes:
        step(f"{place.name}: {title}")
        if account.of_theme(theme):
            yield theme_of(figures, account, theme, f"{place.name}: {title}")


def in_short(account: Account, moves: Sequence[Move], gaps: Sequence[PeopleGap]) -> Section:
    """Return the area in a few sentences, and its best and worst indicators."""
    name, against = account.place.name, account.against.name
    profile = account.profile
    sentences = (
        describe_strengths(profile, against),
        describe_concerns(profile, against),
        describe_movements([one.movement for one in moves]),
        describe_people(account, gaps),
    )
    placed = with_article(against)
    return Section(
        name,
        (
            Said(tuple(describe_profile(profile, name, against)), lead=True),
            Points(sentences),
            ends_table(f"Best {_number(profile.best)} against {placed}", profile.best, account),
            ends_table(f"Worst {_number(profile.worst)} against {placed}", profile.worst, account),
            Said(((describe_measure(against, account.place.plural), False),)),
        ),
    )


def moved(account: Account, moves: Sequence[Move]) -> Section:
    """Return what got better and what got worse, apart from what only seems to have moved."""
    said = Said(((describe_movements([one.movement for one in moves]), False),), lead=True)
    ways = (
        ("Improving", [one for one in moves if one.movement.improving]),
        ("Worsening", [one for one in moves if one.movement.worsening]),
    )
    lists = tuple(
        f"{way}: {', '.join(one.held.reading.title for one in found) or NOTHING}." for way, found in ways
    )
    blocks: tuple[Block, ...] = (said, Points(lists), moves_table(moves)) if moves else (said,)
    return Section(f"{account.place.name}: improving and worsening", blocks, new_page=bool(moves))


def people(account: Account, gaps: Sequence[PeopleGap]) -> Section:
    """Return how many people would have to move for the area to match its comparator."""
    title = f"{account.place.name}: gaps in people"
    said = Said(((describe_people(account, gaps), False),), lead=True)
    if not gaps:
        return Section(title, (said,), new_page=False)
    table = gaps_table(gaps, account.place, account.against.name)
    return Section(title, (said, table, Said(((CANNOT, False),))), new_page=False)


def describe_people(account: Account, gaps: Sequence[PeopleGap]) -> str:
    """Return the largest gaps in people, of the area or else of those inside it."""
    if not gaps:
        return NO_GAP
    name, against = account.place.name, with_article(account.against.name)
    behind = [one for one in gaps if one.people > 0]
    counted = count_words(len(gaps), "indicator that counts people", "indicators that count people")
    if behind:
        worst = behind[0]
        said = (
            f"In {len(behind)} of {counted}, {name} lies behind {against}. The largest gap: "
            f"{people_words(worst.people, worst.rounded)} would have to move in {worst.held.reading.title}."
        )
    else:
        said = f"{name} lies behind {against} in none of {counted}."
    within = [one for one in gaps if one.closing is not None and one.closing.behind and one.small is not None]
    if not within:
        return said
    most = max(within, key=lambda one: one.closing.total if one.closing else 0.0)
    assert most.small is not None and most.closing is not None
    return (
        f"{said} Inside it, {most.closing.behind} of {len(most.small.rows)} {most.small.plural} lie behind "
        f"in {most.held.reading.title}: {people_words(most.closing.total, bool(most.closing.rounded.any()))}."
    )


def theme_of(figures: Figures, account: Account, theme: str, title: str) -> Section:
    """Return a theme: sentences, spine, course over time, map, ranking, best and worst, all figures."""
    both = account.of_theme(theme)
    small = mapped(figures, account, theme)
    blocks: list[Block | None] = [*_sentences(figures, account, both, small)]
    blocks.append(spine_picture(account, [spine for _, spine in both], title, _sources(figures, both)))
    blocks.append(_course(figures, account, both))
    if small is not None:
        blocks.append(map_picture(figures, account.place, small))
        blocks.append(ranked_picture(figures, account, small))
    if small is not None and len(small.known) > MOST:
        for worst, words in ((False, "best"), (True, "worst")):
            if small.indicator.polarity == "neutral":
                words = "lowest" if worst else "highest"
            heading = f"{sentence_case(words)} {_number(range(MOST))} {small.plural} in {small.where}"
            heading = f"{heading}: {small.indicator.title}, {small.period}"
            blocks.append(small_table(small, MOST, heading, worst))
    blocks.append(figures_table(f"All figures: {title.partition(': ')[2].lower()}", both, account))
    shown = tuple(one for one in blocks if one is not None)
    return Section(title, shown, aside=tuple(meanings(held.indicator for held, _ in both)))


def mapped(figures: Figures, account: Account, theme: str) -> Inside | None:
    """Return what the theme's map shows: the first of its indicators that has a better side and small areas.

    Those of areas smaller than boroughs go before those of boroughs.
    """
    found = [
        small
        for indicator in figures.indicators(theme)
        if (small := inside(figures, account.place, indicator)) is not None and len(small.known) > 1
    ]
    found.sort(key=lambda one: (one.level == "borough", one.indicator.polarity == "neutral"))
    return found[0] if found else None


def _sentences(
    figures: Figures, account: Account, both: Sequence[tuple[Held, Spine]], small: Inside | None
) -> Iterator[Said]:
    """Yield the sentence of the map's indicator, and how far the areas inside are apart."""
    shown = [held for held, _ in both if small is not None and held.indicator.id == small.indicator.id]
    first = next((held for held in [*shown, *(held for held, _ in both)] if held.own), None)
    if first is not None:
        others = [Other(account.against.name, first.reading.comparator)]
        measure = measure_of(first.indicator, first.sex)
        runs = describe_selection(account.place.name, first.reading.value, measure, others)
        yield Said((*runs[:-1], (f" ({first.reading.period}).", False)), lead=True)
    if small is not None:
        measure = measure_of(small.indicator, small.sex)
        names, values = small.rows["name"].to_numpy(), small.rows["value"].to_numpy(float)
        where = f"in {small.where}"
        yield Said(tuple(describe_view(names, values, measure, small.singular, small.plural, where)))


def _course(figures: Figures, account: Account, both: Sequence[tuple[Held, Spine]]) -> Picture | None:
    """Return the newest course over time of the theme's own figures, of those that have a better side."""
    sided = [held for held, _ in both if held.own and held.reading.polarity != "neutral"]
    ends = [(_newest_day(figures, account, held), held) for held in sided]
    drawn = [(day, held) for day, held in ends if day is not None]
    if not drawn:
        return None
    # Of equally new ones the first in the catalogue.
    return trend_picture(figures, account, max(drawn, key=lambda one: one[0])[1])


def _newest_day(figures: Figures, account: Account, held: Held) -> pd.Timestamp | None:
    """Return the last day of a figure's course; None where it has too few periods to be one."""
    rows = figures.course(held.indicator, account.place, held.sex)
    own = rows[(rows["area_code"] == account.place.code) & rows["value"].notna()]
    return pd.Timestamp(own["period_end"].max()) if own["period"].nunique() >= FEWEST_PERIODS else None


def _sources(figures: Figures, both: Sequence[tuple[Held, Spine]]) -> str:
    publishers = dict.fromkeys(
        figures.origin(one.indicator.id, one.reading.level, one.reading.period).publisher
        for one, _ in both
        if math.isfinite(one.reading.value)
    )
    return f"Sources: {', '.join(publishers)}; each by indicator at the end."


def _number(found: Sequence[object]) -> str:
    return count_words(len(found), "", "").strip()
