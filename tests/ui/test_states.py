"""What the page says while it works, and where there is nothing to show."""

from __future__ import annotations

from exploring import Explore

pytest_plugins = ("shared_tab",)


def test_the_thin_bar_is_gone_when_the_server_has_answered(explore: Explore) -> None:
    reader = explore("")
    reader.settled()
    assert not reader.ask("document.documentElement.classList.contains('shiny-busy')")
