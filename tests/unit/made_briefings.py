"""Briefings that the tests share, each made once, from the figures that come with the application."""

from __future__ import annotations

from datetime import date
from functools import cache

from briefing import Briefing, Figures, Wish, make_briefing, place_of
from briefing.places import Place
from briefing.readings import Account, account_of
from catalogue import load_catalogue
from geodata import GM
from store import Store

TRAFFORD, MANCHESTER, BUCKLOW = "E08000009", "E08000003", "E05015244"
THEMES = (
    ("worklessness", "Worklessness"),
    ("health", "Health"),
    ("housing", "Housing"),
    ("skills", "Skills"),
)
DAY = date(2026, 3, 7)


@cache
def figures() -> Figures:
    """The application's own figures."""
    return Figures(Store(), load_catalogue())


@cache
def account(code: str = TRAFFORD, against: str = GM) -> Account:
    """Everything held of an area."""
    place = place_of(code)
    wish = Wish((place,), THEMES, against)
    return account_of(figures(), place, wish.comparator(place), tuple(theme for theme, _ in THEMES))


@cache
def briefing(*codes: str, themes: tuple[tuple[str, str], ...] = THEMES) -> Briefing:
    """A briefing on areas, by default on Trafford."""
    places = tuple(place_of(code) for code in codes or (TRAFFORD,))
    return make_briefing(figures(), Wish(places, themes), today=DAY)


def place(code: str = TRAFFORD) -> Place:
    """An area."""
    return place_of(code)
