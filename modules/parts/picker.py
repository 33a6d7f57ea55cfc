"""The indicator picker: all themes, all indicators, all levels, one list to search.

Two clicks from the open page: open the picker, press a level beside an indicator. A level at which nothing is
published is there too, greyed, with its reason.
"""

from __future__ import annotations

from collections.abc import Sequence

from htmltools import Tag, tags

import geodata
from catalogue import Catalogue, Indicator

from ..theme import Theme
from .controls import help_button
from .icons import icon
from .level_choice import names_of, offered, reason_of

HELP = (
    "What the map shows. The list holds the indicators of all themes; press a level beside one to see it "
    "there. The tabs above the map lead to each theme."
)


def picker_button(indicator: Indicator) -> Tag:
    """Return the button that shows the indicator and opens the picker."""
    return tags.div(
        tags.div(
            tags.span("Indicator", class_="label", id="picker-label"),
            help_button(HELP, "Indicator"),
            class_="field-top",
        ),
        tags.button(
            tags.span(
                tags.span(indicator.title, class_="picked-title"),
                tags.span(indicator.unit, class_="picked-note"),
                class_="picked",
                id="picked",
            ),
            icon("chevron"),
            type="button",
            class_="picker-button",
            id="picker-button",
            **{
                "aria-haspopup": "dialog",
                "aria-expanded": "false",
                "aria-controls": "picker",
                "aria-labelledby": "picker-label picked",
                "data-opens": "picker",
            },
        ),
        class_="field field-indicator",
        **{"data-field": "indicator"},
    )


def picker_dialog(catalogue: Catalogue, themes: Sequence[Theme]) -> Tag:
    """Return the searchable list of every indicator with its levels."""
    return tags.div(
        tags.div(
            icon("search"),
            tags.input(
                type="search",
                id="picker-search",
                placeholder="Search all indicators",
                autocomplete="off",
                **{"aria-label": "Search all indicators", "aria-controls": "picker-list"},
            ),
            tags.button(
                icon("close"),
                type="button",
                class_="icon-button",
                **{"aria-label": "Close", "data-closes": ""},
            ),
            class_="picker-search",
        ),
        tags.div(
            *[_group(theme, catalogue.of_theme(theme.id)) for theme in themes],
            tags.p("No indicator has these words. Try a shorter one.", class_="picker-empty", hidden=""),
            id="picker-list",
            class_="picker-list",
            tabindex="-1",
        ),
        tags.p("", class_="picker-reason", role="status"),
        id="picker",
        class_="picker popover",
        role="dialog",
        hidden="",
        **{"aria-label": "All indicators and their levels"},
    )


def _group(theme: Theme, indicators: Sequence[Indicator]) -> Tag:
    return tags.section(
        tags.h3(theme.title, id=f"picker-{theme.id}"),
        *[entry(indicator) for indicator in indicators],
        class_="picker-group",
        **{"aria-labelledby": f"picker-{theme.id}"},
    )


def entry(indicator: Indicator) -> Tag:
    """Return an indicator with its levels, as a line of the list."""
    words = f"{indicator.title} {indicator.numerator} {indicator.denominator} {indicator.theme}".lower()
    return tags.div(
        tags.div(
            tags.span(indicator.title, class_="entry-title"),
            tags.span(f"{indicator.unit} · {indicator.period_note}".strip(" ·"), class_="entry-note"),
            class_="entry-words",
        ),
        tags.div(*_level_chips(indicator), class_="entry-levels"),
        class_="picker-entry",
        **{"data-words": words, "data-indicator": indicator.id},
    )


def _level_chips(indicator: Indicator) -> list[Tag]:
    """Return a button for every level offered; those of one type stand under each other in the list."""
    names = names_of(offered(indicator))
    chips = [(level, _level_chip(indicator, level, name)) for level, name in names.items()]
    wards = [level for level, _ in chips if geodata.LEVELS[level].area_type == "ward"]
    gap = [tags.span(class_="chip-gap")] if len(wards) == 1 else []
    return [part for level, chip in chips for part in [chip, *(gap if level in wards else [])]]


def _level_chip(indicator: Indicator, level: str, name: str) -> Tag:
    reason = reason_of(indicator, level) or None
    return tags.button(
        name,
        type="button",
        class_="level-chip",
        title=reason,
        **{
            "data-indicator": indicator.id,
            "data-level": level,
            "aria-label": f"{indicator.title} by {name}" + (f": not available. {reason}" if reason else ""),
            "aria-disabled": "true" if reason else None,
        },
    )
