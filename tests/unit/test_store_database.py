"""A store that cannot be read says so in a sentence, and what to do. Real servers: tests/services."""

import shutil
import sys

import pytest

from store import DriverMissing, SnapshotCorrupt, SnapshotMissing, Store
from store.address import store_address
from store.database import HELD, SNAPSHOTS, connect, stored_name
from store.publish import publish
from store.snapshot import FOLDER, SCHEMA_VERSION


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    path = tmp_path_factory.mktemp("database") / "figures.duckdb"
    publish(FOLDER, store_address(f"duckdb://{path}"))
    return path


@pytest.fixture
def published(whole, tmp_path):
    return f"duckdb://{shutil.copy(whole, tmp_path)}"


def execute(url, statement):
    database = connect(store_address(url))
    database.raw_sql(statement)
    database.disconnect()


@pytest.mark.parametrize(
    ("url", "install"),
    [
        ("postgres://reader:s3cret@127.0.0.1/figures", "-r requirements-services.txt"),
        ("clickhouse://reader:s3cret@127.0.0.1/figures", "clickhouse-connect"),
        ("trino://reader:s3cret@127.0.0.1/figures", "trino"),
        ("pyspark://?spark.authenticate.secret=s3cret", "-r requirements-services.txt"),
    ],
)
def test_a_package_that_is_missing_is_named_with_how_to_install_it(monkeypatch, url, install):
    def lacking(_):
        raise ModuleNotFoundError("No module of that name")

    monkeypatch.setattr("ibis.connect", lacking)
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(DriverMissing, match=rf"Install it: pip install {install}$") as refusal:
        Store(url=url)
    assert "s3cret" not in str(refusal.value)


def test_a_database_without_a_snapshot_says_how_to_write_one(tmp_path):
    with pytest.raises(SnapshotMissing, match=r"holds no snapshot.*python -m store\.publish"):
        Store(url=f"duckdb://{tmp_path / 'empty.duckdb'}")


def test_a_list_of_snapshots_without_one(published):
    execute(published, f"delete from {SNAPSHOTS}")
    with pytest.raises(SnapshotMissing, match="holds no snapshot"):
        Store(url=published)


@pytest.mark.parametrize("table", HELD)
def test_a_table_that_is_gone_is_named(published, table):
    database = connect(store_address(published))
    name = stored_name(table, database.table(SNAPSHOTS).name.execute()[0])
    database.drop_table(name)
    database.disconnect()
    with pytest.raises(SnapshotMissing, match=f"lacks the tables {name}"):
        Store(url=published)


def test_another_schema_is_refused(published):
    execute(published, f"update {SNAPSHOTS} set schema_version = 99")
    with pytest.raises(SnapshotCorrupt, match=f"has schema 99, not {SCHEMA_VERSION}"):
        Store(url=published)


def test_a_level_that_has_come_since_is_named(published):
    execute(published, f"update {SNAPSHOTS} set grouped = 'lsoa11,msoa11,ward17,ward25,combined_authority'")
    with pytest.raises(SnapshotCorrupt, match=r"before the geography had boroughs\. Publish it again"):
        Store(url=published)
