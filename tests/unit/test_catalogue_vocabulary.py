"""The catalogue may not import the geography, so their levels are held together here."""

from catalogue import vocabulary
from geodata import EMBEDDED, load_areas
from geodata.brought import TYPES, BroughtLevel
from geodata.levels import brought_level, drawn, in_order


def test_levels_are_those_of_the_geography_and_those_that_files_may_bring():
    brought = [level for level in vocabulary.LEVELS if level not in EMBEDDED]
    assert set(EMBEDDED) <= set(vocabulary.LEVELS)
    assert all(key[:-2] in TYPES and key[-2:].isdecimal() for key in brought)
    assert [level for level in vocabulary.MAP_LEVELS if level in EMBEDDED] == list(drawn(EMBEDDED))


def test_they_go_from_coarse_to_fine_with_the_years_of_a_type_side_by_side():
    assert list(in_order(map(level_of, vocabulary.MAP_LEVELS))) == list(reversed(vocabulary.MAP_LEVELS))


def level_of(key):
    if key in EMBEDDED:
        return EMBEDDED[key]
    return brought_level(BroughtLevel(key, key[:-2], f"20{key[-2:]}", True, 1))


def test_every_weight_is_a_column_of_the_areas():
    assert set(vocabulary.WEIGHTS) <= set(load_areas("lsoa11").columns)
