"""What is said of a session's places: the finding first, then who lives near."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

import geodata
from analysis.wording import count_words, format_number, format_value, join_words
from own.point_counts import census_words, centre_words

from ..on_map import name_of
from .figures import IN_AREAS, NEAR, Found

MOST_NAMED = 2
Runs = Iterator[tuple[str, bool]]


def distance_words(kilometres: float) -> str:
    """Return a distance: "200 m", "1 km", "2.5 km"."""
    if kilometres < 1:
        return f"{round(1000 * kilometres)}\u00a0m"
    return f"{format_number(kilometres, 0 if float(kilometres).is_integer() else 1)}\u00a0km"


def headline(found: Found) -> Runs:
    """Yield the sentence that comes first: which area has the most, how many have none. Bold where true."""
    level, counts = geodata.LEVELS[found.ask.level], found.counts[found.shown]
    near = found.ask.mode == NEAR
    if not found.total:
        kind = f" of “{found.kind}”" if found.kind else ""
        yield "None", True
        yield f" of your places{kind} is in {name_of(found.ask.within)}.", False
        return
    yield f"Of {of_words(found)}, ", False
    most, none = int(counts.max(initial=0)), int((counts == 0).sum())
    reach = f" within {distance_words(found.ask.kilometres)} of " if near else " in "
    middle = f"the middle of any {level.singular}" if near else f"any {level.singular} shown"
    if not most:
        yield "none", True
        yield f" is{reach}{middle}.", False
        return
    names = geodata.load_areas(found.ask.level)["name"].to_numpy(object)[found.shown][counts == most]
    yield f"{most:,}", True
    yield (
        f"{' each' if len(names) > 1 else ''} {'is' if most == 1 and len(names) == 1 else 'are'}{reach}",
        False,
    )
    if near:
        yield "the middle of ", False
    if len(names) > MOST_NAMED:
        yield f"{len(names):,} {level.plural}", True
    else:
        yield join_words([str(name) for name in names]), True
    yield ", the most; " if counts.size > 1 else "; ", False
    verb, close = ("has" if none == 1 else "have"), " so near" if near else ""
    lacking = f"{count_words(none, level.singular, level.plural)} {verb} none{close}."
    yield lacking if none else f"every {level.singular} has at least one{close}.", False


def of_words(found: Found) -> str:
    """Return the places that are counted: "43 places", "12 places of “Pharmacy” in Wigan"."""
    one = "place" if found.total == 1 else "places"
    kind = f" of “{found.kind}”" if found.kind else ""
    inside = found.ask.within and found.ask.mode == IN_AREAS
    where = f" in {name_of(found.ask.within)}" if inside else ""
    return f"{found.total:,} {one}{kind}{where}"


def residents_words(found: Found) -> Runs:
    """Yield how many residents live near a place, in Greater Manchester and in the area meant."""
    if found.whole is None:
        return
    yield format_value(found.whole.percent, "%"), True
    yield (
        " of the residents of Greater Manchester live in an LSOA whose middle is within "
        f"{distance_words(found.ask.kilometres)} of one",
        False,
    )
    if found.here is not None and found.place:
        yield f"; of those of {found.place}, ", False
        yield format_value(found.here.percent, "%"), True
    yield ".", False


def selected_words(found: Found) -> Runs:
    """Yield the counts of the area selected; nothing without one."""
    codes = geodata.load_areas(found.ask.level)["area_code"].to_numpy(str)
    at = np.flatnonzero(codes == found.ask.selected)
    if not at.size:
        return
    inside, near = int(found.inside[at[0]]), int(found.near[at[0]])
    yield name_of(found.ask.selected), True
    yield f" has {count_words(inside, 'place', 'places')}", False
    if inside and np.isfinite(found.rates[at[0]]):
        yield f", {format_number(found.rates[at[0]], 1)} for every 10,000 residents", False
    yield f"; {near or 'none'} within {distance_words(found.ask.kilometres)} of its middle.", False


def method_words(level: str) -> tuple[str, ...]:
    """Return how it was worked out at a level, as sentences."""
    return (
        "A postcode is drawn where Code-Point Open has it, and counted in the areas that are published for "
        "it. Longitude and latitude, or easting and northing, are counted in the area whose outline holds "
        "them. Outlines are generalised, so a place near an edge may be counted next door: of postcodes, "
        "87 % lie in the outline of their own LSOA, 91 % of their ward, 99.7 % of their borough.",
        f"Distances are straight lines on the National Grid, from {centre_words(level)}. The share of "
        "residents takes each LSOA whole, by a point inside it. Residents are those of "
        f"{census_words(level)}.",
        "Places outside Greater Manchester are listed and not counted, so near its border more may be in "
        "reach.",
    )
