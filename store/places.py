"""Area codes under the level that each belongs to."""

from __future__ import annotations

from collections.abc import Iterable

from geodata import GeographyError, area, check_codes
from store.errors import UnknownArea

FIRST_GUESS = {"E01": "lsoa11", "E02": "msoa11", "E05": "ward25", "E08": "borough"}


def codes_by_level(area_codes: Iterable[str]) -> dict[str, list[str]]:
    """Return the codes under the level that each belongs to.

    Raises
    ------
    UnknownArea
        A code is of no area held; the message says of which vintage it is, if that is known.
    """
    found: dict[str, list[str]] = {}
    for code in area_codes:
        place = area(code)
        if place is None:
            raise UnknownArea(_stranger(code))
        found.setdefault(place.level, []).append(code)
    return found


def _stranger(code: str) -> str:
    try:
        check_codes([code], FIRST_GUESS.get(code[:3], "borough"))
    except GeographyError as error:
        return str(error)
    return f"'{code}' is not an area held."
