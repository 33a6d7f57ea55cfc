"""What the map and the legend must know of an indicator to speak of it: words, units, breaks, comparator."""

from __future__ import annotations

from typing import Any

import geodata
from analysis.view import View
from analysis.wording import format_value, sentence_case
from catalogue import Indicator

SUFFIXES = {
    "%": "\u00a0%",
    "years": "\u00a0years",
    "minutes": "\u00a0minutes",
    "per 1,000": "\u00a0per 1,000",
    "per 100,000": "\u00a0per 100,000",
    "points": "\u00a0points",
}
SCALES = {"high_is_bad": "bad-high", "high_is_good": "good-high", "neutral": "neutral"}
SHORT_NAMES = {"Greater Manchester": "GM", "United Kingdom": "UK"}


def about_map(
    indicator: Indicator,
    view: View,
    level: str,
    against: tuple[str, float] | None,
    drill: str,
    fewest: int = 0,
) -> dict[str, Any]:
    """Return the words and settings that go to the map with the classes; plain JSON values.

    `fewest` is the minimum of residents that the view was made with.
    """
    names = geodata.LEVELS[level]
    return {
        "title": indicator.title,
        "legend": legend_title(indicator),
        "unit": indicator.unit,
        "prefix": "£" if indicator.unit == "£" else "",
        "suffix": SUFFIXES.get(indicator.unit, ""),
        "decimals": indicator.decimals,
        "sentence": "{name}, {parent}: " + indicator.sentence + ", {rank} of {count} {plural}.",
        "missing": "no figure",
        "excluded": "left out because few people live there",
        "fewest": fewest,
        "polarity": indicator.polarity,
        "singular": names.singular,
        "plural": names.plural,
        "scale": SCALES[indicator.polarity],
        "comparator": {
            "name": against[0],
            "short": SHORT_NAMES.get(against[0], against[0]),
            "value": against[1],
        }
        if against
        else None,
        "n_classes": len(view.breaks) + 1,
        "breaks": [float(limit) for limit in view.breaks] if indicator.mapped else None,
        "plain": plain_words(indicator),
        "hint": f"Click to select, double-click for its {drill}" if drill else "Click to select",
    }


def legend_title(indicator: Indicator) -> str:
    """Return what the colours measure, with the unit."""
    unit = {
        "score": "score",
        "rank": "rank",
        "ratio": "ratio",
        "people": "number",
        "sales": "number",
        "crimes": "number",
    }.get(indicator.unit, indicator.unit)
    return indicator.title if unit in indicator.title else f"{indicator.title}, {unit}"


def plain_words(indicator: Indicator) -> str:
    """Return why nothing is coloured, for an indicator that is a number and not a rate."""
    if indicator.measure == "rank":
        return "A rank is shown as a number, not as a colour: see the score."
    return (
        "Numbers of people follow where people live, so they are not coloured. Point at an area for its "
        "number."
    )


def value_words(indicator: Indicator, value: float | None) -> str:
    """Return a value of the indicator as a reader sees it."""
    return format_value(value, indicator.unit, indicator.decimals)


def source_line(indicator: Indicator, source: Any) -> str:
    """Return the one-line source at the foot of the rail and the charts."""
    return f"{sentence_case(source.publisher)}, {source.dataset}. {source.licence_short}."
