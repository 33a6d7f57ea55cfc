"""Why an indicator has no values for areas of another year, which its entry need not say itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from catalogue import vocabulary

PLURALS = {"lsoa": "LSOAs", "msoa": "MSOAs", "ward": "wards"}

KEY = re.compile(r"([a-z]+)(\d\d)")


def with_reasons(given: str | Mapping[str, str], levels: Sequence[str]) -> dict[str, str]:
    """Return the reason for every map level that `given` leaves open.

    Parameters
    ----------
    given
        The entry's own reasons by level, or one for all levels without values. A reason may be given for a
        level that has values: readers see it where the snapshot does not hold them.
    levels
        Levels at which the indicator has values.
    """
    if isinstance(given, str):
        return {level: given for level in vocabulary.MAP_LEVELS if level not in levels}
    found = dict(given)
    for level in vocabulary.MAP_LEVELS:
        reason = "" if level in levels or level in given else reason_for(level, given, levels)
        found |= {level: reason} if reason else {}
    return found


def reason_for(level: str, given: Mapping[str, str], levels: Sequence[str]) -> str:
    """Return why there is nothing at a level: what there is of another year; "" where nothing says it."""
    kind, year = _parts(level)
    small = [one for one in levels if _parts(one)[0] == "lsoa"]
    if small and kind in ("msoa", "ward"):
        return f"Published for LSOAs of {_years(small)}, which do not make up the {PLURALS[kind]} of {year}."
    if siblings := [one for one in levels if _parts(one)[0] == kind and kind in PLURALS]:
        name, theirs = PLURALS[kind], _years(siblings)
        return f"Published for {name} of {theirs}: rates are not carried over to those of {year}."
    told = [one for one in given if _parts(one)[0] == kind and kind in PLURALS]
    return given[told[0]] if told else ""


def _parts(level: str) -> tuple[str, str]:
    """Return type and year of a level's key."""
    found = KEY.fullmatch(level)
    return (found[1], f"20{found[2]}") if found else (level, "")


def _years(levels: Sequence[str]) -> str:
    return " and ".join(sorted(_parts(level)[1] for level in levels))
