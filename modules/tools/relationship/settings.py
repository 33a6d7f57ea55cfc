"""The relationship's settings, and what their controls are told."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from ..limits import Limit
from ..pairing import SUGGESTED
from ..settings import IndicatorChoice, Switch
from .figures import Limits, Relation

OTHER = IndicatorChoice(
    "x",
    "Goes with",
    none=SUGGESTED,
    why="The exposure, across. The map’s indicator is the outcome, upwards. As long as it is a suggestion, "
    "that is worklessness; beside worklessness, health. What contains the map’s indicator is greyed.",
)
ALSO = tuple(
    IndicatorChoice(
        f"also{number}",
        "Hold still" if number == 1 else "Hold still as well",
        none="Nothing" if number == 1 else "Nothing more",
        why="A further exposure: with it held still, what remains of the first is its own. At most three.",
    )
    for number in (1, 2, 3)
)
WEIGHTED = Switch(
    "weighted", "Weigh by residents", why="Every resident counts the same, instead of every area."
)
RESIDUALS = Switch(
    "residuals", "Map what is left over", why="Colours areas by how far above or below the line they lie."
)
RANGE = Switch(
    "range",
    "Pick areas by range",
    why="Sliders in place of a rectangle drawn over the dots: the areas between them are lit on the map.",
)
WITHIN = "Areas whose figure lies within these limits are lit on the map and counted."
SIDES = tuple(Limit(side, "Range", why=WITHIN) for side in ("x_from", "x_to", "y_from", "y_to"))


def controls_of(
    relation: Relation | None,
    missing: Mapping[str, str],
    also: Sequence[str],
    limits: Limits,
    *,
    hidden: bool,
) -> dict[str, dict[str, Any]]:
    """Return what the page's controls are told: what is greyed, which stand, the sliders' bounds.

    A further exposure has its control once the one before is chosen; the sliders of the rectangle theirs
    unless they are `hidden`.
    """
    told: dict[str, dict[str, Any]] = {OTHER.id: {"missing": missing}}
    if relation:
        told[OTHER.id]["value"] = relation.subjects[0].indicator.id
    taken = {**missing} | ({relation.subjects[0].indicator.id: "across already"} if relation else {})
    for place, one in enumerate(ALSO):
        earlier = {name: "held still already" for name in also[:place] if name}
        wanted = place == 0 or any(also[place - 1 :])
        told[one.id] = {"missing": {**taken, **earlier}, "hidden": not wanted}
    return told | side_controls(relation, limits, hidden=hidden)


def side_controls(relation: Relation | None, limits: Limits, *, hidden: bool) -> dict[str, dict[str, Any]]:
    """Return what the sliders of the rectangle are told; an open side stands at the end of the figures."""
    if relation is None or None in relation.spans:
        return {one.id: {"hidden": True} for one in SIDES}
    told = {}
    given = (limits.x_from, limits.x_to, limits.y_from, limits.y_to)
    for place, (one, value) in enumerate(zip(SIDES, given, strict=True)):
        name, span = relation.names[place // 2], relation.spans[place // 2]
        assert span is not None
        upper = place % 2 == 1
        end = span.high if upper else span.low
        label = f"{name.title}, {'to' if upper else 'from'}"
        told[one.id] = span.told(name, label, end if math.isnan(value) else value, hidden=hidden)
    return told
