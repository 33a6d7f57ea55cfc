"""What a map of two indicators says, in plain words."""

from analysis.bivariate_palette import SIDE, classes_of
from analysis.overlay import Overlay
from analysis.pairs import Named
from analysis.sentences import Run
from analysis.wording import class_ranges, format_number


def describe_overlay(found: Overlay, names: tuple[Named, Named], plural: str) -> list[Run]:
    """Return how many areas are in the worse class of both, and how many chance alone would put there.

    "Of 1,673 LSOAs, 312 are in the worst third of both “Employment deprivation” and “Crime, score”. If the
    two had nothing to do with each other, it would be about 186."
    """
    ends = [f"the {named.worse} {_part(third)}" for named, third in zip(names, found.thirds, strict=True)]
    if ends[0] == ends[1]:
        where = f"{ends[0]} of both {names[0].quoted} and {names[1].quoted}"
    else:
        where = f"{ends[0]} of {names[0].quoted} and {ends[1]} of {names[1].quoted}"
    few = {0: "none", 1: "one"}.get(found.on_both, format_number(found.on_both))
    verb = "is" if found.on_both < 2 else "are"
    return [
        (f"Of {format_number(found.areas)} {plural}, ", False),
        (few, True),
        (f" {verb} in {where}. If the two had nothing to do with each other, it would be about ", False),
        (format_number(found.expected), True),
        (".", False),
    ]


def describe_cell(found: Overlay, names: tuple[Named, Named], number: int) -> str:
    """Return what a cell stands for: "“Employment deprivation” 15.1 % and over, “Crime, score” under 0.2"."""
    parts = []
    for named, cuts, klass in zip(names, found.cuts, classes_of(number), strict=True):
        parts.append(f"{named.quoted} {_range(named, cuts, klass)}")
    return ", ".join(parts)


def _part(third: bool) -> str:
    return "third" if third else "class"


def _range(named: Named, cuts: tuple[float, ...], klass: int) -> str:
    ranges: tuple[str, ...] = class_ranges(cuts, named.unit, named.decimals)
    if len(ranges) < SIDE:
        ranges = (ranges[0], "in no area", ranges[-1])
    return ranges[SIDE - 1 - klass if named.polarity == "high_is_good" else klass]
