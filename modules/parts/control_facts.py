"""What the page's controls must be told of the state: options, bounds, reasons, crumbs, words."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

import geodata
from analysis.view import View
from analysis.wording import count_words, format_value

from .figures import Beside
from .level_choice import names_of, offered, reason_of
from .map_words import SUFFIXES
from .state import MOST_RESIDENTS, Chosen, Settings, Subject
from .views import Views, next_level, residents

NO_COUNTS = "Greyed: the figures come without the counts that pooling needs."
NO_SEX = "Not published by sex here."
NO_AGE = "One age group only is published."


def describe_state(
    views: Views,
    subject: Subject,
    settings: Settings,
    chosen: Chosen,
    view: View,
    shown: np.ndarray,
    comparators: list[Beside],
    address: str,
) -> dict[str, Any]:
    """Return the message that keeps the page's own controls in step with the state; plain JSON values."""
    indicator = subject.indicator
    periods = views.periods(indicator.id, subject.level)
    finer = next_level(indicator.levels, subject.level)
    areas = int(shown.sum())
    names = geodata.LEVELS[subject.level]
    return {
        "address": f"?{address}" if address else "",
        "indicator": indicator.id,
        "title": indicator.title,
        "note": ", ".join(
            part for part in (unit_words(indicator), sex_words(subject), subject.period) if part
        ),
        "projector_where": f"by {names.singular}",
        "projector_note": f"by {names.singular}, {subject.period}",
        "theme": indicator.theme,
        "level": subject.level,
        "below": indicator.polarity == "high_is_good",
        "levels": levels_of(subject),
        "many_periods": len(periods) > 1,
        "crumbs": crumbs(subject, chosen),
        "chosen": {"selected": chosen.selected, "tray": ",".join(chosen.tray)},
        "drill": {"level": finer, "reason": no_finer(subject)},
        "source": f"{source_words(views, subject)} Works without a network.",
        "table": f"{count_words(areas, names.singular, names.plural)}, highest first",
        "controls": controls(views, subject, settings, view, periods, comparators),
        "choices": choices(views, subject),
    }


def unit_words(indicator: Any) -> str:
    """Return the unit as a short note under the indicator's title."""
    plain = {
        "£": "pounds",
        "ratio": "ratio",
        "people": "number of people",
        "sales": "number of sales",
        "crimes": "number of crimes",
    }
    return plain.get(indicator.unit, indicator.unit)


def sex_words(subject: Subject) -> str:
    """Return the sex of the figures when it is one of two; empty for all persons."""
    return "" if subject.sex == "all" else f"{subject.sex}s"


def source_words(views: Views, subject: Subject) -> str:
    """Return publisher, dataset and licence in a line."""
    source = views.origin(subject)
    licence = source.licence.replace("Open Government Licence", "OGL")
    return f"{source.dataset}, {source.publisher}. {licence}."


def levels_of(subject: Subject) -> dict[str, dict[str, Any]]:
    """Return every map level: what it is called, how many areas, why it is greyed, whether it is offered."""
    names = names_of(offered(subject.indicator, subject.level))
    return {
        level: {
            "name": names.get(level, ""),
            "count": geodata.LEVELS[level].areas,
            "reason": reason_of(subject.indicator, level),
            "hidden": level not in names,
        }
        for level in geodata.MAP_LEVELS
    }


def crumbs(subject: Subject, chosen: Chosen) -> list[dict[str, str]]:
    """Return the way from Greater Manchester to the area shown or selected."""
    trail = [{"code": "", "name": "Greater Manchester"}]
    deepest = geodata.area(chosen.selected or subject.within, subject.level)
    if deepest is None:
        return trail
    within = geodata.area(subject.within, subject.level) if subject.within else None
    boroughs = [
        one
        for one in (geodata.area(deepest.parent_code), within, deepest)
        if one and one.level in geodata.MAP_LEVELS
    ]
    for one in sorted(boroughs, key=lambda area: geodata.MAP_LEVELS.index(area.level)):
        if one.code not in {crumb["code"] for crumb in trail}:
            trail.append({"code": one.code, "name": one.name})
    return trail


def no_finer(subject: Subject) -> str:
    """Return why a double click leads nowhere."""
    if geodata.LEVELS[subject.level].area_type == "lsoa":
        return "LSOAs are the smallest areas here."
    return (
        f"{subject.indicator.title} is not published for anything smaller than "
        f"{geodata.LEVELS[subject.level].plural}."
    )


