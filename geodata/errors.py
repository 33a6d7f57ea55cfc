"""Everything that can go wrong with geography, in one tree."""

from __future__ import annotations

from collections.abc import Iterable


class GeographyError(Exception):
    """Geography that cannot be used; the message is a sentence fit for the page."""


class UnknownLevel(GeographyError):
    """A level key that is not held."""


class GeographyMissing(GeographyError):
    """A boundary or lookup file is absent, unreadable or not what its name promises."""


class WrongVintage(GeographyError):
    """Area codes that do not belong to the level they were given for.

    Attributes
    ----------
    codes
        The codes that did not match, sorted.
    level
        Key of the level they were checked against.
    """

    def __init__(self, message: str, codes: Iterable[str], level: str) -> None:
        super().__init__(message)
        self.codes = tuple(sorted(codes))
        self.level = level
