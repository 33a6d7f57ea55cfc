"""The boundary files as the page serves them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from geodata.brought import BROUGHT
from geodata.errors import GeographyMissing, UnknownLevel
from geodata.levels import EMBEDDED

BOUNDARIES = Path(__file__).parent / "boundaries"
"""Folder to serve as static files. Names carry a hash of the content, so they may be cached for ever."""

SERVED = {"geo": BOUNDARIES} | ({"geo-data": BROUGHT.folder / "boundaries"} if BROUGHT.folder else {})
"""Every folder to serve, by the path that it is served at: that of the data folder has one of its own."""


def boundary_path(level: str) -> Path:
    """File of a map level's polygons, or of the ``outline`` of Greater Manchester.

    Raises
    ------
    UnknownLevel
        The level has no boundaries.
    GeographyMissing
        A folder is not complete.
    """
    folder = BOUNDARIES if level in EMBEDDED or level not in BROUGHT.keys else SERVED["geo-data"]
    manifest = load_manifest(folder)
    if level not in manifest:
        raise UnknownLevel(f"No boundaries are held for “{level}”: choose one of {', '.join(manifest)}.")
    return folder / manifest[level]


def boundary_url_name(level: str) -> str:
    """File name, within its folder, of a map level's polygons; errors as `boundary_path`."""
    return boundary_path(level).name


def boundary_url(level: str) -> str:
    """Address of a map level's polygons, as the page asks for it; errors as `boundary_path`."""
    path = boundary_path(level)
    served = next(name for name, folder in SERVED.items() if folder == path.parent)
    return f"{served}/{path.name}"


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
