"""What the panel says of a gradient: the sentence, both indices, the groups, the method. No Shiny here."""

from __future__ import annotations

from htmltools import Tag, TagChild, TagList, tags

from analysis.gradient_words import describe_ends, describe_ratio, describe_slope, group_name
from analysis.variants import default_variant
from analysis.wording import count_words, format_interval, format_number, format_value

from ...parts.tool_words import caution, deeper, numbers, said
from .choice import low_title
from .figures import GradientFigures
from .pictures import ECOLOGICAL, runs

VARIANTS = {
    "usual": "Usual for this figure",
    "none": "Values as they are",
    "log": "Their logarithm",
    "logit": "Their log odds",
}
USUAL = {
    "none": "A straight line through the values",
    "log": "A line through logarithms",
    "logit": "A line through log odds",
}
FITTED = {
    "none": "to the values as they are",
    "log": "to their logarithms, and turned back at its ends",
    "logit": "to their log odds, and turned back at its ends",
}
ROUNDED = 4


def answer(made: GradientFigures) -> TagList:
    """Return what comes first: the sentence of both ends, and the gap in three numbers."""
    return TagList(
        said(*describe_ends(made.values.numbers, made.values.value.tolist(), made.words)),
        numbers(*big_numbers(made)),
        tags.p(ranked_by(made), class_="note"),
    )


def ranked_by(made: GradientFigures) -> str:
    """Return what the areas are ranked by, and why where it is not the usual measure."""
    measure = f"{low_title(made.ranking.indicator)} ({made.rank_period})"
    return f"{made.ranking.reason} Ranked by {measure}.".strip()


def both_indices(made: GradientFigures) -> TagList:
    """Return slope and relative index in words, and what a reader must not miss."""
    return TagList(
        tags.div(
            runs(describe_slope(made.found, made.words)),
            runs(describe_ratio(made.found, made.words)),
            class_="tool-said",
        ),
        *[caution(one) for one in made.cautions],
    )


def big_numbers(made: GradientFigures) -> list[tuple[str, str]]:
    """Return slope and relative index, and the gap between the end groups; without what does not exist."""
    slope, ratio, unit = made.found.slope.value, made.found.ratio.value, _unit(made)
    first, last = (float(made.values.value[at]) for at in (0, -1))
    apart = last - first if made.found.turned else first - last
    found = [(format_number(slope, made.words.decimals), f"Slope index (SII){unit}")]
    if ratio is not None:
        found.append((format_number(ratio, 2), "Relative index (RII)"))
    return [*found, (format_number(apart, made.words.decimals), f"Between end {made.words.part}s{unit}")]


def _unit(made: GradientFigures) -> str:
    """Return what a difference is counted in, for a label: ", points", ", years"."""
    word = {"%": "points", "score": "points", "ratio": ""}.get(made.words.unit, made.words.unit)
    return f", {word}" if word else ""


def groups_table(made: GradientFigures) -> Tag:
    """Return the groups as a table: areas, people, value and interval of each."""
    level = f"{100 * made.values.confidence:g}\u00a0% interval"
    heads = ("Group", "Areas", "People", "Value", level)
    return deeper(
        f"The {count_words(len(made.values.numbers), 'group', 'groups')} in numbers",
        tags.table(
            tags.thead(tags.tr(*[tags.th(head, scope="col") for head in heads])),
            tags.tbody(*[tags.tr(*_cells(made, place)) for place in range(len(made.values.numbers))]),
            class_="group-table",
        ),
        tags.p(left_out(made), class_="note"),
    )


def _cells(made: GradientFigures, place: int) -> list[Tag]:
    values, words = made.values, made.words
    texts = (
        format_number(int(values.areas[place])),
        format_number(float(values.population[place])),
        format_value(float(values.value[place]), words.unit, words.decimals),
        format_interval(
            float(values.lower[place]), float(values.upper[place]), "", words.decimals
        ),
    )  # fmt: skip
    name = group_name(values.numbers[place], words)
    return [tags.th(name, scope="row"), *[tags.td(text) for text in texts]]


