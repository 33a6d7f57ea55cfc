"""The answer of One ID: the sentence, the identifiers with copy buttons, what became of the place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from htmltools import Tag, TagList, tags

import geodata
from analysis.wording import sentence_case

from ...parts.tool_words import bullet, caution, deeper, method, refused, spoken
from .links import candidates, copy_button, map_link, place_button, profile_link
from .words import sentence_of

Shown = Callable[[str], str]
"""Gives an indicator with figures at a level."""

MOST_SHOWN = 12
"""Rows of one kind that are shown before a fold."""

SOURCES = (
    "Codes, names and lookups: Office for National Statistics; live postcodes: Ordnance Survey Code-Point "
    "Open of April 2025; postcodes that ended: ONS, May 2022. Open Government Licence v3.0.",
    "What lies in what goes through the LSOAs that both are made of, each counted by its residents at the "
    "census. Wards are best fits of LSOAs, so shares between wards of two years are estimates.",
    "Nothing is joined by name, and an identifier that no source gives is said to be not held.",
)


def nothing_found(looked: geodata.LookedUp) -> Tag:
    """Return why a text is no one place, and those that it may be."""
    found = looked.exact or looked.near
    title = "Which one?" if looked.exact else "Perhaps one of these"
    ways_on = [tags.h3(title), candidates(found)] if found else []
    return refused(looked.reason, *ways_on)


def answer_of(found: geodata.Identity, shown: Shown) -> TagList:
    """Return everything about one place. `shown` gives an indicator for the links."""
    return TagList(
        spoken(sentence_of(found)),
        _ways(found, shown),
        caution("Ended postcodes are placed by the LSOA that they lay in.")
        if found.kind == "ended"
        else None,
        _section("Its own codes", found.own),
        _changes("What it came from", found.came_from),
        _changes("What it became", found.became),
        _section("Where it lies", found.within),
        _section("NHS and police", found.bodies) if found.bodies else None,
        _parts(found.parts),
        method(bullet(SOURCES)),
    )


def _ways(found: geodata.Identity, shown: Shown) -> Tag | None:
    """Return the links into the page."""
    level = found.level
    if not found.shown_by:
        return None
    indicator = shown(level)
    of_area = found.kind == "area" or found.kind == "body"
    words = "Area profile" if of_area else f"Profile of its {geodata.LEVELS[level].singular}"
    links = [
        profile_link(found.shown_by, level, indicator, words),
        map_link(found.shown_by, level, indicator),
    ]
    ward = next((one for one in found.within if one.level == "ward25"), None)
    if not of_area and ward and level != "ward25":
        links.insert(1, profile_link(ward.code, "ward25", shown("ward25"), "Profile of its ward"))
    return tags.p(*_between(links), class_="one-id-ways")


def _between(links: Sequence[Tag]) -> list[Tag | str]:
    return [piece for one in links for piece in (one, " ")][:-1]


def _section(title: str, rows: Iterable[geodata.Identifier]) -> Tag:
    rows = list(rows)
    held = [one for one in rows if one.name]
    lacking = [one for one in rows if not one.name]
    lines = [_row(sentence_case(one.what), one.name, one.code, one.note, _known(one)) for one in held]
    return tags.div(
        tags.h3(title),
        *_folded(title, lines),
        *[tags.p(tags.strong(f"{one.what}. "), one.note, class_="note") for one in lacking],
        class_="section",
    )


def _known(one: geodata.Identifier) -> bool:
    """Return whether an identifier leads on to a place of its own."""
    return bool(one.code and one.level)


def _row(what: str, name: str, code: str, note: str, leads_on: bool) -> Tag:
    return tags.tr(
        tags.th(
            tags.span(what, class_="one-id-what"),
            place_button(code, name) if leads_on else name,
            tags.span(note, class_="one-id-note") if note else None,
            scope="row",
        ),
        tags.td(tags.code(code) if code else tags.span("no code held", class_="note")),
        tags.td(copy_button(code) if code else None),
    )


def _folded(title: str, rows: list[Tag]) -> list[Tag]:
    """Return rows as a table, and those beyond the first few in a fold."""
    first, more = rows[:MOST_SHOWN], rows[MOST_SHOWN:]
    found = [_table(title, first)] if first else []
    return [*found, deeper(f"{len(more):,} more", _table(f"{title}, more", more))] if more else found


def _table(title: str, rows: list[Tag]) -> Tag:
    head = tags.tr(*[tags.th(one, scope="col") for one in ("Name", "Code", "Copy")], class_="one-id-head")
    return tags.table(tags.thead(head), tags.tbody(*rows), class_="one-id-table", **{"aria-label": title})


def _changes(title: str, found: Sequence[geodata.Overlap]) -> Tag | None:
    """Return the areas of other years that share residents with a place, with both shares."""
    if not found:
        return None
    rows = [
        _row(sentence_case(geodata.kind_of(one.level)), one.name, one.code, _shares(one), True)
        for one in found
    ]
    return tags.div(tags.h3(title), *_folded(title, rows), class_="section")


def _shares(one: geodata.Overlap) -> str:
    if one.same:
        return "the same ground"
    share, back = geodata.share_words(one.share), geodata.share_words(one.share_back)
    return f"{share} of its residents, who are {back} of those there"


def _parts(parts: Sequence[geodata.Parts]) -> Tag | None:
    """Return what a place is made of: counts, and the codes to copy."""
    if not parts:
        return None
    return tags.div(tags.h3("What it is made of"), *[_part(one) for one in parts], class_="section")


def _part(one: geodata.Parts) -> Tag:
    level = geodata.LEVELS[one.level]
    kind = geodata.kind_of(one.level) if len(one.codes) == 1 else level.plural
    if level.vintage and one.level != "borough" and level.vintage not in kind:
        kind = f"{kind} of {level.vintage}"
    names = geodata.load_areas(one.level).set_index("area_code")["name"]
    return tags.div(
        tags.span(f"{len(one.codes):,} {kind}"),
        copy_button("\n".join(one.codes), f"the codes of {len(one.codes):,} {kind}"),
        deeper("Names", tags.p("; ".join(f"{names[code]} {code}" for code in one.codes[:400])))
        if len(one.codes) <= 400
        else None,
        class_="one-id-part",
    )
