"""From a publisher's table to tidy observations: a catalogue entry a source, a file only for a quirk."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pandas as pd

from catalogue import CatalogueError, Indicator, Source
from sources.errors import Incomplete, SchemaChanged, SourceError, SourceUnavailable
from sources.fetched import Fetched, fetch_table
from sources.schema import OBSERVATION_COLUMNS, Observations

__all__ = [
    "OBSERVATION_COLUMNS",
    "Fetched",
    "Incomplete",
    "SchemaChanged",
    "SourceError",
    "SourceUnavailable",
    "fetch_table",
    "load_table",
    "observe",
    "reader",
]

Reader: TypeAlias = Callable[[pd.DataFrame, Indicator, Source], Observations]


def reader(source: Source) -> Reader:
    """Return the function that tidies the tables of `source`: `tidy` of the module that it names.

    Raises
    ------
    CatalogueError
        There is no such module, or it has no `tidy`.
    """
    try:
        tidy: Reader = importlib.import_module(f"sources.{source.reader}").tidy
    except (ModuleNotFoundError, AttributeError) as error:
        why = f"there is no reader '{source.reader}': sources/{source.reader}.py with a function tidy."
        raise CatalogueError(f"sources.toml, entry [{source.id}], key 'reader': {why}") from error
    return tidy


def load_table(path: Path) -> pd.DataFrame:
    """Return the source table in `path`, every cell a string: a reader decides what is a number.

    Raises
    ------
    SourceUnavailable
        There is no such file, or it is not a table.
    """
    try:
        return pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8")
    except (OSError, UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise SourceUnavailable(f"The source table {path.name} cannot be read: {error}.") from error


def observe(indicator: Indicator, source: Source, tables: Path) -> Observations:
    """Return the tidy observations of `indicator`, read from its source's table in the folder `tables`."""
    return reader(source)(load_table(tables / source.file), indicator, source)
