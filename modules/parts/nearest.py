"""The nearest valid thing to a wish: a number in bounds, one of a list, an area of the level shown.

A wish is text from a link or a control and may be anything. Where it cannot be met as it stands, a sentence
for the user says what was wrong and what is shown instead. Nothing here knows Shiny.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import geodata
from analysis.wording import format_number

MAP_LEVELS = geodata.MAP_LEVELS
LONGEST_NAMED = 40  # letters of a wish that a sentence repeats
LONGEST_CODE = 20
CODES_NAMED = 5
LARGEST_LIMIT = 1e12
MOST_LIMITS = 8


@dataclass(slots=True)
class Notices:
    """Sentences for the user about wishes that could not be met as they stood.

    `quiet` ones matter only to somebody who opens a link: moving on to an indicator with other periods is no
    mistake.
    """

    sentences: list[str] = field(default_factory=list)
    quiet: list[str] = field(default_factory=list)

    def add(self, sentence: str) -> None:
        """Keep a sentence once."""
        if sentence not in self.sentences:
            self.sentences.append(sentence)

    def add_quietly(self, sentence: str) -> None:
        """Keep a sentence once, for those who opened a link."""
        if sentence not in self.quiet:
            self.quiet.append(sentence)


def named(wish: str, longest: int = LONGEST_NAMED) -> str:
    """Return a wish as a sentence repeats it: in quotes, cut where it is long."""
    return f"‘{wish[:longest]}{'…' if len(wish) > longest else ''}’"


def any_number(wish: str, what: str, notices: Notices) -> float | None:
    """Return the wish as an ordinary number; None when it is empty or is none."""
    if not wish:
        return None
    try:
        found = float(wish)
    except ValueError:
        found = math.nan
    if math.isfinite(found):
        return found
    notices.add(f"The setting ‘{what}’ was {named(wish)}, which is not a number; using its default.")
    return None


def number(
    wish: str, usual: float, least: float, most: float, what: str, notices: Notices, *, quietly: bool = False
) -> float:
    """Return the wish as a number from `least` to `most`, or `usual` where it is empty or no number."""
    found = any_number(wish, what, notices)
    if found is None or least <= found <= most:
        return usual if found is None else found
    kept = min(max(found, least), most)
    bounds = f"outside {format_number(least)} to {format_number(most, 0 if most == int(most) else 1)}"
    sentence = f"The setting ‘{what}’ was {named(wish)}, {bounds}; using {kept:g}."
    (notices.add_quietly if quietly else notices.add)(sentence)
    return kept


def one_of(wish: str, offered: Sequence[str], usual: str, sentence: str, notices: Notices) -> str:
    """Return the wish if it is offered, else `usual`; then `sentence` is told to who opened a link."""
    if wish in offered:
        return wish
    if wish and offered:
        notices.add_quietly(sentence)
    return usual


def class_limits(wish: str, notices: Notices) -> tuple[float, ...]:
    """Return a reader's own class limits, rising, each once, at most eight; none where one is no number."""
    try:
        wanted = sorted({float(part) for part in wish.replace(";", ",").split(",") if part.strip()})
    except ValueError:
        wanted = [math.nan]
    if not all(abs(limit) < LARGEST_LIMIT for limit in wanted):
        notices.add(
            f"Own class limits are numbers with commas between, such as 5, 10, 20; {named(wish)} is not. "
            "Using natural breaks."
        )
        return ()
    if len(wanted) > MOST_LIMITS:
        notices.add(f"At most {MOST_LIMITS} class limits (9 classes) can be shown; the first were kept.")
    return tuple(wanted[:MOST_LIMITS])


def nearest_level(wish: str, usual: str, title: str, why_not: Callable[[str], str], notices: Notices) -> str:
    """Return the level nearest to the wish, or to `usual` where it is none; "" where there are no figures.

    `why_not` says why there are no figures at a level, "" where there are some. Areas of another year come
    first; of two levels equally near the finer.
    """
    if wish and wish not in MAP_LEVELS:
        notices.add(f"There is no level {named(wish)}; the levels are borough, ward, MSOA and LSOA.")
    start = wish if wish in MAP_LEVELS else usual
    found = next((one for one in _nearest_first(start) if not why_not(one)), "")
    if found and wish in MAP_LEVELS and found != wish:
        singular, plural = geodata.LEVELS[wish].singular, geodata.LEVELS[found].plural
        notices.add(f"{title} by {singular}: {why_not(wish)} Showing {plural}.")
    return found


def _nearest_first(level: str) -> list[str]:
    place, area_type = MAP_LEVELS.index(level), geodata.LEVELS[level].area_type

    def distance(one: str) -> tuple[bool, int, int]:
        at = MAP_LEVELS.index(one)
        return geodata.LEVELS[one].area_type != area_type, abs(at - place), -at

    return sorted(MAP_LEVELS, key=distance)


def area_within(wish: str, level: str, notices: Notices) -> str:
    """Return the area drilled into, "" for all of Greater Manchester.

    One that does not hold areas of `level` gives its borough; where boroughs are shown, everything.
    """
    if not wish or wish == geodata.GM:
        return ""
    place = geodata.area(wish, level)
    if place is None or place.level not in MAP_LEVELS:
        code = named(wish, LONGEST_CODE)
        notices.add(f"No area of Greater Manchester has the code {code}; showing all of it.")
        return ""
    if geodata.holds(place.level, level):
        return wish
    return "" if level == "borough" else place.parent_code


def areas_at(wishes: Sequence[str], level: str, notices: Notices) -> list[str]:
    """Return the areas of `level` for the codes wished for, in their order, each once.

    A finer area gives the one that holds it. A coarser one is left out, for it stands for many; so is a code
    of another vintage, and one that is not held. One sentence names all that could not be used.
    """
    found, coarser, strange = [], [], []
    for code in filter(None, wishes):
        place = geodata.area(code, level)
        if place is not None and place.level == level:
            found.append(code)
        elif place is None or place.level not in MAP_LEVELS or not geodata.made_of_same(place.level, level):
            strange.append(code)
        elif geodata.holds(level, place.level):
            found.append(geodata.holder(code, place.level, level))
        else:
            coarser.append(place.name)
    if coarser:
        shown = geodata.LEVELS[level].plural
        listed = ", ".join(dict.fromkeys(coarser[:MOST_LIMITS]))
        notices.add_quietly(f"Not chosen, because the map shows {shown}: {listed}.")
    if strange:
        notices.add(left_out(strange, level))
    return list(dict.fromkeys(found))


def left_out(codes: Sequence[str], level: str) -> str:
    """Return the sentence that says which codes are not of the level, and of which vintage they are."""
    kinds = [f"{named(code, LONGEST_CODE)} ({kind_of(code)})" for code in dict.fromkeys(codes)]
    more = f" and {len(kinds) - CODES_NAMED} more" if len(kinds) > CODES_NAMED else ""
    listed = ", ".join(kinds[:CODES_NAMED]) + more
    return f"Left out, because the map shows {kind_of_level(level, plural=True)}: {listed}."


def kind_of(code: str) -> str:
    """Return what a code is of, with its vintage: "ward of 2017", "not held here"."""
    place = geodata.area(code)
    return kind_of_level(place.level) if place else "not held here"


def kind_of_level(level: str, *, plural: bool = False) -> str:
    """Return a level with its vintage always said: "wards of 2025", "MSOA of 2011"."""
    names = geodata.LEVELS[level]
    name = (
        (names.plural if plural else names.singular).partition(" (")[0].removesuffix(f" of {names.vintage}")
    )
    return f"{name} of {names.vintage}" if names.vintage else name
