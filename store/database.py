"""A database that holds snapshots: `store.publish` writes them, and the newest is read.

Every snapshot has tables of its own, whose names end in the time at which it was published. One more table,
`snapshots`, gets a row for each once it is whole. So a new one comes into use by one row, whole or not at
all, in databases without transactions too; and whoever reads an older one goes on with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import urlencode, urlsplit

from store.address import StoreAddress
from store.errors import DriverMissing, SnapshotCorrupt, SnapshotMissing, StoreError, StoreUnreachable
from store.layout import check_grouping
from store.opened import Opened, Tables, narrowed_to
from store.snapshot import CONTENTS, SCHEMA_VERSION, TABLES

SNAPSHOTS = "snapshots"
HELD = (*TABLES, CONTENTS)

PUBLISH_IT = "Set EXPLORER_STORE to its address and write a snapshot to it: python -m store.publish"

PATIENCE_S = 10
"""How long a server may take to answer at all; the system would wait for minutes."""

ASKED_WITH = {"postgres": {"connect_timeout": str(PATIENCE_S)}}


class Database:
    """The newest snapshot, when this is made, in the database that a URL leads to."""

    def __init__(self, address: StoreAddress) -> None:
        self._address = address
        self.name = f"The store at {address}"
        database = connect(address)
        try:
            self.manifest: Mapping[str, Any] = newest(database, address)
        finally:
            close(database)

    def hide(self, text: str) -> str:
        """Return what the driver said, on one line and without secrets."""
        return self._address.hide(text)

    def open(self) -> Opened:
        """Return the tables on a new connection."""
        database = connect(self._address)
        names = {table: stored_name(table, self.manifest["name"]) for table in HELD}
        with answering(self._address):
            present = database.list_tables()
            lacking = ", ".join(name for name in names.values() if name not in present)
            if lacking:
                raise SnapshotMissing(f"{self.name} lacks the tables {lacking}. {PUBLISH_IT}")
            found = {table: database.table(name) for table, name in names.items()}
        tables = Tables(indicator=narrowed_to(found["observations"]), **found)
        return Opened(tables, lambda: close(database))


def stored_name(table: str, snapshot: str) -> str:
    """Return what a table of a snapshot is called in a database."""
    return f"{table}_{snapshot}"


def connect(address: StoreAddress) -> Any:
    """Return a connection, as Ibis gives it.

    Raises
    ------
    DriverMissing, StoreUnreachable
        The package is not installed, or the database does not answer.
    """
    import ibis

    settings = {**ASKED_WITH.get(address.scheme, {}), **address.settings}
    parts = urlsplit(address.url)._replace(scheme=address.scheme, query=urlencode(settings))
    try:
        with answering(address):
            return ibis.connect(parts.geturl())
    except ImportError as error:
        raise DriverMissing(missing_driver(address)) from error


def missing_driver(address: StoreAddress) -> str:
    """Return what to install for a kind of database whose package is not there."""
    kind = address.kind
    how = "-r requirements-services.txt" if kind.listed else kind.package
    asked = f"{address} is asked through the package {kind.package}, which is not installed."
    return f"{asked} Install it: pip install {how}"


@contextmanager
def answering(address: StoreAddress) -> Iterator[None]:
    """Put what a driver complains of into a sentence, without what the URL keeps secret."""
    try:
        yield
    except (StoreError, ImportError):
        raise
    except Exception as fault:  # each driver has errors of its own
        said = address.hide(str(fault)) or type(fault).__name__
        # Not even as its cause: a driver's own words may repeat the whole URL.
        raise StoreUnreachable(f"The store at {address} did not answer: {said}") from None


def newest(database: Any, address: StoreAddress) -> dict[str, Any]:
    """Return what is known of the newest snapshot: its name, `schema_version`, `made_on` and `grouped`.

    Raises
    ------
    SnapshotMissing
        There is none.
    SnapshotCorrupt
        It is of another schema, or was laid out for another geography.
    """
    with answering(address):
        if SNAPSHOTS not in database.list_tables():
            raise SnapshotMissing(f"The store at {address} holds no snapshot. {PUBLISH_IT}")
        found = database.table(SNAPSHOTS).to_pyarrow().to_pylist()
    if not found:
        raise SnapshotMissing(f"The store at {address} holds no snapshot. {PUBLISH_IT}")
    latest: dict[str, Any] = max(found, key=lambda row: row["name"])
    if latest["schema_version"] != SCHEMA_VERSION:
        kinds = f"has schema {latest['schema_version']}, not {SCHEMA_VERSION}"
        raise SnapshotCorrupt(f"The snapshot at {address} {kinds}. {PUBLISH_IT}")
    check_grouping(latest["grouped"].split(","), f"The snapshot at {address}")
    return latest


def close(database: Any) -> None:
    """Close a connection, which may have ended by itself."""
    with suppress(Exception):
        database.disconnect()
