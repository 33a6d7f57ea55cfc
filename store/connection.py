"""The tables of the store, as Ibis expressions on one connection a thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.address import SPARK, store_address
from store.database import Database
from store.errors import StoreError, StoreUnreachable
from store.files import DuckFiles, SparkFiles
from store.opened import Opened, Origin, Tables

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.expr.types import Table

__all__ = ["Connections", "Tables"]


class Connections:
    """Opens the tables once in every thread that asks, because a connection serves one thread only.

    A connection that has ended since the last question is opened anew, and the question asked again.

    Parameters
    ----------
    folder
        The snapshot.
    url
        A database to ask instead; `pyspark://` has Spark read the snapshot, or the folder that it names.

    Raises
    ------
    SnapshotMissing, SnapshotCorrupt
        A file or table of the snapshot is not there, or is not the one that was built.
    UnknownStore, DriverMissing, StoreUnreachable
        The URL leads nowhere, a package is missing, or the database does not answer.
    """

    def __init__(self, folder: Path, url: str | None) -> None:
        self._origin = origin_of(folder, url)
        # Not thread-local: at the end of the process a thread would take its connection apart while the
        # interpreter goes away beneath it, which now and then aborts the process.
        self._of_threads: dict[threading.Thread, Opened] = {}

    @property
    def manifest(self) -> Mapping[str, Any]:
        """Return what the snapshot says of itself: `made_on` and `schema_version` at least."""
        return self._origin.manifest

    @property
    def tables(self) -> Tables:
        """Return the tables of the thread that asks."""
        opened = self._of_threads.get(threading.current_thread())
        if opened is None:
            self._leave_ended_threads()
            opened = self._of_threads[threading.current_thread()] = self._origin.open()
        return opened.tables

    def _leave_ended_threads(self) -> None:
        """Let go of the connections of threads that are no more."""
        for thread in list(self._of_threads):
            if not thread.is_alive():
                self._of_threads.pop(thread, None)

    def ask(self, question: Callable[[Tables], Table]) -> pa.Table:
        """Return the answer to a question put in terms of the tables.

        Raises
        ------
        StoreUnreachable
            There is no answer; the next question is asked on a new connection.
        """
        was_open = threading.current_thread() in self._of_threads
        try:
            return question(self.tables).to_pyarrow()
        except StoreError:
            raise
        except Exception as fault:  # each driver has errors of its own
            self._close()
            if not was_open:
                said = self._origin.hide(str(fault))
                raise StoreUnreachable(f"{self._origin.name} did not answer: {said}") from None
        return self.ask(question)

    def _close(self) -> None:
        opened = self._of_threads.pop(threading.current_thread(), None)
        if opened is not None:
            opened.close()


def origin_of(folder: Path, url: str | None) -> Origin:
    """Return what opens the snapshot in `folder`, or the database that `url` leads to."""
    if not url:
        return DuckFiles(folder)
    address = store_address(url)
    return SparkFiles(folder, address) if address.scheme == SPARK else Database(address)
