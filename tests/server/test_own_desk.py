"""The route that takes a session's own file: what it refuses, and that it stops listening."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette

from modules.parts import own_desk
from modules.parts.own_desk import Desk
from own import Refused, draft_of
from tests.server.conftest import TestClient
from tests.server.own_file import survey


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def send(desk):
    """Hand in a file; return status and words."""
    client = TestClient(Starlette(routes=[desk.route()]))

    def post(token, content=b"Postcode,Score\nM1 1AE,2.5\n", name="a.csv", **more):
        headers = {"x-file-name": name, **more}
        answer = client.post(f"/own-data/{token}", content=content, headers=headers)
        assert answer.headers["cache-control"] == "no-store"
        return answer.status_code, answer.text

    return post


def test_a_file_waits_in_the_tray_of_its_session_and_no_other(send, desk):
    mine, other = desk.open(draft_of), desk.open(draft_of)
    assert send(mine.token, survey(60)) == (200, "a.csv")
    assert mine.draft is not None
    assert (mine.draft.rows, mine.number, len(mine.sha256)) == (61, 1, 64)
    assert other.draft is None


def test_without_a_session_s_token_nothing_is_taken(send, desk):
    tray = desk.open(draft_of)
    desk.close(tray)
    for token in ("nonsense", tray.token):
        status, said = send(token)
        assert (status, said) == (
            403,
            "This page has been open without its server for too long. Load it again.",
        )


def test_a_file_that_says_it_is_too_large_is_refused_before_it_is_read(send, desk):
    tray = desk.open(draft_of)
    status, said = send(tray.token, (b"a" for _ in range(1)), **{"content-length": "200000000"})
    assert (status, said) == (413, "a.csv is larger than 20 MB. Keep what is needed of it.")


def test_a_file_that_does_not_say_how_large_it_is_is_counted(send, desk, monkeypatch):
    monkeypatch.setattr(own_desk, "LARGEST", 1000)
    tray = desk.open(draft_of)
    assert send(tray.token, (b"a" * 400 for _ in range(3)))[0] == 413
    assert tray.draft is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "a.csv is empty."),
        (b"Postcode,NHS number\nM1 1AE,1\n", "a.csv was not kept. Column B (“NHS number”) holds NHS numbers"),
        (b"%PDF", "a.csv is a PDF"),
    ],
)
def test_what_cannot_be_used_is_refused_and_not_kept(send, desk, content, words):
    tray = desk.open(draft_of)
    status, said = send(tray.token, content)
    assert status == 422
    assert said.startswith(words)
    assert tray.draft is None


def test_a_refused_file_leaves_the_one_before(send, desk):
    tray = desk.open(draft_of)
    send(tray.token)
    send(tray.token, b"")
    assert tray.draft is not None


def test_each_tray_has_its_own_way_to_read(send, desk):
    def refused(content, name):
        raise Refused(f"{name} has {len(content)} bytes.")

    length = desk.open(lambda content, name: len(content))
    assert send(length.token, b"abc") == (200, "a.csv")
    assert length.draft == 3
    assert send(desk.open(refused).token, b"abc") == (422, "a.csv has 3 bytes.")


def test_tricks_in_a_file_s_name_are_harmless(send, desk):
    tray = desk.open(draft_of)
    assert send(tray.token, name="..%2F..%2Fetc%2Fpass%3Cb%3Ewd.csv") == (200, "pass_b_wd.csv")


def test_a_fault_of_ours_says_nothing_of_the_file(send, desk, caplog):
    def broken(content, name):
        raise RuntimeError("M1 1AE")

    status, said = send(desk.open(broken).token)
    assert (status, said) == (422, "a.csv could not be read. Save it as CSV (UTF-8), and try that.")
    assert "RuntimeError" in caplog.text
    assert "M1 1AE" not in caplog.text
