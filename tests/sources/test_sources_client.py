"""The client against a publisher that misbehaves."""

import logging
from dataclasses import replace

import httpx
import pytest

from sources.client import Client
from sources.errors import (
    NotUnderstood,
    RateLimited,
    Refused,
    SourceError,
    SourceUnavailable,
    TooLarge,
    Unreachable,
    Untrusted,
)
from sources.secrets import Secrets
from tests.sources.faulty_server import (
    ASKED_THRICE,
    FAULTS,
    HASTY,
    SELF_SIGNED,
    TABLE,
    Asking,
    FaultyServer,
    Reply,
    squeezed,
    text,
)

WHAT = "the table of test"


def ask(client, address, **changes):
    return client.get(address, what=WHAT, **changes)


@pytest.mark.parametrize(
    ("fault", "kind", "words", "requests"),
    [
        ("timeout", SourceUnavailable, "did not answer in time", 3),
        ("reset mid-body", SourceUnavailable, "broke off the connection", 3),
        ("cut mid-body", SourceUnavailable, "broke off the connection", 3),
        ("gzip cut", SourceUnavailable, "cut off before its end", 3),
        ("429", RateLimited, "answered 429.*fewer requests", 3),
        ("429 with a time", RateLimited, "the next in 7 seconds", 3),
        ("429 for an hour", RateLimited, "the next in 3,600 seconds", 1),
        ("500", SourceUnavailable, "answered 500 and says “Oops”", 3),
        ("503", SourceUnavailable, "answered 503 and says “Back soon”", 3),
        ("forbidden", Refused, "answered 404 and says “No such dataset”", 1),
        ("oversized", TooLarge, "more than 1 MB", 1),
        ("endless", TooLarge, "more than 1 MB", 1),
        ("gzip bomb", TooLarge, "more than 1 MB", 1),
        ("gzip broken", NotUnderstood, "broken compressed answer", 1),
        ("unknown compression", NotUnderstood, "compressed its answer as “br”", 1),
        ("another host", Untrusted, "another host, publisher.invalid", 1),
        ("another port", Untrusted, "another host, 127.0.0.1", 1),
        ("redirected to itself", Untrusted, "redirects without end", 5),
    ],
)
def test_every_fault_is_one_error_with_a_clear_sentence(server, open_client, fault, kind, words, requests):
    address = server.on("/table.csv", FAULTS[fault])
    client = open_client(publisher=HASTY if fault == "timeout" else ASKED_THRICE)
    with pytest.raises(SourceError, match=words) as raised:
        ask(client, address)
    assert type(raised.value) is kind
    assert all(part in str(raised.value) for part in ("The Office", WHAT, address))
    assert len(server.asked) == requests


@pytest.mark.parametrize("fault", ["timeout", "reset mid-body", "cut mid-body", "429", "500", "503"])
def test_what_passes_is_asked_for_again(server, open_client, fault):
    address = server.on("/table.csv", FAULTS[fault], text(TABLE))
    client = open_client(publisher=replace(HASTY, silent_for=0.5) if fault == "timeout" else ASKED_THRICE)
    assert ask(client, address).text() == TABLE
    assert len(server.asked) == 2


def test_waits_grow_and_are_never_quite_the_same(server, open_client, waits):
    address = server.on("/table.csv", FAULTS["500"])
    for _ in range(2):
        with pytest.raises(SourceUnavailable):
            ask(open_client(), address)
    assert [1 <= waits[0] <= 2, 2 <= waits[1] <= 3] == [True, True]
    assert waits[:2] != waits[2:]


def test_the_publisher_says_how_long_to_wait(server, open_client, waits):
    address = server.on("/table.csv", FAULTS["429 with a time"], text(TABLE))
    ask(open_client(), address)
    assert waits == [7.0]


def test_nobody_listening_is_said_at_once(open_client, waits):
    nowhere = "http://127.0.0.1:9"
    with Client(nowhere, publisher=ASKED_THRICE, secrets=Secrets()) as client, pytest.raises(Unreachable):
        ask(client, nowhere)
    assert waits == []


def test_a_server_that_speaks_no_tls_is_not_trusted(server, waits):
    address = server.url.replace("http:", "https:")
    with (
        Client(address, publisher=ASKED_THRICE, secrets=Secrets()) as client,
        pytest.raises(Untrusted, match="No connection to The Office that can be trusted"),
    ):
        ask(client, address)
    assert waits == []


def test_a_certificate_that_nobody_vouches_for_is_refused_before_anything_is_asked(waits):
    import ssl

    vouched = httpx.HTTPTransport(verify=ssl.create_default_context(cafile=SELF_SIGNED))
    manners = {"publisher": ASKED_THRICE, "secrets": Secrets({"uid": "k3y"}), "sleep": lambda _: None}
    with FaultyServer(SELF_SIGNED).running() as server:
        address = server.on("/table.csv", text(TABLE))
        with Client(address, **manners) as client, pytest.raises(Untrusted, match="can be trusted; nothing"):
            ask(client, address)
        assert (server.asked, waits) == ([], [])
        with Client(address, transport=vouched, **manners) as client:
            assert ask(client, address).text() == TABLE
        assert len(server.asked) == 1


def test_another_host_is_not_even_asked(server, open_client):
    with pytest.raises(Untrusted, match="another host"):
        ask(open_client(), "http://publisher.invalid/table.csv")
    assert server.asked == []


def test_a_redirect_within_the_host_is_followed(server, open_client):
    server.on("/new.csv", text(TABLE))
    address = server.on("/old.csv", Reply(status=301, headers={"Location": "/new.csv"}))
    assert ask(open_client(), address).text() == TABLE


