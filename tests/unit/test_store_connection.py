"""One connection serves one thread; the same questions go to another database by its URL."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest

from store import Store
from store.connection import Connections
from store.snapshot import FOLDER, TABLES, file_of

QUESTIONS = [
    ("employment_deprivation", "ward25"),
    ("claimants", "borough"),
    ("social_rented", "lsoa11"),
    ("healthy_life_expectancy", "borough"),
]


def answers(store):
    return [store.observations(*question) for question in QUESTIONS]


def test_eight_threads_ask_at_once_and_get_the_same():
    store = Store()
    expected = answers(store)
    together = threading.Barrier(8)

    def ask(_):
        together.wait(timeout=60)
        return [answers(store) for _ in range(3)]

    with ThreadPoolExecutor(8) as pool:
        for rounds in pool.map(ask, range(8)):
            for found in rounds:
                for frame, wanted in zip(found, expected, strict=True):
                    pd.testing.assert_frame_equal(frame, wanted)


def test_each_thread_has_its_own_connection_and_keeps_it():
    connections = Connections(FOLDER, None)
    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(lambda: connections.tables).result()
    assert other is not connections.tables
    assert connections.tables is connections.tables


@pytest.fixture
def url(tmp_path):
    import duckdb

    path = tmp_path / "figures.duckdb"
    with duckdb.connect(str(path)) as database:
        for table in TABLES:
            database.execute(f"create table {table} as from '{file_of(FOLDER, table)}'")
    return f"duckdb://{path}?read_only=True"


def test_a_database_given_by_url_answers_the_same(url):
    remote, local = Store(url=url), Store()
    for found, expected in zip(answers(remote), answers(local), strict=True):
        pd.testing.assert_frame_equal(found, expected)
    assert remote.provenance("iod2019") == local.provenance("iod2019")
    assert remote.breaks("imd_score", "lsoa11", "2019") == local.breaks("imd_score", "lsoa11", "2019")
    assert remote.made_on == ""
