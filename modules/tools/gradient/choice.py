"""What a gradient is made of: which measure ranks the areas, which of them, and the people behind a figure.

No Shiny here.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

import geodata
from analysis.errors import AnalysisError, NotComparable
from analysis.groups import RANKED_IN_ENGLAND
from analysis.view import View
from analysis.wording import sentence_case
from catalogue import BASE_WORDS, Indicator, contains, overlap_in_any_release

from ...parts.level_choice import reason_of
from ...parts.state import Subject
from ...parts.views import Views, census_of, residents

Floats = NDArray[np.float64]

PREFERRED = (
    "imd_score",
    "imd_score_2025",
    "income_deprivation",
    "income_deprivation_2025",
    "employment_deprivation",
    "employment_deprivation_2025",
    "household_deprivation_2021",
)
"""Ranking measures in the order in which they are taken where the reader chose none: the index that public
health ranks by, then the domains for what the index contains."""
ENGLAND = {"lsoa11": "imd_rank", "lsoa21": "imd_rank_2025"}
RANKING_MEASURES = ("proportion", "rate", "score", "index", "rank")
SAME_BENEFITS = frozenset({"income_deprivation", "employment_deprivation"})

HELD_FOR_LSOAS = (
    "England’s ranks are held for LSOAs only. Show the map by LSOA, or take groups within Greater Manchester."
)
NOTHING_RANKS = (
    "No deprivation measure is held for these areas, so nothing ranks them. Show the map by LSOA, ward or "
    "borough, or choose what they are ranked by."
)
ALL_PARTS = (
    "Every deprivation measure held here contains this indicator or is a part of it, so the two would rise "
    "together whatever the truth. Choose another indicator, such as one of health or housing."
)


@dataclass(frozen=True, slots=True)
class Wish:
    """The tool's settings: `measure` is "" for the usual one, `where` map, gm or england."""

    measure: str = ""
    where: str = "map"
    groups: int = 5
    variant: str = "usual"
    draws: int = 20_000


@dataclass(frozen=True, slots=True)
class Ranking:
    """What the areas are ranked by, and a sentence on why where the reader did not choose it."""

    indicator: Indicator
    reason: str = ""

    @property
    def high_is_deprived(self) -> bool:
        """Whether the highest figure is the most deprived."""
        return self.indicator.polarity == "high_is_bad"

    @property
    def of_deprivation(self) -> bool:
        """Whether it measures deprivation, so that areas are called most and least deprived."""
        title = self.indicator.title.lower()
        return any(word in title for word in ("deprivation", "deprived", "low income"))

    @property
    def ends(self) -> tuple[str, str]:
        """What the two ends are called."""
        if self.of_deprivation:
            return "most deprived", "least deprived"
        title = low_title(self.indicator)
        high, low = f"highest {title}", f"lowest {title}"
        return (high, low) if self.high_is_deprived else (low, high)


def ranking_for(views: Views, subject: Subject, wish: Wish) -> Ranking:
    """Return what ranks the areas: the reader's measure, or the first preferred one that leaves it out.

    Raises
    ------
    NotComparable
        The measure is the indicator itself, contains it, or is a part of it; the message names another.
    AnalysisError
        It is not held at the level, or cannot rank areas; England's ranks at another level than LSOA.
    """
    if wish.where == "england":
        return Ranking(_allowed(views, subject, _england(views, subject.level)))
    if wish.measure:
        return Ranking(_allowed(views, subject, wish.measure))
    usual = usual_measure(views, subject)
    if not usual:
        held = any(not why_not_held(views, name, subject.level) for name in PREFERRED)
        raise NotComparable(ALL_PARTS if held else NOTHING_RANKS)
    indicator = views.catalogue.indicators[usual]
    held = [name for name in PREFERRED if not why_not_held(views, name, subject.level)]
    if held[0] == usual:
        return Ranking(indicator)
    passed = sentence_case(low_title(views.catalogue.indicators[held[0]]))
    return Ranking(indicator, f"{passed} contains this indicator and cannot rank it.")


def usual_measure(views: Views, subject: Subject) -> str:
    """Return the first preferred measure that is held and does not overlap the indicator; "" for none."""
    every = views.catalogue.indicators
    fit = (
        name
        for name in PREFERRED
        if not why_not_held(views, name, subject.level)
        and not overlap_in_any_release(subject.indicator, every[name])
    )
    return next(fit, "")


