"""Publishers are asked side by side, each for one thing at a time; a mistake of ours stops one source."""

import logging
import threading
import time
from dataclasses import replace
from types import SimpleNamespace

import pandas as pd
import pytest

from catalogue import load_catalogue
from sources import Fetched
from sources.errors import SourceUnavailable
from store.refresh import fetching
from store.refresh.fetching import Came, Failed, by_host, fetch_all
from store.refresh.plan import Step
from store.refresh.tables import Tables, question_of

NOW = pd.Timestamp("2030-05-01", tz="UTC").to_pydatetime()


def step(name, host):
    source = replace(load_catalogue().sources["ashe"], id=name, fetch={"address": f"https://{host}/t.csv"})
    return Step(source, (), question_of(source, ()))


STEPS = [step("a1", "a.example"), step("b1", "b.example"), step("a2", "a.example")]


class Client:
    """A client of nobody."""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass


def open_nobody(address, on_answer):
    return Client()


@pytest.fixture
def fetched(monkeypatch):
    """Let fetching be what a function of the source's id does."""

    def use(fetch):
        monkeypatch.setattr(fetching, "fetch_table", lambda source, **_: fetch(source.id))

    return use


def table(name):
    return Fetched(pd.DataFrame({"a": [name]}), (f"https://x.example/{name}",), NOW)


def news_of(tables, steps=STEPS):
    return [one for one in fetch_all(steps, open_nobody, tables) if isinstance(one, Came | Failed)]


def test_steps_by_server():
    assert [[one.source.id for one in steps] for steps in by_host(STEPS)] == [["a1", "a2"], ["b1"]]


def test_two_publishers_at_once_and_one_thing_at_a_time_of_each(fetched, tmp_path):
    both, at_work = threading.Barrier(2, timeout=20), []

    def fetch(name):
        assert name[0] not in at_work, "asked for two things at once"
        at_work.append(name[0])
        if name.endswith("1"):
            both.wait()  # breaks unless the other publisher is asked meanwhile
        time.sleep(0.01)
        at_work.remove(name[0])
        return table(name)

    fetched(fetch)
    tables = Tables(tmp_path)
    came = news_of(tables)
    assert {type(one) for one in came} == {Came}
    assert {one.step.source.id: tables.read(one.step.source)["a"][0] for one in came} == {
        name: name for name in ("a1", "a2", "b1")
    }


def test_one_that_fails_does_not_stop_the_next_of_its_publisher(fetched, tmp_path):
    def fetch(name):
        if name == "a1":
            raise SourceUnavailable("The Office did not answer.")
        return table(name)

    fetched(fetch)
    found = {one.step.source.id: one for one in news_of(Tables(tmp_path))}
    assert found["a1"] == Failed(STEPS[0], "The Office did not answer.")
    assert isinstance(found["a2"], Came) and isinstance(found["b1"], Came)


def test_a_mistake_of_ours_is_told_without_its_words_which_may_hold_a_key(fetched, tmp_path, caplog):
    words = "uid=" + "secret"

    def fetch(name):
        if name == "a1":
            raise KeyError(words)
        return table(name)

    fetched(fetch)
    with caplog.at_level(logging.ERROR):
        found = {one.step.source.id: one for one in news_of(Tables(tmp_path))}
    assert found["a1"].fault == "A mistake in this program (KeyError); the log says where."
    assert "KeyError while a1 was refreshed" in caplog.text and "in fetch" in caplog.text
    assert words not in caplog.text


def test_a_client_that_cannot_be_opened_fails_all_of_its_publisher(fetched, tmp_path):
    fetched(table)

    def open_some(address, on_answer):
        if "a.example" in address:
            raise ValueError
        return Client()

    came = [one for one in fetch_all(STEPS, open_some, Tables(tmp_path)) if isinstance(one, Came | Failed)]
    assert {one.step.source.id for one in came if isinstance(one, Failed)} == {"a1", "a2"}


def test_no_room_for_a_table_stops_everything(fetched, tmp_path, monkeypatch):
    fetched(table)
    tables = Tables(tmp_path)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tables, "keep", full)
    with pytest.raises(OSError, match="No space left"):
        list(fetch_all(STEPS, open_nobody, tables))


def test_bytes_are_counted_by_source(fetched, tmp_path):
    told = []

    def open_counting(address, on_answer):
        told.append(on_answer)
        return Client()

    def fetch(name):
        for _ in range(2):
            told[-1](SimpleNamespace(content=b"12345"))
        return table(name)

    fetched(fetch)
    came = [one for one in fetch_all(STEPS[:1], open_counting, Tables(tmp_path)) if isinstance(one, Came)]
    assert [one.kept.bytes for one in came] == [10]
