"""Several conditions at once over the areas of the map: what is set, which areas meet them. No Shiny."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from htmltools import TagList, tags
from numpy.typing import NDArray

import geodata
from analysis.conditions import ABOVE, BELOW, SIDES, Condition, Met, meet_all
from analysis.wording import count_words, format_number, format_value, join_words, sentence_case

from ...parts.control_facts import threshold_bounds
from ...parts.painting import Painting, Spoken, paint_groups
from ...parts.tool_words import area_list
from ...parts.views import Views, inside, residents
from ..others import NotHeld, held_at
from .figures import Place, figure_of_indicator

MOST = 4
LISTED = 10
QUARTILES = {ABOVE: 0.75, BELOW: 0.25}
"""Where a new condition's threshold starts: at the areas that are a quarter from that end."""
GROUPS = ("Meets all conditions", "Does not")


@dataclass(frozen=True, slots=True)
class Wish:
    """One condition as the address bar has it; a threshold of None starts where a quarter lie beyond."""

    indicator_id: str
    side: str
    threshold: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """One condition with its figures and the words for it; `place` is where it stands among the wishes."""

    place: int
    wish: Wish
    condition: Condition
    words: str
    bounds: dict[str, Any]


def parse_conditions(text: str) -> list[Wish]:
    """Return the conditions of "claimants:above:50,crime:below:0.4"; what is none is left out."""
    found = []
    for piece in text.split(",")[:MOST]:
        name, side, limit, *_ = [*piece.strip().split(":"), "", "", ""]
        if name and side in SIDES:
            found.append(Wish(name, side, _number(limit)))
    return found


def asked_of(views: Views, place: Place, wishes: Sequence[Wish]) -> list[Asked]:
    """Return the conditions with figures at the level; those without are left out."""
    found = []
    for at, wish in enumerate(wishes):
        try:
            subject, view = figure_of_indicator(views, wish.indicator_id, place.whole)
        except NotHeld:
            continue
        indicator = subject.indicator
        bounds = threshold_bounds(subject, view)
        limit = _start(view.values, wish.side, bounds["step"]) if wish.threshold is None else wish.threshold
        limit = round(limit, indicator.decimals)
        value = format_value(limit, indicator.unit, indicator.decimals)
        found.append(
            Asked(
                at,
                Wish(wish.indicator_id, wish.side, limit),
                Condition(view.values, wish.side, limit, indicator.decimals),
                f"{indicator.title} {wish.side} {value}",
                bounds,
            )
        )
    return found


def _start(values: NDArray[np.float64], side: str, step: float) -> float:
    """Return a threshold that a quarter of the areas lie beyond, on a step of the slider."""
    known = values[np.isfinite(values)]
    return round(float(np.quantile(known, QUARTILES[side])) / step) * step if known.size else 0.0


def met_by(asked: Sequence[Asked], place: Place) -> Met:
    """Return the areas shown that meet all; raises `AnalysisError` without a condition."""
    return meet_all(
        [one.condition for one in asked], residents(place.level), inside(place.level, place.within)
    )


def paint_met(met: Met, place: Place, asked: Sequence[Asked]) -> Painting:
    """Return the map of the areas that meet all conditions, those that do not, and hatched those unknown."""
    groups = np.where(met.areas, 0, np.where(met.unknown, -1, 1))
    count = np.sum([one.condition.met() for one in asked], axis=0).astype(float)
    count[met.unknown] = np.nan
    words = Spoken(
        "Several conditions",
        f"{{name}}, {{parent}}: {{group}}, {{value}} of {len(asked)} met.",
        decimals=0,
        missing="not known, because a figure is missing",
    )
    shown = inside(place.level, place.within)
    return paint_groups(groups, place.level, shown, words, GROUPS, palette="conditions", values=count)


def column_of(met: Met) -> NDArray[np.str_]:
    """Return for each area whether it meets all: "yes", "no" or "not known"."""
    return np.where(met.areas, "yes", np.where(met.unknown, "not known", "no"))


def met_answer(asked: Sequence[Asked], met: Met, place: Place) -> TagList:
    """Return how many areas and people meet all conditions, how many each, and which areas."""
    of = int(inside(place.level, place.within).sum())
    areas = geodata.load_areas(place.level)
    count = count_words(met.count, place.singular, place.plural)
    hit = np.flatnonzero(met.areas)
    people = residents(place.level)
    order = hit[np.argsort(-np.nan_to_num(people[hit]), kind="stable")][:LISTED]
    alone = join_words([f"{n:,} meet “{one.words}”" for n, one in zip(met.each, asked, strict=True)])
    return TagList(
        tags.p(
            tags.strong(sentence_case(count)),
            f" of {of:,} {'meets' if met.count == 1 else 'meet'} {'all' if len(asked) > 1 else 'it'}",
            f", home to {format_number(round(met.people, -2))} people." if met.count else ".",
            class_="theme-answer",
        ),
        tags.p(
            f"For {count_words(met.count_unknown, place.singular, place.plural)} nobody can say, because a "
            f"figure is missing: {format_number(round(met.people_unknown, -2))} people.",
            class_="note",
        )
        if met.count_unknown
        else None,
        tags.p(f"Taken alone, {alone}.", class_="note") if len(asked) > 1 else None,
        area_list(
            "Most people first",
            [
                (
                    str(areas["area_code"].iloc[at]),
                    str(areas["name"].iloc[at]),
                    str(areas["parent_name"].iloc[at]) if place.level != "borough" else "",
                    f"{format_number(people[at])} people",
                )
                for at in order.tolist()
            ],
        )
        if met.count
        else None,
    )


def told(views: Views, place: Place, asked: Sequence[Asked]) -> dict[str, Any]:
    """Return what the page's own controls must know: the conditions, their bounds, what can be asked."""
    offered = [one for one in held_at(views, place.level) if one.measure != "rank"]
    return {
        "conditions": [
            {
                "place": one.place,
                "id": one.wish.indicator_id,
                "title": views.catalogue.indicators[one.wish.indicator_id].title,
                "side": one.wish.side,
                "at": one.wish.threshold,
                **{name: one.bounds[name] for name in ("min", "max", "step", "unit", "prefix")},
            }
            for one in asked
        ],
        "offered": [{"id": one.id, "title": one.title, "theme": one.theme} for one in offered],
        "most": MOST,
    }


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if np.isfinite(number) else None
