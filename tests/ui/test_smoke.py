"""The page opens as a newcomer finds it: painted, in words, and with every theme, out of this one server."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from browsing import ExplorerPage


def test_the_page_opens_with_its_map_painted(open_page: Callable[..., ExplorerPage]) -> None:
    explorer = open_page()
    assert "GM Determinants Explorer" in explorer.page.title()
    assert explorer.ask("document.querySelectorAll('.area').length") > 0
    themes = explorer.page.get_by_role("navigation", name="Themes").get_by_role("button")
    assert {"Worklessness", "Health", "Housing", "Skills"} <= set(themes.all_inner_texts())
    explorer.page.locator("#summary .sentence").wait_for()
