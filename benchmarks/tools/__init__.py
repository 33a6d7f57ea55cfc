"""How long the analyst's tools take: one file a tool beside this one, each with `lines()`."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from ..report import Part


def measure() -> Part:
    """Return the lines of all tools, at the size of Greater Manchester and of England and Wales."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__))
    lines = [line for name in names for line in import_module(f"{__name__}.{name}").lines()]
    return Part(
        "tools", "1,673 LSOAs; then 7,264 generated areas, as many as MSOAs of England and Wales", lines
    )
