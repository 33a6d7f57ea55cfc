"""What a place is known by: its identifiers, and what it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geodata.overlaps import Overlap

MONTHS = "January February March April May June July August September October November December"

NOT_HELD: Mapping[str, str] = {
    "Parliamentary constituency": "Not held: no lookup of constituencies comes with the application.",
    "Police force’s GSS code": "Not held: the lookup names the force and gives no code.",
    "DWP district": "Not held: no lookup of Jobcentre catchments comes with the application.",
}
"""Identifiers that somebody will look for and that no source at hand gives. They are never made up."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """One code, or name, of a place.

    Attributes
    ----------
    what
        Whose identifier it is: "ward of 2025", "NHS integrated care board".
    code
        The code; "" where only the name is held.
    level
        Level or scheme; "" for a postcode.
    note
        What a reader must know, such as the share of residents; "" where it holds without reserve.
    """

    what: str
    name: str
    code: str
    level: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """Areas of a finer level that a place is made of, or shares small areas with."""

    level: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """One place.

    Attributes
    ----------
    kind
        ``area``, ``postcode``, ``ended`` (a postcode that is no longer live) or ``body`` (of the NHS).
    level
        Level of the area that the place is shown by: its own, or for a postcode the smallest that holds it.
    shown_by
        GSS code of that area; "" where the place has no profile.
    own
        Its own codes: one for every year in which it had the code.
    within
        The areas that hold it, finest first; where it lies in several, each with its share.
    bodies
        NHS and police.
    parts
        What it is made of.
    became, came_from
        Areas of the same type of later and of earlier years that share residents with it.
    """

    name: str
    kind: str
    code: str
    level: str
    shown_by: str
    parent: str
    own: tuple[Identifier, ...]
    within: tuple[Identifier, ...]
    bodies: tuple[Identifier, ...]
    parts: tuple[Parts, ...] = ()
    became: tuple[Overlap, ...] = ()
    came_from: tuple[Overlap, ...] = ()
    note: str = ""

    @property
    def identifiers(self) -> tuple[Identifier, ...]:
        """Every identifier, its own first."""
        return (*self.own, *self.within, *self.bodies)


def share_words(share: float) -> str:
    """Return a share in per cent as one says it: never 0 % or 100 % for what is neither."""
    if share >= 1:
        return "100\u00a0%"
    whole = round(100 * share)
    return "under 1\u00a0%" if whole < 1 else "over 99\u00a0%" if whole > 99 else f"{whole}\u00a0%"


def month_words(month: str) -> str:
    """Return "June 2014" for "2014-06"."""
    names = MONTHS.split()
    year, _, number = month.partition("-")
    return f"{names[int(number) - 1]} {year}"
