"""Which areas an address means: by code, by what holds them, by words, and all of it together."""

from __future__ import annotations

import pytest

import geodata
from feeds.errors import NothingThere
from feeds.places import areas_asked
from tests.unit.asked_feeds import BOLTON, BUCKLOW, TRAFFORD, question

EVERY = tuple(geodata.LEVELS)


def codes(query: str, levels: tuple[str, ...] = EVERY) -> dict[str, list[str]]:
    """Return the codes asked for by level."""
    found = areas_asked(question("areas", query), levels)
    return {level: geodata.load_areas(level)["area_code"][mask].tolist() for level, mask in found.items()}


def test_without_a_wish_every_area_is_meant() -> None:
    assert {level: len(found) for level, found in codes("").items()} == {
        key: level.areas for key, level in geodata.LEVELS.items()
    }


def test_codes_are_of_the_levels_that_they_are_of() -> None:
    assert codes(f"area={TRAFFORD},{BUCKLOW}") == {"ward25": [BUCKLOW], "borough": [TRAFFORD]}


def test_what_lies_within_is_what_the_map_shows() -> None:
    found = codes(f"within={TRAFFORD}", ("lsoa11", "ward25", "country"))
    assert found == {level: list(geodata.children(TRAFFORD, level)) for level in ("lsoa11", "ward25")}


def test_words_are_looked_for_in_name_parent_and_code() -> None:
    assert codes("words=BUCKLOW-st", ("ward25",)) == {"ward25": [BUCKLOW]}
    assert len(codes("words=trafford", ("ward25",))["ward25"]) == 21
    assert codes(f"words={BUCKLOW.lower()}", ("ward25",)) == {"ward25": [BUCKLOW]}


def test_wishes_narrow_each_other() -> None:
    assert codes(f"within={TRAFFORD}&words=bowdon", ("ward25",)) == {"ward25": ["E05015241"]}
    with pytest.raises(NothingThere, match="No area fits all"):
        codes(f"within={BOLTON}&words=bowdon", ("ward25",))


def test_a_code_of_another_level_is_refused() -> None:
    with pytest.raises(NothingThere, match="E05015244 is one of the wards, and LSOAs were asked for"):
        codes(f"area={BUCKLOW}", ("lsoa11",))
