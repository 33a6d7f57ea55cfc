"""A social gradient in words: names of groups; one sentence each for ends, slope, ratio, share and trend.

A sentence is a sequence of runs; a one-tuple is a number to set in bold.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.concentration import Concentration
from analysis.gradient_trend import GradientTrend
from analysis.inequality import Index, Inequality
from analysis.wording import (
    count_words,
    format_difference,
    format_interval,
    format_number,
    format_value,
    ordinal,
    sentence_case,
)

Run = str | tuple[str]

PARTS = {
    3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth",
}  # fmt: skip
SAID_BY = {
    "counts": "from the counts of each group",
    "published": "from the published intervals of the areas",
    "areas": "from how far the areas of a group differ, not from counts",
    "none": "",
}
"""Where a group's interval comes from, by `GroupValues.way`."""


@dataclass(frozen=True, slots=True)
class GradientWords:
    """What the sentences need to know besides the numbers.

    Attributes
    ----------
    sentence
        Of the indicator; reads after "In {area}, " and holds "{value}".
    unit, decimals, polarity
        Of the indicator.
    where
        What is divided into groups: Greater Manchester, Bury.
    groups
        How many groups were asked for.
    most, least
        What the ends of the line are called: "most deprived", "lowest employment rate".
    has
        Whether an end has what it is called, a rate, and is not it.
    england
        Whether groups are equal parts of England and not of `where`.
    counted
        What is shared out between people.
    """

    sentence: str
    unit: str = "%"
    decimals: int = 1
    polarity: str = "high_is_bad"
    where: str = "Greater Manchester"
    groups: int = 5
    most: str = "most deprived"
    least: str = "least deprived"
    has: bool = False
    england: bool = False
    counted: str = "all that is counted"

    @property
    def part(self) -> str:
        """A third, a fifth, a tenth."""
        return PARTS.get(self.groups, "part")

    def named(self, number: int) -> str:
        """Return a group as it stands in a sentence: "most deprived fifth", "2nd fifth"."""
        end = {1: self.most, self.groups: self.least}.get(number)
        if end is None:
            return f"{ordinal(number)} {self.part}"
        return f"{self.part} with the {end}" if self.has else f"{end} {self.part}"

    def end(self, name: str) -> str:
        """Return an end of the line as it stands in a sentence: "most deprived end"."""
        return f"end with the {name}" if self.has else f"{name} end"

    def other(self, name: str) -> str:
        """Return the other end, after one was named: "the least deprived", "that with the lowest rate"."""
        return f"that with the {name}" if self.has else f"the {name}"


def group_name(number: int, words: GradientWords) -> str:
    """Return "Most deprived fifth", "2nd fifth", "Least deprived fifth"."""
    named = sentence_case(words.named(number))
    return f"{named} of England" if words.england else named


def describe_ends(numbers: Sequence[int], values: Sequence[float], words: GradientWords) -> tuple[Run, ...]:
    """Return the values of the most and the least deprived group that there are, in the indicator's words."""
    first, last = (words.named(number) for number in (numbers[0], numbers[-1]))
    most, least = (format_value(value, words.unit, words.decimals) for value in (values[0], values[-1]))
    before, _, after = words.sentence.partition("{value}")
    part, has, rest = first.partition(" with ") if words.has else (first, "", "")
    where = f"In the {part} of {_whole(words)}{has}{rest}, {before}"
    return (where, (most,), f"{after}; in the {last}, ", (least,), ".")


def describe_slope(found: Inequality, words: GradientWords) -> tuple[Run, ...]:
    """Return the slope index: how much worse off the most deprived end is, over all groups."""
    size = found.slope.value or 0.0
    apart = format_difference(abs(size), words.unit, words.decimals)
    if apart == format_difference(0.0, words.unit, words.decimals):
        return (*_over(words), "the two ends are ", ("the same",), f"{_between(found, words)}.")
    return (
        *_over(words),
        f"the {words.end(words.most)} is ",
        (f"{apart} {_side(size, words.polarity)}",),
        f" than {words.other(words.least)}{_between(found, words)}.",
        *_unclear(found),
    )


