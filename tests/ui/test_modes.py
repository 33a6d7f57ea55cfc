"""Modes and sizes of the page: dark, projector, colour-blind safe, tablet and phone."""

from __future__ import annotations

from exploring import Explore

pytest_plugins = ("shared_tab",)


def test_the_document_never_scrolls(explore: Explore) -> None:
    reader = explore("")
    assert reader.ask("document.documentElement.scrollHeight <= innerHeight")
