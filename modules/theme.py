"""What a theme is, and how the themes are found.

A theme is one file in this folder with a module-level `THEME`. Nothing lists the themes: put a file beside
the others, with its TOML in `catalogue/`, and it has a tab.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


class ThemeError(ValueError):
    """A theme file that cannot be used; the message names the file and what is wrong."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A slider of a theme: its bounds, its default, and why the default is defensible.

    `id` is the input's id inside the theme's module and its name in the address bar (`<theme>-<id>`).
    """

    id: str
    label: str
    minimum: float
    maximum: float
    default: float
    step: float = 1
    unit: str = ""
    why: str = ""

    def valid(self, wish: object) -> float:
        """Return the wish as a number inside the bounds, or the default when it is not a number."""
        try:
            number = float(str(wish))
        except ValueError:
            return self.default
        if number != number:
            return self.default
        return min(max(number, self.minimum), self.maximum)


@dataclass(frozen=True, slots=True)
class Theme:
    """One tab of the page: an id that names its TOML, a title, and a Shiny module."""

    id: str
    title: str
    order: int
    ui: Callable[..., Any]
    server: Callable[..., Any]
    opens_with: str
    parameters: tuple[Parameter, ...] = ()


def discover_themes(package: str = "modules") -> list[Theme]:
    """Return every theme found in the files of `package`, in tab order.

    Raises
    ------
    ThemeError
        Two files claim one id, or a `THEME` is not a `Theme`.
    """
    folder = importlib.import_module(package).__path__
    found: dict[str, Theme] = {}
    for info in pkgutil.iter_modules(folder):
        if info.ispkg or info.name == "theme":
            continue
        theme = getattr(importlib.import_module(f"{package}.{info.name}"), "THEME", None)
        if theme is None:
            continue
        if not isinstance(theme, Theme):
            raise ThemeError(f"{package}/{info.name}.py: THEME is a {type(theme).__name__}, not a Theme.")
        if theme.id in found:
            raise ThemeError(f"{package}/{info.name}.py: the theme id '{theme.id}' is already taken.")
        found[theme.id] = theme
    return sorted(found.values(), key=lambda theme: (theme.order, theme.id))