def describe_ratio(found: Inequality, words: GradientWords) -> tuple[Run, ...]:
    """Return the relative index: how many times the figure of one end the other has."""
    if found.ratio.value is None:
        return (f"No ratio is given: {found.ratio.reason}.",)
    over, under = (words.least, words.most) if found.turned else (words.most, words.least)
    times = format_number(found.ratio.value, 2)
    beside = f" the figure of {words.other(under)}{_limits(found)}."
    return (f"The {words.end(over)} has ", (f"{times} times",), beside)


def describe_share(found: Concentration, words: GradientWords) -> tuple[Run, ...]:
    """Return the share of all cases among the most deprived part, beside an equal share."""
    share = 1 / words.groups
    held, equal = (format_value(100 * of, "%", 0) for of in (found.among(share), share))
    return (
        f"The {words.named(1)} of the people the figure is about has ",
        (held,),
        f" of {words.counted}; an equal share would be {equal}.",
    )


def describe_index(found: Concentration, words: GradientWords) -> tuple[Run, ...]:
    """Return the concentration index with its interval and the direction in words."""
    level = f"{100 * found.confidence:g}"
    limits = ""
    if found.lower is not None and found.upper is not None:
        limits = f" ({level}\u00a0% interval {format_interval(found.lower, found.upper, '', 2)})"
    return ("Concentration index ", (format_number(found.index, 2),), f"{limits}: {_gathers(found, words)}.")


def _gathers(found: Concentration, words: GradientWords) -> str:
    unclear = format_number(abs(found.index), 2) == "0.00"
    if found.lower is not None and found.upper is not None:
        unclear = unclear or found.lower <= 0 <= found.upper
    if unclear:
        return "it does not clearly gather at either end"
    end = words.most if found.published < 0 else words.least
    return f"it gathers towards the {words.end(end)}"


def describe_trend(found: GradientTrend, words: GradientWords) -> tuple[Run, ...]:
    """Return whether the gap widened or narrowed between the first and the last independent period."""
    if found.change is None or found.change.absolute is None:
        only = found.points[0].period if found.points else ""
        return (
            (f"There is one independent period only, {only}.",) if only else ("There is no period to show.",)
        )
    first, last = found.points[0], found.points[-1]
    ends = [
        format_difference(point.inequality.slope.value, words.unit, words.decimals, signed=_reverse(found))
        for point in (first, last)
    ]
    went = "widened" if found.change.absolute > 0 else "narrowed"
    doing = {True: went, False: "did not clearly change", None: went}[found.change.clear]
    if ends[0] == ends[1]:
        doing = "stayed"
    return ("The gap ", (doing,), f": {ends[0]} in {first.period}, {ends[1]} in {last.period}.")


def interval_words(index: Index, words: GradientWords) -> str:
    """Return the limits of a slope index, "14.2 to 16.0"; "no interval" without them."""
    if index.lower is None or index.upper is None:
        return "no interval"
    return format_interval(index.lower, index.upper, "", words.decimals)


def _whole(words: GradientWords) -> str:
    return f"England as far as it lies in {words.where}" if words.england else words.where


def _over(words: GradientWords) -> tuple[Run, ...]:
    return (f"By the line through {_all(words.groups)}, ",)


def _all(groups: int) -> str:
    return f"all {count_words(groups, 'group', 'groups')}"


def _side(size: float, polarity: str) -> str:
    if polarity == "neutral":
        return "higher" if size > 0 else "lower"
    return "worse" if size > 0 else "better"


def _between(found: Inequality, words: GradientWords) -> str:
    low, high = found.slope.lower, found.slope.upper
    if low is None or high is None:
        return " (no interval)"
    if (found.slope.value or 0.0) < 0:
        low, high = -high, -low
    return f" ({100 * found.confidence:g}\u00a0% interval {format_interval(low, high, '', words.decimals)})"


def _limits(found: Inequality) -> str:
    low, high = found.ratio.lower, found.ratio.upper
    return "" if low is None or high is None else f" ({format_interval(low, high, '', 2)})"


def _unclear(found: Inequality) -> tuple[Run, ...]:
    return (" The interval includes no gap at all.",) if found.clear is False else ()


def _reverse(found: GradientTrend) -> bool:
    values = [point.inequality.slope.value or 0.0 for point in found.points]
    return any(value < 0 for value in values if math.isfinite(value))
