"""A PostgreSQL server that is started anew, locked, empty or half written; and Spark with two executors."""

from __future__ import annotations

import socket
import traceback
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import unquote

import psycopg
import pytest

from store import SnapshotCorrupt, SnapshotMissing, Store, StoreError, StoreUnreachable, database
from store.address import store_address
from store.connection import Connections
from store.publish import publish
from store.snapshot import FOLDER

QUESTION = ("claimants", "borough")
WRONG = "wr%40ng"


def execute(url: str, statement: str) -> None:
    with psycopg.connect(url.replace("+", "%20"), autocommit=True) as connection:
        connection.execute(statement)


@pytest.fixture
def url(postgres: Any) -> Iterator[str]:
    """A database of a test's own, empty."""
    execute(postgres.url, "CREATE DATABASE own")
    yield postgres.url.replace("/figures", "/own")
    execute(postgres.url, "DROP DATABASE own WITH (FORCE)")


@pytest.fixture
def published(url: str) -> str:
    publish(FOLDER, store_address(url))
    return url


def tables(url: str) -> list[str]:
    with psycopg.connect(url.replace("+", "%20")) as connection:
        found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    return sorted(name for (name,) in found)


def test_a_server_that_is_started_anew_is_asked_again(postgres: Any, published: str) -> None:
    store = Store(url=published)
    before = store.observations(*QUESTION)
    postgres.stop()
    try:
        with pytest.raises(StoreUnreachable, match=r"postgres://127\.0\.0\.1:\d+/own did not answer"):
            store.observations(*QUESTION)
    finally:
        postgres.start()
    assert store.observations(*QUESTION).equals(before)


def test_a_session_that_the_server_ended_is_not_noticed(published: str) -> None:
    store = Store(url=published)
    others = "FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = 'own'"
    before = store.observations(*QUESTION)
    execute(published, f"SELECT pg_terminate_backend(pid) {others}")
    assert store.observations(*QUESTION).equals(before)


def test_eight_threads_have_a_connection_each(published: str) -> None:
    store = Store(url=published)
    wanted = store.observations(*QUESTION)
    with ThreadPoolExecutor(8) as pool:
        assert all(
            found.equals(wanted) for found in pool.map(lambda _: store.observations(*QUESTION), range(24))
        )


def test_a_wrong_password_is_refused_and_not_repeated(published: str) -> None:
    with pytest.raises(StoreUnreachable, match="password authentication failed") as refusal:
        Store(url=published.replace("explorer:", f"explorer:{WRONG}"))
    said = "".join(traceback.format_exception(refusal.value))
    assert WRONG not in said and unquote(WRONG) not in said


def test_a_server_that_is_not_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(StoreUnreachable, match=rf"127\.0\.0\.1:{port}/figures did not answer") as refusal:
        Store(url=f"postgres://reader:{WRONG}@127.0.0.1:{port}/figures")
    assert unquote(WRONG) not in str(refusal.value)


def test_an_empty_database_says_what_to_do(url: str) -> None:
    with pytest.raises(SnapshotMissing, match=r"holds no snapshot.*python -m store\.publish"):
        Store(url=url)


def test_a_table_that_is_gone_is_named(published: str) -> None:
    (breaks,) = [name for name in tables(published) if name.startswith("breaks")]
    execute(published, f"DROP TABLE {breaks}")
    with pytest.raises(SnapshotMissing, match=f"lacks the tables {breaks}"):
        Store(url=published)


@pytest.mark.parametrize(
    ("change", "why"), [("schema_version = 99", "has schema 99, not 2"), ("grouped = 'borough'", "LSOAs")]
)
def test_a_snapshot_of_another_schema_or_geography_is_refused(published: str, change: str, why: str) -> None:
    execute(published, f"UPDATE snapshots SET {change}")
    with pytest.raises(SnapshotCorrupt, match=why):
        Store(url=published)


def test_a_new_snapshot_is_for_new_stores_and_the_last_three_stay(published: str) -> None:
    old = Store(url=published)
    first = Connections(FOLDER, published).manifest["name"]
    names = [first, *(publish(FOLDER, store_address(published)) for _ in range(2))]
    assert Connections(FOLDER, published).manifest["name"] == names[-1]
    execute(published, f"DELETE FROM observations_{names[-1]}")
    assert len(old.observations(*QUESTION)) == 10
    names.append(publish(FOLDER, store_address(published)))
    left = {name.rpartition("_")[2] for name in tables(published)} - {"snapshots"}
    assert left == set(names[1:])


def test_a_publication_that_is_cut_short_leaves_the_old_one_in_use(
    published: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Store(url=published).observations(*QUESTION)

    class CutShort(StoreError):
        pass

    def break_off(*_: Any) -> None:
        raise CutShort("the power went")

    with monkeypatch.context() as patch:
        patch.setattr("store.publish._announce", break_off)
        with pytest.raises(CutShort):
            publish(FOLDER, store_address(published))
    assert sum(name.startswith("observations") for name in tables(published)) == 2
    assert Store(url=published).observations(*QUESTION).equals(before)


def test_an_indicator_is_found_by_an_index(published: str) -> None:
    opened = database.Database(store_address(published)).open()
    name = opened.tables.observations.get_name()
    opened.close()
    with psycopg.connect(published.replace("+", "%20")) as connection:
        found = connection.execute("SELECT indexdef FROM pg_indexes WHERE tablename = %s", [name]).fetchall()
    assert "(indicator_id, area_group, period_start)" in str(found)


def test_spark_has_two_executors(spark_url: str) -> None:
    Store(url=spark_url).periods(*QUESTION)
    from pyspark.sql import SparkSession

    context = SparkSession.builder.getOrCreate().sparkContext
    driver_and_executors = context._jsc.sc().statusTracker().getExecutorInfos()
    assert len(driver_and_executors) == 1 + 2


def test_a_spark_session_that_has_ended_is_started_anew(spark_url: str) -> None:
    store = Store(url=spark_url)
    before = store.observations(*QUESTION)
    from pyspark.sql import SparkSession

    SparkSession.builder.getOrCreate().stop()
    assert store.observations(*QUESTION).equals(before)
