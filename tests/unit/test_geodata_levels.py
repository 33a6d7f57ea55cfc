"""Levels: what they are called and how many areas they have."""

from __future__ import annotations

from itertools import pairwise

from geodata import COMPARATORS, GM, LEVELS, MAP_LEVELS


def test_map_levels_run_coarse_to_fine() -> None:
    assert all(LEVELS[level].on_map for level in MAP_LEVELS)
    assert set(MAP_LEVELS) == {key for key, level in LEVELS.items() if level.on_map}
    counts = [LEVELS[level].areas for level in MAP_LEVELS]
    assert all(coarse <= fine for coarse, fine in pairwise(counts))


def test_a_vintage_tells_two_sets_of_wards_apart() -> None:
    wards = [level for level in LEVELS.values() if level.area_type == "ward"]
    assert {level.vintage for level in wards} == {"2017", "2025"}
    assert len({level.plural for level in wards}) == 2


def test_comparators_start_at_home() -> None:
    assert COMPARATORS[0] == (GM, "Greater Manchester")
    assert [code[:3] for code, _ in COMPARATORS] == ["E47", "E12", "E92", "K02"]
