"""What a briefing is made of."""

from __future__ import annotations

from datetime import date

from briefing.content import Cell, Picture, Said, cells, day_words
from tests.unit.made_briefings import briefing


def test_words_without_their_emphasis() -> None:
    assert Said((("In ", False), ("Trafford", True), (".", False))).text == "In Trafford."


def test_a_day_as_a_british_reader_writes_it() -> None:
    assert day_words(date(2026, 3, 7)) == "7 March 2026"


def test_plain_cells() -> None:
    assert cells("a", "b") == (Cell("a"), Cell("b"))


def test_blocks_of_a_kind_in_reading_order() -> None:
    pictures = list(briefing().blocks(Picture))
    assert len(pictures) == 16 and all(isinstance(one, Picture) for one in pictures)
