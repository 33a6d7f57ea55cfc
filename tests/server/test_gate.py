"""Who may refresh: whoever knows the token and does not guess in a hurry."""

from __future__ import annotations

import pytest

from modules.parts.gate import MOST_WRONG, WITHIN_S, Gate

WRONG = "This is not the administrator’s token."
TOO_MANY = "Too many wrong tries. Wait a minute, then try again."


@pytest.fixture
def now():
    """The time in seconds, in a list so that a test can move it."""
    return [1000.0]


@pytest.fixture
def gate(now):
    return Gate("tökén", lambda: now[0])


def test_the_token_opens_it(gate):
    assert gate.refusal("tökén") == ""
    assert [
        gate.refusal(wrong) for wrong in ("", "token", "tökén ", "\udcff".encode("utf-8", "replace").decode())
    ] == ([WRONG] * 4)


def test_after_five_wrong_tries_it_listens_to_nobody_for_a_minute(gate, now):
    for _ in range(MOST_WRONG):
        assert gate.refusal("guess") == WRONG
        now[0] += 1
    assert gate.refusal("tökén") == TOO_MANY
    now[0] = 1000.0 + WITHIN_S
    assert gate.refusal("guess") == WRONG
    assert gate.refusal("tökén") == TOO_MANY
    now[0] += WITHIN_S
    assert gate.refusal("tökén") == ""


def test_keys_last_as_long_as_their_sessions(gate):
    first, second = gate.issue(), gate.issue()
    assert first != second and len(first) > 30
    gate.withdraw(first)
    assert (gate.knows(first), gate.knows(second), gate.knows(""), gate.knows("é")) == (
        False,
        True,
        False,
        False,
    )


def test_no_token_is_no_gate():
    with pytest.raises(ValueError, match="needs a token"):
        Gate("")
