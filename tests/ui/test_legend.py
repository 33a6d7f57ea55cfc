"""The legend: a histogram that is also the filter of the map."""

from __future__ import annotations

from exploring import Explore

pytest_plugins = ("shared_tab",)


def test_the_counts_of_the_classes_are_all_areas(explore: Explore) -> None:
    reader = explore("")
    assert reader.legend().count() >= 3
