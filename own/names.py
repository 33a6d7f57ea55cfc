"""Names of areas as people write them, and the areas that they can mean: never one of several."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from geodata import LEVELS, MAP_LEVELS, load_areas

OF_BOROUGHS = re.compile(
    r"^(the )?(city|metropolitan borough|borough) of |"
    r"( city| metropolitan| borough| district| mbc| council| mb)+$"
)
"""What councils write around the name of a borough."""

INSIDE = re.compile(r"(?P<name>.+?)\s*(?:,\s*(?P<after>[^,()]+)|\((?P<within>[^()]+)\))\s*$")
"""A name with its borough: "Manor, Stockport" or "Manor (Stockport)"."""


@dataclass(frozen=True, slots=True)
class Named:
    """An area by its name: code, and name and code of its borough."""

    code: str
    borough: str
    borough_code: str


def plain_name(text: str) -> str:
    """Return a name as it is compared: case, full stops, apostrophes, "&" and "Saint" make no difference."""
    words = re.sub(r"[’‘'`.]", "", text.casefold()).replace("&", " and ")
    words = " ".join(re.sub(r"[^0-9a-zà-ÿ]+", " ", words).split())
    return re.sub(r" ward$", "", re.sub(r"\bsaint\b", "st", words))


def plain_borough(text: str) -> str:
    """Return the name of a borough without what councils write around it."""
    return OF_BOROUGHS.sub("", plain_name(text)).strip()


@cache
def names_at(level: str) -> Mapping[str, tuple[Named, ...]]:
    """Return the areas of a level by their plain names: several where they share one."""
    found: dict[str, tuple[Named, ...]] = {}
    plain = plain_borough if level == "borough" else plain_name
    rows = load_areas(level)[["name", "area_code", "parent_name", "parent_code"]]
    for name, code, borough, borough_code in rows.itertuples(index=False, name=None):
        found[plain(name)] = (*found.get(plain(name), ()), Named(code, str(borough), str(borough_code)))
    return found


def meant(text: str, level: str, borough: str = "") -> tuple[Named, ...]:
    """Return the areas of a level that a name can mean, those of its borough where one is told.

    Parameters
    ----------
    borough
        The borough beside it; without one it may stand in the name itself.
    """
    names = names_at(level)
    plain = plain_borough(text) if level == "borough" else plain_name(text)
    found = names.get(plain, ())
    if not found and (parts := INSIDE.fullmatch(text)):
        borough = borough or parts["after"] or parts["within"]
        found = names.get(plain_name(parts["name"]), ())
        wanted = plain_borough(borough)
        return tuple(one for one in found if plain_borough(one.borough) == wanted)
    if borough and level != "borough":
        wanted = plain_borough(borough)
        return tuple(one for one in found if plain_borough(one.borough) == wanted)
    return found


def is_area_name(text: str) -> bool:
    """Return whether a text is the name of an area of any level on the map."""
    return any(meant(text, level) for level in MAP_LEVELS)


def kind_of(level: str) -> str:
    """Return what areas of a level are called, always with their year: "wards of 2017"."""
    found = LEVELS[level]
    name = found.plural.removesuffix(f" of {found.vintage}")
    return f"{name} of {found.vintage}" if found.vintage and level != "borough" else name


def one_of(level: str) -> str:
    """Return what one area of a level is called, always with its year: "a ward of 2017"."""
    found = LEVELS[level]
    name = found.singular.removesuffix(f" ({found.vintage})")
    article = "an" if name.startswith(("LSOA", "MSOA")) else "a"
    return (
        f"{article} {name} of {found.vintage}"
        if found.vintage and level != "borough"
        else f"{article} {name}"
    )
