"""Answers read as what they should be, and named as what they are."""

from datetime import UTC, datetime

import pytest

from sources.answer import Answer, Asked, excerpt
from sources.errors import Incomplete, NotUnderstood
from tests.sources.faulty_server import FAULTS

ASKED = Asked("The Office", "claimants", "https://example.org/table.csv")


def answer(content):
    return Answer(ASKED, "https://example.org/table.csv?year=2019", content, datetime(2026, 1, 1, tzinfo=UTC))


def test_a_table_keeps_every_cell_as_text():
    rows = answer(b"\xef\xbb\xbfarea,conf,value\nE08000001,F,007\nE08000002,NA,\n").table()
    assert rows.columns.tolist() == ["area", "conf", "value"]
    assert rows.to_numpy().tolist() == [["E08000001", "F", "007"], ["E08000002", "NA", ""]]


@pytest.mark.parametrize(
    ("fault", "kind", "words"),
    [
        ("HTML", NotUnderstood, "a web page instead of the table for claimants .*“Sign in Please sign in”"),
        ("error object", NotUnderstood, "an error instead of the table for claimants .*: “Invalid query”"),
        ("empty", NotUnderstood, r"an empty answer instead of the table for claimants \(https"),
        ("invalid UTF-8", NotUnderstood, "broken text, not UTF-8 at byte 21"),
        ("half a row", Incomplete, "The Office sent a table that ends within a row, for claimants"),
    ],
)
def test_what_is_no_table_is_named(fault, kind, words):
    with pytest.raises(kind, match=words):
        answer(FAULTS[fault].body).table()


def test_a_quotation_that_never_ends_is_a_table_cut_off():
    with pytest.raises(Incomplete, match="ends within a row"):
        answer(b'area,value\n"E08000001,1\n').table()


@pytest.mark.parametrize("after", [b"", b"E08000002,1\n"])
def test_rows_of_another_length_are_refused(after):
    with pytest.raises(NotUnderstood, match="rows differ in length, near “E08000001,1,2,3”, for claimants"):
        answer(b"area,value\nE08000001,1,2,3\n" + after).table()


def test_blank_lines_and_commas_within_quotes_are_no_fault():
    rows = answer(b'area,name\nE08000001,"Bolton, town"\n\n').table()
    assert rows["name"].tolist() == ["Bolton, town"]


def test_an_object_is_read_and_anything_else_is_named():
    assert answer(b'{"rows": []}').object() == {"rows": []}
    with pytest.raises(NotUnderstood, match="a web page instead of the object"):
        answer(b"<html>Maintenance</html>").object()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ('{"title": "Bad request", "detail": "No such filter"}', "No such filter"),
        ('{"error": {"code": 400, "message": "Invalid"}}', "Invalid"),
        ("<style>b{}</style><b>Too</b>\n  many", "Too many"),
        ("[]", "[]"),
        ("", ""),
    ],
)
def test_a_publisher_is_quoted_without_markup(said, words):
    assert excerpt(said) == words


def test_a_long_quotation_is_cut():
    assert len(excerpt("word " * 100)) <= 161


def test_the_body_is_not_part_of_what_is_printed():
    assert "E08" not in repr(answer(b"E08000001"))
