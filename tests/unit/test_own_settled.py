"""A session shows one set of rows, taken in one way."""

from __future__ import annotations

import gc

import pytest

from own import Refused, Settled, draft_of, prepare

LINES = [
    "Bury,2023-03-01,yes,3",
    "Bury,2024-03-01,no,4",
    "Trafford,2023-03-01,no,9",
    "Bolton,2024-03-01,yes,1",
]
HEADING = "Borough,Date,Happy,Score"


def rows(lines=LINES, heading=HEADING, grouping="year", **wishes):
    return prepare(draft_of("\n".join([heading, *lines]).encode(), "a.csv"), wishes, grouping)


@pytest.fixture
def settled():
    found = Settled()
    found.settle(rows(), 0)
    return found


def test_the_same_rows_in_another_order_and_file_are_the_same(settled):
    settled.check(rows(LINES[::-1]), 0)
    settled.settle(rows([line.replace("yes", "Y") for line in LINES]), 0)


@pytest.mark.parametrize(
    ("lines", "more"),
    [
        (LINES[1:], {}),
        ([*LINES, LINES[0]], {}),
        ([LINES[0].replace("yes", "no"), *LINES[1:]], {}),
        ([LINES[0].replace("Bury", "Oldham"), *LINES[1:]], {}),
        (LINES, {"grouping": "month"}),
        (LINES, {"D": "leave"}),
        (LINES, {"B": "leave"}),
        (LINES, {"D": "weight"}),
        ([line.rpartition(",")[0] for line in LINES], {"heading": "Borough,Date,Happy"}),
    ],
)
def test_another_file_or_the_same_in_another_way_is_refused(settled, lines, more):
    other = rows(lines, **more)
    for ask in (settled.check, settled.settle):
        with pytest.raises(Refused, match="Figures of another file, or of this one with other columns"):
            ask(other, 0)
    settled.check(rows(), 0)


@pytest.mark.parametrize(
    ("before", "after", "words"), [(0, 5, "small numbers held back"), (5, 10, "rounded to 5")]
)
def test_there_is_one_way_of_protection(before, after, words):
    settled = Settled()
    settled.settle(rows(), before)
    with pytest.raises(Refused, match=words):
        settled.settle(rows(), after)


def test_what_was_only_looked_at_settles_nothing():
    settled = Settled()
    settled.check(rows(), 0)
    settled.settle(rows(LINES[1:]), 5)


def test_nothing_of_the_rows_is_kept_and_no_two_sessions_have_the_same_checksum(settled):
    prepared = rows()
    other = Settled()
    other.settle(prepared, 0)
    kept = [getattr(one, name) for one in (settled, other) for name in ("_rows", "_salt", "_base")]
    assert [len(one) for one in kept if isinstance(one, bytes)] == [32] * 4
    assert kept[0] != kept[3]
    holders = [one for one in gc.get_referrers(prepared) if isinstance(one, Settled)]
    assert holders == []