def why_not(views: Views, subject: Subject, name: str) -> str:
    """Return why an indicator cannot rank the areas, in a few words for a greyed option; "" where it can."""
    held = why_not_held(views, name, subject.level)
    if held:
        return held
    measure = views.catalogue.indicators[name]
    if measure.polarity == "neutral":
        return "Neither end of it is worse."
    if measure.measure not in RANKING_MEASURES:
        return "A number of people, a price or years do not rank deprivation."
    if overlap_in_any_release(subject.indicator, measure):
        return "It contains the indicator on the map, or is a part of it."
    return ""


def why_not_held(views: Views, name: str, level: str) -> str:
    """Return why an indicator has no figures at a level, "" where it has."""
    indicator = views.catalogue.indicators.get(name)
    if indicator is None:
        return "Not in this snapshot."
    return reason_of(indicator, level) or views.absent(name, level)


def _allowed(views: Views, subject: Subject, name: str) -> Indicator:
    measure = views.catalogue.indicators.get(name)
    if measure is not None and overlap_in_any_release(subject.indicator, measure):
        raise NotComparable(_itself(views, subject, measure))
    reason = why_not(views, subject, name)
    if reason or measure is None:
        title = measure.title if measure else f"“{name}”"
        raise AnalysisError(f"{title} cannot rank these areas: {reason[:1].lower()}{reason[1:]}")
    return measure


def _itself(views: Views, subject: Subject, measure: Indicator) -> str:
    outcome = subject.indicator
    if measure.id == outcome.id:
        told = f"{sentence_case(low_title(measure))} cannot be ranked by itself"
    elif contains(measure, outcome):
        told = f"{sentence_case(low_title(measure))} contains {low_title(outcome)}"
    else:
        told = f"{sentence_case(low_title(outcome))} contains {low_title(measure)}"
    usual = usual_measure(views, subject)
    if not usual:
        return ALL_PARTS
    other = low_title(views.catalogue.indicators[usual])
    within = "Take groups within Greater Manchester, ranked" if measure.measure == "rank" else "Rank areas"
    return f"{told}, so the two would rise together whatever the truth. {within} by {other} instead."


def _england(views: Views, level: str) -> str:
    name = ENGLAND.get(level, "")
    if not name or level not in RANKED_IN_ENGLAND or why_not_held(views, name, level):
        raise AnalysisError(HELD_FOR_LSOAS)
    return name


def low_title(indicator: Indicator) -> str:
    """Return a title as it stands inside a sentence, without what follows a comma."""
    title = indicator.title.split(",")[0]
    if title.startswith("Index of"):
        return f"the {title}"
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def people_behind(view: View, indicator: Indicator) -> tuple[Floats, str]:
    """Return the people that each area's value is of, and what they are where they only stand for them.

    The published base where there is one, else the catalogue's weight or base, else the residents.

    Raises
    ------
    AnalysisError
        A rate of people whose number is not held, and whom others do not stand for.
    """
    values = np.isfinite(view.values)
    base = view.denominator
    if values.any() and (base[values] > 0).all():
        return base, ""
    if indicator.aggregation == "sum":
        raise AnalysisError(_no_base(indicator, view.level))
    named = indicator.weight or indicator.people_base or census_of(view.level)
    people = geodata.load_areas(view.level)[named].to_numpy(float)
    if not np.isfinite(people[values]).any():
        named, people = census_of(view.level), residents(view.level)
    own = indicator.measure not in ("proportion", "rate") or (indicator.weight and not indicator.estimated)
    return people, "" if own else BASE_WORDS[named]


def _no_base(indicator: Indicator, level: str) -> str:
    coarser = [indicator.greyed.get(one, "") for one in geodata.MAP_LEVELS if one != level]
    told = next(
        (reason for reason in coarser if "held" in reason), "The people behind each rate are not held."
    )
    return f"{indicator.title} has no gradient here. {told}"


def caution_about(outcome: Indicator, measure: Indicator) -> str:
    """Return what an analyst would object to in setting these two against each other, "" for nothing."""
    both = {_plain(outcome.id), _plain(measure.id)}
    if both == SAME_BENEFITS:
        return (
            "Income and employment deprivation count many of the same people on out-of-work benefits, so "
            "part of this gradient is built in."
        )
    if outcome.theme == measure.theme == "worklessness":
        return (
            f"{sentence_case(low_title(measure))} is itself about being out of work or on a low income, so "
            "part of this gradient is built in."
        )
    return ""


def _plain(name: str) -> str:
    return name.removesuffix("_2025")
