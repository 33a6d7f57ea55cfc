"""The small things that the administrator's panels are made of."""

from __future__ import annotations

from collections.abc import Iterable

from htmltools import Tag, TagList, tags


def button(what: str, words: str) -> Tag:
    """Return a button that the server is told of."""
    return tags.button(words, type="button", class_="action", **{"data-admin": what})


def fault_list(faults: Iterable[str]) -> TagList:
    """Return what went wrong, one sentence each."""
    return TagList(*[tags.p(fault, class_="about-fault") for fault in faults if fault])


def anew(snapshot: str, shown: str) -> Tag | None:
    """Return how to see figures that have come into use; None where the page shows them or there are none."""
    if snapshot in ("", shown):
        return None
    link = tags.a("Load the page anew", href="", **{"data-admin": "reload"})
    return tags.p("New figures are in use. ", link, " to see them.")
