"""Every identifier of one place: the codes of each year, of council, NHS and police, and how they relate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from geodata.area_tables import load_lookup
from geodata.identifier_tables import load_ended_postcodes
from geodata.identity import NOT_HELD, Identifier, Identity, Parts, month_words, share_words
from geodata.levels import COMPARATORS, GM, LEVELS, MAP_LEVELS, TYPES
from geodata.nesting import BEYOND, Area, area, areas_by_code, children
from geodata.overlaps import SCHEMES, Overlap, holders, joined, kind_of, names_of, overlaps_of
from geodata.places import find_place
from geodata.postcodes import load_postcodes


def identify(code: str) -> Identity | None:
    """Return the place of a postcode, a GSS code of any year held, or a code of the NHS; None for others."""
    if code in load_postcodes().index:
        return _live(code)
    if code in load_ended_postcodes().index:
        return _ended(code)
    for scheme in ("sub_icb", "icb"):
        if code in names_of(scheme):
            return _body(code, scheme)
    found = area(code)
    return _area(found) if found else None


@cache
def held_whole(code: str, level: str) -> Mapping[str, str]:
    """Return the area of each level and scheme that an area lies in whole, by level; itself included."""
    own = {one.level: code for one in areas_by_code().get(code, ())} or {level: code}
    found = dict(own)
    for start in own:
        for other in joined(start):
            held = holders(start, other).get(code)
            if held and other not in found:
                found[other] = held
    return found


def _area(found: Area) -> Identity:
    """Return an area as one place, whatever years its code is of."""
    code, every = found.code, areas_by_code()[found.code]
    levels = [one.level for one in every]
    own = tuple(Identifier(kind_of(one.level), one.name, code, one.level) for one in every)
    overlapping = [
        one
        for start in levels
        for other in joined(start)
        if other not in levels
        for one in overlaps_of(code, start, other)
    ]
    kept = _once(overlapping)
    alike = [one for one in kept if one.level in LEVELS and LEVELS[one.level].area_type == found.area_type]
    later = LEVELS[found.level].vintage
    return Identity(
        name=found.name,
        kind="area",
        code=code,
        level=found.level,
        shown_by=code if found.level in MAP_LEVELS else "",
        parent=found.parent_name,
        own=own,
        within=(
            *_within([one for one in kept if one.level in LEVELS and one not in alike], code),
            *_beyond(found),
        ),
        bodies=_bodies([one for one in kept if one.level in SCHEMES], found),
        parts=_parts(code, found.level),
        became=tuple(one for one in alike if LEVELS[one.level].vintage > later),
        came_from=tuple(one for one in alike if LEVELS[one.level].vintage < later),
    )


def _once(found: Iterable[Overlap]) -> list[Overlap]:
    """Return overlaps without those that another vintage of the place gave already."""
    return list({(one.level, one.code or one.name): one for one in reversed(list(found))}.values())[::-1]


def _within(found: Iterable[Overlap], code: str) -> tuple[Identifier, ...]:
    order = list(LEVELS)
    ordered = sorted(found, key=lambda one: (order.index(one.level), -one.share))
    return tuple(
        Identifier(kind_of(one.level), one.name, one.code, one.level, _share(one, code)) for one in ordered
    )


def _share(one: Overlap, code: str) -> str:
    """Return what is to be known of a share: how much of the place it is, or how well the best fit fits."""
    if not one.whole:
        return f"{share_words(one.share)} of its residents"
    if one.level == "ward25" and code in _fit():
        return f"best fit: {share_words(_fit()[code])} of its postcodes lie there" if _fit()[code] < 1 else ""
    return ""


@cache
def _fit() -> Mapping[str, float]:
    lookup = load_lookup("lsoa11")
    return dict(zip(lookup["lsoa11"], lookup["ward25_share"], strict=True))


def _beyond(found: Area) -> tuple[Identifier, ...]:
    """Return region and countries around an area, itself left out."""
    codes = [code for code, _ in COMPARATORS]
    around = codes[codes.index(found.code) + 1 :] if found.code in codes else codes[1:]
    held = [one for one in map(area, around) if one]
    kinds = {"country": "country", "region": "region"}
    return tuple(Identifier(kinds[one.level], one.name, one.code, one.level) for one in held)


def _bodies(found: list[Overlap], of: Area) -> tuple[Identifier, ...]:
    if of.level in BEYOND:
        return ()
    told = [Identifier(kind_of(one.level), one.name, one.code, one.level, _share(one, "")) for one in found]
    if not told:
        note = "Not held: the lookups of NHS and police are of LSOAs of 2011, which no lookup joins with it."
        told = [Identifier("NHS and police", "", "", "", note)]
    return (*told, *(Identifier(what, "", "", "", note) for what, note in NOT_HELD.items()))


def _parts(code: str, level: str) -> tuple[Parts, ...]:
    if level in BEYOND:
        return ()
    own = TYPES.index(LEVELS[level].area_type)
    finer = [one for one in MAP_LEVELS if TYPES.index(LEVELS[one].area_type) < own]
    found = [Parts(one, children(code, one)) for one in finer]
    return tuple(one for one in found if one.codes)


def _live(postcode: str) -> Identity:
    (place,) = (one for one in find_place(postcode) if one.code == postcode)
    row = load_postcodes().loc[postcode]
    note = ""
    if row["estimated"]:
        note = "newer than the lookup of May 2022: by its coordinates"
    elif not isinstance(row["lsoa11"], str):
        note = "its LSOA lies beyond the boundary of Greater Manchester"
    smallest = place.ancestors[place.level]
    held = {**held_whole(smallest, place.level), **place.ancestors}
    return _of_postcode(postcode, "postcode", place.level, held, note, f"live, {LIVE_WORDS}")


LIVE_WORDS = "on the list of April 2025"


def _ended(postcode: str) -> Identity:
    row = load_ended_postcodes().loc[postcode]
    lsoa, ended = str(row["lsoa11"]), str(row["ended"])
    note = (
        f"ended in {month_words(ended)}"
        if ended
        else "was live in May 2022 and is not on the list of April 2025"
    )
    held = held_whole(lsoa, "lsoa11")
    return _of_postcode(postcode, "ended", "lsoa11", held, "", note)


def _of_postcode(
    postcode: str, kind: str, level: str, held: Mapping[str, str], note: str, state: str
) -> Identity:
    smallest = area(held[level], level)
    assert smallest is not None
    order = [one for one in LEVELS if one in held and one not in BEYOND]
    within = tuple(
        Identifier(
            kind_of(one), names_of(one)[held[one]], held[one], one, note if one == level else _fits(one, kind)
        )
        for one in order
    )
    bodies = [
        Overlap(one, held[one] if SCHEMES[one].coded else "", names_of(one)[held[one]], 1.0, 0.0)
        for one in SCHEMES
        if one in held
    ]
    return Identity(
        name=postcode,
        kind=kind,
        code=postcode,
        level=level,
        shown_by=smallest.code,
        parent=smallest.parent_name,
        own=(Identifier("postcode", state, postcode),),
        within=(*within, *_beyond(smallest)),
        bodies=_bodies(bodies, smallest),
        note=note,
    )


def _fits(level: str, kind: str) -> str:
    """Return the reserve about a postcode's ward: only that of 2025 of a live one is its own."""
    if LEVELS[level].area_type == "ward" and (kind, level) != ("postcode", "ward25"):
        return "best fit of its LSOA"
    return ""


def _body(code: str, scheme: str) -> Identity:
    """Return a body of the NHS by the boroughs that it covers."""
    over = overlaps_of(code, scheme, "borough")
    single = over[0].code if len(over) == 1 and over[0].same else GM if scheme == "icb" else ""
    within = _within(over, code)
    boards = overlaps_of(code, "sub_icb", "icb") if scheme == "sub_icb" else ()
    own = Identifier(kind_of(scheme), names_of(scheme)[code], code, scheme)
    return Identity(
        name=names_of(scheme)[code],
        kind="body",
        code=code,
        level="borough",
        shown_by=single if single != GM else "",
        parent="Greater Manchester",
        own=(own,),
        within=within,
        bodies=tuple(Identifier(kind_of(one.level), one.name, one.code, one.level) for one in boards),
        parts=_parts(single, "borough" if single != GM else "combined_authority") if single else (),
        note="the same ground as the borough" if single and single != GM else "",
    )
