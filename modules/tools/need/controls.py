"""What the page's own controls of the need tool are told: weights, bounds, conditions. No Shiny."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...parts.views import Views
from .choice import MOST_INDICATORS, NEW_WEIGHT, Choice, offered, title_of
from .conditions import Asked, told
from .figures import Place, most_at_the_top


def controls_told(
    views: Views, place: Place, choice: Choice, ranked: int, k: int, kind: str, asked: Sequence[Asked]
) -> dict[str, dict[str, Any]]:
    """Return what each control must know; see `Outcome.controls`."""
    budget = kind == "budget"
    most = most_at_the_top(ranked)
    top = {"k": {"min": 1, "max": most, "value": str(min(k, most))}} if ranked else {}
    return top | {
        "weights": weights_told(views, place, choice),
        "conditions": told(views, place, asked),
        "budget": {"hidden": not budget, "prefix": "£"},
        "least_budget": {"hidden": not budget, "prefix": "£"},
        "staff": {"hidden": budget},
        "least_staff": {"hidden": budget},
    }


def weights_told(views: Views, place: Place, choice: Choice) -> dict[str, Any]:
    """Return the indicators weighed, and those that could be."""
    chosen = {name for name, _ in choice.entries}
    return {
        "weights": [
            {"id": name, "title": title_of(views, name), "weight": weight} for name, weight in choice.entries
        ],
        "own": choice.own,
        "offered": [
            {"id": one.id, "title": one.title, "theme": one.theme}
            for one in offered(views, place.level)
            if one.id not in chosen
        ],
        "most": MOST_INDICATORS,
        "start": NEW_WEIGHT,
    }
