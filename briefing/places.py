"""The areas that a briefing can be on: Greater Manchester and everything in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import geodata
from briefing.errors import UnknownPlace
from geodata import GM, LEVELS, WHOLE

BEYOND = ("region", "country")


@dataclass(frozen=True, slots=True)
class Place:
    """One area: GSS code, name, and the key of its level."""

    code: str
    name: str
    level: str

    @property
    def whole(self) -> bool:
        """Whether it is all of Greater Manchester."""
        return self.level == WHOLE

    @property
    def large(self) -> bool:
        """Whether it is told by the areas inside it: Greater Manchester and its boroughs."""
        return self.whole or self.level == "borough"

    @property
    def peers(self) -> str:
        """The level of the areas that it is set among."""
        return geodata.peer_level(self.level)

    @property
    def plural(self) -> str:
        """What the peers are called."""
        return LEVELS[self.peers].plural

    @property
    def borough(self) -> str:
        """Code of the borough that it lies in; "" for Greater Manchester."""
        return geodata.borough_holding(self.code, self.level)


def place_of(code: str, level: str = "") -> Place:
    """Return the area of a GSS code; `level` is the one meant where a code is of several.

    The name of a borough will do as well.

    Raises
    ------
    UnknownPlace
        There is no such area in Greater Manchester.
    """
    wanted = code.strip()
    found = geodata.area(wanted, level) or _named(wanted)
    if found is None or found.level in BEYOND:
        raise UnknownPlace(
            f"There is no area “{wanted[:40]}” in Greater Manchester. Give the GSS code of one, such as "
            "E08000009, or the name of a borough."
        )
    return Place(found.code, found.name, found.level)


def boroughs() -> list[Place]:
    """Return the ten boroughs by code."""
    areas = geodata.load_areas("borough")
    return [Place(*both, "borough") for both in zip(areas["area_code"], areas["name"], strict=True)]


def listed(places: Iterable[Place]) -> tuple[Place, ...]:
    """Return each place once, in the order given."""
    return tuple(dict.fromkeys(places))


def _named(name: str) -> geodata.Area | None:
    places = [*boroughs(), Place(GM, "Greater Manchester", WHOLE)]
    code = next((one.code for one in places if one.name.casefold() == name.casefold()), "")
    return geodata.area(code) if code else None
