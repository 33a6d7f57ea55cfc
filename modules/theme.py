"""What a theme is, and how the themes are found.

A theme is one file in this folder with a module-level `THEME`. Nothing lists the themes: put a file beside
the others, with its TOML in `catalogue/`, and it has a tab.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .discovery import discover


class ThemeError(ValueError):
    """A theme file that cannot be used; the message names the file and what is wrong."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A slider of a theme: its bounds, its default, and why the default is defensible.

    `id` is the input's id inside the theme's module and its name in the address bar (`<theme>-<id>`). Where
    the bounds `follows` the figures, the server tells them, and these are the widest.
    """

    id: str
    label: str
    minimum: float
    maximum: float
    default: float
    step: float = 1
    unit: str = ""
    why: str = ""
    follows: bool = False

    def valid(self, wish: object) -> float:
        """Return the wish as a number inside the bounds, or the default when it is not a number."""
        try:
            number = float(str(wish))
        except ValueError:
            return self.default
        if number != number:
            return self.default
        return min(max(number, self.minimum), self.maximum)

    def text(self, value: float) -> str:
        """Return a value as the address bar has it."""
        return f"{value:g}"

    @property
    def usual(self) -> str:
        """The default as the address bar has it."""
        return self.text(self.default)


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

    def key(self, parameter: Parameter) -> str:
        """Return the parameter's name in the address bar and on its slider."""
        return f"{self.id}-{parameter.id}"

    @property
    def defaults(self) -> dict[str, str]:
        """What the address bar means where it is silent about the parameters."""
        return {self.key(one): one.usual for one in self.parameters}


def discover_themes(package: str = "modules") -> list[Theme]:
    """Return every theme found in the files of `package`, in tab order.

    Raises
    ------
    ThemeError
        Two files claim one id, or a `THEME` is not a `Theme`.
    """
    return discover(package, "THEME", Theme, ThemeError)
