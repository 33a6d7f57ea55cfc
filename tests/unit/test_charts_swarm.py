"""Dots side by side."""

import numpy as np
import pytest

from charts.swarm import MOST_IN_SWARM, columns, lay_out, swarm


def nearest(x, y):
    apart = np.hypot(x[:, None] - x, y[:, None] - y)
    return apart[~np.eye(x.size, dtype=bool)].min()


@pytest.mark.parametrize("place", [swarm, columns])
def test_no_dot_lies_over_another(place):
    x = np.random.default_rng(5).gamma(3, 20, 215)
    found_x, found_y = place(x, 6.5)
    assert nearest(found_x, found_y) >= 6.5 - 1e-6


def test_a_swarm_keeps_every_value():
    x = np.array([30.0, 10.0, 10.0])
    assert swarm(x, 6)[0].tolist() == x.tolist()
    assert sorted(np.abs(swarm(x, 6)[1])) == [0, 0, 6]


def test_columns_move_a_dot_by_less_than_its_width():
    x = np.random.default_rng(6).uniform(0, 340, 1673)
    assert np.abs(columns(x, 3.0)[0] - x).max() <= 1.5


@pytest.mark.parametrize("areas", [0, 1, 10, 215, MOST_IN_SWARM, 1673])
def test_all_dots_stay_inside(areas):
    x = np.random.default_rng(7).gamma(3, 30, areas).clip(0, 340)
    found_x, found_y, size = lay_out(x, 53.0)
    assert found_x.size == found_y.size == areas
    assert np.abs(found_y).max(initial=0) <= 53
    assert size <= 6


def test_more_areas_get_smaller_dots():
    rng = np.random.default_rng(8)
    few, many = (lay_out(rng.uniform(0, 340, areas), 53.0)[2] for areas in (100, 1673))
    assert many < few == 6


def test_the_same_value_everywhere_is_still_drawn():
    assert np.abs(lay_out(np.full(1673, 10.0), 53.0)[1]).max() <= 53
