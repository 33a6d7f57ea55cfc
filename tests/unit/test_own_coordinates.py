"""Coordinates as people write them."""

from __future__ import annotations

import numpy as np
import pytest

from own.coordinates import could_be, in_order, read_degrees, read_metres, shares


@pytest.mark.parametrize(
    ("cell", "degrees"),
    [
        ("-2.2426", -2.2426),
        ("−2,2426", -2.2426),
        ("2.2426 W", -2.2426),
        ("53.48°N", 53.48),
        ("53,480", 53.48),
        ("1,234,5", None),
        ("M1 1AE", None),
    ],
)
def test_degrees(cell, degrees):
    assert read_degrees(cell) == degrees


@pytest.mark.parametrize(
    ("cell", "metres"),
    [
        ("383800", 383800),
        ("383,800", 383800),
        ("383 800.5", 383800.5),
        ("383800,5", 383800.5),
        ("SJ838980", None),
    ],
)
def test_metres(cell, metres):
    assert read_metres(cell) == metres


def test_what_a_column_can_be_is_told_by_its_range():
    assert shares(["-2.24", "-2,3"])["longitude"] == 1
    assert shares(["-2.24", "-2,3"])["latitude"] == 0
    assert shares(["53.48", "5"], near=True)["latitude"] == 0.5
    assert shares(["383800"])["easting"] == 1


def test_a_pair_the_wrong_way_round_is_exchanged_and_one_elsewhere_is_not():
    x, y, exchanged = in_order(np.array([-2.2, 53.5, 51.5]), np.array([53.4, -2.3, -0.1]), "degrees")
    assert exchanged.tolist() == [False, True, False]
    assert x.tolist() == [-2.2, -2.3, 51.5]
    assert y.tolist() == [53.4, 53.5, -0.1]
    assert could_be(x, y, "degrees", near=False).tolist() == [True, True, False]
