"""A session's own groups as one more level: what they can show, and why not the rest. No Shiny here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from catalogue import Indicator
from own import Grouping

from ...parts.views import Views
from .figures import NOT_OWN, refusal, single_levels, source_of, ways_of


def reasons(views: Views, grouping: Grouping) -> dict[str, str]:
    """Return why each published indicator cannot be shown by groups, in a sentence, "" where it can be.

    Nothing of the file is in it: what can be added up hangs on the level that groups are made of, and what
    does not add up on the levels of areas that are a group by themselves. Which figures are held is
    remembered by `views`.
    """
    ways = [(way, [one for one in single_levels(way) if way.same_as(one)]) for way in ways_of(grouping)]
    return {
        one.id: "" if any(_has(views, *way, one) for way in ways) else refusal(views, grouping, one)
        for one in _published(views)
    }


def _published(views: Views) -> Iterator[Indicator]:
    return (one for one in views.catalogue.indicators.values() if not one.id.startswith("own_"))


def _has(views: Views, way: Grouping, singles: Sequence[str], indicator: Indicator) -> bool:
    """Return whether there are areas that can be added up, or such as are a group by themselves."""
    if source_of(views, way, indicator):
        return True
    return any(level in indicator.levels and not views.absent(indicator.id, level) for level in singles)


def able(views: Views, told: Mapping[str, str], beside: Indicator) -> list[Indicator]:
    """Return the indicators that can be shown by groups, those of the same theme first.

    Parameters
    ----------
    told
        What `reasons` returns.
    """
    found = [one for one in _published(views) if one.id != beside.id and not told[one.id]]
    return sorted(found, key=lambda one: (one.theme != beside.theme, not one.mapped, one.theme, one.title))


def level_message(grouping: Grouping | None, told: Mapping[str, str]) -> dict[str, Any]:
    """Return what the page is told of the level: how many groups, and what cannot be shown by them and why.

    `own` is the reason of a session's own indicators.
    """
    if grouping is None:
        return {"groups": 0, "reasons": {}, "own": ""}
    return {"groups": len(grouping.groups), "reasons": dict(told), "own": NOT_OWN}
