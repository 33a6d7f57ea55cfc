"""What people asked for and nobody publishes: what is nearest here, and how to bring one's own."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from htmltools import Tag, tags

import geodata
from catalogue import Catalogue

from ..parts.views import Views

FILE = Path(__file__).with_name("asked_for.toml")
TITLE = "Asked for, and not published"
LEAD = (
    "Some of what was asked for is published by nobody, or not for places as small as these. For each: why, "
    "which indicators come nearest and at which level, and what would have to be brought."
)


@dataclass(frozen=True, slots=True)
class Nearest:
    """An indicator that comes near what was asked for, its finest level, and what it says of it."""

    indicator: str
    level: str
    why: str


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing that was asked for: why it is not here, what is nearest, what one could bring."""

    id: str
    title: str
    why: str
    own: str
    nearest: tuple[Nearest, ...]


@cache
def wishes(file: Path = FILE) -> tuple[Wish, ...]:
    """Return everything that was asked for and is not published, in the order of the file.

    Raises
    ------
    TypeError
        An entry lacks a key or has a strange one.
    """
    found = tomllib.loads(file.read_text("utf-8"))
    return tuple(
        Wish(id=name, **{**entry, "nearest": tuple(Nearest(**one) for one in entry["nearest"])})
        for name, entry in found.items()
    )


def asked_for(views: Views, every: Catalogue, asked: Sequence[Wish] | None = None) -> list[Tag]:
    """Return the section. `every` is the whole catalogue, held or not."""
    found = wishes() if asked is None else asked
    return [
        tags.h3(TITLE),
        tags.p(LEAD),
        tags.dl(*[part for one in found for part in _wish(one, views, every)]),
    ]


def _wish(wish: Wish, views: Views, every: Catalogue) -> tuple[Tag, Tag]:
    nearest = tags.ul(*[tags.li(*_nearest(one, views, every)) for one in wish.nearest])
    words = tags.dd(
        tags.p(wish.why),
        tags.p("Nearest:", class_="note"),
        nearest,
        tags.p(tags.strong("Bring your own: "), wish.own),
    )
    return tags.dt(wish.title), words


def _nearest(one: Nearest, views: Views, every: Catalogue) -> list[Tag | str]:
    """Return an indicator with its level and a way to it, or how it could come to be held."""
    title, level = every.indicators[one.indicator].title, one.level
    held = one.indicator in views.catalogue.indicators and level in geodata.LEVELS
    if held and not views.absent(one.indicator, level):
        link = f"?{urlencode({'indicator': one.indicator, 'level': level})}"
        return [tags.a(title, href=link), f" by {geodata.LEVELS[level].singular}: {one.why}."]
    return [f"{title} ({one.why}): known, and comes with a refresh or loaded files."]
