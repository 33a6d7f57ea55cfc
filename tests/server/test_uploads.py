"""Official files on their way in: behind a key, limited, and gone afterwards."""

from __future__ import annotations

import os
import time

import pytest
from starlette.applications import Starlette

from modules.parts import uploads
from modules.parts.gate import Gate
from modules.parts.uploads import ADDRESS, Uploads, safe_name
from tests.server.conftest import TestClient


@pytest.fixture
def gate():
    return Gate("token")


@pytest.fixture
def held(tmp_path, gate):
    return Uploads(tmp_path / "uploads", gate)


@pytest.fixture
def send(held):
    """Send a file with a key; return status and words."""
    client = TestClient(Starlette(routes=[held.route()]))

    def post(key, name="a.csv", content=b"a,b\n", **more):
        headers = {"x-explorer-key": key, "x-file-name": name, **more}
        answer = client.post(ADDRESS, content=content, headers=headers)
        return answer.status_code, answer.text

    return post


def test_a_file_is_kept_for_the_session_that_sent_it(send, held, gate):
    mine, other = gate.issue(), gate.issue()
    assert send(mine, "pay%202029.csv") == (200, "pay 2029.csv")
    assert [path.read_bytes() for path in held.files(mine)] == [b"a,b\n"]
    assert held.files(other) == []
    assert mine not in str(held.files(mine)[0])
    held.discard(mine)
    assert not list(held.folder.iterdir())


def test_the_first_of_several_takes_the_place_of_those_before(send, held, gate):
    key = gate.issue()
    send(key, "old.csv")
    send(key, "a.csv", **{"x-first": "1"})
    send(key, "b.csv")
    assert [path.name for path in held.files(key)] == ["a.csv", "b.csv"]


def test_files_that_are_being_loaded_are_neither_deleted_nor_replaced(send, held, gate):
    key = gate.issue()
    send(key, "a.csv")
    held.hold(key)
    held.discard(key)
    assert send(key, "b.csv", **{"x-first": "1"})[0] == 409
    assert [path.name for path in held.files(key)] == ["a.csv"]
    held.release(key)
    assert send(key, "b.csv", **{"x-first": "1"})[0] == 200
    assert [path.name for path in held.files(key)] == ["b.csv"]


def test_without_a_good_key_nothing_is_taken(send, held, gate):
    old = gate.issue()
    gate.withdraw(old)
    for key in ("", "guess", old):
        assert send(key)[0] == 403
    assert not held.folder.exists()


def test_what_is_too_large_or_too_many_is_refused_and_deleted(send, held, gate, monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST", 2_000_000)
    monkeypatch.setattr(uploads, "MOST_FILES", 1)
    key = gate.issue()
    assert send(key, content=b"x" * 2_000_001) == (413, "a.csv is larger than 2 MB.")
    assert held.files(key) == []
    assert send(key, content=b"x" * 2_000_000)[0] == 200
    assert send(key, "b.csv") == (413, "At most 1 files at once.")


def test_no_room_is_said_and_nothing_is_left(send, held, gate, monkeypatch):
    held.folder.parent.mkdir(exist_ok=True)
    held.folder.write_text("in the way", encoding="utf-8")
    status, said = send(gate.issue())
    assert status == 507 and said.startswith("a.csv could not be kept: ")


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("a.csv", "a.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:%5Cfiles%5Cb.csv", "b.csv"),
        ("--into.csv", "into.csv"),
        ("..", ""),
        ("a%00%0A%3Cb%3E.csv", "a___b_.csv"),
        ("x" * 300, "x" * 120),
    ],
)
def test_names_lead_nowhere_else(given, name):
    assert safe_name(given) == name


def test_what_an_ended_process_left_behind_goes_after_a_day(held):
    for name, hours in (("old", 25), ("new", 1)):
        folder = held.folder / name
        folder.mkdir(parents=True)
        (folder / "a.csv").touch()
        os.utime(folder, (time.time() - hours * 3600,) * 2)
    held.discard_abandoned()
    assert [path.name for path in held.folder.iterdir()] == ["new"]
