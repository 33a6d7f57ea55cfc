"""One connection serves one thread; the same questions go to another database by its URL."""

import gc
import threading
from concurrent.futures import ThreadPoolExecutor
from weakref import ref

import pandas as pd
import pytest

from store import Store, StoreUnreachable
from store.address import store_address
from store.connection import Connections
from store.publish import publish
from store.snapshot import FOLDER

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


def test_the_connections_of_threads_that_have_ended_are_let_go():
    connections = Connections(FOLDER, None)
    with ThreadPoolExecutor(1) as pool:
        ended = ref(pool.submit(lambda: connections.tables.provenance.get_backend()).result())
    assert connections.tables
    gc.collect()
    assert ended() is None


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    path = tmp_path_factory.mktemp("database") / "figures.duckdb"
    publish(FOLDER, store_address(f"duckdb://{path}"))
    return f"duckdb://{path}?read_only=True"


def test_a_database_given_by_url_answers_the_same(url):
    remote, local = Store(url=url), Store()
    for found, expected in zip(answers(remote), answers(local), strict=True):
        pd.testing.assert_frame_equal(found, expected)
    assert remote.provenance("iod2019") == local.provenance("iod2019")
    assert remote.breaks("imd_score", "lsoa11", "2019") == local.breaks("imd_score", "lsoa11", "2019")
    assert remote.made_on == local.made_on


def test_a_connection_that_has_ended_is_opened_anew(url):
    connections = Connections(FOLDER, url)
    connections.tables.provenance.get_backend().disconnect()
    assert connections.ask(lambda tables: tables.provenance).num_rows == 24


def test_a_question_without_an_answer_is_a_sentence_and_the_next_one_is_answered():
    connections = Connections(FOLDER, None)
    with pytest.raises(StoreUnreachable, match=r"snapshot in .* did not answer: .*happiness"):
        connections.ask(lambda tables: tables.breaks.get_backend().sql("select happiness from breaks"))
    assert connections.ask(lambda tables: tables.provenance).num_rows == 24
