"""Other indicators than the one of the picker, at the level that the map shows. No Shiny here."""

from __future__ import annotations

from analysis.errors import AnalysisError
from analysis.view import View
from catalogue import Indicator

from ..parts.level_choice import reason_of
from ..parts.state import Notices, Settings, Subject, resolve_subject
from ..parts.views import Views


class NotHeld(AnalysisError):
    """An indicator that has no figures at the level shown; the message says why."""


def indicator_of(views: Views, indicator_id: str) -> Indicator:
    """Return an indicator of the catalogue.

    Raises
    ------
    NotHeld
        The snapshot has no such indicator.
    """
    found = views.catalogue.indicators.get(indicator_id)
    if found is None:
        raise NotHeld(f"There is no indicator “{indicator_id}” in this snapshot. Choose another one.")
    return found


def subject_of(views: Views, indicator_id: str, beside: Subject, period: str = "") -> Subject:
    """Return another indicator as a subject beside the map's: its level, place, sex and minimum of residents.

    The period is the newest unless told; sex and age are the publisher's first where the wish is not
    published.

    Raises
    ------
    NotHeld
        It has no figures at the level.
    """
    indicator = indicator_of(views, indicator_id)
    reason = reason_of(indicator, beside.level) or views.absent(indicator_id, beside.level)
    if reason:
        raise NotHeld(f"{indicator.title} has no figures here: {reason}")
    wishes = {
        "indicator": indicator_id,
        "level": beside.level,
        "within": beside.within,
        "period": period,
        "sex": beside.sex,
        "population": str(beside.population),
    }
    return resolve_subject(wishes, views.catalogue, views, Notices())


def view_of(views: Views, indicator_id: str, beside: Subject, settings: Settings, period: str = "") -> View:
    """Return another indicator's figures at the level of the map; see `subject_of`."""
    return views.view(subject_of(views, indicator_id, beside, period), settings)


def held_at(views: Views, level: str) -> list[Indicator]:
    """Return the indicators with figures at a level, by theme and title."""
    every = views.catalogue.indicators.values()
    found = [one for one in every if not reason_of(one, level) and not views.absent(one.id, level)]
    return sorted(found, key=lambda one: (one.theme, one.title))