def controls(
    views: Views,
    subject: Subject,
    settings: Settings,
    view: View,
    periods: list[str],
    comparators: list[Beside],
) -> dict[str, dict[str, Any]]:
    """Return bounds, labels and reasons of the sliders and selects."""
    has_counts = views.dimensions(subject.indicator.id, subject.level)["has_counts"]
    computed = subject.indicator.interval in ("wilson", "byar")
    missing = {
        one.code: "no figure here" for one in comparators if one.reason or not math.isfinite(one.value)
    }
    return {
        "period": {"labels": periods, "value": subject.period, "hidden": len(periods) < 2},
        "against": {"missing": missing, "value": settings.against},
        "threshold": threshold_bounds(subject, view) | {"value": threshold_words(settings)},
        "method": {"value": settings.method},
        "classes": {
            "value": str(settings.classes),
            "reason": "" if subject.indicator.mapped else "Nothing is coloured.",
        },
        "confidence": {
            "value": f"{settings.confidence * 100:.12g}",
            "reason": "" if computed else "Greyed: the intervals are published at 95 %, or there are none.",
        },
        "population": population_bounds(subject),
        "pool": {
            "min": 1,
            "max": max(len(periods), 2),
            "value": str(subject.pool),
            "reason": "" if has_counts and len(periods) > 1 else NO_COUNTS,
        },
    }


def threshold_words(settings: Settings) -> str:
    """Return the highlight limit as its slider and the address bar have it, "" when it is off."""
    return "" if settings.threshold is None else f"{settings.threshold:.12g}"


def threshold_bounds(subject: Subject, view: View) -> dict[str, Any]:
    """Return the ends and the step of the highlight slider: round numbers around the values."""
    indicator = subject.indicator
    known = view.values[np.isfinite(view.values)]
    low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 1.0)
    low = min(low, 0.0) if indicator.unit in ("%", "people", "per 1,000", "per 100,000") else low
    step = 10.0 ** math.floor(math.log10(max(high - low, 1e-6) / 40))
    step = max(step, 10.0**-indicator.decimals)
    side = "below" if indicator.polarity == "high_is_good" else "above"
    digits = max(0, -math.floor(math.log10(step)))
    return {
        "min": round(math.floor(low / step) * step, digits),
        "max": round((math.floor(high / step) + 1) * step, digits),
        "step": round(step, digits) if digits else step,
        "unit": SUFFIXES.get(indicator.unit, ""),
        "prefix": "£" if indicator.unit == "£" else "",
        "label": f"Highlight areas {side}",
        "reason": "" if indicator.mapped else "Greyed: nothing is coloured.",
    }


def population_bounds(subject: Subject) -> dict[str, Any]:
    """Return the ends and the step of the slider of fewest residents: up to where few areas are left.

    A minimum kept from another level stays on the slider.
    """
    people = residents(subject.level)
    if np.isnan(people).all():
        return {
            "value": str(subject.population),
            "max": 3000,
            "step": 100,
            "reason": f"No number of residents is held for {geodata.LEVELS[subject.level].plural}.",
        }
    top = float(np.nanquantile(people, 0.95))
    step = 100 if top <= 3000 else 500
    most = min(MOST_RESIDENTS, max(3000, math.ceil(top / step) * step))
    return {
        "value": str(subject.population),
        "max": max(most, subject.population),
        "step": step,
        "reason": ""
        if np.nanmin(people) < most
        else f"Every {geodata.LEVELS[subject.level].singular} has more.",
    }


def choices(views: Views, subject: Subject) -> dict[str, dict[str, Any]]:
    """Return the sexes and ages on offer, and why there is no choice."""
    offered = views.dimensions(subject.indicator.id, subject.level)
    sexes, ages = offered["sexes"], offered["ages"]
    return {
        "sex": {"options": sexes, "value": subject.sex, "reason": "" if len(sexes) > 1 else NO_SEX},
        "age": {"options": ages, "value": subject.age, "reason": "" if len(ages) > 1 else NO_AGE},
    }


def address_state(
    subject: Subject, settings: Settings, chosen: Chosen, wishes: Mapping[str, str]
) -> dict[str, str]:
    """Return the resolved state as the address bar carries it."""
    return {
        "indicator": subject.indicator.id,
        "level": subject.level,
        "within": subject.within,
        "period": subject.period if wishes["period"] else "",
        "sex": subject.sex if wishes["sex"] else "",
        "age": subject.age if wishes["age"] else "",
        "pool": str(subject.pool),
        "population": str(subject.population),
        "selected": chosen.selected,
        "tray": ",".join(chosen.tray),
        "against": settings.against,
        "threshold": threshold_words(settings),
        "classes": str(settings.classes),
        "method": settings.method,
        "manual": ",".join(f"{limit:.12g}" for limit in settings.manual),
        "confidence": f"{settings.confidence * 100:.12g}",
        **{key: wishes[key] for key in ("scale", "mode", "look", "chart", "places", "tiles", "story")},
    }


def value_words(subject: Subject, value: float) -> str:
    """Return a value of the subject's indicator as a reader sees it."""
    return format_value(value, subject.indicator.unit, subject.indicator.decimals)