def left_out(made: GradientFigures) -> str:
    """Return which areas are in no group, and why."""
    groups = made.groups
    parts = [
        f"{count:,} without {what}"
        for count, what in (
            (groups.unranked, f"a figure of {low_title(made.ranking.indicator)}"),
            (groups.unpeopled, "residents"),
        )
        if count
    ]
    return f"Left out: {', '.join(parts)}." if parts else "No area with a figure is left out."


def method_words(made: GradientFigures) -> list[TagChild]:
    """Return how it is worked out, what it rests on, and what it cannot show."""
    usual = default_variant(made.outcome.measure)
    return [
        f"{_grouped(made)} Their values are {_valued(made)}.",
        f"Groups stand at the middle of their share of all people, from 0 at the {made.words.most} end to 1. "
        f"A line is fitted {FITTED[made.variant]}, weighted by people. The slope index (SII) is the "
        "difference of its ends, the relative index (RII) their ratio: positive, and above 1, where it is "
        f"worse for the {made.words.most}, whatever the figure’s polarity. A reverse gradient stays "
        "negative.",
        f"{USUAL[usual]} is usual for a {made.outcome.measure}, as in UKHSA’s technical guidance on the "
        "slope index. Method: Mackenbach and Kunst 1997, Low and Low 2004.",
        _limits(made),
        f"{ranked_by(made)} {ECOLOGICAL}",
    ]


def _grouped(made: GradientFigures) -> str:
    if made.words.england:
        return (
            f"Groups are England’s {made.words.groups} equal parts of all LSOAs by rank; those without an "
            f"LSOA in {made.place} are left out."
        )
    whose = f"residents of {made.place}"
    return f"Groups hold about equal numbers of {whose}; areas with the same figure stay together."


def _valued(made: GradientFigures) -> str:
    if made.values.way == "counts":
        return "computed from added counts"
    people = made.stand_in or "the people each figure is of"
    return f"means of the areas’ figures, weighted by {people}"


def _limits(made: GradientFigures) -> str:
    found = made.found
    if found.slope.lower is None:
        return f"No interval of the indices: {found.slope.reason}."
    error = format_number(found.slope.simulation_error, ROUNDED)
    return (
        f"{100 * found.confidence:g}\u00a0% limits are simulated: {found.draws:,} draws of the groups’ "
        f"values within their errors, seed {found.seed}, so the same question has the same answer; drawing "
        f"again would move a limit of the slope index by about {error}."
    )


def facts(made: GradientFigures) -> tuple[tuple[str, str], ...]:
    """Return the settings and results as a download lists them."""
    found, words = made.found, made.words
    values = made.values
    rows = [
        ("Ranked by", f"{made.ranking.indicator.title} ({made.rank_period})"),
        ("Where", words.where + (", England’s ranks" if words.england else "")),
        ("Groups", str(words.groups)),
        ("Variant", f"{made.variant} ({FITTED[made.variant]})"),
        ("Slope index (SII)", _indexed(found.slope, words.decimals + 1)),
        ("Relative index (RII)", _indexed(found.ratio, 3)),
        ("Confidence", f"{100 * found.confidence:g} %"),
        ("Draws and seed", f"{found.draws:,}, {found.seed}"),
        ("Intervals of groups", values.way),
    ]
    rows += [
        (group_name(number, words), _grouped_fact(made, place)) for place, number in enumerate(values.numbers)
    ]
    return tuple(rows)


def _indexed(index, decimals: int) -> str:
    if index.value is None:
        return f"none: {index.reason}"
    limits = "" if index.lower is None else f" ({format_interval(index.lower, index.upper, '', decimals)})"
    return f"{format_number(index.value, decimals)}{limits}"


def _grouped_fact(made: GradientFigures, place: int) -> str:
    _, areas, people, value, limits = [cell.children[0] for cell in _cells(made, place)]
    return f"{value} ({limits}); {areas} areas, {people} people"
