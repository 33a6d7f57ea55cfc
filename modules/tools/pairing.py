"""Another indicator beside the map's: which one, what it is called, why some are refused. No Shiny here."""

from __future__ import annotations

from dataclasses import replace

from analysis.errors import NotComparable
from analysis.pairs import Named, refuse_pair
from catalogue import Indicator

from ..parts.state import Subject
from ..parts.views import Views
from .others import held_at, indicator_of

SUGGESTED = "A suggestion"
"""The words of the option that leaves the choice to `suggested`."""

USUAL = (
    "employment_deprivation",
    "health_deprivation",
    "education_deprivation",
    "employment_deprivation_2025",
    "health_deprivation_2025",
)
"""What is set beside an indicator unless the reader chooses: worklessness; beside that, health."""

A_NUMBER = (
    "A number grows with the people who live there, and would go with anything that does: choose a rate."
)
A_RANK = "A rank says who is before whom, not by how much: choose the score instead."


def named(indicator: Indicator) -> Named:
    """Return what sentences call an indicator."""
    return Named(indicator.title, indicator.unit, indicator.decimals, indicator.polarity)


def named_of(subject: Subject) -> Named:
    """Return what sentences call what is on the map: figures of one sex say so."""
    of_whom = f" ({subject.sex}s)" if subject.sex in ("female", "male") else ""
    return replace(named(subject.indicator), title=subject.indicator.title + of_whom)


def periods_apart(one: Subject, other: Subject) -> str:
    """Return that two indicators are of different periods, "" where they are not."""
    if one.period == other.period:
        return ""
    return f"The two are of different periods: {one.period} and {other.period}."


def why_not(indicator: Indicator) -> str:
    """Return why an indicator cannot be set against another, "" where it can."""
    if indicator.mapped:
        return ""
    return A_RANK if indicator.measure == "rank" else A_NUMBER


def check_pair(one: Indicator, other: Indicator) -> None:
    """Raise where two indicators must not be set against each other.

    Raises
    ------
    NotComparable
        They are the same, one is made of the other, or one is a number or a rank.
    """
    for indicator in (one, other):
        _check_alone(indicator)
    contains = {indicator.id: indicator.contains for indicator in (one, other)}
    refuse_pair(one.id, other.id, contains, named(other))


def beside(views: Views, subject: Subject, wish: str) -> Indicator:
    """Return the indicator that is wished for beside the map's, or one that suits it.

    Raises
    ------
    NotComparable
        The two must not be set against each other; see `check_pair`.
    NotHeld
        The snapshot has no such indicator.
    """
    found = indicator_of(views, wish) if wish else suggested(views, subject)
    check_pair(subject.indicator, found)
    return found


def suggested(views: Views, subject: Subject) -> Indicator:
    """Return an indicator that can be set beside the map's at its level.

    Raises
    ------
    NotComparable
        There is none.
    """
    _check_alone(subject.indicator)
    held = {one.id: one for one in held_at(views, subject.level) if fits(subject.indicator, one)}
    wanted = next((held[name] for name in USUAL if name in held), None)
    found = wanted or next((one for one in held.values() if one.polarity != "neutral"), None)
    if found is None:
        raise NotComparable("No other indicator of this level fits beside this one: choose another level.")
    return found


def _check_alone(indicator: Indicator) -> None:
    """Raise where an indicator must not be set against any other."""
    if why_not(indicator):
        raise NotComparable(f"{named(indicator).quoted} cannot be set beside another. {why_not(indicator)}")


def fits(one: Indicator, other: Indicator) -> bool:
    """Return whether two indicators may be set against each other."""
    try:
        check_pair(one, other)
    except NotComparable:
        return False
    return True


def missing(views: Views, subject: Subject) -> dict[str, str]:
    """Return why each indicator that cannot stand beside the map's is greyed, by id."""
    held = {one.id for one in held_at(views, subject.level)}
    found = {}
    for one in views.catalogue.indicators.values():
        if one.id not in held:
            found[one.id] = "not at this level"
        elif why_not(one):
            found[one.id] = "a rank" if one.measure == "rank" else "a number, not a rate"
        elif not fits(subject.indicator, one) and not why_not(subject.indicator):
            found[one.id] = "on the map" if one.id == subject.indicator.id else "overlaps with the map’s"
    return found
