"""What a regression on several exposures says in the panel. No Shiny here."""

from __future__ import annotations

from htmltools import Tag, tags

import geodata
from analysis.regression import OVERLAPPING
from analysis.regression_sentences import describe_regression
from analysis.wording import format_number

from ...parts.drawings import Drawing
from ...parts.tool_words import caution, deeper, drawing
from .answer import bold
from .figures import Several

INFLATION = (
    f"Variance inflation above {OVERLAPPING:g} means that an exposure can hardly be told from the others."
)


def several_part(several: Several, drawn: Drawing, level: str) -> Tag:
    """Return the regression: what still goes with the outcome, effects, variance inflation."""
    found = several.found
    return tags.div(
        tags.h3("With other exposures"),
        tags.p(*bold(describe_regression(found, geodata.LEVELS[level].plural))),
        *[caution(note) for note in found.notes],
        drawing(drawn.svg, title=drawn.title, note=drawn.note),
        deeper("Figures of the regression", effects_table(several), _fit_words(several)),
        class_="section",
    )


def effects_table(several: Several) -> Tag:
    """Return the exposures with effect, interval and variance inflation."""
    heads = ("Exposure", "Effect", "Interval", "Inflation")
    rows = [
        tags.tr(
            tags.th(one.named.title, scope="row"),
            tags.td(format_number(one.standardised, 2)),
            tags.td(f"{format_number(one.lower, 2)} to {format_number(one.upper, 2)}"),
            tags.td(format_number(one.inflation, 1)),
        )
        for one in several.found.effects
    ]
    return tags.table(
        tags.thead(tags.tr(*[tags.th(head, scope="col") for head in heads])),
        tags.tbody(*rows),
        class_="tool-table",
    )


def _fit_words(several: Several) -> Tag:
    found = several.found
    return tags.p(
        "Effects are in standard deviations of the outcome for one of the exposure, at "
        f"{100 * found.confidence:g} % confidence. R² {found.r_squared:.3f}, adjusted {found.adjusted:.3f}, "
        f"{found.areas:,} areas, {found.left_out:,} left out. {INFLATION}"
    )
