"""The two colours that a council's pictures are drawn in: as given where they can be read, else our own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.colour import VISIONS, contrast, difference, seen_with
from analysis.wording import format_number

MAIN, SECOND = "#6B21A8", "#4F6F8A"
"""Our own: that of the selected area and that of what it is compared with, as on the page."""
PAPER = "#FFFFFF"
FOR_TEXT = 4.5
"""Least contrast against white, for both carry words: WCAG 2.2, success criterion 1.4.3."""
APART = 10.0
"""Least CIEDE2000 difference of the two, for readers with and without colour blindness: seen at a glance."""

_WRITTEN = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CouncilColours:
    """Two colours, "#RRGGBB", that can be read on white and told apart; `notes` say what was not taken."""

    main: str = MAIN
    second: str = SECOND
    notes: tuple[str, ...] = ()


def council_colours(main: str = "", second: str = "") -> CouncilColours:
    """Return the colours to draw with: each as wished for where it can be read, else our own and a sentence.

    Parameters
    ----------
    main, second : str
        "#6B21A8", "6b21a8" or "#62a"; empty for our own. Both carry words and so need 4.5:1 against white.
    """
    notes: list[str] = []
    first = _taken(main, MAIN, "main colour", notes)
    other = _taken(second, SECOND, "second colour", notes)
    if _apart(first, other) >= APART:
        return CouncilColours(first, other, tuple(notes))
    spare = next(one for one in (SECOND, MAIN, "#17212B") if _apart(first, one) >= APART)
    if second.strip() or main.strip():
        notes.append(f"The two colours look alike to some readers, so the second one is {spare} instead.")
    return CouncilColours(first, spare, tuple(notes))


def _taken(wish: str, usual: str, which: str, notes: list[str]) -> str:
    wish = wish.strip()
    if not wish:
        return usual
    written = _WRITTEN.fullmatch(wish)
    if written is None:
        notes.append(f"The {which} “{wish[:20]}” is not a colour such as {usual}; ours is used instead.")
        return usual
    digits = written[1] if len(written[1]) == 6 else "".join(2 * one for one in written[1])
    colour = f"#{digits.upper()}"
    found = contrast(colour, PAPER)
    if found < FOR_TEXT:
        notes.append(
            f"The {which} {colour} is too pale to read on white ({format_number(found, 1)} to 1, where "
            f"{format_number(FOR_TEXT, 1)} to 1 is needed); ours, {usual}, is used instead."
        )
        return usual
    return colour


def _apart(first: str, second: str) -> float:
    """Return how far apart two colours look to the reader who tells them apart worst."""
    seen = [(first, second), *((seen_with(one, first), seen_with(one, second)) for one in VISIONS)]
    return min(difference(one, other) for one, other in seen)
