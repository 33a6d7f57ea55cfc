"""Area codes under the level that each belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from geodata import GeographyError, check_codes, levels_of
from store.errors import UnknownArea

FIRST_GUESS = {"E01": "lsoa11", "E02": "msoa11", "E05": "ward25", "E08": "borough"}


def codes_by_level(
    area_codes: Iterable[str], near: str = "", held: Callable[[str], bool] = bool
) -> dict[str, list[str]]:
    """Return the codes under the level that each belongs to.

    Parameters
    ----------
    near
        The level that is meant, where a code is of several: of the LSOAs of two censuses, say.
    held
        Tells whether there are figures at a level. Without `near`, a code is of the newest level with some.

    Raises
    ------
    UnknownArea
        A code is of no area held; the message says of which vintage it is, if that is known.
    """
    found: dict[str, list[str]] = {}
    for code in area_codes:
        levels = levels_of(code)
        if not levels:
            raise UnknownArea(_stranger(code))
        level = near if near in levels else next(filter(held, reversed(levels)), levels[0])
        found.setdefault(level, []).append(code)
    return found


def _stranger(code: str) -> str:
    try:
        check_codes([code], FIRST_GUESS.get(code[:3], "borough"))
    except GeographyError as error:
        return str(error)
    return f"'{code}' is not an area held."
