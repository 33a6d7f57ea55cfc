"""What a tool puts on the shared map: one number and one code an area, and the words that go with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

import geodata
from analysis.classification import breaks, classify, displayed

from .map_words import SCALES, SUFFIXES
from .table_data import plain_numbers
from .views import HIDDEN, MISSING

METHODS = ("quantile", "equal", "deviation")


@dataclass(frozen=True, slots=True, eq=False)
class Painting:
    """Values and codes in the level's canonical order, and what map and legend say of them.

    `codes` are 0 to 8 for classes (0 to 9 for named groups), 252 left out, 253 plain, 254 no figure, 255 not
    shown; `about` and `ladder` are those of `area_map.ChoroplethLayer`. `outline` is a byte an area where
    groups of areas have a line around them: those with the same byte are one, 255 is in none.
    """

    values: NDArray[np.float64]
    codes: NDArray[np.uint8]
    about: Mapping[str, Any]
    ladder: Mapping[str, Mapping[str, Sequence[float]]] = field(default_factory=dict)
    outline: NDArray[np.uint8] | None = None


@dataclass(frozen=True, slots=True)
class Extra:
    """One more number an area for the map's sentence, where it stands as `{extra0}`, `{extra1}` …

    With `names` the words at the places that `values` are; none where there is no such place.
    """

    values: ArrayLike
    unit: str = ""
    decimals: int = 1
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of a painting.

    `legend` names what the colours mean. `sentence` is that of the area under the pointer, with `{name}
    {parent} {value} {rank} {count} {plural} {group}` and extras. `missing` says why an area has no figure; an
    extra may stand there too.
    """

    legend: str
    sentence: str
    unit: str = ""
    decimals: int = 1
    polarity: str = "high_is_bad"
    missing: str = "no figure"
    extras: tuple[Extra, ...] = ()


def paint_values(
    values: ArrayLike,
    level: str,
    shown: NDArray[np.bool_],
    words: Spoken,
    *,
    classes: int,
    method: str = "",
    nought_apart: bool = False,
) -> Painting:
    """Return a painting of numbers in classes, with a histogram for a legend.

    `method` is the reader's class method; natural breaks and the reader's own limits belong to an indicator
    and give way to equal counts. Areas outside `shown` are hidden and do not move the breaks. With
    `nought_apart` the areas at 0, or what is shown as 0, are a class of their own below the others.
    """
    numbers = displayed(np.asarray(values, dtype=np.float64), words.decimals)
    way = method if method in METHODS else "quantile"
    limits = tuple(breaks(numbers[shown], way, classes, decimals=words.decimals))
    if nought_apart and (numbers[shown] > 0).any():
        above = breaks(numbers[shown & (numbers > 0)], way, max(classes - 1, 1), decimals=words.decimals)
        limits = tuple(dict.fromkeys((10.0**-words.decimals, *above)))
    codes = classify(numbers, limits).astype(np.uint8)
    about = _about(words, level) | {"n_classes": len(limits) + 1, "breaks": [float(one) for one in limits]}
    return Painting(numbers, _hidden(codes, shown), about)


def paint_groups(
    groups: ArrayLike,
    level: str,
    shown: NDArray[np.bool_],
    words: Spoken,
    names: Sequence[str],
    *,
    palette: str,
    values: ArrayLike | None = None,
) -> Painting:
    """Return a painting of named groups: `groups` has the place in `names`, -1 (or NaN) where there is none.

    `palette` is one of `palettes.NAMED`. `values` are the numbers that the map's sentence gives.
    """
    given = np.nan_to_num(np.asarray(groups, dtype=np.float64), nan=-1.0)
    codes = np.where(given < 0, MISSING, given).astype(np.uint8)
    numbers = np.asarray(groups if values is None else values, dtype=np.float64)
    about = _about(words, level) | {"groups": list(names), "palette": palette, "breaks": None}
    return Painting(displayed(numbers, words.decimals), _hidden(codes, shown), about)


def paint_areas(
    values: ArrayLike,
    codes: NDArray[np.uint8],
    level: str,
    shown: NDArray[np.bool_],
    words: Spoken,
    limits: Sequence[float] | None,
) -> Painting:
    """Return a painting of codes that were made already, by `limits`; None for numbers without a colour.

    The sentence alone is said of an area: its value is that of others too, so that no rank is its own.
    """
    about = _about(words, level) | {"said": True, "breaks": None if limits is None else list(limits)}
    about["n_classes"] = 1 if limits is None else len(limits) + 1
    numbers = displayed(np.asarray(values, dtype=np.float64), words.decimals)
    return Painting(numbers, _hidden(codes.astype(np.uint8), shown), about)


def _about(words: Spoken, level: str) -> dict[str, Any]:
    names = geodata.LEVELS[level]
    return {
        "title": words.legend,
        "legend": words.legend,
        "unit": words.unit,
        "prefix": _prefix(words.unit),
        "suffix": SUFFIXES.get(words.unit, ""),
        "decimals": words.decimals,
        "sentence": words.sentence,
        "missing": words.missing,
        "excluded": "left out by the settings",
        "fewest": 0,
        "polarity": words.polarity,
        "singular": names.singular,
        "plural": names.plural,
        "scale": SCALES[words.polarity],
        "comparator": None,
        "plain": "Nothing to colour here.",
        "hint": "Click to select",
        "extras": [_extra(one) for one in words.extras],
    }


def _extra(one: Extra) -> dict[str, Any]:
    if one.names:
        return {"values": np.asarray(one.values, dtype=int).tolist(), "names": list(one.names)}
    return {
        "values": plain_numbers(one.values, one.decimals),
        "prefix": _prefix(one.unit),
        "suffix": SUFFIXES.get(one.unit, ""),
        "decimals": one.decimals,
    }


def _prefix(unit: str) -> str:
    return "£" if unit == "£" else ""


def _hidden(codes: NDArray[np.uint8], shown: NDArray[np.bool_]) -> NDArray[np.uint8]:
    codes = codes.copy()
    codes[~shown] = HIDDEN
    return codes
