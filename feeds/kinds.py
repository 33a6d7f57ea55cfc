"""Kinds of values of a parameter: each reads a text, refuses what it is not, and says what it takes."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Protocol

import geodata
from feeds.errors import BadParameter, NothingThere, quoted
from feeds.served import Served

WHOLE = re.compile(r"[0-9]{1,9}")
DECIMAL = re.compile(r"[0-9]{1,6}(\.[0-9]{1,30})?")
GSS_CODE = re.compile(r"[EKNSW][0-9]{8}")


class Kind(Protocol):
    """What a parameter takes."""

    def schema(self, served: Served) -> dict[str, Any]:
        """Return the JSON Schema of one value."""
        ...

    def read(self, name: str, text: str, served: Served) -> Any:
        """Return the value that a text says; raises `BadParameter` or `NothingThere`."""
        ...


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of the texts that the snapshot has."""

    options: Callable[[Served], Sequence[str]]
    what: str

    def schema(self, served: Served) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.options(served))}

    def read(self, name: str, text: str, served: Served) -> str:
        options = self.options(served)
        if text in options:
            return text
        near = get_close_matches(text, options, 1)
        meant = f" Did you mean {quoted(near[0])}?" if near else ""
        raise NothingThere(f"There is no {self.what} {quoted(text)} here.{meant}", name, options)


@dataclass(frozen=True, slots=True)
class Label:
    """A short text of the publisher's, such as a period: a hyphen stands for a dash."""

    longest: int = 60

    def schema(self, served: Served) -> dict[str, Any]:
        return {"type": "string", "minLength": 1, "maxLength": self.longest, "pattern": "^[^,]+$"}

    def read(self, name: str, text: str, served: Served) -> str:
        if len(text) > self.longest:
            raise BadParameter(f"{name} has {len(text):,} characters, and may have {self.longest}.", name)
        if "," in text:
            raise BadParameter(f"{name} takes one label here, without commas.", name)
        return text


@dataclass(frozen=True, slots=True)
class Words:
    """Any words, to look for."""

    longest: int = 100

    def schema(self, served: Served) -> dict[str, Any]:
        return {"type": "string", "minLength": 1, "maxLength": self.longest}

    def read(self, name: str, text: str, served: Served) -> str:
        if len(text) > self.longest:
            raise BadParameter(f"{name} has {len(text):,} characters, and may have {self.longest}.", name)
        return text.strip().lower()


@dataclass(frozen=True, slots=True)
class AreaCode:
    """The GSS code of an area that is held."""

    def schema(self, served: Served) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[EKNSW][0-9]{8}$"}

    def read(self, name: str, text: str, served: Served) -> str:
        if not GSS_CODE.fullmatch(text):
            form = "a letter and eight digits, such as E08000009"
            raise BadParameter(f"{name} takes GSS codes, {form}: {quoted(text)} is none.", name)
        if not geodata.levels_of(text):
            raise NothingThere(f"No area with the code {text} is held here.", name)
        return text


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number between two."""

    least: int
    most: int

    def schema(self, served: Served) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}

    def read(self, name: str, text: str, served: Served) -> int:
        number = int(text) if WHOLE.fullmatch(text) else -1
        if not self.least <= number <= self.most:
            span = f"{self.least:,} to {self.most:,}"
            raise BadParameter(f"{name} takes a whole number from {span}: {quoted(text)} is none.", name)
        return number


@dataclass(frozen=True, slots=True)
class Number:
    """A number between two."""

    least: float
    most: float

    def schema(self, served: Served) -> dict[str, Any]:
        return {"type": "number", "minimum": self.least, "maximum": self.most}

    def read(self, name: str, text: str, served: Served) -> float:
        number = float(text) if DECIMAL.fullmatch(text) else math.nan
        if not self.least <= number <= self.most:
            span = f"{self.least:g} to {self.most:g}"
            raise BadParameter(f"{name} takes a number from {span}: {quoted(text)} is none.", name)
        return number


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins, as the link to it says: a part, and a row of it."""

    def schema(self, served: Served) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^[0-9]{1,6}\.[0-9]{1,6}$"}

    def read(self, name: str, text: str, served: Served) -> tuple[int, int]:
        if not re.fullmatch(r"[0-9]{1,6}\.[0-9]{1,6}", text):
            raise BadParameter(
                f"{name} is copied from the link to the next page: {quoted(text)} is none.", name
            )
        part, row = text.split(".")
        return int(part), int(row)


@dataclass(frozen=True, slots=True)
class Edition:
    """Which figures the pages before were of."""

    def schema(self, served: Served) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[0-9a-f]{16}$"}

    def read(self, name: str, text: str, served: Served) -> str:
        if not re.fullmatch("[0-9a-f]{16}", text):
            raise BadParameter(
                f"{name} is copied from the link to the next page: {quoted(text)} is none.", name
            )
        return text
