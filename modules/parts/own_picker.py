"""A session's own indicators where indicators are chosen: a group of the picker, and of every select."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from htmltools import Tag, tags
from shiny import Session, reactive

from catalogue import Indicator

from .picker import entry
from .session_views import SessionViews

TITLE = "Your data"


def tell_own(session: Session, views: SessionViews) -> None:
    """Tell the page which indicators are the session's own, whenever that changes."""
    told: list[tuple[str, ...]] = [()]

    @reactive.effect(priority=6)
    async def tell() -> None:
        layered = views.layered
        own = list(layered.own.indicators.values()) if layered is not None else []
        ids = tuple(one.id for one in own)
        if ids != told[0]:
            told[0] = ids
            await session.send_custom_message("gm-own", own_message(own))


def own_message(own: Sequence[Indicator]) -> dict[str, Any]:
    """Return the group of the picker as HTML, "" for none, and the options of the selects."""
    return {
        "picker": group(own).get_html_string() if own else "",
        "label": TITLE,
        "options": [{"value": one.id, "title": one.title} for one in own],
    }


def group(own: Sequence[Indicator]) -> Tag:
    """Return the session's own group of the picker."""
    return tags.section(
        tags.h3(TITLE, id="picker-own"),
        *[entry(one) for one in own],
        class_="picker-group",
        **{"aria-labelledby": "picker-own", "data-own-group": ""},
    )
