"""Breaks that can be said aloud."""

import numpy as np

from analysis.round_breaks import sayable

EVENLY_SPREAD = np.round(np.linspace(1, 28, 215), 1)


def test_breaks_move_to_the_nearest_round_numbers():
    assert sayable(EVENLY_SPREAD, (8.1, 12.2, 16.3, 20.2), 1) == (8.0, 12.0, 16.0, 20.0)


def test_prices_move_to_round_thousands():
    prices = np.sort(np.random.default_rng(1).integers(60_000, 600_000, 800)).astype(float)
    found = sayable(prices, (134_200, 211_950, 339_125), 0)
    assert all(at % 5_000 == 0 for at in found)


def test_a_class_never_loses_its_last_area():
    values = np.array([1.0, 2.0, 9.7, 9.9, 10.1, 18.0, 19.0])
    found = sayable(values, (9.7, 9.9, 10.1, 18.0), 1)
    sizes = np.diff([0, *np.searchsorted(values, found), values.size])
    assert (sizes > 0).all()


def test_a_gap_between_areas_is_free_to_break_anywhere_in_it():
    assert sayable(np.array([1.0, 2.0, 3.0, 13.3, 14.0, 15.0]), (13.3,), 1) == (13.0,)


def test_breaks_that_coincide_when_displayed_become_one():
    assert sayable(np.array([1.0, 1.1, 1.2, 1.3]), (1.11, 1.12, 1.2), 1) == (1.1, 1.2)


def test_breaks_outside_the_values_are_dropped():
    assert sayable(np.array([5.0, 6.0, 7.0]), (1.0, 6.0, 90.0), 1) == (6.0,)


def test_without_room_the_displayed_digit_stays():
    crowded = np.round(np.linspace(10.0, 10.9, 300), 1)
    assert sayable(crowded, (10.3, 10.6), 1) == (10.3, 10.6)
