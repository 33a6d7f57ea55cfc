"""The feed behind the screen: the address that always gives what is shown. No Shiny here.

The feeds themselves are handed in: the page knows of them no more than what `Feeds` says.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from htmltools import Tag, TagList, tags

import geodata
from own import THEME

from .control_facts import sex_words
from .controls import action_button
from .state import Settings, Subject

OWN_DATA = "Your own data stay in this session, so there is no feed of them. Download has them as a file."
TITLE = "Feed: an address for Excel, R, pandas"


class Snippet(Protocol):
    """Lines to paste into a program."""

    title: str
    where: str
    lines: str


class Feeds(Protocol):
    """The addresses of the feeds, relative to the page, and how programs subscribe to one."""

    start: str

    @property
    def snippets(self) -> Mapping[str, Snippet]: ...

    def table(self, ending: str = "csv", **facts: Any) -> str: ...

    def shapes(self, level: str, **facts: Any) -> str: ...


def feed_message(
    feeds: Feeds, subject: Subject, settings: Settings, chosen_period: str, tool: str
) -> dict[str, str]:
    """Return the addresses of the rows on the screen, what they are, and what they are not.

    Parameters
    ----------
    chosen_period
        The period that the reader chose; "" where the newest is shown, which the feed then follows.
    tool
        The title of the open tool, "" where there is none.
    """
    if subject.indicator.theme == THEME:  # nobody else may ask for it
        return {"table": "", "json": "", "shapes": "", "about": OWN_DATA, "note": ""}
    # Intervals that are published keep their 95 %, whatever the slider says.
    computed = subject.indicator.interval in ("wilson", "byar")
    facts = {
        "indicator": subject.indicator.id,
        "within": subject.within,
        "period": subject.period if chosen_period else "",
        "sex": subject.sex,
        "age": subject.age,
        "pool": subject.pool,
        "confidence": round(settings.confidence * 100, 6) if computed else None,
        "fewest_residents": subject.population,
    }
    return {
        "table": feeds.table(level=subject.level, **facts),
        "json": feeds.table("json", level=subject.level, **facts),
        "shapes": feeds.shapes(subject.level, **facts),
        "about": about(subject, chosen_period),
        "note": tool_note(tool) if tool else "",
    }


def no_feed(subject: Subject) -> dict[str, str]:
    """Return that an indicator of the session's own data is in no feed."""
    note = (
        f"{subject.indicator.title} is your own: it stays in this session and is in no feed. Download has it."
    )
    return {
        **dict.fromkeys(("table", "json", "shapes"), ""),
        "about": about(subject, subject.period),
        "note": note,
    }


def about(subject: Subject, chosen_period: str) -> str:
    """Return what the feed gives, as a sentence."""
    found = geodata.area(subject.within) if subject.within else None
    parts = [f"{subject.indicator.title} by {geodata.LEVELS[subject.level].singular}"]
    parts += [f"in {found.name}"] if found else []
    parts += [sex_words(subject)] if sex_words(subject) else []
    period = subject.period if chosen_period else f"always the newest period (now {subject.period})"
    return f"{', '.join([*parts, period])}."


def tool_note(tool: str) -> str:
    """Return that a tool's own table is not in the feed."""
    return (
        f"{tool} works its table out here, for this screen: it is not in a feed. Download has it as a file. "
        "This is the feed of the indicator."
    )


def feed_popover(feeds: Feeds) -> Tag:
    """Return the card with address and snippets, closed; the page fills the addresses in."""
    return tags.div(
        tags.div(
            tags.h3("Feed"),
            tags.button("×", type="button", class_="icon-button", aria_label="Close", data_closes=""),
            class_="popover-head",
        ),
        tags.p("", id="feed-about"),
        tags.p("", id="feed-note", class_="caution", hidden=""),
        tags.div(address_part(feeds), id="feed-body"),
        id="feed",
        class_="popover feed-popover",
        role="dialog",
        hidden="",
        **{"aria-label": "Feed of what is shown"},
    )


def address_part(feeds: Feeds) -> TagList:
    """Return the address, where else it leads, and the snippets."""
    return TagList(
        tags.label("Address (CSV)", class_="label", for_="feed-address"),
        tags.div(
            tags.input(type="text", id="feed-address", class_="gm-text", readonly=""),
            copy_button("feed-address", "address"),
            class_="feed-line",
        ),
        tags.p(
            tags.a("JSON", id="feed-json", class_="link", target="_blank", rel="noopener"),
            tags.a("GeoJSON with shapes", id="feed-shapes", class_="link", target="_blank", rel="noopener"),
            tags.a("All feeds", class_="link", href=feeds.start, target="_blank", rel="noopener"),
            class_="feed-links",
        ),
        *[snippet_part(name, one) for name, one in feeds.snippets.items()],
    )


def snippet_part(name: str, snippet: Snippet) -> Tag:
    """Return a program's snippet; `{address}` in it is replaced by the page."""
    return tags.div(
        tags.div(
            tags.h4(snippet.title),
            copy_button(f"feed-{name}", f"{snippet.title} snippet"),
            class_="feed-line",
        ),
        tags.p(snippet.where, class_="note"),
        tags.pre(
            id=f"feed-{name}",
            tabindex="0",
            role="region",
            **{"data-lines": snippet.lines, "aria-label": f"Lines for {snippet.title}"},
        ),
        class_="feed-snippet",
    )


def copy_button(of: str, what: str) -> Tag:
    """Return a button that copies the text of an element."""
    return action_button("copy", "Copy", data_copy=of, aria_label=f"Copy the {what}")
