"""The last pages of a briefing: how the figures are made, where they come from, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import geodata
from analysis.wording import sentence_case
from briefing.content import Cell, Points, Section, Table
from briefing.figures import Figures
from briefing.readings import Account, Held
from catalogue import Indicator
from store import Provenance

METHOD = (
    "Better, similar and worse: whether the comparator’s figure, taken as exact, lies outside the area’s "
    "95 % interval (OHID, Public health data: technical guidance). Where no interval is published or can be "
    "computed, a figure has a side and is called “not tested”.",
    "Intervals are the publisher’s, or are made from counts: Wilson’s for proportions, Byar’s for rates.",
    "Improving and worsening: against the latest period at least a year before that shares no day with the "
    "newest. By more than chance: the interval of the difference (square-and-add: Newcombe 1998; Zou and "
    "Donner 2008) leaves out no change.",
    "Gaps in people: with counts, the people counted less the comparator’s rate times the base; without, the "
    "area’s rate less the comparator’s, times the nearest base held, and the number is rounded to two "
    "figures. Areas that are there already count as none: nobody is to get worse.",
    "Rank 1 is the highest value among all areas of the level. Each figure is the newest one held, so "
    "periods differ. A missing figure is never nought.",
    "Small areas of one place differ from one another, often more than places do: the maps and the lists "
    "of small areas stand beside every average. What holds between areas need not hold between people.",
)
WARDS = (
    "Figures of wards are best fits, unless the publisher gives them by ward: each LSOA counts for the ward "
    "that holds most of its postcodes."
)


def ending_of(figures: Figures, accounts: Sequence[Account]) -> list[Section]:
    """Return method, sources, and what is not held."""
    found = [
        Section("How the figures are made", (Points((*METHOD, *_geography(accounts))),)),
        Section("Sources", (sources_table(figures, accounts),), new_page=False),
        Section("What the figures measure", (meanings_table(accounts),), new_page=False, on_slides=False),
    ]
    lacking = lacking_table(accounts)
    return [*found, Section("What is not shown", (lacking,), new_page=False)] if lacking.rows else found


def sources_table(figures: Figures, accounts: Sequence[Account]) -> Table:
    """Return every dataset with the indicators taken from it, its licence, and the day it was taken."""
    taken: dict[str, list[str]] = {}
    origins: dict[str, Provenance] = {}
    for held in _each(accounts):
        reading = held.reading
        origin = figures.origin(held.indicator.id, reading.level, reading.period)
        origins[origin.source_id] = origin
        taken.setdefault(origin.source_id, []).append(f"{held.indicator.title}, {reading.period}")
    rows = tuple(
        (
            Cell(f"{origin.dataset}, {origin.publisher}", link=origin.link),
            Cell("; ".join(taken[name])),
            Cell(licence_words(origin)),
            Cell(str(origin.retrieved_at)[:10]),
        )
        for name, origin in origins.items()
    )
    head = ("Dataset and publisher", "Indicators, periods", "Licence and attribution", "Retrieved")
    return Table("Where the figures come from", head, rows, widths=(0.3, 0.32, 0.27, 0.11))


def licence_words(origin: Provenance) -> str:
    """Return the licence with what it asks to be said."""
    if origin.licence in origin.attribution:
        return f"{origin.attribution.rstrip('.')}."
    return f"{origin.licence}. {origin.attribution}".strip()


def meanings_table(accounts: Sequence[Account]) -> Table:
    """Return what every indicator shown measures, and what to beware of."""
    rows = tuple(
        (
            Cell(held.indicator.title),
            Cell(held.indicator.definition),
            Cell(" ".join((held.indicator.period_note, *held.indicator.caveats)).strip() or "–"),
        )
        for held in _each(accounts)
    )
    head = ("Indicator", "What it measures", "Beware")
    return Table("Every indicator, and what to beware of", head, rows, widths=(0.24, 0.34, 0.42))


def meanings(indicators: Iterable[Indicator]) -> Iterator[str]:
    """Yield what each indicator measures and what to beware of, as sentences."""
    for one in dict.fromkeys(indicators):
        yield " ".join(
            part for part in (f"{one.title}:", one.definition, one.period_note, *one.caveats) if part
        )


def lacking_table(accounts: Sequence[Account]) -> Table:
    """Return the indicators without a figure here, with the reasons."""
    rows = tuple(
        (Cell(indicator.title), Cell(account.place.name), Cell(f"{sentence_case(reason).rstrip('.')}."))
        for account in accounts
        for indicator, reason in account.lacking
    )
    return Table("Not held", ("Indicator", "Area", "Why"), rows, widths=(0.34, 0.18, 0.48))


def _each(accounts: Iterable[Account]) -> list[Held]:
    """Return a figure of every indicator shown, once."""
    found: dict[Indicator, Held] = {}
    for account in accounts:
        for held in account.helds:
            found.setdefault(held.indicator, held)
    return list(found.values())


def _geography(accounts: Sequence[Account]) -> tuple[str, ...]:
    levels = dict.fromkeys(level for one in accounts for level in ("borough", "ward25", one.place.level))
    drawn = [level for level in levels if level in geodata.MAP_LEVELS]
    named = ", ".join(f"{geodata.LEVELS[one].plural} of {geodata.LEVELS[one].vintage}" for one in drawn)
    attribution = geodata.load_shapes("borough").attribution.removeprefix("Source: ")
    return (f"Boundaries: {named}. {attribution} {WARDS}",)
