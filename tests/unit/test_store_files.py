"""A snapshot's own files, for DuckDB and for Spark; a Spark cluster reads them in tests/services."""

import shutil

import pytest

from store import SnapshotMissing
from store.address import store_address
from store.connection import origin_of
from store.files import DuckFiles, SparkFiles
from store.snapshot import FOLDER, TABLES


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "a snapshot")


def test_without_a_url_duckdb_reads_the_snapshot(copy):
    origin = origin_of(copy, None)
    assert isinstance(origin, DuckFiles)
    opened = origin.open()
    assert all(getattr(opened.tables, table).count().to_pyarrow().as_py() for table in TABLES)
    claimants = opened.tables.indicator("claimants")
    assert claimants.count().to_pyarrow().as_py() == 1673


def test_spark_reads_the_snapshot_given_unless_the_url_names_another(copy):
    given = origin_of(FOLDER, "pyspark://?spark.master=local[2]")
    assert isinstance(given, SparkFiles)
    assert str(FOLDER) in given.name
    named = origin_of(FOLDER, f"pyspark://{copy.as_posix().replace(' ', '%20')}")
    assert str(copy) in named.name
    assert named.manifest["made_on"] == given.manifest["made_on"]


def test_a_folder_that_is_not_there_is_named_before_spark_is_started(tmp_path):
    with pytest.raises(SnapshotMissing, match=r"no snapshot in .*nowhere"):
        SparkFiles(FOLDER, store_address(f"pyspark://{tmp_path}/nowhere"))


def test_of_what_spark_says_the_first_line_is_shown():
    origin = SparkFiles(FOLDER, store_address("pyspark://?spark.authenticate.secret=s3cret"))
    assert origin.hide("no s3cret here\n\tat org.apache.spark\n") == "no [secret] here"
