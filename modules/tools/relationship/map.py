"""What the relationship puts on the map and in the table: what the line leaves over. No Shiny here."""

from __future__ import annotations

import numpy as np

import geodata
from analysis.association_sentences import format_correlation
from analysis.pairs import Named
from analysis.ranking import rank

from ...parts.painting import Extra, Painting, Spoken, paint_values
from ...parts.tool_table import Column, ToolTable, base_rows
from .figures import Floats, Limits, Relation, brushed

METHOD = (
    "Pearson’s correlation with Fisher’s interval, Spearman’s with that of Bonett and Wright (2000), a line "
    "by least squares with Student’s t. With residents as weights every resident counts the same, and "
    "intervals rest on Kish’s effective number of areas. Intervals take areas for independent, which "
    "neighbours are not."
)
NOT_SHOWN = (
    "A relation between areas is not one between people, and going together is not causing: both may follow "
    "from something else."
)


def difference_unit(one: Named) -> str:
    """Return the unit in which two figures differ: per cents by points."""
    return "points" if one.unit in ("%", "score", "points") else one.unit


def painting_of(relation: Relation, residuals: Floats, model: str) -> Painting:
    """Return a map of what is left over, in the colours of the outcome: worse than expected is red."""
    x, y = relation.names
    settings = relation.asked.settings
    words = Spoken(
        f"{y.title}: above or below what {model} expects",
        f"{{name}}, {{parent}}: {y.title} {{extra0}}, {{value}} against what {model} expects.",
        difference_unit(y),
        y.decimals,
        y.polarity,
        "a figure is missing",
        (Extra(relation.y, y.unit, y.decimals), Extra(relation.x, x.unit, x.decimals)),
    )
    return paint_values(
        residuals, relation.level, relation.shown, words, classes=settings.classes, method=settings.method
    )


def table_of(
    relation: Relation, residuals: Floats, model: str, limits: Limits, indicators: tuple[str, ...]
) -> ToolTable:
    """Return a row an area: both figures, what is expected, what is left over, whether it is brushed."""
    x, y = relation.names
    inside = brushed(relation, limits) if limits.drawn else np.zeros(relation.y.size, dtype=bool)
    rows = base_rows(
        relation.level,
        relation.shown,
        value=relation.y,
        rank=rank(np.where(relation.shown, relation.y, np.nan)),
        x=relation.x,
        expected=relation.y - residuals,
        residual=residuals,
        brushed=np.where(inside, "yes", ""),
        reason=[_reason(relation, at) for at in range(relation.y.size)],
    )
    title = f"{y.title} against {x.title} by {geodata.LEVELS[relation.level].singular}"
    return ToolTable(
        title,
        rows,
        Column("value", y.title, unit=y.unit, decimals=y.decimals),
        (
            Column("x", x.title, unit=x.unit, decimals=x.decimals),
            Column("expected", "Expected", unit=y.unit, decimals=y.decimals, help=f"by {model}"),
            Column(
                "residual", "Left over", unit=difference_unit(y), decimals=y.decimals,
                help="the figure less what is expected", signed=True,
            ),
            Column("brushed", "In the rectangle", "words"),
        ),
        facts=facts_of(relation),
        sentences=(METHOD, NOT_SHOWN),
        indicators=indicators,
        note=f"in the rectangle: {int(inside.sum()):,}" if limits.drawn else "",
        key=("relationship",),
    )  # fmt: skip


def facts_of(relation: Relation) -> tuple[tuple[str, str], ...]:
    """Return settings and results, for a file's metadata."""
    found, (x, y) = relation.found, relation.names
    return (
        ("Outcome", f"{y.title}, {relation.subjects[1].period}"),
        ("Exposure", f"{x.title}, {relation.subjects[0].period}"),
        ("Weights", "residents at the census" if found.weighted else "none: every area counts the same"),
        ("Areas", f"{found.areas}, {found.left_out} left out"),
        ("Pearson’s correlation", format_correlation(found.pearson)),
        ("Spearman’s correlation", format_correlation(found.spearman)),
        ("R²", f"{found.line.r_squared:.3f}"),
        ("Slope", f"{found.line.slope:.6g} ({found.line.slope_lower:.6g} to {found.line.slope_upper:.6g})"),
        ("Intercept", f"{found.line.intercept:.6g}"),
        ("Confidence", f"{100 * found.confidence:g} %"),
    )


def _reason(relation: Relation, at: int) -> str:
    """Return why an area is not in the relation, by the indicator that lacks its figure."""
    lacking = [
        f"{one.title}: {view.reasons[at]}"
        for one, view in zip(relation.names, relation.views, strict=True)
        if view.reasons[at]
    ]
    return "; ".join(lacking)
