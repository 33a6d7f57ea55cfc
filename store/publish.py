"""`python -m store.publish [URL|FOLDER] [--from SNAPSHOT]`: write a snapshot where many processes read it.

Into a database (the environment's EXPLORER_STORE, if none is named) it goes under new names and comes into
use whole. Into a new folder it is laid out for many observations: see `store.layout`.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.address import SPARK, StoreAddress, store_address, store_url
from store.database import HELD, SNAPSHOTS, answering, close, connect, stored_name
from store.errors import StoreError, UnknownStore
from store.files import DuckFiles
from store.layout import GROUP, HERE, INDEXED, grouped, write_parts
from store.opened import Tables
from store.snapshot import CONTENTS, FOLDER, SCHEMA_VERSION, TABLES, check_snapshot, file_of, write_manifest

if TYPE_CHECKING:
    from ibis.expr.types import Table

KEPT = 3
"""Snapshots whose tables stay in a database: processes may still read the ones before the newest."""

ROWS_AT_ONCE = 20_000
STORED = re.compile(rf"(?:{'|'.join(HELD)})_(\d{{8}}t\d{{12}})")


def publish(snapshot: Path, address: StoreAddress) -> str:
    """Write the snapshot in a folder to a database; return the name that it has there.

    Raises
    ------
    SnapshotMissing, SnapshotCorrupt
        The snapshot is not whole.
    DriverMissing, StoreUnreachable
        The database cannot be written to. What it holds stays in use.
    """
    if address.scheme == SPARK:
        raise UnknownStore("Spark reads the files of a snapshot: there is nothing to write.")
    manifest = check_snapshot(snapshot, every_part=True)
    name = datetime.now(UTC).strftime("%Y%m%dt%H%M%S%f")
    database = connect(address)
    opened = DuckFiles(snapshot).open()
    try:
        with answering(address):
            for table, rows in _rows(opened.tables).items():
                _write(database, address, stored_name(table, name), rows)
            _announce(database, name, manifest["made_on"])
            _drop_old(database)
    finally:
        opened.close()
        close(database)
    return name


def _rows(tables: Tables) -> dict[str, Table]:
    """Return the tables to write; observations with the group that they are looked up by."""
    rows = {table: getattr(tables, table) for table in HELD}
    observations = rows["observations"]
    if GROUP not in observations.columns:
        rows["observations"] = observations.mutate(**{GROUP: grouped(observations.area_code)})
    return rows


def _write(database: Any, address: StoreAddress, name: str, rows: Table) -> None:
    import pyarrow as pa

    database.create_table(name, schema=rows.schema())
    for batch in rows.to_pyarrow_batches(chunk_size=ROWS_AT_ONCE):
        if batch.num_rows:
            database.insert(name, pa.Table.from_batches([batch]))
    if address.scheme == "postgres" and GROUP in rows.columns:
        with database.begin() as cursor:
            cursor.execute(f'CREATE INDEX ON "{name}" ({", ".join(INDEXED)})')
            cursor.execute(f'ANALYZE "{name}"')


def _announce(database: Any, name: str, made_on: str) -> None:
    """Bring a snapshot into use: it is whole by now."""
    import ibis
    import pyarrow as pa

    known = {"name": name, "schema_version": SCHEMA_VERSION, "made_on": made_on, "grouped": ",".join(HERE)}
    row = pa.Table.from_pylist([known])
    if SNAPSHOTS not in database.list_tables():
        database.create_table(SNAPSHOTS, schema=ibis.memtable(row).schema())
    database.insert(SNAPSHOTS, row)


def _drop_old(database: Any) -> None:
    names = sorted(row["name"] for row in database.table(SNAPSHOTS).to_pyarrow().to_pylist())
    oldest_kept = names[-KEPT:][0]
    for table in database.list_tables():
        found = STORED.fullmatch(table)
        if found and found[1] < oldest_kept:
            database.drop_table(table)


def publish_files(snapshot: Path, folder: Path) -> None:
    """Write the snapshot in a folder to another, new one, laid out for many observations.

    Raises
    ------
    StoreError
        There is something in `folder`, or the snapshot is not whole.
    """
    if folder.exists():
        raise StoreError(f"{folder} is there already: a snapshot is written to a new folder.")
    manifest = check_snapshot(snapshot, every_part=True)
    fresh = folder.with_name(folder.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    opened = DuckFiles(snapshot).open()
    try:
        contents = opened.tables.contents.to_pyarrow()
        write_large(opened.tables, sorted(set(contents["indicator_id"].to_pylist())), fresh)
    finally:
        opened.close()
    for table in TABLES[1:]:
        shutil.copyfile(file_of(snapshot, table), file_of(fresh, table))
    write_manifest(fresh, manifest["made_on"], grouped=HERE)
    fresh.rename(folder)


def write_large(tables: Tables, indicator_ids: Sequence[str], folder: Path) -> None:
    """Write observations of DuckDB's, and what they hold, to the snapshot in `folder`."""
    database: Any = tables.observations.get_backend()
    for name in indicator_ids:
        write_parts(database, tables.indicator(name), name, folder)
    database.to_parquet(tables.contents, file_of(folder, CONTENTS))


def main(arguments: Sequence[str]) -> int:
    """Publish. Return 0, or 1 with a sentence on standard error that says what to mend."""
    asked = _parser().parse_args(arguments)
    try:
        if not asked.to:
            raise UnknownStore("Name a database or a folder to write to, or set EXPLORER_STORE.")
        if "://" in asked.to:
            address = store_address(asked.to)
            name = publish(asked.snapshot, address)
            done = f"{address}: {name} is the snapshot that the explorer opens from now on."
        else:
            publish_files(asked.snapshot, Path(asked.to))
            done = f"{asked.to}: the same snapshot, laid out for many observations."
    except (StoreError, OSError) as error:
        sys.stderr.write(f"Nothing was published. {error}\n")
        return 1
    sys.stdout.write(f"{done}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m store.publish", description=__doc__)
    parser.add_argument("to", nargs="?", default=store_url(), metavar="URL|FOLDER")
    parser.add_argument(
        "--from", dest="snapshot", type=Path, default=FOLDER, metavar="SNAPSHOT", help="the snapshot's folder"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
