"""The page for those who do not see or point: rules of accessibility held by axe, and the keyboard."""

from __future__ import annotations

from exploring import Explore

pytest_plugins = ("shared_tab",)


def test_the_page_has_a_language_and_a_title(explore: Explore) -> None:
    reader = explore("")
    assert reader.ask("document.documentElement.lang").startswith("en")
    assert "Employment deprivation" in reader.ask("document.title")
