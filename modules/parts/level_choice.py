"""Which levels the page offers for an indicator, and what it calls them: by type, as many years as it needs.

Wards that were not redrawn are the same wards in every year, and a level without figures says nothing where
another year of its type has some. No Shiny here.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import geodata
from catalogue import Indicator

NAMES = {"borough": "Borough", "ward": "Ward", "msoa": "MSOA", "lsoa": "LSOA"}
MOST = 6
"""Buttons that the level switch has room for."""

OWN_GROUPS = "Your areas"
"""The level that a session's own groups are, after all others; what it shows is `tools.own_areas`."""

NOT_HERE = "Not published at this level."


def offered(indicator: Indicator, shown: str = "") -> tuple[str, ...]:
    """Return the map levels to offer, coarse to fine: of every type those with figures, else the newest.

    Parameters
    ----------
    shown
        The level on the map, which is always offered.
    """
    found: list[str] = []
    for area_type in NAMES:
        vintages = [level for level in geodata.MAP_LEVELS if _type(level) == area_type]
        with_figures = [level for level in vintages if level in indicator.levels]
        found += _apart(with_figures, shown) or vintages[:1]
    return tuple(_few([level for level in geodata.MAP_LEVELS if level in found], shown))


def names_of(levels: Iterable[str]) -> dict[str, str]:
    """Return what each level is called among those offered: the year is said only where there are two."""
    every = list(levels)
    types = [_type(level) for level in every]
    return {
        level: NAMES[_type(level)]
        + (f" ’{level[-2:]}" if types.count(_type(level)) > 1 and not _is_current(level) else "")
        for level in every
    }


def reason_of(indicator: Indicator, level: str) -> str:
    """Return why there is nothing at a level, "" where there are figures."""
    return "" if level in indicator.levels else indicator.greyed.get(level, NOT_HERE)


def _type(level: str) -> str:
    return geodata.LEVELS[level].area_type


def _is_current(level: str) -> bool:
    """Return whether a level goes without its year: the wards of now, as in every sentence."""
    return "(" not in geodata.LEVELS[level].singular and _type(level) == "ward"


def _apart(levels: list[str], shown: str) -> list[str]:
    """Return levels without those whose areas are, code by code, those of a newer one."""
    kept: list[str] = []
    for level in levels:
        if level == shown or not any(_same_areas(level, other) for other in kept):
            kept.append(level)
    return kept


@cache
def _same_areas(one: str, other: str) -> bool:
    codes, others = (set(geodata.load_areas(level)["area_code"]) for level in (one, other))
    return codes == others


def _few(levels: list[str], shown: str) -> list[str]:
    """Return at most as many levels as there is room for; the oldest of a type with several goes first."""
    left = list(levels)
    while len(left) > MOST:
        types = [_type(level) for level in left]
        several = [level for level in left if types.count(_type(level)) > 1 and level != shown]
        left.remove(min(several, key=lambda level: geodata.LEVELS[level].vintage))
    return left
