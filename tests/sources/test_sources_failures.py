from datetime import UTC, datetime

import httpx
import pytest

from sources.answer import Asked
from sources.errors import NotUnderstood, RateLimited, Refused, SourceUnavailable
from sources.failures import of_status

ASKED = Asked("The Office", "claimants", "https://example.org/table.csv")
NOON = datetime(2026, 3, 2, 12, 0, 0, tzinfo=UTC)


def error(status, words="", **headers):
    return of_status(httpx.Response(status, headers=headers), words, ASKED, NOON)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (304, NotUnderstood),
        (403, Refused),
        (408, SourceUnavailable),
        (429, RateLimited),
        (502, SourceUnavailable),
    ],
)
def test_a_status_is_one_error(status, kind):
    assert type(error(status)) is kind


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120.0),
        ("Mon, 02 Mar 2026 12:01:30 GMT", 90.0),
        ("Mon, 02 Mar 2026 11:00:00 GMT", 0.0),
        ("soon", None),
        ("", None),
        ("-5", None),
    ],
)
def test_when_to_come_back_is_a_number_of_seconds_or_a_date(said, seconds):
    assert error(503, **{"Retry-After": said}).retry_after == seconds


def test_the_publishers_own_words_are_quoted():
    assert str(error(400, "<p>No such area</p>")) == (
        "The Office answered 400 and says “No such area”: claimants (https://example.org/table.csv)."
    )
