"""What the address bar says, and the nearest valid state to it.

A *wish* is text: what a control or a link asked for. It is resolved against the catalogue and the store into
frozen dataclasses that hold only what exists. Every change of a wish to something else is a notice: one
sentence for the user. Nothing here knows Shiny.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import parse_qsl, urlencode

import geodata
from catalogue import Catalogue, Indicator

MOST_COMPARED = 10  # selection and compare tray together, letters A to J
MAP_LEVELS = geodata.MAP_LEVELS
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
}
AGAINST = ("parent", *(code for code, _ in geodata.COMPARATORS))


class Facts(Protocol):
    """What the state needs to know of the store."""

    def periods(self, indicator_id: str, level: str) -> list[str]:
        """Return the periods published, oldest first."""
        ...

    def dimensions(self, indicator_id: str, level: str) -> dict:
        """Return the sexes, ages and whether there are counts."""
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


@dataclass(slots=True)
class Notices:
    """Sentences for the user about wishes that could not be met as they stood.

    `quiet` ones matter only to somebody who opens a link: moving on to an indicator with other periods is no
    mistake.
    """

    sentences: list[str] = field(default_factory=list)
    quiet: list[str] = field(default_factory=list)

    def add(self, sentence: str) -> None:
        """Keep a sentence once."""
        if sentence not in self.sentences:
            self.sentences.append(sentence)


def parse_address(search: str) -> dict[str, str]:
    """Return the wishes of a query string, one value a key; later repeats are ignored."""
    wishes: dict[str, str] = {}
    for key, value in parse_qsl(search.lstrip("?"), keep_blank_values=False, max_num_fields=100):
        wishes.setdefault(key, value[:2000])
    return wishes


def write_address(state: Mapping[str, str], defaults: Mapping[str, str] = DEFAULTS) -> str:
    """Return the query string of a state; what equals its default is left out."""
    return urlencode({key: value for key, value in state.items() if value != defaults.get(key, "")}, safe=",:")


def unknown_keys(wishes: Mapping[str, str], known: set[str], notices: Notices) -> None:
    """Tell of keys in a link that no part of the page understands."""
    strange = sorted(set(wishes) - known)
    if strange:
        listed = ", ".join(f"‘{key[:40]}’" for key in strange[:5])
        notices.add(f"The link has settings that this version does not know: {listed}. They were ignored.")


def resolve_subject(wishes: Mapping[str, str], catalogue: Catalogue, facts: Facts, notices: Notices) -> Subject:
    """Return the subject nearest to the wishes."""
    indicator = _indicator(wishes.get("indicator", ""), catalogue, notices)
    level = _level(wishes.get("level", ""), indicator, notices)
    periods = facts.periods(indicator.id, level)
    period = _one_of(wishes.get("period", ""), periods, periods[-1] if periods else "", "period", indicator, notices)
    dimensions = facts.dimensions(indicator.id, level)
    sex = _one_of(wishes.get("sex", ""), dimensions["sexes"], dimensions["sexes"][0], "sex", indicator, notices)
    age = _one_of(wishes.get("age", ""), dimensions["ages"], dimensions["ages"][0], "age", indicator, notices)
    most = len(periods) if dimensions["has_counts"] else 1
    pool = int(_number(wishes.get("pool", ""), 1, 1, max(most, 1), "years pooled", notices))
    population = int(_number(wishes.get("population", ""), 0, 0, 20000, "minimum population", notices))
    within = _within(wishes.get("within", ""), level, notices)
    return Subject(indicator, level, within, period, sex, age, pool, population)


def resolve_settings(wishes: Mapping[str, str], notices: Notices) -> Settings:
    """Return the settings nearest to the wishes."""
    against = wishes.get("against", "") or geodata.GM
    if against not in AGAINST:
        notices.add(f"There is no comparator ‘{against[:40]}’; comparing with Greater Manchester.")
        against = geodata.GM
    method = wishes.get("method", "") or "natural"
    if method not in METHODS:
        notices.add(f"There is no class method ‘{method[:40]}’; using natural breaks.")
        method = "natural"
    threshold = wishes.get("threshold", "")
    return Settings(
        against=against,
        threshold=_number(threshold, None, None, None, "highlight", notices) if threshold else None,
        classes=int(_number(wishes.get("classes", ""), 5, 3, 9, "number of classes", notices)),
        method=method,
        manual=_manual(wishes.get("manual", ""), notices) if method == "manual" else (),
        confidence=_number(wishes.get("confidence", ""), 95, 80, 99.8, "confidence level", notices) / 100,
    )


def resolve_chosen(wishes: Mapping[str, str], level: str, notices: Notices) -> Chosen:
    """Return the selection and tray as areas of `level`; finer ones are lifted to the area that holds them."""
    wished = [code for code in wishes.get("tray", "").split(",") if code]
    selected = _lift(wishes.get("selected", ""), level, notices)
    tray = tuple(dict.fromkeys(code for code in (_lift(one, level, notices) for one in wished) if code))
    room = MOST_COMPARED - (1 if selected and selected not in tray else 0)
    if len(tray) > room:
        notices.add(f"At most {MOST_COMPARED} areas can be compared at once; the first {room} were kept.")
    return Chosen(selected, tray[:room])


def _indicator(wish: str, catalogue: Catalogue, notices: Notices) -> Indicator:
    if wish in catalogue.indicators:
        return catalogue.indicators[wish]
    usual = catalogue.indicators.get(DEFAULTS["indicator"]) or next(iter(catalogue.indicators.values()))
    if wish:
        notices.add(f"There is no indicator ‘{wish[:60]}’ here; showing {usual.title} instead.")
    return usual


def _level(wish: str, indicator: Indicator, notices: Notices) -> str:
    open_levels = [level for level in MAP_LEVELS if level in indicator.levels]
    if wish in open_levels:
        return wish
    if wish and wish not in MAP_LEVELS:
        notices.add(f"There is no level ‘{wish[:40]}’; the levels are borough, ward, MSOA and LSOA.")
    if not open_levels:
        return MAP_LEVELS[0]
    place = MAP_LEVELS.index(wish) if wish in MAP_LEVELS else MAP_LEVELS.index(DEFAULTS["level"])
    # Of two equally near levels the finer one: wards of another year before boroughs.
    nearest = min(open_levels, key=lambda level: (abs(MAP_LEVELS.index(level) - place), -MAP_LEVELS.index(level)))
    if wish in MAP_LEVELS:
        reason = indicator.greyed.get(wish, "It is not published there.")
        plural = geodata.LEVELS[nearest].plural
        notices.add(f"{indicator.title} by {geodata.LEVELS[wish].singular}: {reason} Showing {plural}.")
    return nearest


def _one_of(wish: str, offered: list[str], usual: str, what: str, indicator: Indicator, notices: Notices) -> str:
    if wish in offered:
        return wish
    if wish and offered:
        notices.quiet.append(f"{indicator.title} has no {what} ‘{wish[:40]}’; showing {usual}.")
    return usual


def _number(wish: str, usual, least, most, what: str, notices: Notices):
    if not wish:
        return usual
    try:
        number = float(wish)
        if number != number or number in (float("inf"), float("-inf")):
            raise ValueError(wish)
    except ValueError:
        notices.add(f"The setting ‘{what}’ was ‘{wish[:40]}’, which is not a number; using its default.")
        return usual
    if (least is not None and number < least) or (most is not None and number > most):
        kept = min(max(number, least), most)
        if what != "years pooled":
            notices.add(f"The setting ‘{what}’ was {wish[:40]}, outside {least:g} to {most:g}; using {kept:g}.")
        return kept
    return number


def _manual(wish: str, notices: Notices) -> tuple[float, ...]:
    try:
        wanted = sorted({float(part) for part in wish.replace(";", ",").split(",") if part.strip()})
    except ValueError:
        notices.add(f"Own class limits are numbers with commas between, such as 5, 10, 20; ‘{wish[:40]}’ is not.")
        return ()
    wanted = [number for number in wanted if abs(number) < 1e12]
    if len(wanted) > 8:
        notices.add("At most 8 class limits (9 classes) can be shown; the first 8 were kept.")
    return tuple(wanted[:8])


def _within(wish: str, level: str, notices: Notices) -> str:
    if not wish or wish == geodata.GM:
        return ""
    place = geodata.area(wish)
    if place is None or place.level not in MAP_LEVELS:
        notices.add(f"No area of Greater Manchester has the code ‘{wish[:20]}’; showing all of it.")
        return ""
    if MAP_LEVELS.index(place.level) >= MAP_LEVELS.index(level) or {place.level, level} == {"ward17", "ward25"}:
        return _lift(wish, "borough", notices) if level != "borough" and place.level != "borough" else ""
    return wish


def _lift(code: str, level: str, notices: Notices) -> str:
    if not code:
        return ""
    place = geodata.area(code)
    if place is None:
        notices.add(f"No area here has the code ‘{code[:20]}’; it was left out.")
        return ""
    if place.level == level:
        return code
    if place.level not in MAP_LEVELS or MAP_LEVELS.index(place.level) < MAP_LEVELS.index(level):
        return ""
    if {place.level, level} == {"ward17", "ward25"}:
        return ""  # two vintages: no ward of one year holds a ward of the other
    return _holder(code, place.level, level)


def _holder(code: str, level: str, coarser: str) -> str:
    """The area of `coarser` that holds most of the LSOAs of `code`."""
    lookup = geodata.load_lookup()
    return str(lookup.loc[lookup[level] == code, coarser].mode().iat[0])
