"""Reading the catalogue: one TOML file a theme, and one for the sources."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from catalogue.checks import (
    check_contains,
    check_indicator,
    check_keys,
    check_parts,
    check_source,
    check_within,
    refuse,
)
from catalogue.composites import with_all_parts
from catalogue.errors import CatalogueError
from catalogue.greyed import with_reasons
from catalogue.indicator import Indicator, Live, nothing
from catalogue.source import Source

FOLDER = Path(__file__).parent
SOURCES_FILE = "sources.toml"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every indicator and every source, by id, in the order of the files.

    Attributes
    ----------
    sources
        Those whose tables come with the application.
    live
        Those that can be asked for at their publishers, whether or not they are among `sources` too.
    by_hand
        Those that come in files which somebody downloads, and in no other way.
    """

    indicators: Mapping[str, Indicator]
    sources: Mapping[str, Source]
    live: Mapping[str, Source] = field(default_factory=nothing)
    by_hand: Mapping[str, Source] = field(default_factory=nothing)

    @property
    def themes(self) -> tuple[str, ...]:
        """Return the themes that have a file, in alphabetical order."""
        return tuple(dict.fromkeys(indicator.theme for indicator in self.indicators.values()))

    def of_theme(self, theme: str) -> list[Indicator]:
        """Return the indicators of `theme`, in the order of its file; none for a theme without a file."""
        return [indicator for indicator in self.indicators.values() if indicator.theme == theme]

    def source(self, source_id: str) -> Source:
        """Return the source, however its tables come. Raises `CatalogueError` if there is none."""
        ways = (self.sources, self.live, self.by_hand)
        found = next((way[source_id] for way in ways if source_id in way), None)
        if found is None:
            raise CatalogueError(f"{SOURCES_FILE} has no entry [{source_id}].")
        return found

    def asked_of(self, source_id: str) -> list[Indicator]:
        """Return the indicators that a source is asked for, as its reader takes them.

        Those whose own source it is, and those whose `live` names it: the latter with the source and query of
        their `live`. All have only the levels at which the source's figures are taken.
        """
        levels = tuple(self.source(source_id).table.get("levels", ()))
        return [
            indicator.asked_of(source_id, levels)
            for indicator in self.indicators.values()
            if source_id in (indicator.source, indicator.live.source if indicator.live else "")
        ]

    def holding(self, held: Mapping[str, Collection[str]]) -> Catalogue:
        """Return the catalogue of what is held: the indicators in `held`, each with the levels given for it.

        A level of an entry that is not held is greyed, with the reason that the entry gives or `NOT_HELD`.
        """
        found = {name: one.at(held[name]) for name, one in self.indicators.items() if held.get(name)}
        return replace(self, indicators=MappingProxyType(found))

    def embedded(self) -> Catalogue:
        """Return the catalogue without the indicators whose source does not come with the application."""
        come = {name: one for name, one in self.indicators.items() if one.source in self.sources}
        return replace(self, indicators=MappingProxyType(come))


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """Return the catalogue in `folder` (default: the one beside this file), checked.

    Raises
    ------
    CatalogueError
        A file cannot be read, or an entry has an unknown or missing key, a word outside the vocabulary,
        an id used twice or a source that `sources.toml` lacks. The message names file, entry and key.
    """
    return _load(folder) if folder else _own_catalogue()


@cache
def _own_catalogue() -> Catalogue:
    return _load(FOLDER)


def _load(folder: Path) -> Catalogue:
    entries = {entry: _source(entry, given) for entry, given in _entries(folder / SOURCES_FILE).items()}
    sources = {entry: source for entry, source in entries.items() if source.embedded}
    live = {entry: source for entry, source in entries.items() if source.fetch}
    by_hand = {entry: one for entry, one in entries.items() if not one.embedded and not one.fetch}
    indicators: dict[str, Indicator] = {}
    home: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name == SOURCES_FILE:
            continue
        for entry, given in _entries(path).items():
            if entry in home:
                raise CatalogueError(f"{path.name}, entry [{entry}]: this id is already in {home[entry]}.")
            home[entry] = path.name
            indicators[entry] = _indicator(path, entry, given)
            check_indicator(path.name, indicators[entry], entries)
    for one in indicators.values():
        check_parts(home[one.id], one, indicators)
        check_contains(home[one.id], one, indicators)
    indicators = with_all_parts(indicators)
    for one in indicators.values():
        check_within(home[one.id], one)
    ways = (MappingProxyType(way) for way in (sources, live, by_hand))
    return Catalogue(MappingProxyType(indicators), *ways)


def _entries(path: Path) -> dict[str, dict[str, Any]]:
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise CatalogueError(f"{path.name} is missing from {path.parent}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path.name} is not valid TOML: {error}.") from error
    for entry, given in found.items():
        if not isinstance(given, dict):
            raise CatalogueError(f"{path.name}, key '{entry}': stands outside any [entry].")
    return found


def _source(entry: str, given: dict[str, Any]) -> Source:
    check_keys(Source, SOURCES_FILE, entry, given, filled=("id",))
    source = Source(id=entry, **_frozen(given))
    check_source(SOURCES_FILE, source)
    return source


def _indicator(path: Path, entry: str, given: dict[str, Any]) -> Indicator:
    theme = given.pop("theme", path.stem)
    if theme != path.stem:
        refuse(path.name, entry, "theme", f"is '{theme}', but the file is that of '{path.stem}'.")
    check_keys(Indicator, path.name, entry, given, filled=("id", "theme"))
    given["greyed"] = with_reasons(given.get("greyed", {}), given["levels"])
    if "live" in given:
        check_keys(Live, path.name, f"{entry}.live", given["live"], filled=())
        given["live"] = Live(**_frozen(given["live"]))
    return Indicator(id=entry, theme=theme, **_frozen(given))


def _frozen(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the entry with lists as tuples and tables that cannot be written to."""
    return {key: _frozen_value(value) for key, value in given.items()}


def _frozen_value(value: object) -> object:
    if isinstance(value, list):
        return tuple(value)
    return MappingProxyType(value) if isinstance(value, dict) else value
