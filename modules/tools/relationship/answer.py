"""What the relationship says in the panel: sentences, numbers, lists of areas, method. No Shiny here."""

from __future__ import annotations

import numpy as np
from htmltools import Tag, TagList, tags
from numpy.typing import NDArray

import geodata
from analysis.association_sentences import (
    describe_association,
    describe_left_out,
    describe_line,
    format_correlation,
)
from analysis.residual_pattern import SEED, ResidualPattern, describe_alone, describe_pattern
from analysis.sentences import Run
from analysis.wording import count_words, format_difference, format_number, format_value, sentence_case

from ...parts.drawings import Drawing
from ...parts.tool_words import area_list, bullet, deeper, drawing, method, numbers, said
from ...parts.views import residents
from ..pairing import periods_apart
from .figures import Floats, Limits, Relation, brushed
from .map import METHOD, NOT_SHOWN

MOST_LISTED = 8
FURTHEST = 5
HINT = "Drag over the dots to light their areas on the map; press a dot to select its area."
PATTERN_METHOD = (
    "Moran’s I of the residuals over touching areas, weights adding up to one for each area; the p-value is "
    f"the share of shufflings with an I as far from what chance expects (seed {SEED})."
)


def answer_of(relation: Relation) -> TagList:
    """Return the sentence, the numbers and what the line says."""
    found, level = relation.found, geodata.LEVELS[relation.level]
    notes = (describe_left_out(found, level.plural), periods_apart(*relation.subjects))
    return TagList(
        said(*_runs(describe_association(found, relation.names, level.plural))),
        numbers(
            (format_number(found.pearson.value, 2), "correlation, −1 to 1"),
            (format_value(100 * found.line.r_squared, "%", 0), "of the differences (R²)"),
            (format_number(found.areas), level.plural if found.areas != 1 else level.singular),
        ),
        tags.p(describe_line(found.line, relation.names)),
        *[tags.p(note, class_="note") for note in notes if note],
    )


def scatter_part(drawn: Drawing) -> Tag:
    """Return the scatter with what can be done on it; its finding is the sentence above."""
    return tags.div(
        drawing(drawn.svg, note=drawn.note, css="scatter"),
        tags.p(HINT, class_="note scatter-hint"),
        tags.p(drawn.foot, class_="chart-foot"),
    )


def brushed_part(relation: Relation, limits: Limits) -> Tag | None:
    """Return what lies in the rectangle, its codes for the map, and a way to end it; None without one."""
    if not limits.drawn:
        return None
    inside = brushed(relation, limits)
    places = np.flatnonzero(inside)
    codes = geodata.load_areas(relation.level)["area_code"].to_numpy(str)[places]
    rows = _listed(relation, places[np.argsort(-relation.y[places], kind="stable")][:MOST_LISTED], relation.y)
    more = places.size - len(rows)
    return tags.div(
        tags.p(*_inside_words(relation, inside), role="status"),
        area_list("In the rectangle, highest first", rows, "No area lies there: draw a larger one.")
        if places.size
        else None,
        tags.p(f"{format_number(more)} more are in the table.", class_="note") if more > 0 else None,
        tags.button("End the rectangle", type="button", class_="link", **{"data-brush": "end"}),
        class_="section",
        **{"data-brushed": " ".join(codes)},
    )


def pattern_part(found: ResidualPattern, level: str, model: str) -> Tag:
    """Return what Moran's I of the residuals means."""
    names = geodata.LEVELS[level]
    alone = describe_alone(found, names.singular, names.plural)
    return tags.div(
        tags.h3("What is left over"),
        tags.p(*bold(describe_pattern(found, names.plural, model)), f" {alone}" if alone else ""),
        class_="section",
    )


def furthest_part(relation: Relation, residuals: Floats, model: str) -> Tag:
    """Return the areas furthest above and below what is expected of them."""
    known = np.flatnonzero(np.isfinite(residuals))
    order = known[np.argsort(residuals[known], kind="stable")]
    return deeper(
        f"Furthest from {model}",
        area_list("Higher than expected", _listed(relation, order[::-1][:FURTHEST], residuals, signed=True)),
        area_list("Lower than expected", _listed(relation, order[:FURTHEST], residuals, signed=True)),
    )


def method_part(relation: Relation) -> Tag:
    """Return figures and method, one click deeper."""
    found, (x, y) = relation.found, relation.names
    line = found.line
    figures = [
        f"Pearson’s correlation {format_correlation(found.pearson)}; "
        f"Spearman’s, of the ranks, {format_correlation(found.spearman)}.",
        f"Line: {y.title} = {line.intercept:.4g} + {line.slope:.4g} × {x.title}; "
        f"slope from {line.slope_lower:.4g} to {line.slope_upper:.4g}. Areas lie about "
        f"{format_difference(line.residual_sd, y.unit, y.decimals)} from it.",
        f"{sentence_case(count_words(found.areas, 'area', 'areas'))} used, {found.left_out:,} left out"
        + (f"; effective number {format_number(found.effective)}." if found.weighted else "."),
        f"Periods: {relation.subjects[0].period} and {relation.subjects[1].period}. "
        f"Confidence {100 * found.confidence:g} %.",
    ]
    return method(bullet(figures), METHOD, PATTERN_METHOD, NOT_SHOWN)


def _inside_words(relation: Relation, inside: NDArray[np.bool_]) -> list[Tag | str]:
    level = geodata.LEVELS[relation.level]
    count = int(inside.sum())
    people = float(residents(relation.level)[inside].sum())
    parents = geodata.load_areas(relation.level)["parent_name"][inside].nunique()
    words: list[Tag | str] = [
        tags.strong(f"{format_number(count)} {level.singular if count == 1 else level.plural}"),
        " in the rectangle",
    ]
    if count and relation.level != "borough":
        words.append(f", in {count_words(parents, 'borough', 'boroughs')}")
    if count and np.isfinite(people):
        words.append(f"; {format_number(people)} people live there (census)")
    return [*words, "."]


def _listed(
    relation: Relation, places: NDArray[np.intp], values: Floats, signed: bool = False
) -> list[tuple[str, str, str, str]]:
    areas, y = geodata.load_areas(relation.level), relation.names[1]
    rows = []
    for place in places:
        area, value = areas.iloc[int(place)], float(values[place])
        text = format_difference(value, y.unit, y.decimals, signed=True) if signed else y.say(value)
        borough = "" if relation.level == "borough" else str(area["parent_name"])
        rows.append((str(area["area_code"]), str(area["name"]), borough, text))
    return rows


def _runs(runs: list[Run]) -> list:
    return [(text,) if bold else text for text, bold in runs]


def bold(runs: list[Run]) -> list[Tag | str]:
    """Return runs as they stand in a paragraph."""
    return [tags.strong(text) if bold else text for text, bold in runs]