def test_an_answer_that_drips_is_given_up(server, open_client):
    clock = iter(range(0, 10**9, 1000))
    address = server.on("/table.csv", text(TABLE))
    with pytest.raises(SourceUnavailable, match="still sending after 600 seconds"):
        ask(open_client(clock=lambda: float(next(clock))), address)


def test_an_answer_says_where_it_came_from(server, open_client):
    address = server.on("/table.csv", squeezed(TABLE.encode()))
    answer = ask(open_client(), address + "?year=2019", parameters={"area": "E08000001,E08000002"})
    assert answer.text() == TABLE
    assert answer.url == f"{address}?year=2019&area=E08000001%2CE08000002"
    assert answer.retrieved_at.utcoffset().total_seconds() == 0
    assert len(answer.checksum) == 64
    assert server.asked[0].parameters == {"year": "2019", "area": "E08000001,E08000002"}
    assert server.asked[0].headers["accept-encoding"] == "gzip"


def test_whoever_shows_progress_is_told_of_every_answer(server, open_client):
    told = []
    address = server.on("/table.csv", FAULTS["500"], text(TABLE))
    answer = ask(open_client(on_answer=told.append), address)
    assert told == [answer]


def test_a_question_can_be_posted(server, open_client):
    address = server.on("/table", Reply(b'{"rows": [1]}'))
    answer = open_client().post(address, {"measures": ["count"]}, what=WHAT)
    assert answer.object() == {"rows": [1]}
    assert (server.asked[0].method, server.asked[0].body) == ("POST", b'{"measures":["count"]}')


def test_requests_are_kept_apart_and_connections_are_kept_open(server, open_client):
    pauses = []
    address = server.on("/table.csv", text(TABLE))
    client = open_client(clock=lambda: 0.0, sleep=pauses.append)
    for _ in range(3):
        ask(client, address)
    assert pauses == [1.0, 2.0]
    assert len({one.port for one in server.asked}) == 1


@pytest.mark.parametrize(
    ("control", "requests"),
    [
        ({"Cache-Control": "no-cache"}, 3),
        ({"Cache-Control": "max-age=0", "ETag": '"one"'}, 3),
        ({"Cache-Control": "max-age=60"}, 1),
        ({"Cache-Control": "no-store"}, 3),
    ],
)
def test_the_cache_keeps_to_what_the_publisher_says(server, open_client, tmp_path, control, requests):
    def reply(asking: Asking) -> Reply:
        if "ETag" in control and asking.headers.get("if-none-match") == control["ETag"]:
            return Reply(status=304, headers=control)
        return text(TABLE, headers=control)

    address = server.on("/table.csv", reply)
    client = open_client(cache=tmp_path)
    answers = [ask(client, address) for _ in range(3)]
    assert [answer.text() for answer in answers] == [TABLE] * 3
    assert len(server.asked) == requests
    assert [answer.from_cache for answer in answers] == [False, requests == 1, requests == 1]
    assert ["if-none-match" in one.headers for one in server.asked] == [
        False, *["ETag" in control] * (requests - 1)
    ]  # fmt: skip


def test_a_fresh_answer_can_be_had_past_the_cache(server, open_client, tmp_path):
    address = server.on("/table.csv", text(TABLE, headers={"Cache-Control": "max-age=60"}))
    client = open_client(cache=tmp_path)
    ask(client, address)
    assert not ask(client, address, fresh=True).from_cache
    assert len(server.asked) == 2


def test_an_answer_broken_off_is_not_kept(server, open_client, tmp_path):
    kept = {"Cache-Control": "max-age=60"}
    address = server.on(
        "/table.csv", replace(FAULTS["cut mid-body"], headers=kept), text(TABLE, headers=kept)
    )
    client = open_client(cache=tmp_path)
    assert [ask(client, address).text() for _ in range(2)] == [TABLE, TABLE]


@pytest.mark.parametrize("secrets", [Secrets({"uid": "k3y+/?"}), Secrets(headers={"APIKey": "k3y+/?"})])
def test_a_key_is_sent_and_shown_to_nobody(server, open_client, tmp_path, caplog, secrets):
    caplog.set_level(logging.DEBUG)

    def repeat(asking: Asking) -> Reply:
        return Reply(f"You sent {asking.parameters} {asking.headers}".encode(), status=400)

    good = server.on("/table.csv", text(TABLE, headers={"Cache-Control": "max-age=60"}))
    bad = server.on("/bad", repeat)
    client = open_client(secrets=secrets, cache=tmp_path)
    answer = ask(client, good, parameters={"area": "E08000001"})
    with pytest.raises(Refused) as raised:
        ask(client, bad)
    sent = server.asked[0].parameters | server.asked[0].headers
    assert "k3y+/?" in sent.values()
    assert server.asked[0].parameters["area"] == "E08000001"
    client.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    shown = [answer.url, repr(answer), repr(secrets), str(raised.value), caplog.text, kept.decode("latin-1")]
    assert [words for words in shown if "k3y" in words] == []
    assert "You sent" in str(raised.value)


def test_certificates_that_do_not_hold_are_named_as_such():
    from ssl import SSLCertVerificationError

    from sources.answer import Asked
    from sources.failures import on_the_wire

    error = httpx.ConnectError("certificate verify failed")
    error.__cause__ = SSLCertVerificationError("self-signed certificate")
    assert isinstance(on_the_wire(error, Asked("The Office", WHAT, "https://example.org")), Untrusted)
