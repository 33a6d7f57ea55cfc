"""The settings of a tool: each knows its valid values, its default and its name in the address bar.

A setting's `id` is its input's id inside the tool's module; in the address bar it is `<tool>-<id>`. A slider
is a `Parameter`, as in the themes. Values travel as text: `valid` makes the nearest value of what a link
says, `text` the text of a value, `usual` is the default's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from shiny import Inputs

from ..parts.page_state import read
from ..theme import Parameter as Slider

__all__ = ["Choice", "IndicatorChoice", "Kept", "Setting", "Slider", "Switch", "Text", "value_of"]


class Setting(Protocol):
    """What all settings have in common."""

    @property
    def id(self) -> str: ...

    @property
    def usual(self) -> str: ...

    def valid(self, wish: Any) -> Any: ...

    def text(self, value: Any) -> str: ...


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few options: value → words. `why` is the help text."""

    id: str
    label: str
    options: Mapping[str, str] = field(hash=False)
    default: str
    why: str = ""

    @property
    def usual(self) -> str:
        """The default."""
        return self.default

    def valid(self, wish: object) -> str:
        """Return the wish when it is an option, else the default."""
        return str(wish) if str(wish) in self.options else self.default

    def text(self, value: str) -> str:
        """Return the option's value."""
        return value


@dataclass(frozen=True, slots=True)
class Switch:
    """On or off; `begins_on` says how it begins: that is empty text, so that no link need say it."""

    id: str
    label: str
    note: str = ""
    why: str = ""
    begins_on: bool = False

    @property
    def usual(self) -> str:
        """How it begins."""
        return ""

    @property
    def words(self) -> tuple[str, str]:
        """What stands for on and for off."""
        return ("", "0") if self.begins_on else ("1", "")

    def valid(self, wish: object) -> bool:
        """Return whether it is on."""
        return str(wish) != "0" if self.begins_on else str(wish) == "1"

    def text(self, value: bool) -> str:
        """Return what stands for on or for off."""
        return self.words[0 if value else 1]


@dataclass(frozen=True, slots=True)
class IndicatorChoice:
    """An indicator of any theme. With `none`, the words of an empty option, it may be left open.

    The page greys the indicators that have no figures at the level shown. What a link names and the
    catalogue does not know gives the default.
    """

    id: str
    label: str
    default: str = ""
    none: str = ""
    why: str = ""

    @property
    def usual(self) -> str:
        """The default's id."""
        return self.default

    def valid(self, wish: object) -> str:
        """Return the id; whether there is such an indicator only the catalogue knows."""
        return str(wish) if str(wish).replace("_", "").isalnum() or not wish else self.default

    def text(self, value: str) -> str:
        """Return the id."""
        return value


@dataclass(frozen=True, slots=True)
class Text:
    """A line that the reader types; empty unless told otherwise. What it must hold the tool says.

    `longest` letters are kept; spaces and line breaks become single spaces.
    """

    id: str
    label: str
    placeholder: str = ""
    why: str = ""
    longest: int = 200

    @property
    def usual(self) -> str:
        """Nothing."""
        return ""

    def valid(self, wish: object) -> str:
        """Return the line, shortened."""
        return " ".join(str(wish).split())[: self.longest].strip()

    def text(self, value: str) -> str:
        """Return the line."""
        return value


@dataclass(frozen=True, slots=True)
class Kept:
    """State without a control of its own, which the tool's part of the page sets: text."""

    id: str
    default: str = ""

    @property
    def usual(self) -> str:
        """The default."""
        return self.default

    def valid(self, wish: object) -> str:
        """Return the text as it is."""
        return str(wish)

    def text(self, value: str) -> str:
        """Return the text."""
        return value


def value_of(input: Inputs, setting: Setting) -> Any:
    """Return a setting's valid value, inside the tool's own module."""
    return setting.valid(read(input, setting.id) if setting.id in input else setting.usual)
