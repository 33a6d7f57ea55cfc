"""The geography that files brought into the data folder: what its list says, and whether it is whole.

It is read when the process starts, before anything can be said to a user. So what is wrong with it is kept,
and raised as soon as somebody asks for an area.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from geodata.data_folder import geography_folder
from geodata.errors import GeographyError, GeographyMissing

LIST = "levels.json"
SCHEMA_VERSION = 1

TYPES = {"lsoa": "LSOA", "msoa": "MSOA", "ward": "ward"}
"""Area types that files may bring another vintage of, and what a reader calls one area."""


@dataclass(frozen=True, slots=True)
class BroughtLevel:
    """A level as the list has it: its key is the area type and the last two digits of the vintage."""

    key: str
    area_type: str
    vintage: str
    on_map: bool
    areas: int


@dataclass(frozen=True, slots=True)
class Brought:
    """What is known of a data folder's geography.

    Attributes
    ----------
    folder
        Where it lies; None if there is none.
    levels
        Its levels, in the order of the list.
    lookups
        Finest levels that it has a lookup of, such as `lsoa21`.
    sha256
        Checksum of every file, by its path in the folder.
    fault
        Why it cannot be used.
    """

    folder: Path | None = None
    levels: tuple[BroughtLevel, ...] = ()
    lookups: tuple[str, ...] = ()
    sha256: Mapping[str, str] = field(default_factory=dict)
    fault: GeographyError | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of its levels."""
        return tuple(level.key for level in self.levels)

    def check(self) -> None:
        """Raise unless every file is the one that was written.

        Raises
        ------
        GeographyMissing
            A file is absent or damaged; the message names it and says what to do.
        """
        if self.fault:
            raise self.fault
        if self.folder is None:
            return
        for name, expected in self.sha256.items():
            path = self.folder / name
            if not path.is_file():
                raise GeographyMissing(unusable(path, "is missing"))
            if hashlib.sha256(path.read_bytes()).hexdigest() != expected:
                raise GeographyMissing(unusable(path, "is not the file that was written"))


def unusable(path: Path, what: str) -> str:
    """Return the sentence on a file of a data folder's geography: what is wrong, and what to do."""
    folder = path if path.is_dir() else next(one for one in path.parents if one.name.startswith("geography"))
    return (
        f"{path} {what}. Remove {folder} and load the lookups and boundaries again: "
        f"python -m sources.load FILE… --into {folder.parent}"
    )


def read_brought(folder: Path | None) -> Brought:
    """Return what the list of a geography folder says; nothing without a folder. `fault` is not raised."""
    if folder is None:
        return Brought()
    path = folder / LIST
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        if given["schema_version"] != SCHEMA_VERSION:
            why = f"was written by another version (schema {given['schema_version']}, not {SCHEMA_VERSION})"
            return Brought(folder, fault=GeographyMissing(unusable(path, why)))
        levels = tuple(_level(one) for one in given["levels"])
        sums = {str(name): str(value) for name, value in given["sha256"].items()}
        return Brought(folder, levels, tuple(map(str, given["lookups"])), sums)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        why = "is missing" if isinstance(problem, FileNotFoundError) else f"cannot be read ({problem})"
        return Brought(folder, fault=GeographyMissing(unusable(path, why)))


def _level(given: Mapping[str, Any]) -> BroughtLevel:
    level = BroughtLevel(
        key=str(given["key"]),
        area_type=str(given["area_type"]),
        vintage=str(given["vintage"]),
        on_map=bool(given["on_map"]),
        areas=int(given["areas"]),
    )
    if level.area_type not in TYPES or level.key != f"{level.area_type}{level.vintage[2:]}":
        raise ValueError(f"no level can be “{level.key}”")
    return level


BROUGHT = read_brought(geography_folder())
"""That of the data folder in use, as of the start of the process."""
