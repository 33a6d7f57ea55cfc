"""What was found, or could not be, in plain sentences made from the numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.clusters import (
    ALONE,
    GI_STAR,
    HIGH,
    HIGH_AMONG_LOW,
    LOW,
    LOW_AMONG_HIGH,
    NO_FIGURE,
    NO_PATTERN,
    Clusters,
    smallest_p_values,
)
from analysis.false_discovery import least_alike
from analysis.moran import Overall
from analysis.wording import SPACE, count_words, format_number, join_words

MOST_OFFERED = 9_999
"""Permutations that the page lets a reader ask for."""
NAMED = 3
"""Places named in a sentence; a list has the others."""

_WORDS = {
    HIGH: "high, and so are its neighbours",
    LOW: "low, and so are its neighbours",
    LOW_AMONG_HIGH: "low among high",
    HIGH_AMONG_LOW: "high among low",
    NO_PATTERN: "no clear pattern",
    ALONE: "no neighbours",
    NO_FIGURE: "no figure",
}
_TOGETHER = {HIGH: "high, taken with its neighbours", LOW: "low, taken with its neighbours"}
_THEY = {
    "moran": {HIGH: "high, and so are their neighbours", LOW: "low, and so are their neighbours"},
    "gi_star": {HIGH: "high, taken with their neighbours", LOW: "low, taken with their neighbours"},
}


@dataclass(frozen=True, slots=True)
class Group:
    """Areas of one kind that touch: what the place is called, and how many areas it has."""

    name: str
    areas: int


def kind_words(method: str) -> Mapping[int, str]:
    """Return what each kind of area is called: Gi* judges an area and its neighbours as one."""
    return _WORDS | _TOGETHER if method == GI_STAR else _WORDS


def describe_kind(found: Clusters, kind: int, groups: Sequence[Group], singular: str, plural: str) -> str:
    """Return how many areas are high (or low), in how many places, and which are the largest.

    "Nine wards in two places are high, and so are their neighbours: around Harpurhey (7) and …"; "" for none.
    """
    number = sum(group.areas for group in groups)
    if not number:
        return ""
    are = "is" if number == 1 else "are"
    words = kind_words(found.settings.method)[kind] if number == 1 else _THEY[found.settings.method][kind]
    places = f" in {count_words(len(groups), 'place', 'places')}" if len(groups) > 1 else ""
    named = [
        f"{group.name} ({format_number(group.areas)})" if len(groups) > 1 else group.name
        for group in groups[:NAMED]
    ]
    where = "the largest are around " if len(groups) > NAMED else "around " if number > len(groups) else ""
    counted = count_words(number, singular, plural)
    return f"{counted[:1].upper()}{counted[1:]}{places} {are} {words}: {where}{join_words(named)}."


def describe_outliers(found: Clusters, singular: str, plural: str) -> str:
    """Return how many areas stand out from their neighbours, and which way; "" for none, and for Gi*."""
    number = {kind: found.number(kind) for kind in (LOW_AMONG_HIGH, HIGH_AMONG_LOW)}
    said = [f"{count_words(n, singular, plural)} {_WORDS[kind]}" for kind, n in number.items() if n]
    if not said:
        return ""
    joined = join_words(said)
    return f"{joined[:1].upper()}{joined[1:]} {'stands' if sum(number.values()) == 1 else 'stand'} out."


def describe_nothing(found: Clusters, singular: str, plural: str) -> str:
    """Return why nothing was found: because there is nothing, or because too few permutations could show it.

    "" where something was found.
    """
    if found.discoveries.found.any():
        return ""
    tests, asked = found.discoveries.tests, found.settings
    at = f"at a false discovery rate of {percent(asked.rate)}"
    smallest = smallest_p_values(found)
    least = least_alike(smallest, asked.rate)
    if least is None:
        return (
            f"Nothing can be found {at}: with {count_words(tests, singular, plural)} and "
            f"{asked.permutations:,} permutations the smallest p-value there can be is "
            f"{p_words(float(smallest.min()))}, and one of {p_words(asked.rate / tests)} would be needed. "
            "This does not mean that there are no clusters: choose smaller areas, more permutations or a "
            "higher rate."
        )
    outermost = int((found.p_values[tested(found)] <= smallest * (1 + 1e-9)).sum())
    if outermost:
        stand = f"{count_words(outermost, singular, plural)} {'stands' if outermost == 1 else 'stand'} out"
        return (
            f"Too few permutations to say: {stand} as far as {asked.permutations:,} permutations can show, "
            f"and {at} {least:,} of {tests:,} would have to. {_more(outermost, tests, asked.rate)}"
        )
    return (
        f"No clusters {at}: of {count_words(tests, singular, plural)} none is more like its neighbours, or "
        "less, than chance alone would make one."
    )


def describe_overall(overall: Overall, plural: str) -> str:
    """Return whether areas near each other are alike on the whole, with Moran's I."""
    index = f"Moran’s I is {format_number(overall.value, 2)}, where chance makes {_near(overall.expected)}"
    p = f"p {p_relation(overall.p_value)}"
    if overall.p_value >= 0.05:
        return f"Taken all together, {plural} near each other are neither alike nor unlike: {index} ({p})."
    alike = "alike" if overall.value > overall.expected else "unlike"
    return f"Taken all together, {plural} near each other are {alike}: {index} ({p})."


def describe_alone(number: int, about: str, singular: str, plural: str) -> str:
    """Return how many areas have no neighbour, and so were not tested; "" for none."""
    if not number:
        return ""
    counted = count_words(number, singular, plural)
    has = "has" if number == 1 else "have"
    return (
        f"{counted[:1].upper()}{counted[1:]} {has} no neighbour, if neighbours are {about}, and "
        f"{'was' if number == 1 else 'were'} not tested."
    )


def tested(found: Clusters) -> NDArray[np.bool_]:
    """Return which areas were tested: those with a figure and a neighbour."""
    return np.isfinite(found.p_values)


def percent(share: float) -> str:
    """Return a share as per cent, with a decimal only where one is needed: "5 %"."""
    return f"{share * 100:g}{SPACE}%"


def p_words(p_value: float) -> str:
    """Return a p-value to one or two figures that say something: "0.04", "0.0012"."""
    if p_value >= 0.01:
        return f"{p_value:.2f}"
    return np.format_float_positional(p_value, precision=2, fractional=False, trim="-")


def p_relation(p_value: float) -> str:
    """Return a p-value as it stands after "p": "= 0.04", "below 0.001"."""
    return "below 0.001" if p_value < 0.001 else f"= {p_words(p_value)}"


def _near(expected: float) -> str:
    return "about 0" if abs(expected) < 0.05 else f"about {format_number(expected, 2)}"


def _more(outermost: int, tests: int, rate: float) -> str:
    """Return how many permutations could tell, should as many areas stand out then."""
    needed = math.ceil((2 * tests / (rate * outermost)) / 1000) * 1000 - 1
    if needed > MOST_OFFERED:
        return f"It would take {needed:,}, more than can be asked for here; a higher rate could tell too."
    return f"At least {needed:,} permutations would be needed."
