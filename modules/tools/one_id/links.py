"""Ways from an identifier to the rest of the page: its profile, the map, an identifier beside it."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from htmltools import Tag, tags

import geodata

from ...parts.icons import icon
from ...parts.views import Views


def shown_there(views: Views, level: str, wished: str) -> str:
    """Return an indicator with figures at a level: the one on the map, else the first of the catalogue."""
    every = views.catalogue.indicators.values()
    names = [wished, *(one.id for one in every if level in one.levels)]
    return next((name for name in names if not views.absent(name, level)), wished)


def profile_link(code: str, level: str, indicator: str, words: str = "Area profile") -> Tag:
    """Return the link to an area's profile."""
    asked = {"tool": "profile", "indicator": indicator, "level": level, "selected": code}
    return tags.a(words, href=f"?{urlencode(asked)}")


def map_link(code: str, level: str, indicator: str, words: str = "On the map") -> Tag:
    """Return the link to the map with an area selected."""
    return tags.a(words, href=f"?{urlencode({'indicator': indicator, 'level': level, 'selected': code})}")


def place_button(code: str, words: str) -> Tag:
    """Return a button that looks up another place."""
    return tags.button(words, type="button", class_="link", **{"data-one-id": code})


def copy_button(code: str, words: str = "") -> Tag:
    """Return a button that copies a code, or several with line breaks between them."""
    return tags.button(
        icon("copy"),
        type="button",
        class_="icon-button",
        **{"data-copy-code": code, "aria-label": f"Copy {words or code}"},
    )


def candidates(found: Iterable[geodata.Found]) -> Tag:
    """Return places to choose from, each with its borough and its code."""
    return tags.ul(
        *[
            tags.li(
                tags.button(
                    tags.span(one.label, class_="list-name"),
                    tags.span(one.code, class_="list-note"),
                    type="button",
                    **{"data-one-id": one.code},
                )
            )
            for one in found
        ],
        class_="tool-list",
    )
