"""What a relation between two indicators says, in plain words."""

import math

from analysis.association import Association, Correlation, Line
from analysis.pairs import Named
from analysis.sentences import Run
from analysis.wording import count_words, format_difference, format_number, format_value

STRENGTHS = ((0.5, "strongly"), (0.3, "moderately"), (0.1, "weakly"))
"""Least size of a correlation for each word: J. Cohen (1988), *Statistical Power Analysis for the Behavioral
Sciences*, second edition, pages 79–81."""


def strength(correlation: Correlation) -> str:
    """Return "strongly", "moderately" or "weakly"; "" where nothing is clear of chance or worth a word."""
    if not correlation.clear:
        return ""
    return next((word for least, word in STRENGTHS if abs(correlation.value) >= least), "")


def describe_association(found: Association, names: tuple[Named, Named], plural: str) -> list[Run]:
    """Return how strongly two indicators go together, and which way.

    "“A” and “B” go together strongly: where one is high, the other tends to be high. The correlation over
    1,673 LSOAs is 0.82 (0.80 to 0.83)."
    """
    first, second = (named.quoted for named in names)
    word = strength(found.pearson)
    runs: list[Run] = [(f"{first} and {second} ", False)]
    if word:
        way = "high" if found.pearson.value > 0 else "low"
        runs += [
            (f"go together {word}", True),
            (f": where one is high, the other tends to be {way}.", False),
        ]
    else:
        runs += [("hardly go together", True), (".", False)]
    every = ", every resident counted the same," if found.weighted else ""
    return [
        *runs,
        (f" The correlation over {format_number(found.areas)} {plural}{every} is ", False),
        (format_correlation(found.pearson), True),
        (".", False),
    ]


def describe_line(line: Line, names: tuple[Named, Named]) -> str:
    """Return what the line says for a round step along x, and how much of the differences go with it.

    The step is near the standard deviation of x: "Where “A” is 5 points higher, “B” is on average 4.1
    points higher (3.9 to 4.3). The line accounts for 67 % of the differences between areas in “B”."
    """
    x, y = names
    step = round_step(line.deviation)
    moved = [step * slope for slope in (line.slope, line.slope_lower, line.slope_upper)]
    decimals = max(y.decimals, digits_for(moved[0]))
    way = "higher" if moved[0] >= 0 else "lower"
    size = format_difference(moved[0], y.unit, decimals)
    limits = sorted(moved[1:]) if moved[0] >= 0 else sorted(-limit for limit in moved[1:])
    between = f"{format_number(limits[0], decimals)} to {format_number(limits[1], decimals)}"
    along = format_difference(step, x.unit, max(-math.floor(math.log10(step)), 0))
    share = format_value(line.r_squared * 100, "%", 0)
    return (
        f"Where {x.quoted} is {along} higher, {y.quoted} is on average {size} {way} ({between}). "
        f"The line accounts for {share} of the differences between areas in {y.quoted}."
    )


def describe_left_out(found: Association, plural: str) -> str:
    """Return how many areas are not in the picture and why; "" where all are."""
    if not found.left_out:
        return ""
    lack = "a figure or residents" if found.weighted else "a figure"
    return f"Left out, because they lack {lack}: {count_words(found.left_out, plural, plural)}."


def format_correlation(found: Correlation) -> str:
    """Return "0.82 (0.80 to 0.83)"; the value alone where there is no interval."""
    value = format_number(found.value, 2)
    if math.isnan(found.lower):
        return value
    return f"{value} ({format_number(found.lower, 2)} to {format_number(found.upper, 2)})"


def round_step(size: float) -> float:
    """Return the largest of 1, 2, 5, 10, 20 … (or 0.5, 0.2 …) that is not above `size`."""
    power = 10.0 ** math.floor(math.log10(size))
    return next(step * power for step in (5.0, 2.0, 1.0) if step * power <= size * (1 + 1e-9))


def digits_for(size: float) -> int:
    """Return the decimals with which a number has at least two figures that count, at most six."""
    if size == 0 or not math.isfinite(size):
        return 0
    return min(max(1 - math.floor(math.log10(abs(size))), 0), 6)
