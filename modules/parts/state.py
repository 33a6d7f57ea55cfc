"""What the address bar says, and the nearest valid state to it.

A *wish* is text: what a control or a link asked for. It is resolved against the catalogue and the store into
frozen dataclasses that hold only what exists. Every change of a wish to something else is a notice: one
sentence for the user. Nothing here knows Shiny.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlencode

import geodata
from catalogue import Catalogue, Indicator

from . import nearest
from .nearest import Notices, named

MOST_COMPARED = 10  # selection and compare tray together, letters A to J
MOST_FIELDS = 100
LONGEST_VALUE = 2000
MOST_RESIDENTS = 20_000  # most wards have fewer
METHODS = {
    "natural": "Natural breaks",
    "quantile": "Equal counts",
    "equal": "Equal intervals",
    "deviation": "Standard deviations",
    "manual": "My own",
}
DEFAULTS: dict[str, str] = {
    "indicator": "employment_deprivation",
    "level": "ward25",
    "within": "",
    "period": "",
    "sex": "",
    "age": "",
    "pool": "1",
    "selected": "",
    "tray": "",
    "against": geodata.GM,
    "threshold": "",
    "classes": "5",
    "method": "natural",
    "manual": "",
    "confidence": "95",
    "population": "0",
    "scale": "",
    "mode": "",
    "look": "",
    "chart": "stands",
    "places": "",
    "tiles": "",
    "tool": "",
    "story": "",
}
AGAINST = ("parent", *(code for code, _ in geodata.COMPARATORS))


class NothingHeld(LookupError):
    """The snapshot has no figures for any indicator; the message is a sentence."""


class Facts(Protocol):
    """What the state needs to know of the store."""

    def periods(self, indicator_id: str, level: str) -> list[str]:
        """Return the periods published, oldest first."""
        ...

    def dimensions(self, indicator_id: str, level: str) -> Mapping[str, Any]:
        """Return the sexes, ages and whether there are counts."""
        ...

    def absent(self, indicator_id: str, level: str) -> str:
        """Return why nothing is held at a level, "" where there are figures."""
        ...


@dataclass(frozen=True, slots=True)
class Subject:
    """Which figures are on the map: everything that changes the values themselves."""

    indicator: Indicator
    level: str
    within: str
    period: str
    sex: str
    age: str
    pool: int
    population: int

    @property
    def key(self) -> tuple[str, str, str, str, str, int]:
        """The hashable part that names one set of observations."""
        return (self.indicator.id, self.level, self.period, self.sex, self.age, self.pool)


@dataclass(frozen=True, slots=True)
class Settings:
    """How the figures are shown: classes, threshold, comparator, confidence."""

    against: str
    threshold: float | None
    classes: int
    method: str
    manual: tuple[float, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Chosen:
    """The selected area and the compare tray, GSS codes of one level."""

    selected: str = ""
    tray: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """Selected area first, then the tray; the order gives the letters A, B, C …"""
        rest = tuple(code for code in self.tray if code != self.selected)
        return ((self.selected,) if self.selected else ()) + rest

    @property
    def letters(self) -> dict[str, str]:
        """The letter of each code; without a selection the letters start at B."""
        start = ord("A") if self.selected else ord("B")
        return {code: chr(start + place) for place, code in enumerate(self.codes)}


def parse_address(search: str) -> dict[str, str]:
    """Return the wishes of a query string, one value a key; later repeats and empty values are ignored."""
    fields = search.lstrip("?").split("&")[:MOST_FIELDS]
    wishes: dict[str, str] = {}
    for key, value in parse_qsl("&".join(fields), keep_blank_values=False):
        wishes.setdefault(key, value[:LONGEST_VALUE])
    return {key: value for key, value in wishes.items() if key}


def write_address(state: Mapping[str, str], defaults: Mapping[str, str] = DEFAULTS) -> str:
    """Return the query string of a state; what equals its default is left out."""
    return urlencode(
        {key: value for key, value in state.items() if value != defaults.get(key, "")}, safe=",:"
    )


def unknown_keys(wishes: Mapping[str, str], known: set[str], notices: Notices) -> None:
    """Tell of keys in a link that no part of the page understands."""
    strange = sorted(set(wishes) - known)
    if strange:
        listed = ", ".join(named(key) for key in strange[:5])
        notices.add(f"The link has settings that this version does not know: {listed}. They were ignored.")


def resolve_subject(
    wishes: Mapping[str, str], catalogue: Catalogue, facts: Facts, notices: Notices
) -> Subject:
    """Return the subject nearest to the wishes.

    Raises
    ------
    NothingHeld
        The snapshot has no figures for any indicator of the catalogue.
    """
    indicator, level = _held(wishes, catalogue, facts, notices)
    periods = list(facts.periods(indicator.id, level))
    dimensions = facts.dimensions(indicator.id, level)

    def offered(key: str, from_among: Sequence[str], usual: str) -> str:
        wish = wishes.get(key, "")
        sentence = f"{indicator.title} has no {key} {named(wish)}; showing {usual}."
        return nearest.one_of(wish, from_among, usual, sentence, notices)

    most = len(periods) if dimensions["has_counts"] else 1
    pool = nearest.number(wishes.get("pool", ""), 1, 1, most, "years pooled", notices, quietly=True)
    population = nearest.number(
        wishes.get("population", ""), 0, 0, MOST_RESIDENTS, "minimum population", notices
    )
    return Subject(
        indicator=indicator,
        level=level,
        within=nearest.area_within(wishes.get("within", ""), level, notices),
        period=offered("period", periods, periods[-1]),
        sex=offered("sex", dimensions["sexes"], dimensions["sexes"][0]),
        age=offered("age", dimensions["ages"], dimensions["ages"][0]),
        pool=int(pool),
        population=int(population),
    )


def resolve_settings(wishes: Mapping[str, str], notices: Notices) -> Settings:
    """Return the settings nearest to the wishes."""
    against = wishes.get("against", "") or geodata.GM
    if against not in AGAINST:
        notices.add(f"There is no comparator {named(against)}; comparing with Greater Manchester.")
        against = geodata.GM
    method = wishes.get("method", "") or "natural"
    if method not in METHODS:
        notices.add(f"There is no class method {named(method)}; using natural breaks.")
        method = "natural"
    classes = nearest.number(wishes.get("classes", ""), 5, 3, 9, "number of classes", notices)
    confidence = nearest.number(wishes.get("confidence", ""), 95, 80, 99.8, "confidence level", notices)
    return Settings(
        against=against,
        threshold=nearest.any_number(wishes.get("threshold", ""), "highlight", notices),
        classes=int(classes),
        method=method,
        manual=nearest.class_limits(wishes.get("manual", ""), notices) if method == "manual" else (),
        confidence=confidence / 100,
    )


def resolve_chosen(wishes: Mapping[str, str], level: str, notices: Notices) -> Chosen:
    """Return the selection and tray as areas of `level`; finer ones give the area that holds them."""
    first, rest = ([code.strip() for code in wishes.get(key, "").split(",")] for key in ("selected", "tray"))
    nearest.areas_at([code for code in (*first, *rest) if code], level, notices)
    selected = "".join(nearest.areas_at(first[:1], level, Notices()))
    tray = nearest.areas_at(rest, level, Notices())
    others = [code for code in tray if code != selected]
    room = MOST_COMPARED - bool(selected)
    if len(others) > room:
        notices.add(f"At most {MOST_COMPARED} areas can be compared at once; the first {room} were kept.")
    kept = {selected, *others[:room]}
    return Chosen(selected, tuple(code for code in tray if code in kept))


def _held(
    wishes: Mapping[str, str], catalogue: Catalogue, facts: Facts, notices: Notices
) -> tuple[Indicator, str]:
    """Return the indicator wished for and the nearest level at which there are figures of it.

    The usual indicator, and then any other, stands in for one that the snapshot does not hold at all.
    """
    wish, level_wish, every = wishes.get("indicator", ""), wishes.get("level", ""), catalogue.indicators
    usual = every.get(DEFAULTS["indicator"]) or next(iter(every.values()))
    if wish.startswith("own_") and wish not in every:
        notices.add(f"Own data stay in their session until forgotten; showing {usual.title} instead.")
    elif wish and wish not in every:
        notices.add(f"There is no indicator {named(wish)} here; showing {usual.title} instead.")
    for indicator in dict.fromkeys((every.get(wish, usual), usual, *every.values())):
        why_not = partial(_why_not, indicator, facts)
        level = nearest.nearest_level(level_wish, DEFAULTS["level"], indicator.title, why_not, notices)
        if level:
            return indicator, level
        notices.add(f"The snapshot has no figures for {indicator.title} at any level of the map.")
    raise NothingHeld("The snapshot holds no figures for the map. Rebuild it: python -m store.build")


def _why_not(indicator: Indicator, facts: Facts, level: str) -> str:
    if level not in indicator.levels:
        return indicator.greyed.get(level, "It is not published there.")
    return facts.absent(indicator.id, level)
