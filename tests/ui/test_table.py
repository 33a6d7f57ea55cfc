"""The table under the map: what the map shows, in rows, and as files."""

from __future__ import annotations

from exploring import Explore

pytest_plugins = ("shared_tab",)


def test_the_table_is_closed_until_asked_for(explore: Explore) -> None:
    reader = explore("")
    assert reader.page.locator("#table .rows .row:visible").count() == 0
