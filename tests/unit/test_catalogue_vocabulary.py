"""The catalogue may not import the geography, so their levels are held together here."""

from catalogue import vocabulary
from geodata import LEVELS, MAP_LEVELS, load_areas


def test_levels_are_those_of_the_geography():
    assert set(vocabulary.LEVELS) == set(LEVELS) | set(vocabulary.BROUGHT_LEVELS)
    assert vocabulary.MAP_LEVELS == MAP_LEVELS


def test_every_weight_is_a_column_of_the_areas():
    assert set(vocabulary.WEIGHTS) <= set(load_areas("lsoa11").columns)
