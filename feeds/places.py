"""Which areas of each level are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

import geodata
from feeds.errors import NothingThere
from feeds.questions import Question

Mask = NDArray[np.bool_]


def areas_asked(question: Question, levels: tuple[str, ...]) -> Mapping[str, Mask]:
    """Return which areas of each level are asked for, in canonical order; levels without any are left out.

    Raises
    ------
    NothingThere
        A code is of none of the levels, or no area fits all that is asked.
    """
    codes, within, words = question["area"], question["within"], question["words"]
    _refuse_strangers(codes, levels)
    found = {}
    for level in levels:
        mask = np.ones(geodata.LEVELS[level].areas, dtype=bool)
        if codes:
            mask &= np.isin(_codes(level), codes)
        if within:
            mask &= np.isin(_codes(level), _inside(within, level))
        if words:
            mask &= np.char.find(_texts(level), words) >= 0
        if mask.any():
            found[level] = mask
    if not found:
        name = next((one for one in ("words", "within", "area") if question[one]), "")
        raise NothingThere("No area fits all that is asked for together.", name)
    return found


def _refuse_strangers(codes: tuple[str, ...], levels: tuple[str, ...]) -> None:
    for code in codes:
        own = geodata.levels_of(code)
        if not set(own) & set(levels):
            asked = " or ".join(geodata.LEVELS[level].plural for level in levels)
            belongs = " and ".join(geodata.LEVELS[level].plural for level in own)
            raise NothingThere(f"{code} is one of the {belongs}, and {asked} were asked for.", "area", own)


@lru_cache(maxsize=64)
def _codes(level: str) -> NDArray[np.str_]:
    return geodata.load_areas(level)["area_code"].to_numpy(str)


@lru_cache(maxsize=64)
def _texts(level: str) -> NDArray[np.str_]:
    """Return what words are looked for in: the same as in the page's table."""
    areas = geodata.load_areas(level)
    together = areas["name"] + " " + areas["parent_name"].fillna("") + " " + areas["area_code"]
    return together.str.lower().to_numpy(str)


@lru_cache(maxsize=4096)
def _inside(code: str, level: str) -> tuple[str, ...]:
    return geodata.children(code, level) if level in geodata.MAP_LEVELS else ()
