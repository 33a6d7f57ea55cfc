"""The checks that an entry must pass before it becomes an `Indicator` or a `Source`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import MISSING, Field, fields
from typing import Any, NoReturn

from catalogue import vocabulary
from catalogue.errors import CatalogueError
from catalogue.indicator import Indicator
from catalogue.source import Source

CHOICES: Mapping[str, Collection[object]] = {
    "polarity": vocabulary.POLARITIES,
    "measure": vocabulary.MEASURES,
    "unit": vocabulary.UNITS,
    "aggregation": vocabulary.AGGREGATIONS,
    "weight": (*vocabulary.WEIGHTS, None),
    "people_base": (*vocabulary.WEIGHTS, None),
    "multiplier": vocabulary.MULTIPLIERS,
    "interval": vocabulary.INTERVALS,
}

# How TOML spells the types that the dataclasses are annotated with.
TOML_TYPES: Mapping[str, tuple[type, ...]] = {
    "str": (str,),
    "str | None": (str,),
    "int": (int,),
    "float": (float, int),
    "float | None": (float, int),
    "bool": (bool,),
    "tuple[str, ...]": (list,),
    "Mapping[str, Any]": (dict,),
    "Mapping[str, str]": (dict, str),
    "Live | None": (dict,),
}


def refuse(file: str, entry: str, key: str, why: str) -> NoReturn:
    """Raise a `CatalogueError` that says where to look and what to change."""
    raise CatalogueError(f"{file}, entry [{entry}], key '{key}': {why}")


def one_of(words: Collection[object]) -> str:
    """Return the allowed words as a reader writes a list."""
    return ", ".join(str(word) for word in words if word is not None)


def check_keys(kind: type, file: str, entry: str, given: Mapping[str, Any], filled: Collection[str]) -> None:
    """Refuse unknown keys, missing keys and values of the wrong type. `filled` are keys we fill ourselves."""
    known: dict[str, Field[Any]] = {found.name: found for found in fields(kind) if found.name not in filled}
    for key, value in given.items():
        if key not in known:
            refuse(file, entry, key, f"unknown key; known are {one_of(sorted(known))}.")
        _check_type(file, entry, key, value, str(known[key].type))
    for name, found in known.items():
        if name not in given and found.default is MISSING and found.default_factory is MISSING:
            refuse(file, entry, name, "missing; every entry needs it.")


def _check_type(file: str, entry: str, key: str, value: object, annotation: str) -> None:
    wanted = TOML_TYPES[annotation]
    if not isinstance(value, wanted) or (isinstance(value, bool) and bool not in wanted):
        refuse(file, entry, key, f"is {type(value).__name__}, should be {wanted[0].__name__}.")
    if isinstance(value, list) and not all(isinstance(item, str) for item in value):
        refuse(file, entry, key, "should be a list of strings.")


def check_source(file: str, source: Source) -> None:
    """Refuse addresses that are open. Without one, a source that is not embedded is loaded by hand."""
    address = source.fetch.get("address")
    if source.fetch and not (isinstance(address, str) and address.startswith("https://")):
        refuse(file, source.id, "fetch", "needs an 'address' that begins with https://.")


def check_indicator(file: str, indicator: Indicator, sources: Mapping[str, Source]) -> None:
    """Refuse words outside the vocabulary and entries that contradict themselves.

    `sources` are all that `sources.toml` has, whether they are embedded or only asked for.
    """
    for key, words in CHOICES.items():
        value = getattr(indicator, key)
        if value not in words:
            refuse(file, indicator.id, key, f"'{value}' is not one of {one_of(words)}.")
    _check_source(file, indicator.id, "source", indicator.source, sources)
    _check_levels(file, indicator)
    _check_live(file, indicator, sources)
    _check_wording(file, indicator)
    _check_adding_up(file, indicator)


def check_parts(file: str, indicator: Indicator, known: Collection[str]) -> None:
    """Refuse a rate of two other indicators that names one which there is not, or that is not added up."""
    for key, value in indicator.parts.items():
        if key not in ("numerator", "denominator", "years"):
            refuse(file, indicator.id, "parts", f"has '{key}'; known are numerator, denominator, years.")
        if key != "years" and value not in known:
            refuse(file, indicator.id, "parts", f"names '{value}', which is no indicator of the catalogue.")
    if indicator.parts and not {"numerator", "denominator"} <= set(indicator.parts):
        refuse(file, indicator.id, "parts", "needs a numerator and a denominator.")
    if indicator.parts and indicator.aggregation != "sum":
        refuse(file, indicator.id, "parts", "is of counts, which are added up: aggregation = 'sum'.")


def check_contains(file: str, indicator: Indicator, known: Collection[str]) -> None:
    """Refuse parts that are no indicators, and parts named twice."""
    for part in indicator.contains:
        if part not in known:
            refuse(file, indicator.id, "contains", f"names '{part}', which is no indicator of the catalogue.")
    if len(set(indicator.contains)) < len(indicator.contains):
        refuse(file, indicator.id, "contains", "names an indicator twice.")


def check_within(file: str, indicator: Indicator) -> None:
    """Refuse an indicator that lies within itself; `contains` holds the parts of its parts here."""
    if indicator.id in indicator.contains:
        refuse(file, indicator.id, "contains", "leads back to the indicator itself.")


def _check_source(file: str, entry: str, key: str, named: str, sources: Mapping[str, Source]) -> Source:
    if named not in sources:
        refuse(file, entry, key, f"'{named}' is not in sources.toml, which has {one_of(sorted(sources))}.")
    return sources[named]


def _check_live(file: str, indicator: Indicator, sources: Mapping[str, Source]) -> None:
    """Refuse figures that are asked for where nothing can be asked, or at levels that are never shown."""
    live, where = indicator.live, f"{indicator.id}.live"
    refreshed = bool(sources[indicator.source].fetch) or live is not None
    if refreshed and indicator.not_refreshed:
        refuse(file, indicator.id, "not_refreshed", "says why not, but there is a source that can be asked.")
    if live is None:
        return
    source = _check_source(file, where, "source", live.source, sources)
    if not source.fetch:
        refuse(file, where, "source", f"'{live.source}' has no table 'fetch', so it cannot be asked.")
    if live.source == indicator.source:
        refuse(file, where, "source", f"'{live.source}' is the indicator's own source already.")
    held = source.table.get("levels", indicator.levels)
    for level in live.levels:
        if level not in held or level not in indicator.levels:
            whose = f"source '{live.source}'" if level not in held else "indicator"
            refuse(file, where, "levels", f"'{level}' is not a level of the {whose}.")
    if not live.levels and not set(held) & set(indicator.levels):
        refuse(file, where, "source", f"'{live.source}' has none of the indicator's levels.")


def _check_levels(file: str, indicator: Indicator) -> None:
    if not indicator.levels:
        refuse(file, indicator.id, "levels", "is empty.")
    for level in indicator.levels:
        if level not in vocabulary.LEVELS:
            refuse(file, indicator.id, "levels", f"'{level}' is not one of {one_of(vocabulary.LEVELS)}.")
    for level in vocabulary.MAP_LEVELS:
        available = level in indicator.levels
        if not available and not indicator.greyed.get(level):
            refuse(file, indicator.id, "greyed", f"gives no reason for level '{level}', which has no values.")
    for level in indicator.greyed:
        if level not in vocabulary.MAP_LEVELS:
            refuse(file, indicator.id, "greyed", f"'{level}' is not a map level.")


def _check_wording(file: str, indicator: Indicator) -> None:
    if indicator.sentence.count("{value}") != 1:
        refuse(file, indicator.id, "sentence", "must hold {value} once.")
    if len(indicator.short) > vocabulary.SHORT_LENGTH:
        refuse(file, indicator.id, "short", f"is longer than {vocabulary.SHORT_LENGTH} characters.")


def _check_adding_up(file: str, indicator: Indicator) -> None:
    if (indicator.aggregation == "weighted_mean") != (indicator.weight is not None):
        refuse(file, indicator.id, "weight", "belongs to aggregation = 'weighted_mean', and only to it.")
    if indicator.mapped and indicator.measure in ("count", "rank"):
        refuse(file, indicator.id, "mapped", f"must be false for a {indicator.measure}.")
    if indicator.interval in ("wilson", "byar") and not indicator.denominator:
        refuse(file, indicator.id, "interval", "is computed from counts and needs a denominator.")
