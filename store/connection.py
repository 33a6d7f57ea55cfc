"""The tables of the store, as Ibis expressions on one connection a thread."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.snapshot import TABLES, file_of

if TYPE_CHECKING:
    from ibis.expr.types import Table


@dataclass(frozen=True, slots=True)
class Tables:
    """What queries are written against. A database given by URL holds tables of the same names.

    `members` has a row for every LSOA in every larger area: level, area_code, lsoa, and the weights.
    """

    observations: Table
    provenance: Table
    breaks: Table
    members: Table


class Connections:
    """Opens the tables once in every thread that asks, because a connection serves one thread only."""

    def __init__(self, folder: Path, url: str | None) -> None:
        self._folder = folder
        self._url = url
        self._of_thread = threading.local()

    @property
    def tables(self) -> Tables:
        """Return the tables of the thread that asks."""
        tables: Tables | None = getattr(self._of_thread, "tables", None)
        if tables is None:
            tables = self._of_thread.tables = self._connect()
        return tables

    def _connect(self) -> Tables:
        import ibis

        if self._url:
            database: Any = ibis.connect(self._url)
            return Tables(**{name: database.table(name) for name in TABLES})
        # One thread a connection: the tables are small, and sums then come out the same every time.
        database = ibis.duckdb.connect(threads=1)
        files = {name: file_of(self._folder, name) for name in TABLES}
        return Tables(**{name: database.read_parquet(path, table_name=name) for name, path in files.items()})
