"""Where a data folder keeps the geography that files brought."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "EXPLORER_DATA"
USUAL = Path(__file__).parents[1] / "data"

NAME, OLD, FRESH = "geography", "geography.old", "geography.new"
"""What is in use, what was until a moment ago, and what is being written."""


def geography_of(data: Path) -> Path:
    """Return the folder of a data folder's geography, whether or not it is there.

    While one geography takes the place of another there is a moment with the older one only, under its other
    name: a crash then leaves a whole one.
    """
    return data / OLD if not (data / NAME).exists() and (data / OLD).is_dir() else data / NAME


def geography_folder(environment: Mapping[str, str] | None = None) -> Path | None:
    """Return the geography of the data folder in use, if there is one.

    The data folder is the one that EXPLORER_DATA names, else `data` in the project.
    """
    named = (os.environ if environment is None else environment).get(VARIABLE, "").strip()
    folder = geography_of(Path(named).expanduser().absolute() if named else USUAL)
    return folder if folder.is_dir() else None
