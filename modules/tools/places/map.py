"""A session's places on the map and in the table, an area a row. No Shiny here."""

from __future__ import annotations

import numpy as np

import geodata
from analysis.ranking import rank
from own.point_counts import census_words

from ...parts.painting import Extra, Painting, Spoken, paint_values
from ...parts.tool_table import Column, ToolTable, base_rows
from .figures import NEAR, Found
from .words import distance_words, headline, method_words, of_words, residents_words


def legend_of(found: Found) -> str:
    """Return what the colours mean."""
    if found.ask.mode == NEAR:
        return f"Places within {distance_words(found.ask.kilometres)} of the middle"
    return "Places in each area"


def paint(found: Found, classes: int, method: str) -> Painting:
    """Return the map: areas by their count, those with none in a class of their own."""
    where = "{name}" if found.ask.level == "borough" else "{name}, {parent}"
    counted = "{value} near its middle" if found.ask.mode == NEAR else "{value}"
    words = Spoken(
        legend=legend_of(found),
        sentence=f"{where}. Places: {counted}; for every 10,000 residents: {{extra0}}.",
        decimals=0,
        polarity="neutral",
        extras=(Extra(found.rates),),
    )
    nought = bool((found.counts[found.shown] == 0).any())
    return paint_values(
        found.counts, found.ask.level, found.shown, words, classes=classes, method=method, nought_apart=nought
    )


def table(found: Found, painting: Painting, file: str) -> ToolTable:
    """Return a row an area shown: places in it, near its middle, for its residents, and who lives near."""
    distance, near = distance_words(found.ask.kilometres), found.ask.mode == NEAR
    other = "in_area" if near else "within_distance"
    counts = np.where(found.shown, found.counts, np.nan)
    level = geodata.LEVELS[found.ask.level]
    rows = base_rows(
        found.ask.level,
        found.shown,
        value=found.counts,
        rank=rank(counts),
        klass=painting.codes,
        per_10000=found.rates,
        residents=found.people,
        percent_near=found.shares,
        **{other: found.inside if near else found.near},
    )
    titles = (f"Within {distance}", "In the area") if near else ("Places", f"Within {distance}")
    return ToolTable(
        f"{of_words(found)[0].upper()}{of_words(found)[1:]}, by {level.singular}",
        rows,
        Column("value", titles[0], decimals=0),
        (
            Column(other, titles[1], decimals=0, help="Of the middle of the area" if not near else ""),
            Column(
                "per_10000", "Per 10,000", decimals=1, help="Places in the area for every 10,000 residents"
            ),
            Column("residents", "Residents", decimals=0, help=f"Usual residents, {census_words(level.key)}"),
            Column(
                "percent_near",
                "Live near, %",
                decimals=1,
                help=f"Residents in LSOAs whose middle is within {distance} of a place",
            ),
        ),
        facts=(
            ("Places", f"{of_words(found)}, from {file}"),
            ("Distance", distance),
            ("Category", found.kind or "all"),
            ("Boundaries and residents", geodata.load_shapes(found.ask.level).attribution),
        ),
        sentences=(plain(headline(found)), plain(residents_words(found)), *method_words(found.ask.level)),
        note=f"Your places, {legend_of(found).lower()}",
        key=(found.ask,),
    )


def plain(runs) -> str:
    """Return a sentence without what is bold."""
    return "".join(text for text, _ in runs)
