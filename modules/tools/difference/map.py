"""Difference made on the map: who is compared with whom, and how far every area left its course."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.change_classes import change_classes, class_names
from analysis.difference import Difference
from analysis.wording import sentence_case

from ...parts.painting import Extra, Painting, Spoken, paint_groups
from ..change.map import unit_of_change
from .figures import Compared, Place, everywhere

TREATED, COMPARISON, OTHER = "Where something was done", "Compared with", "Not compared with"


def paint_roles(compared: Compared) -> Painting:
    """Return the map of who was treated and who is compared with; the sentence has each area's change."""
    place, found = compared.place, compared.found
    codes = place.panel.area_codes
    groups = np.full(codes.size, 2.0)
    groups[np.isin(codes, found.comparison_codes)] = 1.0
    groups[np.isin(codes, place.treated)] = 0.0
    before, after, change = sides(place, found)
    groups[~np.isfinite(change)] = -1.0
    names = [TREATED, COMPARISON, OTHER]
    if not (groups == 2.0).any():
        names = names[:2]
    said = "{name}" + _parent(place) + ": from {extra0} before to {extra1} after. {group}."
    return _painted(place, groups, names, "roles", change, said, (before, after))


def paint_course(place: Place) -> Painting:
    """Return the map of how far every area left its course before at the same start."""
    indicator = place.asked.subject.indicator
    effects = everywhere(place).effects
    classes = change_classes(effects, indicator.decimals)
    called = class_names(classes, indicator.unit, indicator.decimals)
    names = [sentence_case(_course_word(name)) for name in called]
    # The worse end first, the highest where neither is.
    lowest_first = indicator.polarity == "high_is_good"
    codes = classes.codes if lowest_first else np.where(classes.codes < 0, -1, 4 - classes.codes)
    palette = "moves-neutral" if indicator.polarity == "neutral" else "deprived5"
    said = "{name}" + _parent(place) + ": on average {value} from its course before. {group}."
    return _painted(
        place, codes.astype(float), names if lowest_first else names[::-1], palette, effects, said, ()
    )


def sides(place: Place, found: Difference) -> tuple[NDArray, NDArray, NDArray]:
    """Return every area's mean before the start, its mean after it, and the change."""
    values = place.panel.values
    before = values[:, found.timing.before].mean(axis=1)
    after = values[:, found.timing.after].mean(axis=1)
    return before, after, after - before


def _painted(
    place: Place,
    groups: NDArray,
    names: list[str],
    palette: str,
    values: NDArray,
    sentence: str,
    extras: tuple,
) -> Painting:
    indicator = place.asked.subject.indicator
    return paint_groups(
        groups,
        place.level,
        place.shown,
        Spoken(
            legend=f"Since {place.label}",
            sentence=sentence,
            unit=unit_of_change(indicator.unit),
            decimals=indicator.decimals,
            polarity=indicator.polarity,
            missing="no figure in one of the periods",
            extras=tuple(Extra(one, indicator.unit, indicator.decimals) for one in extras),
        ),
        names,
        palette=palette,
        values=values,
    )


def _parent(place: Place) -> str:
    return "" if place.level == "borough" else ", {parent}"


def _course_word(name: str) -> str:
    """Return a class of change as one of course: "fell 2 points or more" → "2 points or more lower"."""
    if name.startswith("changed "):
        return f"{name.removeprefix('changed ')} off course"
    verb, rest = name.split(" ", 1)
    return f"{rest} {'lower' if verb == 'fell' else 'higher'}"
