"""What a parameter takes is what its schema says, no more and no less."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.errors import FeedError
from feeds.kinds import AreaCode, Edition, Kind, Label, Number, OneOf, Place, Whole, Words
from feeds.parameters import CONFIDENCE, CURSOR, EDITION, LIMIT, POOL
from tests.unit.asked_feeds import served


def reads(kind: Kind, text: str) -> bool:
    """Return whether a kind takes a text."""
    try:
        kind.read("name", text, served())
    except FeedError as refusal:
        assert refusal.parameter == "name"
        return False
    return True


@given(st.text(max_size=20))
def test_whole_numbers_are_read_as_the_schema_says(text: str) -> None:
    written = bool(re.fullmatch("[0-9]{1,9}", text)) and 1 <= int(text) <= 20
    assert reads(Whole(1, 20), text) == written


@given(st.integers(-50, 50))
def test_every_whole_number_of_the_span_is_taken(number: int) -> None:
    assert reads(Whole(1, 20), str(number)) == (1 <= number <= 20)


@given(st.floats(80, 99.8))
def test_every_number_of_the_span_is_taken(number: float) -> None:
    assert Number(80, 99.8).read("confidence", str(number), served()) == number


@pytest.mark.parametrize("text", ["79.9", "99.81", "inf", "nan", "8e1", "९०", "90,5", " 90", "-90", "0x5A"])
def test_other_numbers_are_refused(text: str) -> None:
    assert not reads(Number(80, 99.8), text)


@given(st.from_regex(r"[EKNSW][0-9]{8}", fullmatch=True))
def test_a_code_that_is_written_well_is_held_or_not_there(code: str) -> None:
    if not reads(AreaCode(), code):
        with pytest.raises(FeedError, match=f"No area with the code {code}"):
            AreaCode().read("area", code, served())


def test_labels_and_words_have_an_end() -> None:
    assert reads(Label(), "x" * 60) and not reads(Label(), "x" * 61) and not reads(Label(), "a,b")
    assert reads(Words(), "x" * 100) and not reads(Words(), "x" * 101)
    assert Words().read("words", "  Bucklow ", served()) == "bucklow"


def test_one_of_several_names_the_nearest() -> None:
    kind = OneOf(lambda _: ("borough", "ward25"), "level")
    with pytest.raises(FeedError, match="Did you mean “ward25”"):
        kind.read("level", "ward24", served())
    assert kind.schema(served()) == {"type": "string", "enum": ["borough", "ward25"]}


def test_what_a_link_says_is_read_back() -> None:
    assert Place().read("cursor", "12.3400", served()) == (12, 3400)
    assert Edition().read("edition", served().edition, served()) == served().edition
    assert not reads(Place(), "12") and not reads(Place(), "1.2\n") and not reads(Edition(), "ABC")


@pytest.mark.parametrize("parameter", [LIMIT, POOL, CONFIDENCE, CURSOR, EDITION], ids=lambda one: one.name)
def test_the_usual_value_is_one_that_could_be_given(parameter: Any) -> None:
    schema = parameter.kind.schema(served())
    if "minimum" in schema:
        assert schema["minimum"] <= parameter.usual <= schema["maximum"]
        assert reads(parameter.kind, f"{parameter.usual:g}")
    else:
        assert re.compile(schema["pattern"])
