"""A snapshot's own files, read by DuckDB inside this process or by Spark."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.address import StoreAddress
from store.contents import summary
from store.database import missing_driver
from store.errors import DriverMissing, SnapshotMissing
from store.layout import check_grouping, folder_of, stored_columns
from store.opened import Opened, Tables, narrowed_to
from store.snapshot import CONTENTS, TABLES, check_snapshot, file_of, parts_of

if TYPE_CHECKING:
    from ibis.expr.types import Table

SMALL = tuple(name for name in TABLES if name != "observations")

SPARK_SETTINGS = {
    "spark.app.name": "GM Determinants Explorer",
    "spark.ui.enabled": "false",
    # The names of partition folders are codes: never numbers or dates, whatever they look like.
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
}


def checked(folder: Path) -> Mapping[str, Any]:
    """Return the manifest of the snapshot in `folder`; errors as `check_snapshot` and `check_grouping`."""
    manifest = check_snapshot(folder)
    if "grouped" in manifest:
        check_grouping(manifest["grouped"], f"The snapshot in {folder}")
    return manifest


class DuckFiles:
    """DuckDB over the Parquet files of a snapshot: no server, no set-up."""

    def __init__(self, folder: Path) -> None:
        self.name = f"The snapshot in {folder}"
        self.manifest: Mapping[str, Any] = checked(folder)
        self._folder = folder

    def hide(self, text: str) -> str:
        """Return what DuckDB said, on one line: there are no secrets."""
        return " ".join(text.split())

    def open(self) -> Opened:
        """Return the tables on a new connection."""
        import ibis

        # One thread a connection: answers are small, and sums then come out the same every time.
        database: Any = ibis.duckdb.connect(threads=1)
        small = {name: database.read_parquet(file_of(self._folder, name), table_name=name) for name in SMALL}
        whole, indicator = self._observations(database)
        contents = self._contents(database, whole)
        tables = Tables(observations=whole, indicator=indicator, contents=contents, **small)
        return Opened(tables, database.disconnect)

    def _observations(self, database: Any) -> tuple[Table, Callable[[str], Table]]:
        parts = parts_of(self._folder, "observations")
        if not parts:
            path = file_of(self._folder, "observations")
            whole = database.read_parquet(path, table_name="observations")
            return whole, narrowed_to(whole)
        # Files do not change once a snapshot is there, so what their footers say is read once.
        database.raw_sql("SET parquet_metadata_cache = true")
        # The members, which stand on the right, are always the smaller side. DuckDB guesses from the number
        # of files, so that it would plan a question in another way as more is stored.
        database.raw_sql("SET disabled_optimizers = 'join_order,build_side_probe_side'")

        @cache
        def indicator(name: str) -> Table:
            # To list all files to DuckDB would take longer than the answer.
            own = parts_of(self._folder, folder_of(name))
            if not own:
                raise SnapshotMissing(f"{self.name} has no observations of '{name}'.")
            rows = partitioned(database, own, f"observations of {name}")
            return rows.filter(rows.indicator_id == name)

        return partitioned(database, parts, "observations"), indicator

    def _contents(self, database: Any, observations: Table) -> Table:
        path = file_of(self._folder, CONTENTS)
        kept = path.name in self.manifest["sha256"]
        table: Table = database.read_parquet(path, table_name=CONTENTS) if kept else summary(observations)
        return table


def partitioned(database: Any, paths: list[Path], name: str) -> Table:
    """Return the observations in files of `store.layout`, as one table of DuckDB's."""
    rows = database.read_parquet(paths, table_name=name, hive_partitioning=True, hive_types_autocast=False)
    return stored_columns(rows)


class SparkFiles:
    """Spark over the Parquet files of a snapshot, which driver and executors must all see.

    The URL is `pyspark://[FOLDER][?SETTING=VALUE&…]`, with Spark's own settings, such as `spark.master`;
    without a folder, the snapshot that the store was given. One Spark session a process, as Spark has it, and
    within it one a thread.
    """

    _starting = threading.Lock()

    def __init__(self, folder: Path, address: StoreAddress) -> None:
        self._folder = Path(address.path).absolute() if address.path else folder.absolute()
        self._address = address
        self.name = f"Spark, reading {self._folder},"
        self.manifest: Mapping[str, Any] = checked(self._folder)

    def hide(self, text: str) -> str:
        """Return the first line of what Spark said, without secrets: a trace of Java follows."""
        return self._address.hide(text.strip().partition("\n")[0])

    def open(self) -> Opened:
        """Return the tables in a Spark session of their own."""
        try:
            import ibis
            from pyspark.sql import SparkSession
        except ImportError as error:
            raise DriverMissing(missing_driver(self._address)) from error
        with self._starting:
            building = SparkSession.builder
            for name, value in {**SPARK_SETTINGS, **self._address.settings}.items():
                building = building.config(name, value)
            database = ibis.pyspark.connect(building.getOrCreate().newSession())
        found = {name: self._read(database, name) for name in TABLES}
        observations = found.pop("observations")
        kept = file_of(self._folder, CONTENTS).name in self.manifest["sha256"]
        contents = self._read(database, CONTENTS) if kept else summary(observations)
        tables = Tables(observations, narrowed_to(observations), contents=contents, **found)
        # The session of the process is shared: it ends with the process.
        return Opened(tables, lambda: None)

    def _read(self, database: Any, name: str) -> Table:
        in_parts = (self._folder / name).is_dir()
        path = self._folder / name if in_parts else file_of(self._folder, name)
        rows: Table = database.read_parquet(path, table_name=name)
        return stored_columns(rows) if in_parts else rows
