"""What a briefing is wished on, and how far it is. No Shiny here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import geodata
from analysis.errors import AnalysisError

from ...parts.state import Chosen, Subject

NOT_HERE = "Briefings cannot be made here. Start the explorer with ./run."
BEGINNING = "Beginning …"


class Made(Protocol):
    """What was made: two files, their name without an ending, and a sentence on what they hold."""

    @property
    def name(self) -> str: ...

    @property
    def sentence(self) -> str: ...

    @property
    def page(self) -> bytes: ...

    @property
    def slides(self) -> bytes: ...


class Brief(Protocol):
    """Makes a briefing on areas (code and level) and themes (id and title)."""

    def __call__(
        self,
        areas: Sequence[tuple[str, str]],
        themes: Sequence[tuple[str, str]],
        against: str,
        tell: Callable[[float, str], None],
        stop: Callable[[], bool],
    ) -> Made: ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a press asks for: the same wish pressed twice is made twice.

    `reason` says why nothing can be made of it, "" otherwise.
    """

    areas: tuple[tuple[str, str], ...]
    themes: tuple[tuple[str, str], ...]
    against: str
    press: int = 0
    reason: str = ""

    def pressed(self, number: int) -> Wanted:
        """Return the wish of a press."""
        return replace(self, press=number)

    @property
    def names(self) -> list[str]:
        """The names of the areas."""
        return [name_of(*one) for one in self.areas]


def wanted_of(
    subject: Subject, chosen: Chosen, which: str, themes: tuple[tuple[str, str], ...], against: str
) -> Wanted:
    """Return what the page asks for.

    Parameters
    ----------
    which : str
        "chosen", "borough" or "whole".
    """
    if which == "whole":
        areas: tuple[tuple[str, str], ...] = ((geodata.GM, geodata.WHOLE),)
    elif which == "borough":
        areas = _borough(subject, chosen)
    else:
        areas = tuple((code, subject.level) for code in chosen.codes) or _shown(subject)
    reason = "" if themes else "Switch on at least one theme."
    if not areas:
        reason = "No area is selected, and no borough is drilled into. Select an area on the map."
    return Wanted(areas, themes, against, reason=reason)


def name_of(code: str, level: str) -> str:
    """Return an area's name."""
    found = geodata.area(code, level)
    return found.name if found else code


class Progress:
    """How far the briefing of one session is; told from its thread."""

    def __init__(self) -> None:
        self.share, self.words, self.press = 0.0, BEGINNING, 0

    def of(self, brief: Brief | None) -> Callable[[Wanted, Callable[[], bool]], Made]:
        """Return what makes a briefing and keeps this in step.

        What is made raises `AnalysisError` with a sentence where there is nothing to make.
        """

        def make(wanted: Wanted, stop: Callable[[], bool]) -> Made:
            if wanted.reason:
                raise AnalysisError(wanted.reason)
            if brief is None:
                raise AnalysisError(NOT_HERE)
            self.share, self.words, self.press = 0.0, BEGINNING, wanted.press

            def tell(share: float, words: str) -> None:
                # One that was given up may still speak.
                if self.press == wanted.press:
                    self.share, self.words = share, f"{words} …"

            return brief(wanted.areas, wanted.themes, wanted.against, tell, stop)

        return make


def _borough(subject: Subject, chosen: Chosen) -> tuple[tuple[str, str], ...]:
    """Return the borough that holds the selection, else the one drilled into; nothing where there is none."""
    if chosen.selected:
        code = geodata.borough_holding(chosen.selected, subject.level)
    else:
        place = geodata.area(subject.within) if subject.within else None
        code = geodata.borough_holding(place.code, place.level) if place else ""
    return ((code, "borough"),) if code else ()


def _shown(subject: Subject) -> tuple[tuple[str, str], ...]:
    place = geodata.area(subject.within) if subject.within else None
    return ((place.code, place.level),) if place else ((geodata.GM, geodata.WHOLE),)
