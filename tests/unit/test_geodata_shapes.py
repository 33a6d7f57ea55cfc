"""Polygons of the areas, as numbers."""

from __future__ import annotations

import numpy as np
import pytest

import geodata
from geodata import shapes
from geodata.errors import GeographyMissing, UnknownLevel


def test_every_area_of_a_level_has_closed_rings_around_its_own_point() -> None:
    areas = geodata.load_areas("borough").set_index("area_code")
    held = geodata.load_shapes("borough")
    assert set(held.rings) == set(areas.index)
    for code, rings in held.rings.items():
        assert all((ring[0] == ring[-1]).all() and len(ring) > 3 for ring in rings)
        points = np.vstack(rings)
        lon, lat = areas.loc[code, ["lon", "lat"]]
        assert points[:, 0].min() < lon < points[:, 0].max() and points[:, 1].min() < lat < points[:, 1].max()
    assert "Crown copyright" in held.attribution


def test_what_is_shared_cannot_be_written_to() -> None:
    ring = geodata.load_shapes("borough").rings["E08000009"][0]
    with pytest.raises(ValueError):
        ring[0] = 0


def test_a_level_without_boundaries_is_refused() -> None:
    with pytest.raises(UnknownLevel, match="region"):
        geodata.load_shapes("region")


def test_a_broken_file_is_named(tmp_path, monkeypatch) -> None:
    path = tmp_path / "borough25-x.json"
    path.write_text('{"features": [{"id": "E08"}]}', encoding="utf-8")
    monkeypatch.setattr(shapes, "boundary_path", lambda level: path)
    shapes.load_shapes.cache_clear()
    try:
        with pytest.raises(GeographyMissing, match=r"borough25-x\.json"):
            shapes.load_shapes("borough")
    finally:
        shapes.load_shapes.cache_clear()
