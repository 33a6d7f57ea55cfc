"""National Grid to degrees, against places published in both."""

from __future__ import annotations

import numpy as np
import pytest

from geodata.projection import to_degrees, to_metres


def test_known_places_fall_within_five_metres() -> None:
    # LSOA 2011 centroids as ONS publishes them, in both systems: E01000001 and E01000002, City of London.
    grid = np.array([[532129, 181625], [532480, 181699]])
    degrees = np.array([[-0.09706, 51.5181], [-0.09197, 51.51868]])
    assert to_metres(degrees) == pytest.approx(grid, abs=5)
    assert to_degrees(grid) == pytest.approx(degrees, abs=5e-5)


def test_there_and_back_is_the_same_place() -> None:
    grid = np.array([[383848.0, 398589.0], [370000.0, 387000.0]])
    assert to_metres(to_degrees(grid)) == pytest.approx(grid, abs=0.001)
