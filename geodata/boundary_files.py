"""The boundary files as the page serves them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from geodata.errors import GeographyMissing, UnknownLevel

BOUNDARIES = Path(__file__).parent / "boundaries"
"""Folder to serve as static files. Names carry a hash of the content, so they may be cached for ever."""


def boundary_url_name(level: str) -> str:
    """File name, within `BOUNDARIES`, of a map level's polygons, or of the ``outline`` of Greater Manchester.

    Raises
    ------
    UnknownLevel
        The level has no boundaries.
    GeographyMissing
        The folder is not complete.
    """
    manifest = load_manifest(BOUNDARIES)
    if level not in manifest:
        raise UnknownLevel(f"No boundaries are held for “{level}”: choose one of {', '.join(manifest)}.")
    return manifest[level]


@cache
def load_manifest(folder: Path) -> dict[str, str]:
    """File name by level, for every level whose boundaries are held.

    Raises
    ------
    GeographyMissing
        The manifest, or a file it names, is absent or cannot be read.
    """
    try:
        entries = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        names = {level: str(entry["file"]) for level, entry in entries.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise GeographyMissing(
            f"The list of boundary files in {folder} cannot be read ({problem}). Run: python -m geodata.build"
        ) from problem
    absent = [name for name in names.values() if not (folder / name).is_file()]
    if absent:
        raise GeographyMissing(
            f"Boundary files are missing: {', '.join(absent)}. Run: python -m geodata.build"
        )
    return names
