"""Finding what is a file or a folder each: themes in this folder, tools in `tools/`. Nothing lists them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TypeVar

Kind = TypeVar("Kind")


def discover(package: str, attribute: str, kind: type[Kind], error: type[Exception]) -> list[Kind]:
    """Return every `attribute` of the files of `package`, by the order and id that each has.

    What takes several files is a folder, with the attribute in the file of its name: `TOOL` in `tool.py`.

    Raises
    ------
    error
        Two files claim one id, or an attribute is not a `kind`; the message names the file.
    """
    found: dict[str, Kind] = {}
    for name, one in _attributes(package, attribute):
        if not isinstance(one, kind):
            raise error(f"{package}/{name}.py: {attribute} is a {type(one).__name__}, not a {kind.__name__}.")
        if one.id in found:  # type: ignore[attr-defined]
            raise error(f"{package}/{name}.py: the {attribute.lower()} id '{one.id}' is already taken.")  # type: ignore[attr-defined]
        found[one.id] = one  # type: ignore[attr-defined]
    return sorted(found.values(), key=lambda one: (one.order, one.id))  # type: ignore[attr-defined]


def _attributes(package: str, attribute: str) -> Iterator[tuple[str, object]]:
    for info in pkgutil.iter_modules(importlib.import_module(package).__path__):
        name = f"{info.name}.{attribute.lower()}" if info.ispkg else info.name
        if find_spec(f"{package}.{name}") is None:
            continue
        one = getattr(importlib.import_module(f"{package}.{name}"), attribute, None)
        if one is not None:
            yield name.replace(".", "/"), one
