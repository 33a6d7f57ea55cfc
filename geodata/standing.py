"""What an area is set beside: its peers, what it is compared with, and who stands in for it."""

from __future__ import annotations

from geodata.levels import ENGLAND, GM, LEVELS, MAP_LEVELS
from geodata.nesting import Area, area, holder, holds

WHOLE = "combined_authority"
PARENT = "parent"
"""The wish for an area's own borough as its comparator."""

STAND_IN = ("msoa", "borough")
"""Area types whose figure stands in, by name, where an area has none of its own: the nearest first."""


def peer_level(level: str) -> str:
    """Return the level of the areas that one of `level` is set among: for Greater Manchester its boroughs."""
    return "borough" if level == WHOLE else level


def borough_holding(code: str, level: str) -> str:
    """Return the borough that an area lies in, itself for a borough, "" for Greater Manchester."""
    if level in ("borough", WHOLE):
        return code if level == "borough" else ""
    place = area(code, level)
    return place.parent_code if place else ""


def comparator_of(code: str, level: str, wish: str) -> str:
    """Return the comparator wished for, as far as it is another area than the one compared.

    The parent borough of a borough, and Greater Manchester for itself, give way to the next one up. `wish`
    is a GSS code, or `PARENT`.
    """
    found = wish
    if wish == PARENT:
        place = area(code, level)
        found = place.parent_code if place and level not in ("borough", WHOLE) else GM
    if found == code:
        return GM if code != GM else ENGLAND
    return found


def stand_ins(code: str, level: str) -> list[Area]:
    """Return the areas that hold one and whose figures may stand in for its own, the nearest first."""
    if level == WHOLE:
        return []
    found = []
    for area_type in STAND_IN:
        fitting = (
            one for one in reversed(MAP_LEVELS) if LEVELS[one].area_type == area_type and holds(one, level)
        )
        coarser = next(fitting, "")
        place = area(holder(code, level, coarser), coarser) if coarser else None
        found += [place] if place else []
    return found
