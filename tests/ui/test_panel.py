"""The panel beside the map: sentence, numbers, where they come from, comparators and charts."""

from __future__ import annotations

from exploring import Explore

pytest_plugins = ("shared_tab",)


def test_the_sentence_names_the_area_selected(explore: Explore) -> None:
    reader = explore("selected=E05015244")
    assert "Bucklow-St. Martins" in reader.sentence().inner_text()
