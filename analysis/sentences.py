"""Plain sentences, made from the numbers each time, so that they cannot go stale.

A sentence is a sequence of runs: a text and whether it is bold. `plain` joins them for alt texts and screen
readers.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from analysis.comparison import NOT_COMPARED, SIMILAR, Comparison
from analysis.ratios import ratio_words
from analysis.wording import (
    count_words,
    format_difference,
    format_value,
    join_words,
    possessive,
    sentence_case,
    with_article,
)

Run = tuple[str, bool]

RATIO_UNITS = frozenset({"%", "£", "minutes", "per 1,000", "per 100,000", "people", "ratio"})
"""Units with a true zero, so that twice as much means something: not scores, ranks or years of life."""

NOUNS = {
    "proportion": "rate",
    "rate": "rate",
    "mean": "average",
    "median": "median",
    "count": "number",
    "rank": "rank",
}

EMPTY = "Nothing in view: zoom out or pick a borough."


@dataclass(frozen=True, slots=True)
class Measure:
    """What a sentence needs to know of an indicator, by the catalogue: unit, decimals, sentence, measure.

    `template` reads after "In {area}, " and holds "{value}".
    """

    template: str
    unit: str = "%"
    decimals: int = 1
    kind: str = "proportion"

    def say(self, value: float) -> str:
        """Return a value as this indicator displays it."""
        return format_value(value, self.unit, self.decimals)

    @property
    def noun(self) -> str:
        """What a single figure is called: rate, average, median, number, rank, or figure."""
        return NOUNS.get(self.kind, "figure")


@dataclass(frozen=True, slots=True)
class Other:
    """What an area is set against: a comparator ("the Greater Manchester rate") or a peer ("Bowdon’s")."""

    name: str
    value: float
    peer: bool = False


def plain(runs: Sequence[Run]) -> str:
    """Return the text of a sentence without its emphasis."""
    return "".join(text for text, _ in runs)


def describe_selection(
    name: str, value: float, measure: Measure, others: Sequence[Other] = (), reason: str = ""
) -> list[Run]:
    """Return the sentence of a selected area, set against as many others as have a figure.

    "In Bucklow-St. Martins 20.1 % of working-age adults are involuntarily out of work: one and a half times
    the Greater Manchester rate and four times Bowdon’s."
    """
    if not math.isfinite(value):
        why = f": {reason}" if reason else ""
        return [("There is ", False), ("no figure", True), (f" for {name}{why}.", False)]
    before, _, after = measure.template.partition("{value}")
    opening = f"In {name} {before}" if before else f"In {name} "
    runs: list[Run] = [(opening, False), (measure.say(value), True), (after, False)]
    known = [other for other in others if math.isfinite(other.value)]
    for place, other in enumerate(known):
        runs.append((_joint(place, len(known)), False))
        runs += _set_against(value, other, measure)
    return [*runs, (".", False)]


def describe_hover(name: str, parent: str, value: float, measure: Measure, standing: str = "") -> list[Run]:
    """Return the sentence under the pointer: "Harpurhey, Manchester: 25.1 % of …, third of 215 wards."."""
    where = f", {parent}: " if parent else ": "
    if not math.isfinite(value):
        return [(name, True), (where + "no figure" + (f", {standing}" if standing else "") + ".", False)]
    before, _, after = measure.template.partition("{value}")
    ending = f", {standing}." if standing else "."
    return [(name, True), (where + before, False), (measure.say(value), True), (after + ending, False)]


def describe_view(
    names: ArrayLike,
    values: ArrayLike,
    measure: Measure,
    singular: str,
    plural: str,
    where: str = "in view",
    left_out: int = 0,
) -> list[Run]:
    """Return the sentence of the map window when nothing is selected.

    "Across 215 wards in view, from 1.1 % (Marple South) to 28.0 % (Harpurhey); half lie between 8.0 and
    16.1 %." The middle half are the areas between the quartiles; it is left out with fewer than eight
    areas. `left_out` is how many of the missing have a figure, but too few people for the reader's minimum.
    """
    given, called = np.asarray(values, dtype=np.float64), np.asarray(names)
    known = np.flatnonzero(np.isfinite(given))
    if given.size == 0:
        return [(EMPTY, False)]
    areas = count_words(given.size, singular, plural)
    if known.size == 0:
        return [(f"{sentence_case(areas)} {where}, none with a figure.", False)]
    if known.size == 1:
        only = known[0]
        return [
            (f"{called[only]}: ", False),
            (measure.say(given[only]), True),
            (_without(given, known, left_out) + ".", False),
        ]
    low, high = known[np.argmin(given[known])], known[np.argmax(given[known])]
    runs: list[Run] = [(f"Across {areas} {where}, from ", False), (measure.say(given[low]), True)]
    runs += [
        (f" ({called[low]}) to ", False),
        (measure.say(given[high]), True),
        (f" ({called[high]})", False),
    ]
    return [*runs, (_middle_half(given[known], measure) + _without(given, known, left_out) + ".", False)]


def describe_comparator(name: str, comparator: float, comparison: Comparison, measure: Measure) -> str:
    """Return one sentence on how the area stands to a comparator and why: "Worse than England, 10.2 %: …"."""
    placed = with_article(name)
    if comparison.verdict == NOT_COMPARED:
        return f"Not compared with {placed}: {comparison.reason}."
    value = measure.say(comparator)
    if comparison.verdict == SIMILAR:
        return f"Similar to {placed}, {value}: it lies within the area’s confidence interval."
    side = "below" if (comparison.difference or 0) > 0 else "above"
    verdict = sentence_case(comparison.verdict)
    return f"{verdict} than {placed}, {value}: it lies {side} the area’s confidence interval."


def difference_words(value: float, other: float, measure: Measure) -> str:
    """Return how far `value` is from `other`, for a noun to follow: "twice", "2.3 years above"."""
    if measure.unit in RATIO_UNITS and value > 0 and other > 0:
        return ratio_words(value / other)
    apart = format_difference(value - other, measure.unit, measure.decimals)
    if measure.say(value) == measure.say(other):
        return "the same as"
    return f"{apart} {'above' if value > other else 'below'}"


def list_missing(names: Sequence[str], reason: str = "not in this snapshot") -> str:
    """Return the line that says what is not there: "North West and England: not in this snapshot"."""
    return f"{join_words(names)}: {reason}" if names else ""


def _set_against(value: float, other: Other, measure: Measure) -> list[Run]:
    words = difference_words(value, other.value, measure)
    noun = possessive(other.name) if other.peer else f"the {other.name} {measure.noun}"
    return [(words, True), (f" {noun}", False)]


def _joint(place: int, of: int) -> str:
    if place == 0:
        return ": "
    return " and " if place == of - 1 else ", "


def _middle_half(known: np.ndarray, measure: Measure) -> str:
    if known.size < 8:
        return ""
    lower, upper = np.quantile(known, (0.25, 0.75))
    return f"; half lie between {measure.say(lower)} and {measure.say(upper)}"


def _without(given: np.ndarray, known: np.ndarray, left_out: int) -> str:
    absent = given.size - known.size - left_out
    few = f"; {left_out:,} left out, because few people live there" if left_out else ""
    return few + (f"; {absent:,} {'has' if absent == 1 else 'have'} no figure" if absent else "")
