"""A briefing from beginning to end: what is asked for, what is told meanwhile, what comes back."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import geodata
from analysis.wording import count_words, join_words, sentence_case
from briefing.chapter import chapter_of
from briefing.content import Briefing, Picture, Section, day_words
from briefing.ending import ending_of
from briefing.errors import NothingToSay, Stopped
from briefing.figures import Figures
from briefing.places import Place
from briefing.readings import Account, account_of

MOST_PLACES = 12

Tell = Callable[[float, str], None]
"""Is told the share that is done, and what is being done."""

Stop = Callable[[], bool]
"""Says whether nobody waits any more."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a briefing is to be on.

    Attributes
    ----------
    places
        The areas, at most twelve.
    themes
        Id and title of each theme, in reading order.
    against
        GSS code of what they are compared with, or `geodata.PARENT`.
    """

    places: tuple[Place, ...]
    themes: tuple[tuple[str, str], ...]
    against: str = geodata.GM

    def comparator(self, place: Place) -> Place:
        """Return what an area is compared with: never itself."""
        code = geodata.comparator_of(place.code, place.level, self.against)
        held = geodata.area(code)
        return Place(code, held.name if held else code, held.level if held else "")


def make_briefing(
    figures: Figures,
    wish: Wish,
    tell: Tell = lambda share, words: None,
    stop: Stop = lambda: False,
    today: date | None = None,
) -> Briefing:
    """Return the briefing.

    Raises
    ------
    NothingToSay
        Nothing is held of these themes for any of the areas, or no area or theme was asked for.
    Stopped
        `stop` said that nobody waits any more.
    """
    check(wish)
    progress = _Progress(tell, stop, len(wish.places) * (len(wish.themes) + 2))
    accounts, sections = [], list[Section]()
    for place in wish.places:
        progress(f"{place.name}: figures")
        account = account_of(figures, place, wish.comparator(place), tuple(theme for theme, _ in wish.themes))
        accounts.append(account)
        sections += chapter_of(figures, account, wish.themes, progress)
    if not any(one.helds for one in accounts):
        raise NothingToSay("Nothing is held of these themes for these areas. Choose others.")
    title = f"A briefing on {join_words([one.name for one in wish.places])}"
    made_on, figures_day = today or date.today(), date.fromisoformat(figures.store.made_on[:10])
    facts = facts_of(wish, accounts, made_on, figures_day)
    found = [*sections, *ending_of(figures, accounts)]
    summary = summary_of(wish, accounts, found)
    return Briefing(title, summary, facts, tuple(found), made_on, figures_day)


def check(wish: Wish) -> None:
    """Refuse what no briefing can be made of.

    Raises
    ------
    NothingToSay
        No area, too many areas, no theme, or a comparator that is not known.
    """
    if not wish.places:
        raise NothingToSay("Choose at least one area.")
    if len(wish.places) > MOST_PLACES:
        raise NothingToSay(f"A briefing is on at most {MOST_PLACES} areas; {len(wish.places)} were chosen.")
    if wish.against != geodata.PARENT and geodata.area(wish.against) is None:
        raise NothingToSay(f"There is no area “{wish.against[:40]}” to compare with. Give a GSS code.")
    if not wish.themes:
        raise NothingToSay("Choose at least one theme.")


def facts_of(
    wish: Wish, accounts: Sequence[Account], made_on: date, figures_day: date
) -> tuple[tuple[str, str], ...]:
    """Return what stands under the title."""
    beside = join_words(list(dict.fromkeys(one.against.name for one in accounts)))
    areas = join_words([f"{one.name} ({one.code})" for one in wish.places])
    return (
        ("Areas" if len(wish.places) > 1 else "Area", areas),
        ("Themes", join_words([title for _, title in wish.themes])),
        ("Compared with", beside),
        ("Made on", f"{day_words(made_on)}, from figures of {day_words(figures_day)}"),
    )


def summary_of(wish: Wish, accounts: Sequence[Account], sections: Sequence[Section]) -> str:
    """Return what it holds: "A briefing on Trafford: four themes, 32 indicators, 16 charts and maps."."""
    indicators = {held.indicator.id for one in accounts for held in one.helds}
    pictures = sum(isinstance(block, Picture) for section in sections for block in section.blocks)
    names = join_words([one.name for one in wish.places])
    return (
        f"A briefing on {names}: {count_words(len(wish.themes), 'theme', 'themes')}, "
        f"{count_words(len(indicators), 'indicator', 'indicators')}, "
        f"{count_words(pictures, 'chart or map', 'charts and maps')}."
    )


def file_name(wish: Wish, today: date | None = None) -> str:
    """Return a file name without its ending that says what the briefing is on, and when it was made."""
    names = "-".join(one.name for one in wish.places[:3])
    more = f"-and-{len(wish.places) - 3}-more" if len(wish.places) > 3 else ""
    plain = re.sub(r"[^0-9a-z]+", "-", names.casefold()).strip("-") or "area"
    return f"briefing_{plain}{more}_{today or date.today():%Y-%m-%d}"


def title_of_theme(theme: str) -> str:
    """Return what a theme is called where nobody says."""
    return sentence_case(theme.replace("_", " "))


class _Progress:
    """Tells how far it is, and stops where nobody waits."""

    def __init__(self, tell: Tell, stop: Stop, steps: int) -> None:
        self._tell, self._stop, self._steps, self._done = tell, stop, steps, 0

    def __call__(self, words: str) -> None:
        if self._stop():
            raise Stopped
        self._tell(self._done / self._steps, words)
        self._done += 1
