"""A table as it comes from its publisher, asked for as the source's entry says and not yet read."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

import pandas as pd

from catalogue import CatalogueError, Indicator, Source
from catalogue.indicator import nothing
from geodata import load_areas
from sources.errors import Incomplete, SchemaChanged
from sources.layout import held, settings

if TYPE_CHECKING:
    from sources.client import Client


@dataclass(frozen=True, slots=True)
class Asking:
    """The `fetch` of a source.

    Attributes
    ----------
    address
        Where the table is, without parameters.
    parameters
        What the address is asked with; a list is joined by commas.
    without
        Areas of the source's levels that the publisher does not know.
    base
        `address` and `parameters` of another table, where the publisher has the base of the rates. Nomis's.
    """

    address: str
    parameters: Mapping[str, Any] = field(default_factory=nothing)
    without: tuple[str, ...] = ()
    base: Mapping[str, Any] = field(default_factory=nothing)

    def spelt(self) -> dict[str, str]:
        """Return the parameters as an address carries them."""
        return {name: spell(value) for name, value in self.parameters.items()}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A table in its publisher's own layout, every cell a string, and where it came from.

    Attributes
    ----------
    urls
        What was asked, in order, without keys.
    retrieved_at
        When the oldest part of it was sent.
    """

    table: pd.DataFrame
    urls: tuple[str, ...]
    retrieved_at: datetime


Fetch: TypeAlias = "Callable[..., Fetched]"


def spell(value: object) -> str:
    """Return a value of TOML as a parameter carries it."""
    return ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def asking_of(source: Source) -> Asking:
    """Return how `source` is asked for. Raises `CatalogueError` for an unknown or missing key."""
    return settings(Asking, f"sources.toml, entry [{source.id}.fetch]", source.fetch)


def fetch_table(source: Source, *, client: Client, indicators: Iterable[Indicator] = ()) -> Fetched:
    """Return the table of `source`, fetched by its reader if that has a `fetch`, else as plain CSV.

    Parameters
    ----------
    indicators
        The catalogue's; a publisher that is asked by indicator is asked for those that name `source`.

    Raises
    ------
    SourceError
        See `sources.errors`: every failure has its kind and a sentence.
    CatalogueError
        The source's entry does not say how it is fetched, or names areas of no level.
    """
    if not source.fetch:
        raise CatalogueError(
            f"sources.toml, entry [{source.id}]: has no table 'fetch', so it is not fetched."
        )
    module = importlib.import_module(f"sources.{source.reader}")
    fetch: Fetch = getattr(module, "fetch", fetch_plain)
    return fetch(source, areas_of(source), client=client, indicators=indicators)


def areas_of(source: Source) -> list[str]:
    """Return the codes of the areas of the source's levels that are held, in the order of its entry."""
    levels = source.table.get("levels", ())
    where = f"sources.toml, entry [{source.id}.table], key 'levels'"
    if not levels:
        raise CatalogueError(f"{where}: names none.")
    codes = [code for level in held(levels, where) for code in load_areas(level)["area_code"]]
    without = source.fetch.get("without", ())
    return [code for code in codes if code not in without]


def fetch_plain(
    source: Source, areas: Sequence[str], *, client: Client, indicators: Iterable[Indicator] = ()
) -> Fetched:
    """Return the rows of `areas` in the CSV at the source's address, for every indicator.

    Raises
    ------
    SchemaChanged
        The table has no column of area codes.
    Incomplete
        It has no row of any of the areas.
    """
    asking, area = asking_of(source), source.table.get("area", "")
    answer = client.get(asking.address, asking.spelt(), what=source.dataset)
    table = answer.table()
    if area not in table:
        have = ", ".join(table.columns)
        raise SchemaChanged(
            f"{answer.asked.publisher} sent no column '{area}' for {answer.asked}; it has {have}."
        )
    rows = table[table[area].isin(set(areas))].reset_index(drop=True)
    if rows.empty:
        raise Incomplete(f"{answer.asked.publisher} sent no row of our areas for {answer.asked}.")
    return Fetched(rows, (answer.url,), answer.retrieved_at)
