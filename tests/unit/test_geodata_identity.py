"""What a place is known by, in words."""

from __future__ import annotations

import pytest

from geodata import share_words
from geodata.identity import NOT_HELD, Identifier, Identity, month_words


@pytest.mark.parametrize(
    ("share", "words"),
    [(1.0, "100 %"), (0.9999, "over 99 %"), (0.845, "84 %"), (0.006, "1 %"), (0.0001, "under 1 %")],
)
def test_a_part_is_never_said_to_be_all_or_nothing(share: float, words: str) -> None:
    assert share_words(share) == words.replace(" %", "\u00a0%")


def test_months_in_words() -> None:
    assert month_words("2014-06") == "June 2014"


def test_identifiers_come_with_its_own_first() -> None:
    own, around = (
        Identifier("ward of 2025", "Bowdon", "E05015241"),
        Identifier("borough", "Trafford", "E08000009"),
    )
    place = Identity("Bowdon", "area", "E05015241", "ward25", "E05015241", "Trafford", (own,), (around,), ())
    assert place.identifiers == (own, around)


def test_what_no_source_gives_is_said_to_be_not_held() -> None:
    assert all(words.startswith("Not held: ") for words in NOT_HELD.values())
    assert "Parliamentary constituency" in NOT_HELD
