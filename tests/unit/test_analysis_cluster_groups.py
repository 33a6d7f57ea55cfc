"""Areas of one kind that hang together."""

import numpy as np

from analysis.cluster_groups import groups
from tests.unit.published_clusters import pairs_of_grid

KINDS = [
    *(1, 0, 0, 1),
    *(0, 1, 1, 1),
    *(0, 0, 1, 0),
    *(1, 1, 0, 0),
]


def listed(found):
    return [one.tolist() for one in found]


def test_areas_that_touch_are_one_group_the_largest_first():
    assert listed(groups(KINDS, 1, pairs_of_grid(4, 4))) == [[3, 5, 6, 7, 10], [12, 13], [0]]


def test_groups_of_a_size_come_in_order():
    assert listed(groups(KINDS, 0, pairs_of_grid(4, 4))) == [[4, 8, 9], [11, 14, 15], [1, 2]]


def test_without_neighbours_everyone_is_a_group():
    assert listed(groups([1, 0, 1], 1, np.empty((0, 2), dtype=int))) == [[0], [2]]


def test_a_kind_that_nobody_is():
    assert groups(KINDS, 5, pairs_of_grid(4, 4)) == ()
